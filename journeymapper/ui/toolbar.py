"""The bar above the canvas: the map's name and save state, undo and redo, states, export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.ui.cut_label import CutLabel
from journeymapper.ui.find_field import FindField
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.icons import icon, pixmap
from journeymapper.ui.measures import ICON, toolbar_height, with_text
from journeymapper.ui.panels.segments import frame, segment
from journeymapper.ui.theme import current_theme

LEAST_FOR_ALL = 900  # pixels of the window, for all buttons
_LEAST_BY_TEXT = 520  # the same at the usual size of texts, once they are large
WIDEST_NAME = 320  # pixels


class Toolbar(QWidget):
    """Buttons for actions of the window's table; labels stand beside the icons where there is room."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 1)
        row.setSpacing(4)

        self._mark = QLabel()
        self._title = CutLabel(WIDEST_NAME, least=80)
        self._title.setObjectName("mapTitle")
        self._place = CutLabel(WIDEST_NAME, least=40)
        self._place.setObjectName("place")
        names = QHBoxLayout()
        names.setSpacing(10)
        names.addWidget(self._mark)
        names.addWidget(self._title, 2)
        names.addWidget(self._place, 1)
        row.addLayout(names)
        row.addSpacing(16)
        row.addWidget(tool_button(actions["undo"], words=False))
        row.addWidget(tool_button(actions["redo"], words=False))
        row.addSpacing(12)
        self._states = QWidget()
        states = QHBoxLayout(self._states)
        frame(self._states, states)
        self._states.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._states.setAccessibleName(_("What is shown"))
        for name in ("show_as_is", "show_to_be", "show_both"):
            button = segment()
            button.setDefaultAction(actions[name])
            button.setAccessibleName(actions[name].text())
            states.addWidget(button)
        row.addWidget(self._states)
        row.addStretch(1)
        self._find = FindField(actions["command_palette"])
        row.addWidget(self._find, 8)
        row.addStretch(1)
        self._panels = [tool_button(actions[name]) for name in ("filter", "facts", "personas", "present")]
        for button in self._panels:
            row.addWidget(button)
        row.addWidget(tool_button(actions["inspector"], words=False))
        row.addSpacing(10)
        self._export = FlatButton(18)
        self._export.setProperty("primary", True)
        self._export.setText(_("Export"))
        self._export.clicked.connect(actions["export"].trigger)
        self._export.setToolTip(_("Export as PDF, SVG or PNG"))
        row.addWidget(self._export)
        self.retint()

    def retint(self) -> None:
        """Take the theme's colours again."""
        self._fit_texts()
        self._export.setIcon(icon("file-down", current_theme().on_accent))

    def set_narrow(self, narrow: bool) -> None:
        """Icons only where words would crowd out the map's name."""
        style = Qt.ToolButtonStyle
        for button in self._panels:
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
            button.updateGeometry()
        self._find.set_narrow(narrow)

    def _make_room(self) -> None:
        """In a very narrow window, what menus have as well gives way to the map's name."""
        least = max(LEAST_FOR_ALL, with_text(_LEAST_BY_TEXT))
        for button in (self._panels[1], self._panels[3]):
            button.setVisible(self.width() >= least)

    def show_map(self, editor: Editor, name: str, place: str) -> None:
        """Name the map and say where it is kept and whether it is saved."""
        self._title.say(name)
        self._place.say(place)
        self._states.setVisible(uses_states(editor))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_texts()

    def _fit_texts(self) -> None:
        """As high as the texts need, with a sign as large as those of the buttons."""
        self.setFixedHeight(toolbar_height())
        self._make_room()
        self._mark.setPixmap(pixmap("map", with_text(ICON), current_theme().text, self.devicePixelRatioF()))


def uses_states(editor: Editor) -> bool:
    """True once something on the map is as-is or to-be only; before that the choice would mean nothing."""
    shown = editor.shown
    return any(card.state == "to-be" for card in shown.cards) or any(
        curve.state == "to-be" for curve in shown.curves
    )


def tool_button(action: QAction, words: bool = True) -> FlatButton:
    """A flat button for an action, with its words beside its icon."""
    button = FlatButton(ICON)
    button.setDefaultAction(action)
    if not words:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(button.words())
    return button
