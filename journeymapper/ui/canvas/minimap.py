"""A small picture of the whole map in a corner of the canvas, with a frame around what the window shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from journeymapper.drawing.tree import Drawing
from journeymapper.i18n import _
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.canvas.overlay_marks import accent, cell_rect
from journeymapper.ui.canvas.tiles import SIDE, key_of, level_of
from journeymapper.ui.icons import icon
from journeymapper.ui.measures import with_text
from journeymapper.ui.theme import current_theme

LONGEST, HIGHEST = 180.0, 120.0  # pixels of the picture, at most
OF_WINDOW = 0.15  # of the canvas's width and twice that of its height, at most
LEAST = 90.0  # pixels of its longer side: less shows nothing
PAD, GAP = 5.0, 12
CROSS, MOST_CROSS = 18, 36  # pixels; it grows with the texts, as far as the picture can bear
MOST_SEEN = 0.4  # of the sheet: a window that shows more of it needs no overview


class Minimap(QWidget):
    """Press or drag to look elsewhere. Painted from the tiles that the canvas has anyway, when they are
    complete; nothing runs while nothing changes."""

    dismissed = Signal()  # the cross was pressed

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.parentWidget())
        self.canvas = canvas
        self.wanted = True
        self._picture: QPixmap | None = None
        self._pictured: Drawing | None = None
        self._held: QPointF | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.arrange)
        self.setObjectName("minimap")
        self.setAccessibleName(_("Overview map"))
        self.setToolTip(_("Drag to look at another part of the map"))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.cross = self._make_cross()
        self._clear_of: object = None
        self.hide()
        canvas.installEventFilter(self)
        canvas.moved.connect(self._on_moved)
        canvas.overview.finished.connect(self._on_painted)
        canvas.destroyed.connect(self.deleteLater)

    def _make_cross(self) -> QToolButton:
        cross = QToolButton(self)
        cross.setObjectName("minimapCross")
        cross.setProperty("small", True)
        cross.setCursor(Qt.CursorShape.ArrowCursor)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by key: View, Overview map
        cross.setToolTip(_("Turn the overview map off"))
        cross.setAccessibleName(_("Turn the overview map off"))
        cross.clicked.connect(self.dismissed)
        return cross

    # ---- when it is shown, and where

    def show_wanted(self, wanted: bool) -> None:
        self.wanted = wanted
        self.arrange()

    def _on_moved(self) -> None:
        self._soon.start()
        if self.isVisible():
            self.update()

    def _on_painted(self) -> None:
        if self.wanted:
            self._soon.start()
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.canvas and kind in (QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        elif (
            watched is self.canvas and kind == QEvent.Type.Paint and self._clear_of != self._to_keep_clear_of
        ):
            self._soon.start()  # something else was selected
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """Show where there is more map than the window shows, in the corner where nothing is written."""
        canvas = self.canvas
        drawing = canvas.drawing
        room = canvas.geometry()
        self._clear_of = self._to_keep_clear_of
        longest = min(LONGEST, room.width() * OF_WINDOW)
        scale = min(longest / drawing.width, min(HIGHEST, room.height() * 2 * OF_WINDOW) / drawing.height)
        width = round(drawing.width * scale + 2 * PAD)
        height = round(drawing.height * scale + 2 * PAD)
        right, bottom = canvas.bars.widths
        body = canvas.sight.body_window()
        places = [room.right() - width - GAP - right, room.x() + round(body.x) + GAP]
        if canvas.view.mirrored:
            places = [room.x() + GAP, room.x() + round(body.right) - width - GAP]
        y = room.bottom() - height - GAP - bottom
        free = [x for x in places if not self._covers(QRectF(x - room.x(), y - room.y(), width, height))]
        is_worth = self._seen_share() < MOST_SEEN and max(width, height) >= LEAST
        if not (self.wanted and is_worth and free and canvas.overview.is_ready):
            # While a map is edited its picture is out of date for moments: that is no reason to blink.
            if not (self.wanted and is_worth and free and self.isVisible()):
                self.hide()
            return
        # Whoever drags a card past it sees it give way once, not jump to and fro.
        x = self.x() if self.isVisible() and self.x() in free else free[0]
        self.setGeometry(x, y, width, height)
        side = min(with_text(CROSS), MOST_CROSS)
        self.cross.setFixedSize(side, side)
        self.cross.setIconSize(QSize(side - 6, side - 6))
        self.cross.move(2 if canvas.view.mirrored else width - side - 2, 2)
        self.cross.setIcon(icon("x"))
        if not self.isVisible():
            self.show()
            self._order()

    def _order(self) -> None:
        """Below panels that float over the canvas, above the canvas."""
        self.raise_()
        parent = self.parentWidget()
        directly = Qt.FindChildOption.FindDirectChildrenOnly
        for other in parent.findChildren(QWidget, "floating", directly) if parent is not None else ():
            other.raise_()

    def _seen_share(self) -> float:
        view, drawing = self.canvas.view, self.canvas.drawing
        across = min(1.0, view.width / max(1.0, drawing.width * view.zoom))
        down = min(1.0, view.height / max(1.0, drawing.height * view.zoom))
        return across * down

    @property
    def _to_keep_clear_of(self) -> tuple[object, ...]:
        return (self.canvas.pane.cursor, self.canvas.editor.selection)

    def _covers(self, here: QRectF) -> bool:
        """Whether the cell of the cursor or the one thing that is selected would lie below the picture here
        (pixels of the canvas)."""
        canvas, place = self.canvas, self.canvas.pane.cursor
        cell = cell_rect(canvas.drawing, place) if place else None
        if cell is not None and here.intersects(QRectF(*canvas.sight.to_pixel(cell))):
            return True
        chosen = canvas.editor.selection
        found = canvas.places_now().find(chosen[0]) if len(chosen) == 1 else None
        return found is not None and here.intersects(QRectF(*canvas.sight.to_pixel(found.rect, found.strip)))

    # ---- painting

    @property
    def _scale(self) -> float:
        return (self.width() - 2 * PAD) / max(1.0, self.canvas.drawing.width)

    def _frame(self) -> QRectF:
        """What the window shows, in pixels of the picture."""
        seen, scale = self.canvas.view.visible, self._scale
        frame = QRectF(PAD + seen.x * scale, PAD + seen.y * scale, seen.width * scale, seen.height * scale)
        frame.moveLeft(self._across(frame.x(), frame.width()))
        return frame.intersected(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))

    def _across(self, x: float, width: float = 0.0) -> float:
        """Where a piece is in the picture of a mirrored map, and the way back."""
        return self.width() - x - width if self.canvas.view.mirrored else x

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        self._refresh()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(theme.field_border), 1.0))
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(card, 8, 8)
            if self._picture is not None:
                inner = QRectF(self.rect()).adjusted(PAD, PAD, -PAD, -PAD)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(inner, self._picture, QRectF(self._picture.rect()))
            painter.setBrush(accent(30))
            painter.setPen(QPen(QColor(theme.accent_hover), 1.75))
            painter.drawRoundedRect(self._frame(), 3, 3)

    def _refresh(self) -> None:
        """Paint the picture anew when the map is another and its tiles are complete."""
        canvas = self.canvas
        drawing, ratio = canvas.drawing, self.devicePixelRatioF()
        wide, high = round((self.width() - 2 * PAD) * ratio), round((self.height() - 2 * PAD) * ratio)
        known = self._picture
        same = known is not None and (known.width(), known.height()) == (wide, high)
        if (same and drawing is self._pictured) or not canvas.overview.is_ready:
            return
        picture = QPixmap(max(1, wide), max(1, high))
        picture.fill(QColor(drawing.background))
        scale = canvas.overview.scale
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            share = wide / (drawing.width * scale)
            painter.scale(share, share)
            for (x, y), strip in canvas.seen.strips:
                level = level_of(strip, scale)
                for row in range(level.down):
                    for column in range(level.across):
                        tile = canvas.tiles.find(key_of(strip), scale, column, row)
                        if tile is not None and tile.ready:
                            at = QPointF(x * scale - level.left + column * SIDE, y * scale + row * SIDE)
                            painter.drawImage(at, tile.image)
        self._picture, self._pictured = picture, drawing

    # ---- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            frame = self._frame()
            inside = frame.contains(event.position())
            self._held = event.position() - frame.center() if inside else QPointF(0, 0)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._look(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _look(self, at: QPointF) -> None:
        """Look at what lies there, in the middle of the window."""
        canvas, held = self.canvas, self._held or QPointF(0, 0)
        x = (self._across(at.x() - held.x()) - PAD) / self._scale
        y = (at.y() - held.y() - PAD) / self._scale
        view = canvas.view
        canvas.move_to(view.placed(x * view.zoom - view.width / 2, y * view.zoom - view.height / 2))
