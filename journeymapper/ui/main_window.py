"""One window on one map: menu bar, toolbar, palette, canvas, inspector, status line; or the start page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QCursor, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from journeymapper.editor.editor import DOCUMENT, SELECTION, Editor
from journeymapper.editor.pane import Pane
from journeymapper.i18n import _
from journeymapper.model.record import evolve
from journeymapper.publish.publish import words_of
from journeymapper.ui import context_menu, edits, menus, submenus
from journeymapper.ui.actions import ACTIONS, build_actions, refresh_actions
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.panels.inspector import Inspector
from journeymapper.ui.panels.palette import Palette
from journeymapper.ui.status import StatusLine
from journeymapper.ui.toolbar import Toolbar

if TYPE_CHECKING:
    from journeymapper.ui.program import Program

NARROW = 1440  # below this width the palette shows icons only and the inspector opens on demand


class MainWindow(QMainWindow):
    """Shows an editor in a pane. Without an editor it shows the start page."""

    def __init__(self, program: Program, editor: Editor | None = None) -> None:
        super().__init__()
        self.program = program
        self.editor: Editor | None = None
        self.pane: Pane | None = None
        self.canvas: Canvas | None = None
        self._leave: Callable[[], None] = lambda: None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)

        self.action_table: dict[str, QAction] = build_actions(self)
        menus.fill_menu_bar(self.menuBar(), self.action_table, submenus.for_window(self))
        self.toolbar = Toolbar(self.action_table)
        self.palette_panel = Palette(self)
        self.inspector = Inspector(self)
        self.status = StatusLine()
        self._start: QWidget | None = None
        self._stack = QStackedWidget()
        self._editing = QWidget()
        self._arrange()
        self.status.zoom_chosen.connect(lambda zoom: self.canvas and self.canvas.set_zoom(zoom))
        self.status.fit_chosen.connect(lambda: self.canvas and self.canvas.zoom_to_fit())
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._refresh_soon.timeout.connect(self.refresh)
        if editor is None:
            self.show_start()
        else:
            self.show_editor(editor)

    # ---- what is shown

    def show_start(self) -> None:
        """Show templates, recent maps and the sample."""
        from journeymapper.ui.start.start_page import StartPage

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

    def show_editor(self, editor: Editor) -> None:
        """Show this map in place of what the window showed before."""
        self._drop_editor()
        if self._start is not None:
            self._stack.removeWidget(self._start)
            self._start.deleteLater()
            self._start = None
        self.editor = editor
        self.pane = Pane(editor, words=words_of(editor.document))
        self.canvas = Canvas(self.pane)
        self.canvas.zoomChanged.connect(self.status.show_zoom)
        self.canvas.hintChanged.connect(self.status.show_hint)
        self.canvas.menuRequested.connect(lambda place, id: context_menu.show(self, place, id))
        self.canvas.laneRequested.connect(self.pop_up_lanes)
        self._leave = editor.subscribe(self._on_change)
        self._middle.addWidget(self.canvas, 1)
        self._stack.setCurrentWidget(self._editing)
        self.inspector.show_editor(editor, self.pane)
        self._fit_panels()
        self.refresh()
        self.canvas.setFocus()

    def _drop_editor(self) -> None:
        self._leave()
        self._leave = lambda: None
        if self.canvas is not None:
            self._middle.removeWidget(self.canvas)
            self.canvas.close()
            self.canvas.deleteLater()
        if self.pane is not None:
            self.pane.close()
        self.editor = self.pane = self.canvas = None
        self.inspector.show_editor(None, None)

    def _on_change(self, what: str) -> None:
        if what == SELECTION and self.editor is not None:
            self._fit_panels()
        if what != DOCUMENT or (self.editor and self.editor.shown is self.editor.document):
            self._refresh_soon.start()

    def refresh(self) -> None:
        """Bring title, toolbar and actions up to date with the editor."""
        refresh_actions(self, self.action_table)
        if self.editor is None:
            self.setWindowTitle("JourneyMapper")
            self.setWindowModified(False)
            return
        name, place = self.map_name(), self.map_place()
        self.toolbar.show_map(self.editor, name, place)
        self.setWindowTitle(f"{name}[*] \N{EM DASH} {place} \N{EM DASH} JourneyMapper")
        self.setWindowModified(not self.editor.is_clean)
        if self.editor.path is not None:
            self.setWindowFilePath(str(self.editor.path))
            self.setWindowTitle(f"{name}[*] \N{EM DASH} {place} \N{EM DASH} JourneyMapper")

    def map_name(self) -> str:
        """The file's name, or the map's title while it has no file."""
        if self.editor is None:
            return ""
        if self.editor.path is not None:
            return self.editor.path.stem
        return self.editor.document.title or _("Untitled map")

    def map_place(self) -> str:
        """The folder and the save state, as the title shows them."""
        if self.editor is None:
            return ""
        state = _("Saved") if self.editor.is_clean else _("Edited")
        if self.editor.path is None:
            return _("Not saved yet")
        return _("in {folder} · {state}").format(
            folder=self.editor.path.parent.name or str(self.editor.path.parent), state=state
        )

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

    def _arrange(self) -> None:
        column = QVBoxLayout(self._editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        right = QHBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.palette_panel)
        right.addLayout(self._middle, 1)
        right.addWidget(self.inspector)
        column.addLayout(right, 1)
        column.addWidget(self.status)
        self._stack.addWidget(self._editing)
        self.setCentralWidget(self._stack)

    def _fit_panels(self) -> None:
        """Wide windows show both panels; narrow ones icons, and the inspector for a selection only."""
        narrow = self.width() < NARROW
        wanted = self.program.preferences
        self.palette_panel.setVisible(wanted.palette)
        self.palette_panel.set_narrow(narrow)
        selected = bool(self.editor and self.editor.selection) or self.inspector.is_pinned
        self.inspector.setVisible(wanted.inspector and (selected or not narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panels()

    def fit_panels(self) -> None:
        self._fit_panels()

    def retint(self) -> None:
        """The theme changed: take its colours again."""
        for name, action in self.action_table.items():
            ACTIONS[name].retint(action)
        for part in (self.toolbar, self.palette_panel, self.inspector, self.status):
            part.retint()
        if self.canvas is not None:
            self.canvas.update()

    # ---- maps dropped onto the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.program.open_path(Path(url.toLocalFile()), self)
                return

    # ---- what actions ask for

    def undo(self) -> None:
        self._step(Editor.undo, _("Undone: {step}"))

    def redo(self) -> None:
        self._step(Editor.redo, _("Redone: {step}"))

    def _step(self, take: Callable[[Editor], str], words: str) -> None:
        if self.editor is not None and self.canvas is not None:
            self.finish_editing()
            before = self.canvas.drawing
            label = take(self.editor)
            if label:
                self.canvas.show_difference(before)
                self.status.show_hint(words.format(step=label))

    def finish_editing(self) -> None:
        """Commit the text that is being typed, on the canvas or in a panel."""
        if self.canvas is not None:
            self.canvas.finish_editing()

    def add_card(self, kind: str) -> None:
        """A new card of this kind ("": the lane's own) at the cell cursor, open for typing."""
        edits.add_card(self, kind)

    def show_state(self, state: str) -> None:
        """Show as-is, to-be, or ("") both."""
        if self.pane is not None and self.canvas is not None:
            self.pane.look(evolve(self.pane.view, state=state))
            self.canvas.update()
            self.refresh()

    def toggle_palette(self) -> None:
        shown = self.program.preferences.palette
        self.program.change(self.program.preferences._replace(palette=not shown))
        self._fit_panels()

    def toggle_inspector(self) -> None:
        shown = self.inspector.isVisibleTo(self)
        self.inspector.is_pinned = not shown
        self.program.change(self.program.preferences._replace(inspector=not shown))
        self._fit_panels()
        self.refresh()

    def show_inspector(self, field: str = "") -> None:
        """Open the inspector, whatever the window's width, with the keyboard in this field."""
        self.inspector.is_pinned = True
        if not self.program.preferences.inspector:
            self.program.change(self.program.preferences._replace(inspector=True))
        self._fit_panels()
        self.inspector.refresh()
        if field:
            self.inspector.focus_field(field)

    def show_map_facts(self, field: str = "") -> None:
        if self.editor is not None:
            self.editor.select(())
            self.show_inspector(field)

    def show_personas(self) -> None:
        if self.editor is not None:
            people = self.editor.document.personas
            self.editor.select((people[0].id,) if people else ())
            self.show_inspector()

    def pop_up_lanes(self, place: QPoint | None = None, index: int | None = None) -> None:
        """The kinds of lanes as a menu at a place on the screen; a lane is added at `index`."""
        menu = QMenu(self)
        submenus.lanes(self, menu, index)
        menu.exec(place or QCursor.pos())
        menu.deleteLater()

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def take_geometry(self, text: str) -> bool:
        return bool(text) and self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii")))

