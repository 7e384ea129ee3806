"""The two ends of the selected link, and which way it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from journeymapper.editor.commands import delete_selection
from journeymapper.editor.linking import turn_selection
from journeymapper.i18n import _, ngettext
from journeymapper.model.card import Card, Link
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card
from journeymapper.ui.panels.extra import Extra, link_button
from journeymapper.ui.panels.subject import Subject
from journeymapper.ui.safety.plain import plain_tip
from journeymapper.ui.words import card_kind_name, short_text

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


class LinkEnds(Extra):
    """From which card to which the one selected link leads; of several, what can be done with all."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Direction"))

    def show_subject(self, document: Document, subject: Subject) -> None:
        links = [one for one in subject.records if isinstance(one, Link)]
        ends = [find_card(document, id) for one in links[:1] for id in (one.source, one.target)]
        if self.is_shown(links, ends):
            return
        self.clear()
        if len(links) == 1:
            for words, card in zip((_("From"), _("To")), ends, strict=True):
                if card is not None:
                    self._end(words, card)
        turn = link_button(_("The other way round"))
        turn.clicked.connect(self._turn)
        remove = link_button(ngettext("Remove this link", "Remove these links", len(links)))
        remove.clicked.connect(self._remove)
        self.rows.addSpacing(6)
        for button in (turn, remove):
            self.rows.addWidget(button)

    def _end(self, words: str, card: Card) -> None:
        label = QLabel(words)
        label.setProperty("muted", True)
        button = link_button(short_text(card).replace("&", "&&"))
        kind = card_kind_name(card.kind)
        button.setToolTip(plain_tip(f"{kind}: {card.text}"))
        button.setAccessibleName(f"{words}: {kind}, {card.text}")
        button.clicked.connect(lambda: self._select(card.id))
        self.rows.addWidget(label)
        self.rows.addWidget(button)

    def _turn(self) -> None:
        if self.main.editor is not None:
            turn_selection(self.main.editor)

    def _remove(self) -> None:
        if self.main.editor is not None and self.main.canvas is not None:
            delete_selection(self.main.editor)
            self.main.canvas.setFocus()

    def _select(self, id: str) -> None:
        if self.main.editor is not None and self.main.canvas is not None:
            self.main.editor.select((id,))
            self.main.canvas.reveal(id)
            self.main.canvas.setFocus()
