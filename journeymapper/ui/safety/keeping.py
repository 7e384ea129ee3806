"""The open maps: what is known of each one's file, and a copy of what is in no file yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from journeymapper.editor.editor import DOCUMENT, Editor
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.storage.lock import Held, Lock, release, take
from journeymapper.storage.outside import NOTHING, Stamp
from journeymapper.storage.recovery import Session
from journeymapper.storage.saver import Outcome, Saver

SOON = 400  # milliseconds from an edit to its copy; with the writing itself less than a second
ENDING = 10.0  # seconds that copies get when the session is being ended


class Kept:
    """One open map. `stamp` is the version of its file that was read or saved last; only the thread
    that saves changes it while a save is under way.
    """

    def __init__(self, editor: Editor, stamp: Stamp, session: Session) -> None:
        self.editor, self.stamp, self.session = editor, stamp, session
        self.copied: Document | None = editor.saved
        self.is_changed = False
        self.saves = 0  # asked for and not done
        self.target: Path | None = None  # where a save under way writes
        self.lock: Lock | None = None
        self.lock_wanted = True  # until it was tried, or people decided to do without
        self.missing: Document | None = None  # what the file held before it disappeared
        self.waived = NOTHING  # the version from outside that people were asked about already
        self.seen = NOTHING  # the version from outside that is shown in a window of its own
        self.is_asking = False
        self.until_saved = ""  # a sentence in the status line that is true until then
        self.is_warned = False  # that a map which is open read-only is saved elsewhere
        self.leave: Callable[[], None] = lambda: None

    @property
    def is_clean(self) -> bool:
        """As the editor says, but for a file that somebody else took away."""
        return self.editor.is_clean or (self.missing is not None and self.missing is self.editor.document)


class Keeping(QObject):
    """Writes a recovery copy within a second of every edit, and locks a map's file at the first one.

    `written(editor)` is the map with the text that is being typed, committed or not.
    """

    said = Signal(object, str)  # of which editor, and a sentence about it
    held = Signal(object, object)  # a kept map that somebody else is editing too, and Held
    _posted = Signal(object)

    def __init__(self, written: Callable[[Editor], Document], home: Path | None = None) -> None:
        super().__init__()
        self.home = home
        self.maps: list[Kept] = []
        self._written = written
        # Queued: what is posted from another thread runs in the one of the windows.
        self._posted.connect(lambda run: run(), Qt.ConnectionType.QueuedConnection)
        post = self._posted.emit
        self._copier = Saver(post, "copies")
        self.saver, self.looker = Saver(post, "saving"), Saver(post, "looking")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.copy_changed)
        self._cannot_copy = False
        self._is_closed = False

    def adopt(self, editor: Editor, stamp: Stamp = NOTHING, session: Session | None = None) -> Kept:
        """Look after a map from now on. `stamp` is the version of its file that it was read from; a
        recovered one brings its session. The second time nothing happens.
        """
        known = self.find(editor)
        if known is not None:
            return known
        kept = Kept(editor, stamp, session or Session(editor.path, stamp.sha256, self.home))
        kept.leave = editor.subscribe(lambda what: self._changed(kept, what))
        self.maps.append(kept)
        if not editor.is_clean:
            self._changed(kept, DOCUMENT)
        return kept

    def find(self, editor: Editor | None) -> Kept | None:
        return next((kept for kept in self.maps if kept.editor is editor), None)

    def release(self, editor: Editor, keep: bool = False) -> None:
        """The map is closed: its changes are saved, or people gave them up (unless `keep`)."""
        kept = self.find(editor)
        if kept is None:
            return
        self.maps.remove(kept)
        kept.leave()
        self._copier.submit(lambda: kept.session.close(keep=keep), lambda _outcome: None)
        self.unlock(kept)

    # ---- copies

    def _changed(self, kept: Kept, what: str) -> None:
        if what != DOCUMENT:
            return
        kept.is_changed = True
        if kept.editor.is_read_only and not kept.editor.is_clean and not kept.is_warned:
            kept.is_warned = True
            self.said.emit(
                kept.editor, _("This map is open read-only: what you change is saved in another place.")
            )
        if not self._soon.isActive():
            self._soon.start()
        if kept.lock_wanted and kept.editor.path is not None and not kept.editor.is_clean:
            self.lock(kept)

    def copy_changed(self) -> None:
        """Have copies written of all maps that changed since the last ones."""
        self._soon.stop()
        for kept in self.maps:
            if kept.is_changed:
                kept.is_changed = False
                self._copy(kept)

    def copy_now(self, seconds: float = ENDING) -> bool:
        """Write the copies that are due, and wait for them; False when the time was not enough."""
        for kept in self.maps:
            kept.is_changed = True
        self.copy_changed()
        return self._copier.wait(seconds)

    def drop_copies(self, kept: Kept) -> None:
        """The map is what its file holds: not even a copy that was begun during the save is of use."""
        session, path, base = kept.session, kept.editor.path, kept.stamp.sha256
        number = session.next_number()
        self._copier.submit(lambda: session.after_save(number, path, base), lambda _outcome: None)

    def _copy(self, kept: Kept) -> None:
        editor, session = kept.editor, kept.session
        document = self._written(editor)
        if document is kept.copied:
            return
        kept.copied = document
        number = session.next_number()
        name = f"copy {session.folder.name}"
        if editor.saved is not None and document == editor.saved:
            # Undone until it is what the file holds: nothing is to be offered after a crash.
            self.drop_copies(kept)
            return
        pictures = dict(editor.pictures)  # the editor may take another one meanwhile
        self._copier.submit(
            lambda: session.write(number, document, pictures),
            lambda outcome: self._copy_done(editor, outcome),
            latest=name,
        )

    def _copy_done(self, editor: Editor, outcome: Outcome[None]) -> None:
        if outcome.error is None:
            self._cannot_copy = False
        elif not self._cannot_copy:
            self._cannot_copy = True
            kept = self.find(editor)
            if kept is not None:
                kept.copied = None
            self.said.emit(editor, str(outcome.error))

    # ---- locks

    def lock(self, kept: Kept) -> None:
        """Lock the map's file, beside the interface."""
        kept.lock_wanted = False
        path = kept.editor.path
        if path is None:
            return

        def done(outcome: Outcome[Lock | None]) -> None:
            if isinstance(outcome.error, Held):
                self.held.emit(kept, outcome.error)
            elif outcome.value is not None:
                if kept in self.maps and kept.editor.path == path:
                    kept.lock = outcome.value
                else:
                    self._let_go(outcome.value)

        self.saver.submit(lambda: take(path), done)

    def unlock(self, kept: Kept) -> None:
        lock, kept.lock = kept.lock, None
        kept.lock_wanted = True
        if lock is not None:
            self._let_go(lock)

    def _let_go(self, lock: Lock) -> None:
        if self._is_closed:
            release(lock)
            return
        self.saver.submit(lambda: release(lock), lambda _outcome: None)

    # ---- the end

    @property
    def is_busy(self) -> bool:
        """Whether a copy is due, or something is being written or looked at."""
        workers = (self._copier, self.saver, self.looker)
        return self._soon.isActive() or any(worker.is_busy for worker in workers)

    def close(self, keep: bool = False) -> None:
        """End everything: saves that were asked for are done, and with `keep` the copies stay, to be
        offered at the next start.
        """
        if keep:
            self.copy_now()
        for kept in tuple(self.maps):
            self.release(kept.editor, keep)
        self._is_closed = True
        for worker in (self._copier, self.saver, self.looker):
            worker.close()
        # What they still had to say is heard now: a lock that was taken last is let go.
        QCoreApplication.sendPostedEvents(self)
