"""Value and place of the one selected point of a curve, by slider or by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider

from journeymapper.editor.history import OPEN
from journeymapper.i18n import _
from journeymapper.layout.wording import feelings, intensities
from journeymapper.layout.words import words_in
from journeymapper.model.curve import CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_lane, find_point, scale_ends
from journeymapper.operations.curves import move_point
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.extra import Extra, row_of, words_label
from journeymapper.ui.panels.field import NumberField
from journeymapper.ui.panels.subject import Subject

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

_NOTCHES = 40  # of the slider, from the lowest value to the highest


class PointValue(Extra):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Value"))
        self._id, self._lane = "", Lane(id="none")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _NOTCHES)
        self._slider.setPageStep(_NOTCHES // 8)
        self._slider.setAccessibleName(_("Value"))
        self._slider.valueChanged.connect(self._on_slide)
        self._number = NumberField()
        self._number.setFixedWidth(with_text(64))
        self._number.setAccessibleName(_("Value as a number"))
        self._number.edited.connect(self._put)
        self._ends = words_label("", muted=True)
        self.rows.addWidget(row_of(self._slider, self._number))
        self.rows.addWidget(self._ends)

    def show_subject(self, document: Document, subject: Subject) -> None:
        point = subject.records[0] if len(subject.records) == 1 else None
        found = find_point(document, point.id) if isinstance(point, CurvePoint) else None
        lane = find_lane(document, found[0].lane) if found else None
        self.setVisible(lane is not None)
        if found is None or lane is None:
            return
        self._id, self._lane = found[1].id, lane
        lowest, highest = scale_ends(lane)
        with QSignalBlocker(self._slider):
            self._slider.setValue(round((found[1].value - lowest) / (highest - lowest) * _NOTCHES))
        self._number.show_value(found[1].value)
        own = lane.scale.guides
        guides = own or (feelings if lane.kind != "dramatic_arc" else intensities)(
            words_in(document.language)
        )
        self._ends.setText(f"{guides[0]} \N{HORIZONTAL ELLIPSIS} {guides[-1]}")

    def _on_slide(self, place: int) -> None:
        lowest, highest = scale_ends(self._lane)
        self._put(round(lowest + place / _NOTCHES * (highest - lowest), 3))

    def _put(self, value: object) -> None:
        editor = self.main.editor
        if editor is None or not isinstance(value, (int, float)):
            return
        document = move_point(editor.document, self._id, value=float(value))
        self.commit(_("Change emotion"), document, merge=f"{OPEN}inspector:value:{self._id}")
