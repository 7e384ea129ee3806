"""Links, review notes and personas of the selected cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton

from journeymapper.i18n import N_, _
from journeymapper.model.card import Card, Link, Note
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card
from journeymapper.model.record import evolve, new_id
from journeymapper.operations.cards import edit_card, edit_cards
from journeymapper.operations.links import add_link, delete_links, edit_link, turn_link
from journeymapper.ui.long_texts import refusal
from journeymapper.ui.panels.extra import Extra, link_button, row_of, small_button, words_label
from journeymapper.ui.panels.field import MIXED, CheckField, LineField
from journeymapper.ui.panels.subject import Subject
from journeymapper.ui.safety.plain import plain_tip
from journeymapper.ui.words import LINKS, short_text

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

_BACK = {
    "causes": N_("is caused by"),
    "addresses": N_("is addressed by"),
    "leads to": N_("follows from"),
}


class CardLinks(Extra):
    """What the one selected card is linked to; with two selected, the way to link them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Links"))

    def show_subject(self, document: Document, subject: Subject) -> None:
        self.clear()
        ids = subject.ids
        self.setVisible(len(ids) in (1, 2))
        if len(ids) == 1:
            self._show_links(document, ids[0])
        elif len(ids) == 2:
            self._offer(document, ids[0], ids[1])

    def _show_links(self, document: Document, id: str) -> None:
        for link in document.links:
            if id not in (link.source, link.target):
                continue
            forth = link.source == id
            other = find_card(document, link.target if forth else link.source)
            if other is None:
                continue
            show = link_button(short_text(other).replace("&", "&&"))
            show.setToolTip(plain_tip(other.text))
            show.clicked.connect(lambda _checked, other=other.id: self._select(other))
            remove = small_button("x", _("Remove this link"))
            remove.clicked.connect(lambda _checked, link=link.id: self._remove(link))
            self.rows.addWidget(self._relation(link, forth))
            self.rows.addWidget(row_of(show, remove))
        if not self.rows.count():
            hint = _(
                "Drag the dot below the card onto another card, or press Ctrl+L here and on the other one."
            )
            self.rows.addWidget(words_label(hint, muted=True))

    def _relation(self, link: Link, forth: bool) -> QPushButton:
        """What the link says, seen from the selected card; a press offers the other kinds."""
        words = LINKS if forth else _BACK
        button = link_button(_(words.get(link.kind, link.kind)))
        button.setProperty("muted", True)
        button.setAccessibleName(_("Kind of link: {kind}", kind=button.text()))
        menu = QMenu(button)
        for kind, name in words.items():
            action = menu.addAction(_(name))
            action.setCheckable(True)
            action.setChecked(kind == link.kind)
            action.triggered.connect(lambda _checked, kind=kind: self._edit(link.id, kind))
        menu.addSeparator()
        menu.addAction(_("The other way round")).triggered.connect(lambda _checked: self._turn(link.id))
        menu.addAction(_("Go to this link")).triggered.connect(lambda _checked: self._go_to(link.id))
        button.setMenu(menu)
        return button

    def _edit(self, link: str, kind: str) -> None:
        self.commit(_("Change link"), edit_link(self._document(), link, kind))

    def _turn(self, link: str) -> None:
        self.commit(_("Turn link round"), turn_link(self._document(), link))

    def _go_to(self, link: str) -> None:
        if self.main.editor is not None:
            self.main.editor.select((link,))

    def _offer(self, document: Document, source: str, target: str) -> None:
        for kind, words in LINKS.items():
            button = link_button(_("The first {relation} the second", relation=_(words)))
            button.clicked.connect(
                lambda _checked, kind=kind: self.commit(
                    _("Link cards"), add_link(self._document(), source, target, kind)
                )
            )
            self.rows.addWidget(button)

    def _document(self) -> Document:
        editor = self.main.editor
        if editor is None:
            raise LookupError("no map is open")
        return editor.document

    def _remove(self, link: str) -> None:
        self.commit(_("Remove link"), delete_links(self._document(), (link,)))

    def _select(self, id: str) -> None:
        if self.main.editor is not None and self.main.canvas is not None:
            self.main.editor.select((id,))
            self.main.canvas.reveal(id)


class ReviewNotes(Extra):
    """Remarks on the one selected card: tick them off, add one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Review notes"))
        self._card: Card | None = None
        self._line = LineField(_("Add a note, Enter keeps it"))
        self._line.setAccessibleName(_("New review note"))
        self._line.returnPressed.connect(self._add)
        self.column.addWidget(self._line)

    def show_subject(self, document: Document, subject: Subject) -> None:
        self.setVisible(len(subject.records) == 1)
        card = subject.records[0] if len(subject.records) == 1 else None
        if not isinstance(card, Card):
            return
        if self._card is not None and self._card.id != card.id:
            self._line.clear()
        self._card = card
        if self.is_shown(card.id, card.notes):
            return
        self.clear()
        for note in card.notes:
            done = QCheckBox()
            done.setChecked(note.done)
            done.setToolTip(_("Done"))
            done.setAccessibleName(_("Done: {text}", text=note.text))
            done.clicked.connect(lambda checked, note=note: self._put(note, evolve(note, done=checked)))
            remove = small_button("x", _("Remove this note"))
            remove.clicked.connect(lambda _checked, note=note: self._put(note, None))
            self.rows.addWidget(row_of(words_label(note.text, muted=note.done), done, remove))

    def _add(self) -> None:
        text, card, editor = self._line.text().strip(), self._card, self.main.editor
        if text and card is not None and editor is not None:
            too_long = refusal(len(text))
            if too_long:
                self.main.status.say(too_long)
                return
            notes = (*card.notes, Note(id=new_id(), text=text))
            self._line.clear()
            self.commit(_("Add review note"), edit_card(editor.document, card.id, notes=notes))

    def _put(self, note: Note, changed: Note | None) -> None:
        card, editor = self._card, self.main.editor
        if card is None or editor is None:
            return
        notes = (changed if one is note else one for one in card.notes)
        kept = tuple(one for one in notes if one is not None)
        self.commit(_("Edit review notes"), edit_card(editor.document, card.id, notes=kept))


class CardPersonas(Extra):
    """Whose journey the selected cards belong to; none ticked means everybody's."""

    folded = True

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Personas (none ticked: all)"))
        self._cards: list[Card] = []
        self._checks: dict[str, CheckField] = {}

    def show_subject(self, document: Document, subject: Subject) -> None:
        self.setVisible(bool(document.personas))
        self._cards = [card for card in subject.records if isinstance(card, Card)]
        if not self.is_shown(tuple((one.id, one.name) for one in document.personas)):
            self._build(document)
        for id, check in self._checks.items():
            has = {id in card.personas for card in self._cards}
            check.show_value(has.pop() if len(has) == 1 else MIXED)

    def _build(self, document: Document) -> None:
        self.clear()
        self._checks = {}
        for persona in document.personas:
            check = CheckField(persona.name.replace("&", "&&") or _("Unnamed persona"))
            check.edited.connect(lambda ticked, id=persona.id: self._tick(id, ticked))
            self.rows.addWidget(check)
            self._checks[persona.id] = check

    def _tick(self, persona: str, ticked: bool) -> None:
        if self.main.editor is None:
            return
        document = self.main.editor.document
        for card in self._cards:
            others = tuple(one for one in card.personas if one != persona)
            personas = (*others, persona) if ticked else others
            document = edit_cards(document, (card.id,), personas=personas)
        self.commit(_("Edit personas"), document)
