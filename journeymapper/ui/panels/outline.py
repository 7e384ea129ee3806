"""The outline panel: the map as a tree that can be read, walked and edited without the canvas."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.editor.commands import commit_text
from journeymapper.editor.cursor import follow_selection
from journeymapper.editor.editor import DOCUMENT, SELECTION
from journeymapper.editor.folding import revealing
from journeymapper.editor.labels import move_label
from journeymapper.editor.moving import move_selection
from journeymapper.editor.outline import CELL, HEADING, Node, outline
from journeymapper.editor.outline_moves import Landing, Load, load_of
from journeymapper.editor.things import LANE, PERSONA, STAGE, STEP
from journeymapper.i18n import _
from journeymapper.ui.canvas import keys
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.long_texts import refusal
from journeymapper.ui.panels.outline_model import OutlineModel
from journeymapper.ui.panels.outline_tree import OutlineTree

MOST_OPEN = 400  # lines: larger maps begin with their stages and steps only
_SIDEWAYS = (STAGE, STEP, PERSONA)  # on the map they stand beside each other, here below
_CLEAR = QItemSelectionModel.SelectionFlag.ClearAndSelect
_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate


class OutlinePanel(QWidget):
    """Follows the map and the selection, and leads both."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.editor = canvas.editor
        self.model = OutlineModel(self._rename)
        self.tree = OutlineTree(self)
        self.tree.setModel(self.model)
        self._open: set[str] | None = None  # keys of the lines that are open; None: not shown yet
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        self.tree.expanded.connect(lambda index: self._remember(index, True))
        self.tree.collapsed.connect(lambda index: self._remember(index, False))
        self.tree.selectionModel().selectionChanged.connect(lambda *_ranges: self._lead())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._leave = self.editor.subscribe(self._on_change)

    def close_panel(self) -> None:
        self._leave()

    def take_focus(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.tree.currentIndex().isValid() and len(self.model):
            self.tree.selectionModel().setCurrentIndex(self.model.at(0), _CURRENT)

    # ---- following

    def _on_change(self, what: str) -> None:
        if not self.isVisible() or self.editor.shown is not self.editor.document:
            return
        if what in (DOCUMENT, SELECTION):
            self._soon.start()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Bring lines and selection in line with the editor."""
        self._busy = True
        try:
            current = self.model.node(self.tree.currentIndex())
            if self.model.show(outline(self.editor.document, self.canvas.pane.words)):
                self._open_again()
                if current is not None:
                    self._go_to_key(current.key)
            self._follow()
        finally:
            self._busy = False

    def _open_again(self) -> None:
        if self._open is None:
            whole = len(self.model) <= MOST_OPEN
            self._open = {
                key
                for key in (key for _number, key in self.model.numbered())
                if key.startswith("stage:") or (whole and not key.startswith("heading:"))
            }
        for number, key in self.model.numbered():
            if key in self._open:
                self.tree.expand(self.model.at(number))

    def _go_to_key(self, wanted: str) -> None:
        for number, key in self.model.numbered():
            if key == wanted:
                self.tree.selectionModel().setCurrentIndex(self.model.at(number), _CURRENT)
                return

    def _remember(self, index: QModelIndex, is_open: bool) -> None:
        node = self.model.node(index)
        if node is not None and self._open is not None:
            (self._open.add if is_open else self._open.discard)(node.key)

    def _follow(self) -> None:
        """Select the lines of what is selected on the map."""
        chosen = set(self.editor.selection)
        if chosen == self._chosen():
            return
        selection = QItemSelection()
        first = QModelIndex()
        for number, node in enumerate(self.model.nodes):
            if node.id and node.id in chosen:
                index = self.model.at(number)
                selection.select(index, index)
                first = first if first.isValid() else index
        self.tree.selectionModel().select(selection, _CLEAR)
        if first.isValid():
            self.tree.selectionModel().setCurrentIndex(first, _CURRENT)
            self.tree.scrollTo(first)

    # ---- leading

    def _chosen(self) -> set[str]:
        """Ids of what is selected in the tree; the heading of a cell stands for all that is in it."""
        ids: set[str] = set()
        for index in self.tree.selectionModel().selectedIndexes():
            node = self.model.node(index)
            if node is not None and node.kind == CELL:
                ids.update(child.id for child in node.children)
            elif node is not None and node.id:
                ids.add(node.id)
        return ids

    def _lead(self) -> None:
        """Select on the map what was selected here, and bring it into sight."""
        if self._busy:
            return
        self._busy = True
        try:
            chosen = self._chosen()
            order = [node.id for node in self.model.nodes if node.id in chosen]
            self.canvas.finish_editing()
            self.editor.select(order)
            follow_selection(self.canvas.pane)
            node = self.model.node(self.tree.currentIndex())
            id = (
                node.id or (node.children[0].id if node.children and node.kind != HEADING else "")
                if node
                else ""
            )
            if id:
                self._reveal(id)
            self.canvas.update()
        finally:
            self._busy = False

    def _reveal(self, id: str) -> None:
        opened = revealing(self.editor.document, self.canvas.pane.view, id)
        if opened != self.canvas.pane.view:
            self.canvas.look(opened)
        self.canvas.reveal(id)

    # ---- editing

    def _rename(self, id: str, text: str) -> None:
        too_long = refusal(len(text))
        if too_long:
            self.canvas.hintChanged.emit(too_long)
        else:
            commit_text(self.editor, id, text)

    def move_chosen(self, dx: int, dy: int) -> None:
        """Move what is selected, as the tree shows it: stages lie one below the other here."""
        node = self.model.node(self.tree.currentIndex())
        if node is None or not self.editor.selection:
            return
        if node.kind in _SIDEWAYS:
            dx, dy = dx or dy, 0
        elif node.kind == LANE and not dy:
            return
        move_selection(self.canvas.pane, dx, dy)

    def load(self, grabbed: Node) -> Load | None:
        """What is taken along when this line is dragged."""
        chosen = [self.model.node(index) for index in self.tree.selectionModel().selectedIndexes()]
        nodes = [node for node in chosen if node is not None]
        return load_of(nodes if grabbed in nodes else [grabbed], grabbed)

    def land(self, load: Load, landing: Landing) -> None:
        """Put down what was dragged."""
        label = _("Move to the shelf") if landing.on_shelf else move_label(len(load.ids), load.kind)
        self.editor.commit(label, landing.moved(self.editor.document), load.ids)
        follow_selection(self.canvas.pane)

    def delete(self) -> None:
        keys.delete(self.canvas)
