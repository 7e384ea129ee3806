"""A list of maps with a small picture each, the pictures made one by one after the list is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journeymapper.storage.errors import MapError
from journeymapper.storage.file import Opened
from journeymapper.ui.safety.plain import plain_label
from journeymapper.ui.start.thumbnail import picture_of
from journeymapper.ui.theme import current_theme

PICTURE = QSize(152, 95)
MOST_CARDS = 2_000  # a larger map is not laid out just for its picture


class Picture(QWidget):
    """A map seen from afar, in a frame with round corners; an empty frame when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(PICTURE)

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(frame, 6, 6)
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            painter.fillPath(path, QColor(theme.desk))
            if not self._picture.isNull():
                painter.setClipPath(path)
                size = self._picture.deviceIndependentSize()
                scale = max(frame.width() / size.width(), 0.01)
                shown = QRectF(0.0, 0.0, size.width() * scale, size.height() * scale)
                painter.drawPixmap(shown, self._picture, QRectF(self._picture.rect()))
                painter.setClipping(False)
            painter.setPen(QPen(QColor(theme.field_border), 1))
            painter.drawPath(path)


class Row(QFrame):
    """One map of the list: picture, name, a line or two about it, and what can be done at the right."""

    def __init__(self, name: str, lines: tuple[str, ...], load: Callable[[], Opened] | None) -> None:
        super().__init__()
        self.load = load
        self.tell: Callable[[Opened], str] | None = None  # one more line, of what the map holds
        self.picture = Picture()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(16)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(plain_label(name, role="strong", cut=True))
        for line in lines:
            words.addWidget(plain_label(line, role="muted"))
        self.contents = plain_label("", role="muted", cut=True)
        self.contents.hide()
        words.addWidget(self.contents)
        words.addStretch(1)
        words.addSpacing(6)
        words.addLayout(self.buttons)
        row.addLayout(words, 1)
        self.setAccessibleName(name)

    def make_picture(self) -> None:
        if self.load is None:
            return
        try:
            opened = self.load()
            if self.tell is not None:
                self.contents.setText(self.tell(opened))
                self.contents.show()
            if len(opened.document.cards) <= MOST_CARDS:
                self.picture.show_picture(picture_of(opened, PICTURE, self.devicePixelRatioF()))
        except (MapError, ValueError, OSError):
            return


class PicturedList(QScrollArea):
    """Rows below each other, hairlines between them. `name` is for screen readers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[Row] = []
        self._without: list[Row] = []
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._content)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def add(self, row: Row) -> None:
        if self.rows:
            line = QFrame()
            line.setFixedHeight(1)
            line.setStyleSheet(f"background: {current_theme().line};")
            self._column.insertWidget(self._column.count() - 1, line)
        self._column.insertWidget(self._column.count() - 1, row)
        self.rows.append(row)
        self._without.append(row)
        self._timer.start()

    def add_heading(self, words: str) -> None:
        label = plain_label(words, role="heading")
        label.setContentsMargins(12, 14, 12, 2)
        self._column.insertWidget(self._column.count() - 1, label)

    def _next(self) -> None:
        if self._without:
            self._without.pop(0).make_picture()
        else:
            self._timer.stop()
