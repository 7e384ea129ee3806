"""The bar over the canvas that says that cards or lanes are not shown, and shows them again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journeymapper.editor import filters, folding
from journeymapper.i18n import _, ngettext
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.icons import pixmap
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.extra import link_button
from journeymapper.ui.panels.floating import BOTTOM, BOTTOM_LEFT, Floating
from journeymapper.ui.theme import current_theme


class FilterBar(Floating):
    """Seen while something is hidden, so that nobody thinks cards are lost."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, BOTTOM, keeps=True)
        self.setAccessibleName(_("What is hidden"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        self._mark = QLabel()
        self._words = QLabel()
        self._clear = link_button(_("Clear filter"))
        self._show = link_button(_("Show all lanes"))
        self._clear.clicked.connect(self._on_clear)
        self._show.clicked.connect(self._on_show)
        for widget in (self._mark, self._words, self._clear, self._show):
            row.addWidget(widget)
        self.retint()

    def retint(self) -> None:
        side = with_text(16)
        self._mark.setPixmap(pixmap("filter", side, current_theme().muted, self.devicePixelRatioF()))

    def place(self) -> None:
        """In the middle; at the start of the canvas where it would cover the overview map."""
        self.corner = BOTTOM
        super().place()
        parent = self.parentWidget()
        beside = parent.findChild(QWidget, "minimap") if parent is not None else None
        if beside is not None and beside.isVisible() and beside.geometry().intersects(self.geometry()):
            self.corner = BOTTOM_LEFT
            super().place()

    def refresh(self, needed: bool = True) -> None:
        """Say how it is now; away when everything is shown, or where it is not `needed`."""
        pane = self.canvas.pane
        view, document = pane.view, pane.editor.document
        hidden = [lane for lane in document.lanes if lane.id in view.hidden_lanes]
        filtered = filters.is_filtered(view)
        if not needed or (not filtered and not hidden):
            if self.isVisible():
                self.dismiss()
            return
        parts = []
        if filtered:
            shown, cards = filters.count(document, view, pane.touched)
            parts.append(_("Filter on: {shown} of {cards} cards shown", shown=shown, cards=cards))
        if hidden:
            parts.append(ngettext("{count} lane hidden", "{count} lanes hidden", len(hidden)))
        self._words.setText(" · ".join(parts))
        self._clear.setVisible(filtered)
        self._show.setVisible(bool(hidden))
        if self.isVisible():
            self.place()
        else:
            self.open()

    def _on_clear(self) -> None:
        self.canvas.look(filters.cleared(self.canvas.pane.view))
        self.canvas.setFocus()

    def _on_show(self) -> None:
        view = self.canvas.pane.view
        for id in view.hidden_lanes:
            view = folding.show_lane(view, id)
        self.canvas.look(view)
        self.canvas.setFocus()
