"""Presenting: the map alone on the whole screen, walked through stage by stage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from journeymapper.editor.editor import DOCUMENT
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Rect
from journeymapper.i18n import _
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.overlay_marks import q
from journeymapper.ui.canvas.sheet_view import SheetView
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.canvas.wheel import wheeled
from journeymapper.ui.measures import with_text

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_PageUp)
_SCROLL = 0.25  # of the window, for Up and Down
_LARGEST, _LARGEST_STAGE = 2.0, 1.6  # zoom
_LEAST = 0.85  # zoom at which a room can read all lanes at once
_STILL = 2500  # milliseconds after which pointer and caption go


class Presentation(SheetView):
    """A window of its own on the same map: what is edited elsewhere shows here at once.

    It begins with the whole map; each stage follows as large as it can be, the others veiled.
    """

    def __init__(self, pane: Pane, ended: Callable[[int], None], stage: str = "") -> None:
        """`ended` is told where it ended (-1: at the whole map)."""
        super().__init__(Pane(pane.editor, pane.view))
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setWindowTitle(self.editor.document.title or _("Journey map"))
        self.setAccessibleName(_("Presentation"))
        self._ended = ended
        self._stage = stage  # "": the whole map
        self._leave = self.editor.subscribe(self._on_change)
        self._quiet = QTimer(self, singleShot=True, interval=_STILL)
        self._quiet.timeout.connect(self._hush)
        self._hushed = False

    # ---- where it is

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that are shown, in their order."""
        return tuple(dict.fromkeys(column.stage for column in self.drawing.columns))

    @property
    def at(self) -> int:
        """The place of the stage that is shown; -1 for the whole map."""
        return self.stages.index(self._stage) if self._stage in self.stages else -1

    def go(self, place: int) -> None:
        """Show a stage; -1 or beyond the ends: the whole map."""
        stages = self.stages
        self._stage = stages[place] if 0 <= place < len(stages) else ""
        self._aim()
        self._wake()

    def _aim(self) -> None:
        """Look at the stage, or at the whole map."""
        drawing, at = self.drawing, self.at
        if at < 0:
            self.move_to(viewport.fitted(self.view, Rect(0, 0, drawing.width, drawing.height), _LARGEST))
            return
        left, right = self._edges()
        # Headers stay in sight: the stage gets what they leave.
        zoom = min(_LARGEST_STAGE, (self.view.width - 2 * viewport.DESK) / (drawing.body.x + right - left))
        top = drawing.body.y - self._band_height()
        whole = (self.view.height - viewport.DESK) / max(1.0, drawing.body.bottom - top)
        if whole >= _LEAST:
            zoom = min(zoom, whole)  # all lanes at once
        heads = drawing.body.x * zoom
        room = self.view.width - heads
        x = (left + right) / 2 * zoom - heads - room / 2
        self.move_to(self.view._replace(zoom=zoom).placed(x, top * zoom))

    def _edges(self) -> tuple[float, float]:
        columns = [column for column in self.drawing.columns if column.stage == self._stage]
        return columns[0].x, columns[-1].right

    def _band_height(self) -> float:
        return next((one.strip.height for one in self.drawing.strips if one.strip.kind == "band"), 0.0)

    def _look(self, view: Viewport) -> None:
        super()._look(view)
        self.bars.across.hide()
        self.bars.down.hide()

    def _open(self) -> None:
        super()._open()
        self._aim()

    def _resized(self) -> None:
        super()._resized()
        self._aim()

    def _on_change(self, what: str) -> None:
        if what == DOCUMENT:
            self.update()

    # ---- what lies over the map

    def paint_over(self, painter: QPainter) -> None:
        if self.at >= 0:
            self._veil(painter)
        if not self._hushed:
            self._caption(painter)

    def _veil(self, painter: QPainter) -> None:
        """The other stages step back."""
        drawing, body = self.drawing, self.sight.body_window()
        left, right = self._edges()
        gap = 8.0
        edges = self.sight.to_pixel(Rect(left - gap, 0.0, right - left + 2 * gap, drawing.height))
        bottom = min(self.view.height, self.sight.to_pixel(drawing.body).bottom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 190))
        # Headers of lanes are for every stage.
        cells = Rect(drawing.body.x, 0.0, drawing.width - drawing.body.x, drawing.height)
        whole = self.view.rect_to_pixel(cells)
        low = max(body.x, whole.x - (0.0 if self.view.mirrored else gap))
        high = min(body.right, whole.right + (gap if self.view.mirrored else 0.0))
        before = Rect(low, 0.0, max(0.0, edges.x - low), bottom)
        after = Rect(edges.right, 0.0, max(0.0, high - edges.right), bottom)
        for part in (before, after):
            painter.drawRect(q(part))

    def _caption(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stages, at = self.stages, self.at
        name = next((one.name for one in self.editor.shown.stages if one.id == self._stage), "")
        words = (
            _("Arrows walk through the stages · Esc ends")
            if at < 0
            else f"{name or _('Stage')}   {at + 1} / {len(stages)}"
        )
        font = QFont(self.font())
        font.setPixelSize(with_text(15))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        words = metrics.elidedText(
            " ".join(words.split("\n")), Qt.TextElideMode.ElideRight, int(self.width() * 0.7)
        )
        width, height = metrics.horizontalAdvance(words) + 36, with_text(34)
        pill = QRectF((self.width() - width) / 2, self.height() - 18 - height, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(31, 36, 48, 225))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _hush(self) -> None:
        self._hushed = True
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.update()

    def _wake(self) -> None:
        self._hushed = False
        self.unsetCursor()
        self._quiet.start()
        self.update()

    # ---- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._turned(event.key())
        page = self.view.height * _SCROLL
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        elif key in _NEXT:
            self.go(min(self.at + 1, len(self.stages)))
        elif key in _BACK:
            self.go(len(self.stages) - 1 if self.at < 0 else self.at - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else len(self.stages) - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_to(self.view.scrolled(0.0, page if key == Qt.Key.Key_Down else -page))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    def _turned(self, key: int) -> int:
        """The arrows go where they point, on a map from right to left too."""
        sides = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}
        return sides.get(Qt.Key(key), key) if self.view.mirrored else key

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.go(min(self.at + 1, len(self.stages)))
        elif event.button() == Qt.MouseButton.RightButton:
            self.go(self.at - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._wake()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.move_to(wheeled(self.view, event))
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        self._quiet.stop()
        self._ended(self.at)
        self.pane.close()
        super().closeEvent(event)


def present(pane: Pane, parent: QWidget, ended: Callable[[int], None], stage: str = "") -> Presentation:
    """Fill the screen that `parent` is on with the map; "" begins with all of it."""
    shown = Presentation(pane, ended, stage)
    if parent.screen() is not None:
        shown.setGeometry(parent.screen().geometry())
    shown.showFullScreen()
    shown.activateWindow()
    shown.setFocus()
    return shown
