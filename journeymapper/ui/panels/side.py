"""The panel beside the palette: outline, review notes or history, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeymapper.i18n import N_, _
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.icons import icon
from journeymapper.ui.measures import aside_width
from journeymapper.ui.panels.extra import small_button
from journeymapper.ui.panels.segments import frame, segment

WIDTH = 284
_AROUND_TABS = 32  # pixels beside, between and around them
OUTLINE, NOTES, HISTORY = "outline", "notes", "history"
PAGES = (
    (OUTLINE, N_("Outline"), "list-tree"),
    (NOTES, N_("Notes"), "message-square"),
    (HISTORY, N_("History"), "history"),
)


def _make(page: str) -> Callable[[Canvas], Any]:
    if page == OUTLINE:
        from journeymapper.ui.panels.outline import OutlinePanel

        return OutlinePanel
    if page == NOTES:
        from journeymapper.ui.panels.notes import NotesPanel

        return NotesPanel
    from journeymapper.ui.panels.history import HistoryPanel

    return HistoryPanel


class SidePanel(QWidget):
    """`changed` tells that another page is shown, or none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Side panel"))
        self._canvas: Canvas | None = None
        self._pages: dict[str, Any] = {}
        self.page = ""  # what is shown; "": nothing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 6, 0)
        holder = QWidget()
        row = QHBoxLayout(holder)
        frame(holder, row)
        self._tabs: dict[str, FlatButton] = {}
        for name, words, _picture in PAGES:
            tab = segment(_(words))
            tab.setAccessibleName(_(words))
            tab.clicked.connect(lambda _checked, name=name: self.show_page(name))
            row.addWidget(tab)
            self._tabs[name] = tab
        self._close = small_button("x", _("Close the panel"))
        self._close.clicked.connect(lambda: self.show_page(""))
        head.addWidget(holder, 1)
        head.addWidget(self._close)
        self._column.addLayout(head)
        self.retint()
        self.hide()

    def fit(self, window: int, room: int) -> None:
        """As wide as a window of this width wants it, but at most half of the room beside the inspector."""
        width = min(aside_width(WIDTH, window), room // 2)
        self.setFixedWidth(width)
        tabs = self._tabs.values()
        words = sum(tab.width_for(True, False) for tab in tabs)
        fits = words + self._close.sizeHint().width() + _AROUND_TABS <= width
        style = Qt.ToolButtonStyle
        for tab in tabs:  # words are never cut: where they have no room, signs stand for them
            tab.setToolButtonStyle(style.ToolButtonTextOnly if fits else style.ToolButtonIconOnly)

    def show_canvas(self, canvas: Canvas | None) -> None:
        """Be about this canvas's map from now on; the same page stays open."""
        for panel in self._pages.values():
            panel.close_panel()
            panel.hide()
            panel.deleteLater()
        self._pages, self._canvas = {}, canvas
        if canvas is None:
            self.hide()
        elif self.page:
            self.show_page(self.page)

    def show_page(self, page: str) -> None:
        """Show a page with the keyboard in it; "" closes the panel."""
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.page = page
        for name, tab in self._tabs.items():
            tab.setChecked(name == page)
        if self._canvas is None or not page:
            self.hide()
            if had_focus and self._canvas is not None:
                self._canvas.setFocus()
            self.changed.emit()
            return
        if page not in self._pages:
            self._pages[page] = _make(page)(self._canvas)
            self._column.addWidget(self._pages[page], 1)
        for name, panel in self._pages.items():
            panel.setVisible(name == page)
        self.show()
        self.changed.emit()

    def take_focus(self) -> None:
        if self.page in self._pages:
            self._pages[self.page].take_focus()

    def panel(self, page: str) -> Any:
        """The page itself, once it has been shown."""
        return self._pages.get(page)

    def retint(self) -> None:
        for name, _words, picture in PAGES:
            self._tabs[name].setIcon(icon(picture))
        for panel in self._pages.values():
            panel.update()
            for view in (getattr(panel, "tree", None), getattr(panel, "list", None)):
                if view is not None:
                    view.viewport().update()
