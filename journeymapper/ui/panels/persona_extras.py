"""The personas of the map, in the panel that shows the map's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.record import new_id
from journeymapper.operations.personas import add_persona
from journeymapper.ui.panels.extra import Extra, link_button, row_of, small_button
from journeymapper.ui.panels.subject import Subject

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


class PersonaList(Extra):
    """A row for each persona, which opens it, and a button to add one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Personas"))

    def show_subject(self, document: Document, subject: Subject) -> None:
        self.clear()
        for persona in document.personas:
            show = link_button(persona.name or _("Unnamed persona"))
            show.clicked.connect(lambda _checked, id=persona.id: self._select(id))
            edit = small_button("pencil", _("Edit {name}", name=persona.name))
            edit.clicked.connect(lambda _checked, id=persona.id: self._select(id))
            self.rows.addWidget(row_of(show, edit))
        add = link_button(_("Add a persona"))
        add.clicked.connect(lambda: new_persona(self.main))
        self.rows.addWidget(add)

    def _select(self, id: str) -> None:
        if self.main.editor is not None:
            self.main.editor.select((id,))


def new_persona(window: MainWindow) -> None:
    """Add a persona and open it with the keyboard in its name."""
    editor = window.editor
    if editor is None:
        return
    id = new_id()
    document = add_persona(editor.document, name=_("New persona"), id=id)
    editor.commit(_("Add persona"), document, selection=(id,))
    window.show_inspector("name")
