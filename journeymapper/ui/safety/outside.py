"""What other programs and people do to open maps: noticed, never taken or overwritten silently."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, Qt, QTimer

from journeymapper.i18n import _
from journeymapper.storage import backups
from journeymapper.storage.conflicts import conflict_copies
from journeymapper.storage.errors import MapError, SaveError
from journeymapper.storage.file import Opened, decode, encode, read_bytes
from journeymapper.storage.lock import Lock, is_ours
from journeymapper.storage.names import shown
from journeymapper.storage.outside import NOTHING, Change, Stamp, changed_since, stamp_of
from journeymapper.storage.saver import Outcome
from journeymapper.ui import files
from journeymapper.ui.safety import saving
from journeymapper.ui.safety.keeping import Keeping, Kept

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

PAUSE = 1_000  # milliseconds between two looks while a window of the program is active
SELDOM = 10  # every so many looks the whole folder is read


class Seen(NamedTuple):
    """What a look found: the change, the map that is in the file now when it can be read, whether our
    lock is still ours, and other versions beside the file (None: not looked for).
    """

    change: Change
    opened: Opened | None = None
    is_locked: bool = True
    conflicts: tuple[Path, ...] | None = None


class Outside(QObject):
    """Looks at the files of the open maps, at once when a window becomes active and then every second."""

    def __init__(self, program: Program, keeping: Keeping) -> None:
        super().__init__()
        self._program, self._keeping = program, keeping
        self._named: dict[Path, tuple[Path, ...]] = {}  # conflict copies that people were told of
        self._timer = QTimer(self, interval=PAUSE)
        self._ticks = 0
        self._timer.timeout.connect(self._on_tick)
        program.application.applicationStateChanged.connect(self._on_state)
        program.application.focusWindowChanged.connect(self._on_focus)
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._program.application.applicationStateChanged.disconnect(self._on_state)
        self._program.application.focusWindowChanged.disconnect(self._on_focus)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def _on_focus(self, window: object) -> None:
        if window is not None:
            self.look()

    def _on_tick(self) -> None:
        self._ticks += 1
        self.look(self._ticks % SELDOM == 0)

    def look(self, beside: bool = True) -> None:
        """Look at every file, in a thread of its own; with `beside` for other versions in its folder too."""
        opened = {kept.editor.path for kept in self._keeping.maps}
        self._named = {path: names for path, names in self._named.items() if path in opened}
        for kept in self._keeping.maps:
            path = kept.editor.path
            if path is None or kept.saves or kept.is_asking:
                continue
            known, lock = kept.stamp, kept.lock
            whole = beside or path not in self._named  # what lies beside a map is told once it is open

            def done(outcome: Outcome[Seen], kept: Kept = kept, known: Stamp = known) -> None:
                if outcome.value is not None:
                    self._found(kept, known, outcome.value)
                elif outcome.error is not None and not isinstance(outcome.error, MapError | OSError):
                    raise outcome.error  # a fault of the program: the guard tells of it

            self._keeping.looker.submit(
                partial(examined, path, known, lock, whole),
                done,
                latest=f"look {kept.session.folder.name}",
            )

    def _found(self, kept: Kept, known: Stamp, seen: Seen) -> None:
        """Deal with what was found, unless the map was saved or closed meanwhile."""
        program = self._program
        if kept not in self._keeping.maps or kept.saves or kept.is_asking or kept.stamp is not known:
            return
        window = next((one for one in program.windows if one.editor is kept.editor), None)
        if window is None:
            return
        self._name_conflicts(window, seen.conflicts)
        if not seen.is_locked and kept.lock is not None:
            kept.lock, kept.lock_wanted = None, False
            _make_read_only(window, kept)
        change = seen.change
        if change.kind == "same":
            if kept.missing is not None:
                missing, kept.missing = kept.missing, None
                kept.editor.mark_saved(missing)
            kept.stamp = change.stamp
        elif change.kind == "deleted" and kept.missing is None and kept.editor.saved is not None:
            name = _lost(kept)
            window.status.say(_("“{name}” was deleted or moved by another program.", name=name))
        elif change.kind == "changed" and change.stamp.sha256 != kept.waived.sha256:
            if seen.opened is not None and _is_ours(kept, seen.opened):
                kept.stamp = change.stamp  # only written in another way
            elif not _is_free(window, kept):
                ask(program, window, kept, change)
            elif seen.opened is not None:
                take(window, kept, seen.opened, change.stamp)
                name = shown(kept.editor.path or "")
                window.status.say(
                    _("“{name}” was changed by another program. Undo brings back what was here.", name=name)
                )
            elif kept.missing is None:
                name = _lost(kept)
                window.status.say(
                    _("Another program made “{name}” unreadable. Save to put the map there again.", name=name)
                )

    def _name_conflicts(self, window: MainWindow, conflicts: tuple[Path, ...] | None) -> None:
        path = window.editor.path if window.editor is not None else None
        if path is None or conflicts is None or not window.is_furnished:
            return
        known = self._named.get(path, ())
        self._named[path] = conflicts
        if conflicts == known:
            return
        names = ", ".join(shown(one) for one in conflicts[:3])
        words = _("Another version lies beside this map: {names}. See File, Earlier versions.", names=names)
        for one in self._program.windows:
            if one.editor is window.editor:
                one.status.remind(words if conflicts else "")


def examined(path: Path, known: Stamp, lock: Lock | None, beside: bool = True) -> Seen:
    """What became of a map's file. A file that cannot be read as a map is changed all the same."""
    change = changed_since(path, known)
    # With its whole folder gone, nobody took the lock over.
    locked = lock is None or is_ours(lock) or not path.parent.is_dir()
    opened = None
    if change.kind == "changed":
        try:
            data = read_bytes(path)
            # The version that is shown must be the one that is known from then on.
            change = Change("changed", stamp_of(path, data))
            opened = decode(data, repair=True)
        except MapError:
            opened = None
    return Seen(change, opened, locked, conflict_copies(path) if beside else None)


def take(window: MainWindow, kept: Kept, opened: Opened, stamp: Stamp) -> None:
    """Show the version from outside in place of ours, as a step that can be undone."""
    editor = kept.editor
    kept.lock_wanted, wanted = False, kept.lock_wanted  # it is no edit of ours
    editor.pictures.update(opened.pictures)
    editor.commit(_("Changed by another program"), opened.document)
    kept.stamp, kept.missing, kept.waived = stamp, None, NOTHING
    kept.copied = None
    editor.mark_saved(editor.document)
    kept.lock_wanted = wanted


def ask(
    program: Program,
    window: MainWindow,
    kept: Kept,
    change: Change,
    finished: saving.Finished = lambda _is_saved: None,
) -> None:
    """The file is not the one that we know, and the map has changes of its own: what shall be done?"""
    path = kept.editor.path
    if kept.is_asking or path is None:
        finished(False)
        return
    kept.is_asking = True
    try:
        window.finish_editing()
        kept.waived = change.stamp
        answer = _answer(program, window, kept, path, change)
        if answer == "again":
            saving.write(program, window, kept, path, NOTHING, finished)
        elif answer == "replace":
            saving.write(program, window, kept, path, change.stamp, finished)
        elif answer == "mine":
            saving.begin(program, window, again=True, finished=finished, beside=change.kind != "deleted")
        elif answer == "theirs":
            finished(_take_theirs(program, window, kept, path))
        else:
            if answer == "both":
                _show_theirs(program, window, kept, path)
            finished(False)
    finally:
        kept.is_asking = False


def _answer(program: Program, window: MainWindow, kept: Kept, path: Path, change: Change) -> str:
    if change.kind == "deleted":
        heading = _("“{name}” was deleted or moved", name=shown(path))
        sentence = _("Another program did that while the map was open here.")
        answers = [("again", _("Save it here again")), ("mine", _("Save in another place …"))]
        return program.ask.choose(window, heading, sentence, answers)
    heading = _("“{name}” was changed by another program", name=shown(path))
    if not _can_be_read(path):
        sentence = _("What is in the file now cannot be read as a map. Nothing of yours is lost.")
        answers = [
            ("replace", _("Save mine there; theirs stays as a backup")),
            ("mine", _("Keep mine in a new file …")),
        ]
        return program.ask.choose(window, heading, sentence, answers)
    sentence = _(
        "You have changed the map here too. Nothing is overwritten: choose which version this window "
        "goes on with."
    )
    answers = [
        ("mine", _("Keep mine in a new file …")),
        ("theirs", _("Take theirs; mine stays as a backup")),
        ("both", _("See both side by side")),
    ]
    if kept.seen.sha256 == change.stamp.sha256:
        answers.append(("replace", _("Save mine; theirs stays as a backup")))
    return program.ask.choose(window, heading, sentence, answers)


def _take_theirs(program: Program, window: MainWindow, kept: Kept, path: Path) -> bool:
    """Ours becomes a backup, and stays a step that undo goes back to."""
    try:
        data = read_bytes(path)
        opened = decode(data, repair=True)
        backups.keep(
            path, encode(kept.editor.document, kept.editor.pictures), home=program.safety.keeping.home
        )
    except (MapError, SaveError) as error:
        program.ask.tell(window, _("The other version cannot be taken"), str(error))
        return False
    take(window, kept, opened, stamp_of(path, data))
    window.status.say(_("This is the other version now. Undo brings back yours."))
    return True


def _show_theirs(program: Program, window: MainWindow, kept: Kept, path: Path) -> None:
    """The version from outside in a window of its own, without a file, beside ours."""
    try:
        data = read_bytes(path)
        opened = decode(data, repair=True)
    except MapError as error:
        program.ask.tell(window, _("The other version cannot be opened"), str(error))
        return
    other = program.open_window(files.untitled(opened.document, opened.pictures))
    other.status.say(_("The version that another program wrote into “{name}”", name=shown(path)))
    kept.seen = stamp_of(path, data)
    room = window.screen().availableGeometry()
    half = room.width() // 2
    for one, x in ((window, room.x()), (other, room.x() + half)):
        one.showNormal()
        one.setGeometry(QRect(x, room.y() + 32, half, room.height() - 32))


def _lost(kept: Kept) -> str:
    """The file does not hold the map any more; its name, for people."""
    kept.missing = kept.editor.saved
    kept.editor.mark_unsaved()
    return shown(kept.editor.path or "")


def _can_be_read(path: Path) -> bool:
    try:
        decode(read_bytes(path), repair=True)
    except MapError:
        return False
    return True


def _make_read_only(window: MainWindow, kept: Kept) -> None:
    editor = kept.editor
    editor.is_read_only = True
    editor.mark_saved(editor.saved) if editor.saved is not None else editor.mark_unsaved()
    window.status.say(_("Somebody took this map over; saving asks for another place now."))


def _is_ours(kept: Kept, opened: Opened) -> bool:
    """Whether the file holds the same map as when it was read or saved last."""
    return kept.editor.saved is not None and opened.document == kept.editor.saved


def _is_free(window: MainWindow, kept: Kept) -> bool:
    """Whether the map can be exchanged without losing anything, typed text included."""
    return kept.is_clean and window.program.safety.written(kept.editor) == kept.editor.document
