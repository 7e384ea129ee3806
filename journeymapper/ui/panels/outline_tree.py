"""The tree of the outline: keys and drags that edit the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from journeymapper.editor.gestures.drag_off_shelf import drag_off_shelf
from journeymapper.editor.outline import Node
from journeymapper.editor.outline_moves import ABOVE, BELOW, ON, Landing, Load, landing
from journeymapper.editor.things import CARD
from journeymapper.i18n import _
from journeymapper.ui.canvas.drops import CARDS_MIME
from journeymapper.ui.canvas.overlay_marks import accent
from journeymapper.ui.icons import pixmap
from journeymapper.ui.long_texts import make_room
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.finger import Carried, Finger
from journeymapper.ui.panels.ghost import ghost
from journeymapper.ui.panels.outline_model import Index
from journeymapper.ui.theme import current_theme

if TYPE_CHECKING:
    from journeymapper.ui.panels.outline import OutlinePanel

PARTS_MIME = "application/x-journeymapper-parts"  # ids, one a line, of stages, steps or lanes
INDENT, MOST_INDENT = 16, 30  # pixels of a level with its arrow: at the usual size of texts, and ever
OPENS_AFTER = 700  # milliseconds that a drag rests on a closed line


class Line(QStyledItemDelegate):
    """A line of the outline, which takes as long a text as the map does."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        field = super().createEditor(parent, option, index)
        if isinstance(field, QLineEdit):
            make_room(field)
        return field


class OutlineTree(QTreeView):
    """Keys and drags edit the map; everything else is a tree's own."""

    def __init__(self, panel: OutlinePanel) -> None:
        super().__init__()
        self._panel = panel
        self._load: Load | None = None  # what is dragged now
        self._landing: Landing | None = None
        self.setItemDelegate(Line(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._fit_texts()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Outline of the map"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)  # the mark is our own
        self.setAutoExpandDelay(OPENS_AFTER)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        Finger(self.viewport(), Qt.Orientation.Vertical, lambda: panel.canvas, self._taken_at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_texts()

    def _fit_texts(self) -> None:
        """Arrows as large as the words, as far as four of them leave room for those."""
        self.setIndentation(min(with_text(INDENT), MOST_INDENT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        arrows = {
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
        }
        if alt and key in arrows:
            self._panel.move_chosen(*arrows[Qt.Key(key)])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._panel.delete()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_editing():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A quiet arrow, and nothing of the selection: that belongs to the line."""
        theme = current_theme()
        painter.fillRect(rect, QColor(theme.chrome))
        if self.model().hasChildren(index):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            closed = "chevron-left" if mirrored else "chevron-right"
            name = "chevron-down" if self.isExpanded(index) else closed
            side = self.indentation() - 2
            mark = pixmap(name, side, theme.muted, self.devicePixelRatioF())
            x = rect.left() + 1 if mirrored else rect.right() - side
            painter.drawPixmap(x, rect.center().y() + 1 - side // 2, mark)

    def _is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    # -- dragging ----------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        node = self._node(self.currentIndex())
        data = self.take(node) if node is not None else None
        if node is None or data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(_ghost(self, node.shown, len(self._load.ids) if self._load else 1))
        drag.setHotSpot(QPoint(-10, -6))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        self._put_down()

    def _taken_at(self, at: QPointF) -> Carried | None:
        """Cards that a finger pulls out of the outline onto the map."""
        node = self._node(self.indexAt(at.toPoint()))
        load = self._panel.load(node) if node is not None else None
        if node is None or load is None or load.kind != CARD:
            return None
        ids = load.ids
        return Carried(lambda canvas: drag_off_shelf(canvas.pane, ids), _ghost(self, node.shown, len(ids)))

    def take(self, node: Node) -> QMimeData | None:
        """What is dragged with a line; None when nothing is. Cards can be let go on the canvas as well."""
        self._load = self._panel.load(node)
        if self._load is None:
            return None
        data = QMimeData()
        ids = "\n".join(self._load.ids).encode("ascii", "replace")
        data.setData(CARDS_MIME if self._load.kind == CARD else PARTS_MIME, ids)
        return data

    def _put_down(self) -> None:
        self._load = self._landing = None
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._load is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # opens what the pointer rests on, scrolls at the edges
        self._landing = self._landing_at(event.position().toPoint())
        self.viewport().update()
        if self._landing is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._landing = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        load, landing = self._load, self._landing_at(event.position().toPoint())
        self._put_down()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if load is None or landing is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self._panel.land(load, landing)

    def _landing_at(self, at: QPoint) -> Landing | None:
        index = self.indexAt(at)
        node = self._node(index)
        if node is None or self._load is None:
            return None
        lower = at.y() > self.visualRect(index).center().y()
        return landing(self._panel.editor.document, self._load, node, lower)

    def _node(self, index: Index) -> Node | None:
        return self._panel.model.node(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landing is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_mark(painter, self._landing)

    def _paint_mark(self, painter: QPainter, landing: Landing) -> None:
        """A line where things will lie, or a frame round the line that will hold them."""
        index = self._panel.model.find_key(landing.key)
        rect = QRectF(self.visualRect(index))
        if landing.where == ON:
            painter.setPen(QPen(accent(200), 1.5))
            painter.setBrush(accent(26))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -1), 5, 5)
            return
        last = index
        while landing.where == BELOW and self.isExpanded(last) and self.model().hasChildren(last):
            last = self.model().index(self.model().rowCount(last) - 1, 0, last)
        y = rect.top() if landing.where == ABOVE else QRectF(self.visualRect(last)).bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent())
        painter.drawRoundedRect(QRectF(rect.left(), max(0.0, y - 1.5), rect.width() - 2, 3), 1.5, 1.5)


def _ghost(tree: QWidget, words: str, count: int) -> QPixmap:
    """What follows the pointer: the line, and how many go with it."""
    more = f"  +{count - 1}" if count > 1 else ""
    return ghost(tree, tree.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 200) + more)
