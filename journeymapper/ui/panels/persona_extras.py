"""The personas of the map, in the panel that shows the map's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.ui import edits
from journeymapper.ui.panels.extra import Extra, link_button
from journeymapper.ui.panels.subject import Subject
from journeymapper.ui.safety.plain import plain_tip

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


class PersonaList(Extra):
    """A row for each persona, which opens it, and a button to add one."""

    name = "personas"

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Personas"))

    def take_focus(self) -> None:
        """The keyboard on the way to add one: Enter adds it."""
        last = self.rows.itemAt(self.rows.count() - 1)
        if last is not None and (button := last.widget()) is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_subject(self, document: Document, subject: Subject) -> None:
        if self.is_shown(tuple((one.id, one.name) for one in document.personas)):
            return
        self.clear()
        for persona in document.personas:
            show = link_button(short_name(persona.name) or _("Unnamed persona"))
            show.setToolTip(plain_tip(_("Edit {name}", name=persona.name or _("Unnamed persona"))))
            show.clicked.connect(lambda _checked, id=persona.id: self._select(id))
            self.rows.addWidget(show)
        add = link_button(_("Add a persona"))
        add.clicked.connect(lambda: edits.add_persona(self.main))
        self.rows.addWidget(add)

    def _select(self, id: str) -> None:
        if self.main.editor is not None:
            self.main.editor.select((id,))


def short_name(name: str) -> str:
    """A name that fits into the panel, as a button wants it."""
    words = " ".join(name.split())
    return (words if len(words) <= 34 else words[:33].rstrip() + "\N{HORIZONTAL ELLIPSIS}").replace("&", "&&")
