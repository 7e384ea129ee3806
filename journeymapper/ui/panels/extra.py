"""What the list parts of the inspector share: a heading, rows, and the way to commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.model.document import Document
from journeymapper.ui.icons import icon
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.subject import Subject
from journeymapper.ui.safety.plain import plain_tip

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


class Extra(QWidget):
    """A titled list. Subclasses fill `rows` in `show_subject`."""

    folded = False
    name = ""  # of parts that are shown on request

    def __init__(self, window: MainWindow, title: str) -> None:
        super().__init__()
        self.main = window
        self._shown_rows: tuple[object, ...] = ()
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(4)
        heading = QLabel(title)
        heading.setWordWrap(True)
        heading.setProperty("heading", True)
        self.setAccessibleName(title)
        column.addWidget(heading)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        column.addLayout(self.rows)

    def show_subject(self, document: Document, subject: Subject) -> None:
        raise TypeError("every part shows its own subject")

    def finish_editing(self) -> None:
        """Take over what is typed into a field that waits for its end; most take every letter at once."""

    def commit(self, label: str, document: Document, merge: str = "") -> None:
        if self.main.editor is not None:
            self.main.editor.commit(label, document, merge=merge)

    def is_shown(self, *what: object) -> bool:
        """Whether the rows already show just this: then they stay, and the keyboard in them."""
        before, self._shown_rows = self._shown_rows, what
        return before == what

    def clear(self) -> None:
        """Remove all rows."""
        while (item := self.rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def add_labelled(column: QVBoxLayout, words: str, control: QWidget) -> None:
    """Put a control with its name above it at the end of a column."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setProperty("muted", True)
    label.setBuddy(control)
    control.setAccessibleName(words)
    column.addSpacing(6)
    column.addWidget(label)
    column.addWidget(control)


def row_of(*widgets: QWidget) -> QWidget:
    """Widgets side by side; the first takes the room."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 0 if place else 1)
    return holder


def words_label(text: str, muted: bool = False) -> QLabel:
    """A wrapping label that shows plain text only."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if muted:
        label.setProperty("muted", True)
    return label


_SMALL = 16  # pixels of an icon, at the usual size of texts
_LEAST_LINK = 80  # pixels, at the usual size of texts


class _SmallButton(QToolButton):
    """Shows its icon in the colours of the theme, also after a change."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setIcon(icon(icon_name))
        self._fit_icon()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setIcon(icon(self._icon_name))
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_icon()
        super().changeEvent(event)

    def _fit_icon(self) -> None:
        """As large as the texts beside it."""
        self.setIconSize(QSize(with_text(_SMALL), with_text(_SMALL)))


def small_button(icon_name: str, name: str) -> QToolButton:
    """A quiet icon button that says its name to pointers and screen readers."""
    button = _SmallButton(icon_name)
    button.setProperty("small", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(plain_tip(name))
    button.setAccessibleName(name)
    return button


class _Link(QPushButton):
    """Cut with an ellipsis where its words have no room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), with_text(_LEAST_LINK)), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, room, int(Qt.TextFlag.TextShowMnemonic)
        )
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)


def link_button(text: str) -> QPushButton:
    """A button that looks like a link."""
    button = _Link(text)
    button.setProperty("link", True)
    button.setAutoDefault(True)  # Enter presses it, not only the space bar
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
