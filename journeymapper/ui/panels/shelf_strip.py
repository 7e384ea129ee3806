"""The cards on the shelf, side by side: click, drag onto the map, walk with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from journeymapper.editor.adding import NewCard
from journeymapper.editor.clipboard import MIME, copied_lines, copy
from journeymapper.editor.commands import delete_selection
from journeymapper.editor.gestures.drag_off_shelf import drag_off_shelf
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point, Rect
from journeymapper.i18n import ngettext
from journeymapper.layout.brand import look_of
from journeymapper.layout.measures import measures_of
from journeymapper.layout.shelf import GAP, WIDTH, Shelved, lay_out_shelf
from journeymapper.model.card import Card
from journeymapper.model.lookup import shelf_cards
from journeymapper.render.qt import paint_group
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.canvas.drops import CARDS_MIME
from journeymapper.ui.panels.finger import Carried
from journeymapper.ui.theme import current_theme

HEIGHT = 100.0  # of the tallest card
_MARGIN = 6.0
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class ShelfStrip(QWidget):
    """`opened` carries the id of a card to be written on, `typed` what somebody begins to write,
    `reached` the horizontal place that should be seen."""

    opened = Signal(str)
    typed = Signal(str)
    reached = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._pane: Pane | None = None
        self._ink: QtInk | None = None
        self._shelved: tuple[Shelved, ...] = ()
        self._press: QPoint | None = None
        self._written: tuple[NewCard, str] | None = None
        self.setFixedHeight(round(HEIGHT + 2 * _MARGIN))

    def show_pane(self, pane: Pane | None) -> None:
        self._pane = pane
        self._ink = QtInk(pane.editor.pictures) if pane else None
        self._shelved, self._written = (), None
        self.refresh()

    def show_written(self, card: NewCard | None, text: str = "") -> None:
        """Show a card that is still being written behind the others; None for none."""
        self._written = (card, text) if card else None
        self.refresh()

    def refresh(self) -> None:
        """Show the cards that lie on the shelf now."""
        pane = self._pane
        cards: tuple[Card, ...] = ()
        if pane is not None:
            document = pane.editor.document
            if self._written is not None:
                document = self._written[0].put(document, self._written[1])
            cards = shelf_cards(document)
            look = look_of(document, measures_of(document.style), pane.words)
            if self._shelved and self._shelved[0].look == look:
                look = self._shelved[0].look
            votes: dict[str, int] = {}
            for vote in document.votes:
                votes[vote.card] = votes.get(vote.card, 0) + 1
            self._shelved = lay_out_shelf(cards, look, HEIGHT, votes, self._shelved)
        width = len(cards) * (WIDTH + GAP) - GAP + 2 * _MARGIN if cards else 0
        self.setFixedWidth(max(1, round(width)))
        count = len(cards)
        self.setAccessibleName(ngettext("Shelf, {count} card", "Shelf, {count} cards", count))
        self.setAccessibleDescription("; ".join(one.group.label for one in self._shelved[:50]))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.height())

    # ---- where things are

    def place_of(self, id: str) -> Rect | None:
        """The rectangle of a card in this widget."""
        rects = (_seen(one) for one in self._shelved if one.card.id == id)
        return next(rects, None)

    def card_at(self, place: QPoint) -> str:
        at = Point(place.x(), place.y())
        return next((one.card.id for one in self._shelved if _seen(one).contains(at)), "")

    @property
    def ids(self) -> list[str]:
        return [one.card.id for one in self._shelved]

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        pane, ink = self._pane, self._ink
        if pane is None or ink is None:
            return
        chosen = {self._written[0].id} if self._written else set(pane.editor.selection)
        window = QRectF(event.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for one in self._shelved:
                place = QRectF(*_seen(one))
                if not place.adjusted(-4, -4, 4, 4).intersects(window):
                    continue
                painter.save()
                painter.setClipRect(place.adjusted(0, 0, 0, 1).intersected(QRectF(self.rect())))
                painter.translate(place.topLeft())
                paint_group(painter, one.group, ink)
                painter.restore()
                if one.card.id in chosen:
                    accent = QColor(current_theme().accent)
                    accent.setAlpha(255 if self.hasFocus() or self._written else 150)
                    painter.setPen(QPen(accent, 2.0))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(place.adjusted(-1.5, -1.5, 1.5, 1.5), 8, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pane = self._pane
        if pane is None or event.button() != Qt.MouseButton.LeftButton:
            return
        id = self.card_at(event.position().toPoint())
        self._press = event.position().toPoint() if id else None
        chosen = pane.editor.selection
        if event.modifiers() & _ADDING and id:
            pane.editor.select([one for one in chosen if one != id] if id in chosen else [*chosen, id])
        elif id not in chosen or not id:
            pane.editor.select((id,) if id else ())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._press is None:
            over = self.card_at(at)
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        if (at - self._press).manhattanLength() >= QApplication.startDragDistance():
            grabbed, self._press = self.card_at(self._press), None
            self._drag(grabbed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        id, pane = self.card_at(event.position().toPoint()), self._pane
        if self._press is not None and pane is not None and id and not event.modifiers() & _ADDING:
            pane.editor.select((id,))
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        id = self.card_at(event.position().toPoint())
        if id:
            self.opened.emit(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pane = self._pane
        if pane is None or not self._key(pane, event):
            super().keyPressEvent(event)

    def _key(self, pane: Pane, event: QKeyEvent) -> bool:
        ids = self.ids
        at = next((ids.index(id) for id in pane.editor.selection if id in ids), -1)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if ids:
                by = 1 if event.key() == Qt.Key.Key_Right else -1
                self._go_to(pane, ids[max(0, min(at + by, len(ids) - 1))])
            case Qt.Key.Key_Home | Qt.Key.Key_End if ids:
                self._go_to(pane, ids[0 if event.key() == Qt.Key.Key_Home else -1])
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if at >= 0:
                delete_selection(pane.editor)
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter if at >= 0:
                self.opened.emit(ids[at])
            case _ if event.text().isprintable() and event.text().strip():
                self.typed.emit(event.text())
            case _:
                return False
        return True

    def _go_to(self, pane: Pane, id: str) -> None:
        pane.editor.select((id,))
        rect = self.place_of(id)
        if rect is not None:
            self.reached.emit(round(rect.x), round(rect.right))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        pane = self._pane
        if pane is not None and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            ids = self.ids
            if ids and not set(ids).intersection(pane.editor.selection):
                self._go_to(pane, ids[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            id = self.card_at(event.pos())
            text = next((one.card.text for one in self._shelved if one.card.id == id), "")
            if text:
                # Words of a map are never markup.
                QToolTip.showText(event.globalPos(), f"<qt>{_escaped(text[:600])}</qt>", self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def _drag(self, grabbed: str) -> None:
        pane = self._pane
        rect = self.place_of(grabbed)
        if pane is None or rect is None:
            return
        drag = QDrag(self)
        drag.setMimeData(dragged(pane, self._taken_with(grabbed, pane)))
        picture = self._picture(rect)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(picture.width() // 2, 14))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def _taken_with(self, grabbed: str, pane: Pane) -> list[str]:
        """The card that is taken up, and the others that are selected with it."""
        chosen = pane.editor.selection if grabbed in pane.editor.selection else ()
        return [grabbed, *(id for id in self.ids if id in chosen and id != grabbed)]

    def _picture(self, rect: Rect) -> QPixmap:
        picture = QPixmap(round(rect.width), round(rect.height))
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setOpacity(0.85)
            self.render(painter, QPoint(0, 0), QRectF(*rect).toAlignedRect())
        return picture

    def taken_at(self, at: QPointF) -> Carried | None:
        """What a finger takes off the shelf there."""
        id, pane = self.card_at(at.toPoint()), self._pane
        rect = self.place_of(id)
        if pane is None or rect is None:
            return None
        ids = tuple(self._taken_with(id, pane))
        return Carried(lambda canvas: drag_off_shelf(canvas.pane, ids), self._picture(rect))

    def tap(self, at: QPointF) -> None:
        """Select a card; a second tap on it opens it."""
        id, pane = self.card_at(at.toPoint()), self._pane
        if pane is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if id and pane.editor.selection == (id,):
            self.opened.emit(id)
        else:
            pane.editor.select((id,) if id else ())


def dragged(pane: Pane, ids: list[str]) -> QMimeData:
    """Cards in a drag: their ids for this map, the part of a map for others, their words for others still."""
    before = pane.editor.selection
    pane.editor.select(ids)
    data = QMimeData()
    data.setData(CARDS_MIME, "\n".join(ids).encode())
    data.setData(MIME, copy(pane.editor).encode())
    data.setText(copied_lines(pane.editor, pane.words))
    pane.editor.select(before)
    return data


def _seen(one: Shelved) -> Rect:
    rect = one.group.rect
    return Rect(rect.x + _MARGIN, rect.y + _MARGIN, rect.width, min(rect.height, HEIGHT))


def _escaped(text: str) -> str:
    from html import escape

    return escape(text).replace("\n", "<br>")
