"""The bar above the canvas: the map's name and save state, undo and redo, states, export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.ui import title
from journeymapper.ui.cut_label import CutLabel
from journeymapper.ui.find_field import FindField
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.giving_way import GONE, SMALL, USUAL, WHOLE, fitting_forms
from journeymapper.ui.icons import icon, pixmap
from journeymapper.ui.measures import ICON, toolbar_height, with_text
from journeymapper.ui.panels.segments import frame, segment
from journeymapper.ui.theme import current_theme

WIDEST_NAME, LEAST_NAME = 320, 130  # pixels at the usual size of texts
_SPACING = 4
_APART = 80  # pixels of the margins, and of the gaps between groups of parts
_STATES = ("show_as_is", "show_to_be", "show_both")
_PANELS = ("filter", "facts", "personas", "present", "inspector")


class Toolbar(QWidget):
    """Buttons for actions of the window's table. Where there is too little room some show no words, and
    some are in a menu instead."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._forms: Mapping[str, int] = USUAL
        self._places = {WHOLE: "", SMALL: ""}  # the words for where the map is kept
        self._states_matter = False
        self._mark = QLabel()
        self._title = CutLabel(WIDEST_NAME, least=40)
        self._title.setObjectName("mapTitle")
        self._place = CutLabel(WIDEST_NAME)
        self._place.setObjectName("place")
        self._states = state_choice([actions[name] for name in _STATES])
        self._find = FindField(actions["command_palette"])
        self._buttons = {name: tool_button(actions[name]) for name in ("undo", "redo", *_PANELS)}
        self._buttons["more"] = self._menu_button()
        self._buttons["export"] = self._export_button(actions["export"])
        self._arrange()
        self.retint()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 1)
        row.setSpacing(_SPACING)
        names = QHBoxLayout()
        names.setSpacing(10)
        names.addWidget(self._mark)
        names.addWidget(self._title, 2)
        names.addWidget(self._place, 1)
        row.addLayout(names)
        row.addSpacing(16)
        row.addWidget(self._buttons["undo"])
        row.addWidget(self._buttons["redo"])
        row.addSpacing(12)
        row.addWidget(self._states)
        row.addStretch(1)
        row.addWidget(self._find, 8)
        row.addStretch(1)
        for name in (*_PANELS, "more"):
            row.addWidget(self._buttons[name])
        row.addSpacing(10)
        row.addWidget(self._buttons["export"])

    def _export_button(self, action: QAction) -> FlatButton:
        button = FlatButton(18)
        button.setProperty("primary", True)
        button.setText(_("Export"))
        button.clicked.connect(action.trigger)
        button.setToolTip(_("Export as PDF, SVG or PNG"))
        return button

    def _menu_button(self) -> FlatButton:
        button = FlatButton()
        button.setText(_("More"))
        button.setToolTip(_("More"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu) -> None:
        """With what has no room in the bar."""
        menu.clear()
        if self._states_matter and self._forms["states"] == GONE:
            menu.addActions([self._actions[name] for name in _STATES])
            menu.addSeparator()
        menu.addActions([self._actions[name] for name in _PANELS if self._forms[name] == GONE])

    def retint(self) -> None:
        """Take the theme's colours again."""
        self._buttons["export"].setIcon(icon("file-down", current_theme().on_accent))
        self._buttons["more"].setIcon(icon("ellipsis"))
        self._fit_texts()

    def show_map(self, editor: Editor) -> None:
        """Name the map and say where it is kept and whether it is saved."""
        self._title.say(title.name_of(editor))
        self._places = {WHOLE: title.place_of(editor), SMALL: title.state_of(editor)}
        self._states_matter = uses_states(editor)
        self._make_room()

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
        self._mark.setPixmap(pixmap("map", with_text(ICON), current_theme().text, self.devicePixelRatioF()))
        self._make_room()

    def _make_room(self) -> None:
        """Show as much of every part as there is room for."""
        forms = self._forms = fitting_forms(self.width() - _APART, self._width_of)
        self._mark.setVisible(forms["mark"] != GONE)
        self._place.setVisible(forms["place"] != GONE)
        self._place.say(self._places.get(forms["place"], ""), self._places[WHOLE])
        self._states.setVisible(self._states_matter and forms["states"] != GONE)
        self._find.show_words(forms["find"] == WHOLE)
        for name, button in self._buttons.items():
            button.show_words(forms[name] == WHOLE)
            button.setVisible(forms[name] != GONE)

    def _width_of(self, part: str, form: int) -> int:
        """With the gap beside it."""
        if form == GONE or (part == "states" and not self._states_matter):
            return 0
        match part:
            case "mark":
                width = with_text(ICON)
            case "title":
                width = min(self._title.sizeHint().width(), with_text(LEAST_NAME))
            case "place":
                width = self._place.width_for(self._places[form])
            case "states":
                width = self._states.sizeHint().width()
            case "find":
                width = self._find.width_for(words=form == WHOLE)
            case _:
                width = self._buttons[part].width_for(words=form == WHOLE)
        return width + _SPACING


def uses_states(editor: Editor) -> bool:
    """True once something on the map is as-is or to-be only; before that the choice would mean nothing."""
    shown = editor.shown
    return any(card.state == "to-be" for card in shown.cards) or any(
        curve.state == "to-be" for curve in shown.curves
    )


def state_choice(actions: Sequence[QAction]) -> QWidget:
    """Segments for what is shown: as-is, to-be, or both."""
    choice = QWidget()
    row = QHBoxLayout(choice)
    frame(choice, row)
    choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    choice.setAccessibleName(_("What is shown"))
    for action in actions:
        button = segment()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        row.addWidget(button)
    return choice


def tool_button(action: QAction) -> FlatButton:
    """A flat button for an action, with its words beside its icon."""
    button = FlatButton()
    button.setDefaultAction(action)
    button.setAccessibleName(button.words())
    return button
