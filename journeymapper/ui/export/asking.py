"""The files that the export dialogue asks for: a brand, a presentation, and where to write."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QWidget

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.storage.errors import MapError
from journeymapper.ui.export.form import Form
from journeymapper.ui.export.remembered import Remembered, folder_of
from journeymapper.ui.files import safe_name
from journeymapper.ui.program import Program
from journeymapper.ui.title import name_of


def ask_brand(program: Program, dialog: QWidget, form: Form) -> None:
    """Choose the brand of a file, or the one of before."""
    kinds = _("Brands") + " (*.brand.json *.json)"
    path = program.ask.file_path(dialog, _("A brand"), program.folder(), kinds)
    form.take_brand(str(path) if path is not None else "", path.name if path is not None else "")


def ask_template(program: Program, dialog: QWidget, form: Form) -> None:
    """Choose a presentation that takes the slides, or none."""
    kinds = _("Presentations") + " (*.pptx *.potx)"
    path = program.ask.file_path(dialog, _("A presentation"), program.folder(), kinds)
    if path is None:
        form.take_template(None)
        return
    from journeymapper.storage.file import read_bytes

    try:
        form.take_template(read_bytes(path), path.name)
    except MapError as error:
        form.take_template(None)
        program.ask.tell(dialog, _("This presentation cannot be used"), str(error))


def ask_path(
    program: Program, dialog: QWidget, editor: Editor, form: Form, remembered: Remembered
) -> Path | None:
    """Where to write what is chosen in the form, with its suffix; None when it is not to be written."""
    suffix = form.wanted().options.suffix
    folder = folder_of(remembered, editor.path, program.folder())
    kinds = f"{form.format.currentText()} (*{suffix})"
    path = program.ask.export_path(dialog, folder / f"{safe_name(name_of(editor))}{suffix}", kinds)
    if path is None or path.suffix.lower() == suffix:
        return path
    path = path.with_name(path.name + suffix)
    if os.path.exists(path):
        # The file dialogue has asked about another name.
        heading = _("“{name}” exists already", name=path.name)
        answers = (("replace", _("Replace it")),)
        if program.ask.choose(dialog, heading, str(path.parent), answers) != "replace":
            return None
    return path
