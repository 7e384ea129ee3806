"""What helps to see the map in one window: filter, find bar, overview map, side panel, presentation.

Each part is made when it is first asked for; the window tells when it shows another map.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journeymapper.editor import filters, folding
from journeymapper.editor.editor import DOCUMENT
from journeymapper.editor.things import STAGE, kinds
from journeymapper.i18n import _
from journeymapper.model.view import View
from journeymapper.ui.canvas.minimap import Minimap
from journeymapper.ui.panels.shelf import Shelf
from journeymapper.ui.panels.side import SidePanel

if TYPE_CHECKING:
    from journeymapper.ui.dialogs.command_palette import CommandPalette
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.panels.filter import FilterPanel
    from journeymapper.ui.panels.filter_bar import FilterBar
    from journeymapper.ui.panels.find_bar import FindBar
    from journeymapper.ui.present import Presentation


class Seeing(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.side = SidePanel()
        self.side.changed.connect(window.fit_panels)
        self.side.changed.connect(window.refresh)
        self.shelf = Shelf(window)
        self.minimap: Minimap | None = None
        self.filter_panel: FilterPanel | None = None
        self.filter_bar: FilterBar | None = None
        self.find_bar: FindBar | None = None
        self.palette: CommandPalette | None = None
        self.presentation: Presentation | None = None
        self._leave: Callable[[], None] = lambda: None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)

    # ---- one map after the other

    def enter(self) -> None:
        """The window shows a new canvas."""
        canvas = self._window.canvas
        if canvas is None:
            return
        self._leave = canvas.editor.subscribe(self._on_change)
        canvas.looked.connect(self._soon.start)
        self.minimap = Minimap(canvas)
        self.minimap.dismissed.connect(self.toggle_minimap)
        self.minimap.show_wanted(self._window.program.preferences.overview_map)
        self.side.show_canvas(canvas)
        self.shelf.show_canvas(canvas)

    def leave(self) -> None:
        """The window's canvas goes; what lies over it goes with it."""
        self._leave()
        self._leave = lambda: None
        self._soon.stop()
        if self.presentation is not None:
            self.presentation.close()
        self.side.show_canvas(None)
        self.shelf.show_canvas(None)
        for part in (self.minimap, self.filter_panel, self.filter_bar, self.find_bar):
            if part is not None:
                part.hide()
        self.minimap = self.filter_panel = self.filter_bar = self.find_bar = None

    def retint(self) -> None:
        self.side.retint()
        self.shelf.retint()
        if self.filter_bar is not None:
            self.filter_bar.retint()

    def _on_change(self, what: str) -> None:
        canvas = self._window.canvas
        if what == DOCUMENT and canvas is not None and canvas.editor.shown is canvas.editor.document:
            self._soon.start()

    def _refresh(self) -> None:
        """Bring everything in line with the map and the view."""
        canvas = self._window.canvas
        if canvas is None:
            return
        view = canvas.pane.view
        pruned = filters.pruned(view, canvas.editor.document)
        if pruned is not view:
            canvas.look(pruned)  # comes back here
            return
        if self.filter_bar is None and (filters.is_filtered(view) or view.hidden_lanes):
            from journeymapper.ui.panels.filter_bar import FilterBar

            self.filter_bar = FilterBar(canvas)
        panel_is_open = self.filter_panel is not None and self.filter_panel.isVisible()
        if self.filter_panel is not None and panel_is_open:
            self.filter_panel.refresh()
        if self.filter_bar is not None:
            self.filter_bar.refresh(needed=not panel_is_open)  # the panel says the same
        if self.find_bar is not None:
            self.find_bar.document_changed()
        self._window.refresh()

    # ---- what actions ask for

    def toggle_filter(self) -> None:
        canvas = self._window.canvas
        if canvas is None:
            return
        if self.filter_panel is None:
            from journeymapper.ui.panels.filter import FilterPanel

            self.filter_panel = FilterPanel(canvas)
            self.filter_panel.dismissed.connect(self._soon.start)
        if self.filter_panel.isVisible():
            self.filter_panel.dismiss()
            return
        if self.find_bar is not None and self.find_bar.isVisible():
            self.find_bar.dismiss()
        canvas.finish_editing()
        self.filter_panel.open()
        self._soon.start()

    def find(self, replacing: bool = False) -> None:
        canvas = self._window.canvas
        if canvas is None:
            return
        if self.find_bar is None:
            from journeymapper.ui.panels.find_bar import FindBar

            self.find_bar = FindBar(canvas)
        if self.filter_panel is not None and self.filter_panel.isVisible():
            self.filter_panel.dismiss()
        canvas.finish_editing()
        self.find_bar.start(replacing)

    def find_next(self, by: int) -> None:
        """The next match (1) or the one before (-1); the bar opens when it was not open."""
        if self.find_bar is None or not self.find_bar.isVisible():
            self.find()
        elif self.find_bar is not None:
            self.find_bar.go(by)

    def toggle_page(self, page: str) -> None:
        """Show a page of the side panel with the keyboard in it, or close it."""
        self.side.show_page("" if self.side.page == page and self.side.isVisible() else page)
        self.side.take_focus()

    def shows_page(self, page: str) -> bool:
        return self.side.page == page and self.side.isVisibleTo(self._window)

    def toggle_minimap(self) -> None:
        preferences = self._window.program.preferences
        wanted = not preferences.overview_map
        self._window.program.change(preferences._replace(overview_map=wanted))
        if self.minimap is not None:
            self.minimap.show_wanted(wanted)
        self._window.refresh()
        if not wanted:
            self._window.status.say(_("The overview map is off: View, Overview map shows it again."))

    def open_palette(self) -> None:
        if self.palette is None:
            from journeymapper.ui.dialogs.command_palette import CommandPalette

            self.palette = CommandPalette(self._window)
        if self.palette.isVisible():
            self.palette.dismiss()
        else:
            self.palette.open()

    def present(self) -> None:
        """Fill the screen with the map, from the selected stage on, else from its beginning."""
        from journeymapper.ui.present import present

        canvas = self._window.canvas
        if canvas is None or self.presentation is not None:
            return
        canvas.finish_editing()
        chosen = kinds(canvas.editor.document, canvas.editor.selection)
        stage = next((id for id, kind in chosen.items() if kind == STAGE), "")
        self.presentation = present(canvas.pane, self._window, self._on_presented, stage)

    def _on_presented(self, _place: int) -> None:
        self.presentation = None
        if self._window.canvas is not None:
            self._window.activateWindow()
            self._window.canvas.setFocus()

    # ---- folding

    def fold_lanes(self) -> None:
        self._fold(folding.fold_lanes, folding.chosen_lanes)

    def pin_lanes(self) -> None:
        """Keep the chosen lanes at the top while the map scrolls, or let them go when all are kept."""
        canvas = self._window.canvas
        if canvas is not None:
            chosen, pinned = folding.chosen_lanes(canvas.pane), canvas.pane.view.pinned_lanes
            rest = tuple(id for id in pinned if id not in chosen)
            canvas.pin(rest if set(chosen) <= set(pinned) else (*rest, *chosen))

    def hide_lanes(self) -> None:
        self._fold(folding.hide_lanes, folding.chosen_lanes)

    def fold_stages(self) -> None:
        self._fold(folding.fold_stages, folding.chosen_stages)

    def unfold(self) -> None:
        self._look(folding.unfolded)

    def clear_filter(self) -> None:
        self._look(filters.cleared)

    def _fold(self, change, chosen) -> None:
        canvas = self._window.canvas
        ids = chosen(canvas.pane) if canvas is not None else ()
        if canvas is not None and ids:
            canvas.finish_editing()
            canvas.look(change(canvas.pane.view, ids))

    def _look(self, change: Callable[[View], View]) -> None:
        canvas = self._window.canvas
        if canvas is not None:
            canvas.finish_editing()
            canvas.look(change(canvas.pane.view))
