"""One window on one map: menu bar, toolbar, palette, canvas, inspector, status line; or the start page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from journeymapper.i18n import _
from journeymapper.ui import menus, title
from journeymapper.ui.ground import Ground

# Whatever knows maps is imported when the window is furnished, after its first frame.
if TYPE_CHECKING:
    from journeymapper.editor.editor import Editor
    from journeymapper.editor.pane import Pane
    from journeymapper.ui.canvas.canvas import Canvas
    from journeymapper.ui.panels.inspector import Inspector
    from journeymapper.ui.panels.palette import Palette
    from journeymapper.ui.program import Program
    from journeymapper.ui.seeing import Seeing
    from journeymapper.ui.status import StatusLine
    from journeymapper.ui.take_back import TakeBack
    from journeymapper.ui.toolbar import Toolbar

_BEGINS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
_ENDS = (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease)


class MainWindow(QMainWindow):
    """Shows an editor in a pane. Without an editor it shows the start page."""

    program: Program
    toolbar: Toolbar
    palette_panel: Palette
    inspector: Inspector
    status_line: StatusLine
    take_back: TakeBack
    seeing: Seeing

    def __init__(self, program: Program, for_map: bool = False) -> None:
        """An empty window that can be shown at once; `furnish` makes it useful."""
        super().__init__()
        self.program = program
        self.editor: Editor | None = None
        self.pane: Pane | None = None
        self.canvas: Canvas | None = None
        self.is_furnished = False
        self.action_table: dict[str, QAction] = {}
        self._leave: Callable[[], None] = lambda: None
        self._start: QWidget | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.setWindowTitle(title.PROGRAM)
        menus.add_titles(self.menuBar())
        self._stack = QStackedWidget()
        shown = program.preferences
        self.ground = Ground(for_map, shown.palette, shown.inspector)
        self._stack.addWidget(self.ground)
        self.setCentralWidget(self._stack)
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._refresh_soon.timeout.connect(self.refresh)

    def furnish(self) -> None:
        """Make menus, bars and panels, once; around the map when one is shown already."""
        if not self.is_furnished:
            from journeymapper.ui import furnishing

            self.is_furnished = True
            furnishing.furnish(self)

    @property
    def status(self) -> StatusLine:
        """The line at the foot. Who has something to say before there are bars makes them."""
        self.furnish()
        return self.status_line

    # ---- what is shown

    def show_start(self) -> None:
        """Show templates, recent maps and the sample."""
        from journeymapper.ui.start.start_page import StartPage

        self.furnish()
        if self._start is not None:
            return
        self._drop_editor()
        page = StartPage(self.program.preferences.recent)
        page.template_chosen.connect(lambda name: self.program.open_new(name, self))
        page.path_chosen.connect(lambda path: self.program.open_path(Path(path), self))
        page.sample_chosen.connect(lambda: self.program.open_sample(self))
        page.open_chosen.connect(lambda: self.program.ask_open(self))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._start = page
        self.refresh()
        page.take_focus()

    def show_editor(self, editor: Editor) -> None:
        """Show this map in place of what the window showed before."""
        from journeymapper.editor.pane import Pane
        from journeymapper.ui.canvas.canvas import Canvas

        self._drop_editor()
        self.program.safety.keeping.adopt(editor)
        self.editor = editor
        self.pane = Pane(editor)
        self.canvas = Canvas(self.pane)
        self._leave = editor.subscribe(self._on_change)
        self.ground.hold(self.canvas)
        if self.is_furnished:
            from journeymapper.ui import furnishing

            furnishing.join(self, self.canvas)
        self._stack.setCurrentWidget(self.ground)
        self.canvas.show()  # what is still hidden cannot be given the keyboard in a window that waits for it
        # Before the start page goes: else Qt hands its focus to whatever comes first in the window.
        self.canvas.setFocus()
        self._drop_start()
        self.program.memory.map_shown()

    def _drop_start(self) -> None:
        if self._start is not None:
            self._stack.removeWidget(self._start)
            self._start.deleteLater()
            self._start = None

    def _drop_editor(self) -> None:
        self._leave()
        self._leave = lambda: None
        if self.canvas is not None:
            if self.is_furnished:
                self.seeing.leave()
            self.canvas.removeEventFilter(self)
            self.ground.let_go(self.canvas)
            self.canvas.close()
            self.canvas.deleteLater()
        if self.pane is not None:
            self.pane.close()
            self.program.memory.map_closed()
        left = self.editor
        self.editor = self.pane = self.canvas = None
        self.program.safety.left(left)
        if self.is_furnished:
            self.take_back.end()
            self.inspector.show_editor(None, None)
            self.status.remind("")

    def _on_change(self, what: str) -> None:
        editor = self.editor
        if editor is None:
            return
        if what == "selection":
            self.fit_panels()
        if what != "document" or editor.shown is editor.document:
            self._refresh_soon.start()
            self.program.map_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The cell cursor moves without telling; the hint names the cell that it stands on.
        if watched is self.canvas and event.type() in _ENDS:
            self._refresh_soon.start()
        elif watched is self.canvas and event.type() in _BEGINS:
            self.status.forget()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Bring title, toolbar, actions and hint up to date with the editor."""
        from journeymapper.ui.actions import refresh_actions
        from journeymapper.ui.hints import hint_for

        if not self.is_furnished:
            return
        refresh_actions(self, self.action_table)
        self.setWindowFilePath(str((self.editor and self.editor.path) or ""))
        self.setWindowTitle(title.window_title(self.editor))
        self.setWindowModified(self.editor is not None and not self.editor.is_clean)
        if self.editor is None or self.pane is None:
            return
        self.toolbar.show_map(self.editor)
        self.status.show_context(hint_for(self.pane, self.canvas.writing.id if self.canvas else ""))

    # ---- saving and leaving

    def save(self) -> bool:
        """Save into the map's file, asking for one when it has none. True when it is saved."""
        return self.program.save(self, again=False)

    def save_as(self) -> bool:
        return self.program.save(self, again=True)

    def may_leave(self) -> bool:
        """Ask about unsaved changes unless another window still shows this map."""
        return self.program.may_leave(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Ignored first: an exception on the way must never close the window with its changes.
        event.ignore()
        if self.may_leave():
            self.program.remember_window(self)
            self._drop_editor()
            self.program.forget(self)
            event.accept()

    # ---- the panels

    def fit_panels(self) -> None:
        """Show the panels that are wanted, as wide as the window allows."""
        if self.is_furnished:
            from journeymapper.ui import panels_shown

            panels_shown.fit(self)
            self._refresh_soon.start()  # their actions tell whether they are shown

    def show_inspector(self, field: str = "") -> None:
        """Open the inspector, whatever the window's width, with the keyboard in this field."""
        from journeymapper.ui import panels_shown

        panels_shown.show_inspector(self, field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_panels()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        # Esc in a panel leads back to the map.
        if event.key() == Qt.Key.Key_Escape and self.canvas is not None and not self.canvas.hasFocus():
            self.canvas.setFocus()
            return
        super().keyPressEvent(event)

    def retint(self) -> None:
        """The theme changed: take its colours again."""
        if not self.is_furnished:
            return
        from journeymapper.ui.actions import ACTIONS

        for name, action in self.action_table.items():
            ACTIONS[name].retint(action)
        for part in (self.toolbar, self.palette_panel, self.inspector, self.status, self.seeing):
            part.retint()
        if self.canvas is not None:
            self.canvas.update()

    # ---- maps dropped onto the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from journeymapper.ui import clipboard, pasting

        for name in clipboard.local_files(event.mimeData())[:1]:
            event.acceptProposedAction()
            pasting.open_file(self, Path(name))

    # ---- what actions ask for

    def undo(self) -> None:
        self._step(lambda editor: editor.undo(), _("Undone: {step}"))

    def redo(self) -> None:
        self._step(lambda editor: editor.redo(), _("Redone: {step}"))

    def _step(self, take: Callable[[Editor], str], words: str) -> None:
        from journeymapper.editor.cursor import follow_selection

        if self.editor is not None and self.canvas is not None:
            self.finish_editing()
            before = self.editor.document
            label = take(self.editor)
            if label:
                follow_selection(self.canvas.pane)  # what is typed next goes where the eye is led
                self.canvas.show_difference(before)
                self.status.say(words.format(step=label))

    def finish_editing(self) -> None:
        """Commit the text that is being typed, on the canvas or in a panel."""
        if self.canvas is not None:
            self.canvas.finish_editing()
        if self.is_furnished:
            self.inspector.finish_editing()
            self.seeing.shelf.finish_editing()

    def commit_editing(self) -> None:
        """Commit what has been typed so far; who types goes on where they are."""
        if self.canvas is not None:
            self.canvas.hands.cancel()
            self.canvas.writing.commit()
        if self.is_furnished:
            self.inspector.finish_editing()
            self.seeing.shelf.finish_editing()

    def show_state(self, state: str) -> None:
        """Show as-is, to-be, or ("") both."""
        from journeymapper.model.record import evolve
        from journeymapper.ui.words import STATES

        if self.pane is not None and self.canvas is not None:
            self.canvas.look(evolve(self.pane.view, state=state))
            self.refresh()
            if state in STATES:
                self.status.say(
                    _("{state} alone is shown: what you add belongs to it", state=_(STATES[state]))
                )
            else:
                self.status.forget()  # what was said of one of them
