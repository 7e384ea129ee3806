"""The bar above the canvas: the map's name and save state, undo and redo, states, export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.ui.icons import icon, pixmap
from journeymapper.ui.theme import current_theme

ICON = 20
WIDEST_NAME = 320  # pixels


class Toolbar(QWidget):
    """Buttons for actions of the window's table; labels stand beside the icons where there is room."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(6)

        self._mark = QLabel()
        self._title = QLabel()
        self._title.setObjectName("mapTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._place = QLabel()
        self._place.setObjectName("place")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._title, self._place):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        names = QHBoxLayout()
        names.setSpacing(10)
        names.addWidget(self._mark)
        names.addWidget(self._title)
        names.addWidget(self._place)
        row.addLayout(names)
        row.addSpacing(16)
        row.addWidget(tool_button(actions["undo"], words=False))
        row.addWidget(tool_button(actions["redo"], words=False))
        row.addSpacing(12)
        self._states = QWidget()
        states = QHBoxLayout(self._states)
        states.setContentsMargins(0, 0, 0, 0)
        states.setSpacing(0)
        for name in ("show_as_is", "show_to_be", "show_both"):
            states.addWidget(tool_button(actions[name], icon_shown=False))
        row.addWidget(self._states)
        row.addStretch(1)
        for name in ("facts", "personas"):
            row.addWidget(tool_button(actions[name]))
        row.addSpacing(8)
        self._export = QPushButton()
        self._export.setProperty("primary", True)
        self._export.setText(_("Export"))
        self._export.clicked.connect(actions["export"].trigger)
        self._export.setToolTip(actions["export"].toolTip())
        row.addWidget(self._export)
        self.retint()

    def retint(self) -> None:
        """Take the theme's colours again."""
        theme = current_theme()
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(pixmap("map", ICON, theme.text, ratio))
        self._export.setIcon(icon("file-down", theme.on_accent))
        self._export.setIconSize(QSize(18, 18))

    def show_map(self, editor: Editor, name: str, place: str) -> None:
        """Name the map and say where it is kept and whether it is saved."""
        for label, words in ((self._title, name), (self._place, place)):
            label.ensurePolished()  # else the letters are measured in another font
            room = min(WIDEST_NAME, max(120, self.width() // 6))
            label.setText(label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
            label.setToolTip(words)
        self._states.setVisible(uses_states(editor))


def uses_states(editor: Editor) -> bool:
    """True once something on the map is as-is or to-be only; before that the choice would mean nothing."""
    shown = editor.shown
    return any(card.state == "to-be" for card in shown.cards) or any(
        curve.state == "to-be" for curve in shown.curves
    )


def tool_button(action: QAction, words: bool = True, icon_shown: bool = True) -> QToolButton:
    """A flat button for an action, with its words beside its icon."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(ICON, ICON))
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    if not words:
        style = Qt.ToolButtonStyle.ToolButtonIconOnly
    elif not icon_shown:
        style = Qt.ToolButtonStyle.ToolButtonTextOnly
    button.setToolButtonStyle(style)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text().replace("&", ""))
    return button
