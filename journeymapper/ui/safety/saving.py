"""Saving a window's map: beside the interface, in order, and never over what nobody has seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.operations.facts import set_title
from journeymapper.storage.errors import MapError, SaveError
from journeymapper.storage.names import real, shown
from journeymapper.storage.outside import Stamp, stamp
from journeymapper.storage.saver import Outcome
from journeymapper.storage.saving import ChangedOutside, Saved, save_over
from journeymapper.ui import files
from journeymapper.ui.preferences import with_recent
from journeymapper.ui.safety.keeping import Kept

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

Finished = Callable[[bool], object]
_TITLE = "title from the file"  # merge key of the edit that may be withdrawn


def save(program: Program, window: MainWindow, again: bool) -> bool:
    """Save the window's map and wait for it, the windows being alive meanwhile; `again` always asks
    where. True when it is saved.
    """
    ended: list[bool] = []
    loop = QEventLoop()

    def finished(is_saved: bool) -> None:
        ended.append(is_saved)
        loop.quit()

    begin(program, window, again, finished)
    if not ended:
        loop.exec()
    return bool(ended and ended[0])


def wait_for(program: Program, kept: Kept) -> None:
    """Until nothing of this map is being saved any more."""
    while kept.saves:
        loop = QEventLoop()
        program.safety.keeping.saver.submit(lambda: None, _ends(loop))
        loop.exec()


def _ends(loop: QEventLoop) -> Callable[[object], None]:
    return lambda _outcome: loop.quit()


def begin(
    program: Program,
    window: MainWindow,
    again: bool = False,
    finished: Finished = lambda _is_saved: None,
    beside: bool = False,
) -> None:
    """Ask where when that is needed, begin to save, and go on working; `finished` hears how it ended.
    With `beside` a new file beside the map's own is proposed.
    """
    editor = window.editor
    kept = program.safety.keeping.find(editor)
    if editor is None or kept is None:
        finished(False)
        return
    window.commit_editing()
    path = kept.target or editor.path
    agreed: Stamp | None = None
    titled: Document | None = None
    # A map that may not go into its file may be on its way into another one, which was agreed to.
    if path is None or again or (editor.is_read_only and kept.target is None):
        suggested = files.suggested_path(editor, program.folder())
        if beside or editor.is_read_only:
            suggested = _beside(suggested)
        chosen = program.ask.save_path(window, suggested)
        if chosen is None:
            finished(False)
            return
        path = files.with_suffix(chosen)
        if not _is_own(kept, path) and program.window_of(path) is not None:
            message = _("“{name}” is open in another window: choose another name.", name=shown(path))
            _failed(program, window, SaveError(message), finished)
            return
        if not _is_own(kept, path):
            try:
                agreed = stamp(path)  # what people agreed to replace, and nothing newer
            except MapError as error:
                _failed(program, window, SaveError(str(error)), finished)
                return
        titled = _titled_by(editor, path)
    write(program, window, kept, path, agreed, finished, titled)


def write(
    program: Program,
    window: MainWindow,
    kept: Kept,
    path: Path,
    known: Stamp | None,
    finished: Finished = lambda _is_saved: None,
    titled: Document | None = None,
) -> None:
    """Write what is committed now over the version `known` of a file (None: the one read or saved last).
    Nothing stays of the title in `titled`, lent by a file that could not be written.
    """
    keeping, editor, session = program.safety.keeping, kept.editor, kept.session
    document, pictures = editor.document, dict(editor.pictures)
    number = session.next_number()
    kept.saves += 1
    kept.target = path

    def job() -> Saved:
        saved = save_over(path, kept.stamp if known is None else known, document, pictures, keeping.home)
        # Here, for the next save in the queue compares with what this one has written.
        kept.stamp = saved.stamp
        session.after_save(number, path, saved.stamp.sha256)
        return saved

    def done(outcome: Outcome[Saved]) -> None:
        kept.saves -= 1
        if not kept.saves:
            kept.target = None
        if outcome.value is None:
            if titled is not None and editor.document is titled:
                editor.withdraw(_TITLE)
            _failed(program, window, outcome.error or SaveError(""), finished, kept)
            return
        if editor.path != path:
            keeping.unlock(kept)
        kept.missing = None
        kept.copied = None if editor.document is not document else document
        editor.is_read_only = False
        editor.mark_saved(document, path)
        if editor.document is document:
            keeping.drop_copies(kept)
        program.change(with_recent(program.preferences, path.absolute()))
        if outcome.value.notice:
            window.status.say(outcome.value.notice)
        else:
            window.status.unsay(kept.until_saved)
        finished(True)

    keeping.saver.submit(job, done)


def _failed(
    program: Program, window: MainWindow, error: Exception, finished: Finished, kept: Kept | None = None
) -> None:
    """Say why, and offer what can be done instead. The map stays unsaved until that has succeeded."""
    if not isinstance(error, SaveError):
        finished(False)
        raise error  # a fault of the program: the guard tells of it
    if window not in program.windows:
        finished(False)
        return
    if isinstance(error, ChangedOutside) and kept is not None:
        from journeymapper.ui.safety import outside

        outside.ask(program, window, kept, error.change, finished)
        return
    answers = (("elsewhere", _("Save in another place …")),)
    if program.ask.choose(window, _("The map is not saved"), str(error), answers) == "elsewhere":
        begin(program, window, again=True, finished=finished)
    else:
        finished(False)


def _titled_by(editor: Editor, path: Path) -> Document | None:
    """The map with the name of its first file as its title, as an edit of its own, when it has no title;
    None when nothing was changed. The name that we proposed ourselves says nothing.
    """
    name = " ".join(path.stem.replace("_", " ").split())
    if editor.path is not None or editor.document.title.strip() or files.says_nothing(path.stem):
        return None
    editor.commit(_("Title from the file name"), set_title(editor.document, name), merge=_TITLE)
    return editor.document


def _is_own(kept: Kept, path: Path) -> bool:
    own = kept.editor.path
    return own is not None and real(own) == real(path) and not kept.editor.is_read_only


def _beside(path: Path) -> Path:
    """A name for another version of this file that no file has yet."""
    named = (
        path.with_name(_("{name} (mine)", name=f"{path.stem}{number}") + path.suffix)
        for number in ("", *(f" {one}" for one in range(2, 100)))
    )
    return next((one for one in named if not one.exists()), path)
