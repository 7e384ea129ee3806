"""Everything about not losing maps, in one place for the program to hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymapper.crash import LOG, Fault, described
from journeymapper.editor.editor import Editor
from journeymapper.editor.pane import Pane
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.storage.atomic import sweep
from journeymapper.storage.folders import data_folder, settings_folder
from journeymapper.storage.lock import Held, holder, take_over
from journeymapper.ui.files import Loaded, untitled
from journeymapper.ui.safety import saving
from journeymapper.ui.safety.ending import Ending
from journeymapper.ui.safety.keeping import Keeping, Kept
from journeymapper.ui.safety.outside import Outside

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program
    from journeymapper.ui.safety.recovering import Decide


class Safety(QObject):
    """`keeping` looks after the open maps, `outside` after what others do to their files. `faults` are
    those of this session; `decide` asks what shall become of recovery copies.
    """

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.faults: tuple[Fault, ...] = ()
        self.is_over = False  # the session was ended from outside
        self.decide: Decide | None = None  # None: by the dialogue
        self.keeping = Keeping(self.written)
        self.keeping.said.connect(self._say)
        self.keeping.held.connect(self._on_held)
        self.outside = Outside(program, self.keeping)
        self._ending: Ending | None = None

    def begin(self, window: MainWindow) -> None:
        """The program has started: hear of its end, tidy up after killed saves, offer what was not saved."""
        from journeymapper.ui.safety import recovering

        self._ending = Ending(self._program, self.end)
        places = {Path(name).parent for name in self._program.preferences.recent}
        places |= {settings_folder(), data_folder()}
        self.keeping.looker.submit(lambda: [sweep(one) for one in places], lambda _outcome: None)
        recovering.offer(self._program, window)

    def written(self, editor: Editor) -> Document:
        """The map with the text that is being typed in one of its windows."""
        for window in self._program.windows:
            if window.editor is editor and window.canvas is not None and window.canvas.writing.id:
                return window.canvas.writing.written()
        return editor.document

    # ---- opening and leaving

    def admit(self, loaded: Loaded, window: MainWindow | None) -> Editor | None:
        """The map that is to be shown; when somebody else is editing it, what people want instead (None:
        nothing). Nothing is written by opening.
        """
        editor = loaded.editor
        path = editor.path
        if path is None:
            return editor
        other = holder(path)
        if other is not None:
            answers = (
                ("read-only", _("Open read-only")),
                ("copy", _("Open a copy")),
                ("over", _("Take over")),
            )
            sentence = _("What both of you save would get into each other's way.")
            answer = self._program.ask.choose(window, str(Held(path, other)), sentence, answers)
            if not answer:
                return None
            if answer == "copy":
                return untitled(editor.document, editor.pictures)
            editor.is_read_only = answer == "read-only"
            kept = self.keeping.adopt(editor, loaded.stamp)
            kept.lock_wanted = False
            if answer == "over":
                kept.lock = take_over(path)
        self.keeping.adopt(editor, loaded.stamp)
        return editor

    def may_leave_now(self, window: MainWindow) -> None:
        """Wait until what is being saved of the window's map is saved."""
        kept = self.keeping.find(window.editor)
        if kept is not None:
            saving.wait_for(self._program, kept)

    def left(self, editor: Editor | None) -> None:
        """A window shows this map no longer."""
        if editor is not None and not any(one.editor is editor for one in self._program.windows):
            self.keeping.release(editor)

    # ---- what is told

    def caught(self, fault: Fault) -> None:
        """A fault of the program: whatever it broke, what is on the screen shall be there afterwards."""
        self.faults = (*self.faults[-19:], fault)
        for window in tuple(self._program.windows):
            editor, pane = window.editor, window.pane
            if editor is not None and pane is not None and editor.history.place and not _can_be_drawn(pane):
                _take_back(editor)
                window.status.say(_("The last step could not be shown, and was taken back."))
        self.keeping.copy_now(0)

    def _say(self, editor: Editor, sentence: str) -> None:
        for window in self._program.windows:
            if window.editor is editor:
                window.status.say(sentence)

    def _on_held(self, kept: Kept, held: Held) -> None:
        """Somebody else began to edit the file before us."""
        editor = kept.editor
        window = next((one for one in self._program.windows if one.editor is editor), None)
        if window is None or editor.path is None:
            return
        answers = (
            ("copy", _("Go on in a copy")),
            ("read-only", _("Go on, and save in another place")),
            ("over", _("Take over")),
        )
        sentence = _(
            "You have begun to change it too. What both of you save would get into each other's way."
        )
        answer = self._program.ask.choose(window, str(held), sentence, answers)
        if answer == "over":
            kept.lock = take_over(editor.path)
        elif answer == "copy":
            editor.path = None
            editor.mark_unsaved()
        else:
            editor.is_read_only = True
            window.refresh()

    # ---- the end

    def end(self) -> None:
        """The session is being ended from outside: keep everything for the next start, and go."""
        if self.is_over:
            return
        self.is_over = True
        self.keeping.close(keep=True)
        self._program.application.exit(0)

    def close(self) -> None:
        """The program is done."""
        if self._ending is not None:
            self._ending.close()
            self._ending = None
        self.outside.close()
        self.keeping.close()


def _can_be_drawn(pane: Pane) -> bool:
    try:
        return pane.drawing is not None
    except Exception:
        return False


def _take_back(editor: Editor) -> None:
    """Undo the last step for good: a map that cannot be laid out could not be undone by hand either."""
    history = editor.history
    try:
        editor.undo()
    except Exception as error:  # a panel that still looks at the broken map; it looks again
        LOG.error("after a step was taken back\n%s", described(error).text)
    del history.entries[history.place + 1 :]
