"""Brings back at the start what an earlier session had not saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.storage import rescue
from journeymapper.storage.errors import MapError
from journeymapper.storage.outside import NOTHING, stamp
from journeymapper.storage.rescue import Found
from journeymapper.storage.salvage import salvaged
from journeymapper.storage.saver import Outcome
from journeymapper.ui.safety.recovery_dialog import (
    AS_NEW,
    DISCARD,
    INTO_FILE,
    KEEP,
    SALVAGE,
    Decision,
    RecoveryDialog,
)

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

Decide = Callable[[Sequence[Found], "MainWindow | None"], tuple[Decision, ...] | None]


def ask_decisions(copies: Sequence[Found], window: MainWindow | None) -> tuple[Decision, ...] | None:
    """Shows the list; None when people want to decide later."""
    dialog = RecoveryDialog(copies, window)
    chosen = dialog.decisions() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return chosen


def offer(program: Program, window: MainWindow, *, all_of_them: bool = False) -> None:
    """Look for copies beside the interface, and show the list when there are any. At a start those that
    were kept for later are left alone; with `all_of_them` they are listed too, or that there are none.
    """
    keeping = program.safety.keeping

    def done(outcome: Outcome[tuple[Found, ...]]) -> None:
        copies = [copy for copy in outcome.value or () if all_of_them or not copy.kept]
        if copies and window in program.windows:
            decided = (program.safety.decide or ask_decisions)(copies, window)
            if decided is None:
                decided = tuple(Decision(copy, KEEP) for copy in copies)
            carry_out(program, decided, window)
        elif all_of_them:
            window.status.say(_("There is nothing to recover: every map was saved."))

    keeping.looker.submit(lambda: rescue.found(keeping.home), done)


def carry_out(program: Program, decisions: Sequence[Decision], window: MainWindow | None) -> None:
    """Do what was decided. A copy goes only when its map is durably saved, or was discarded."""
    failed = []
    for copy, what in decisions:
        try:
            if what == DISCARD:
                rescue.discard(copy)
            elif what in (INTO_FILE, AS_NEW):
                recover(program, copy, window, into_file=what == INTO_FILE)
            elif what == SALVAGE:
                _salvage(program, copy, window)
            else:
                rescue.keep(copy)
        except MapError as error:
            failed.append(str(error))
    if failed:
        program.ask.tell(window, _("A map could not be recovered"), "\n".join(failed))


def recover(program: Program, copy: Found, window: MainWindow | None, *, into_file: bool) -> None:
    """Open a copy, unsaved. Raises MapError."""
    opened = copy.load()
    path = copy.path if into_file else None
    known = stamp(path) if path is not None else NOTHING
    if path is not None and program.window_of(path) is not None:
        path, known = None, NOTHING  # that window has the file
    editor = Editor(opened.document, opened.pictures, path)
    editor.mark_unsaved()
    kept = program.safety.keeping.adopt(editor, known, rescue.resume(copy, path, known.sha256))
    shown = program.show_in(editor, window)
    if path is None:
        kept.until_saved = _("Recovered. Save it to keep it.")
    else:
        kept.until_saved = _("Recovered. Save to put it into “{name}”.", name=_name(path))
    shown.status.say(kept.until_saved)


def _salvage(program: Program, copy: Found, window: MainWindow | None) -> None:
    opened = salvaged(copy.text())
    editor = Editor(opened.document, opened.pictures)
    editor.mark_unsaved()
    program.show_in(editor, window)


def _name(path: Path) -> str:
    from journeymapper.storage.names import shown

    return shown(path)
