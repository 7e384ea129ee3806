"""Curves and scale of a lane of emotions or of a dramatic arc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from journeymapper.i18n import _
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve
from journeymapper.model.words import AS_IS, CURVE_LANES, TO_BE
from journeymapper.operations.curves import add_point, delete_curves, edit_curve
from journeymapper.operations.lanes import edit_lane
from journeymapper.ui import words
from journeymapper.ui.panels.extra import Extra, link_button, row_of, small_button
from journeymapper.ui.panels.field import ChoiceField, LinesField, NumberField
from journeymapper.ui.panels.subject import Subject

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def _curve_lane(subject: Subject) -> Lane | None:
    """The selected lane when it is one lane of curves."""
    lane = subject.records[0] if len(subject.records) == 1 else None
    return lane if isinstance(lane, Lane) and lane.kind in CURVE_LANES else None


class LaneCurves(Extra):
    """Persona and state of each curve, and a button that begins another."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Curves"))

    def show_subject(self, document: Document, subject: Subject) -> None:
        self.clear()
        lane = _curve_lane(subject)
        self.setVisible(lane is not None)
        if lane is None:
            return
        people = [("", _("Everybody"))] + [(one.id, one.name) for one in document.personas]
        curves = [curve for curve in document.curves if curve.lane == lane.id]
        for curve in curves:
            persona = ChoiceField(people, free=False)
            persona.setAccessibleName(_("Persona of the curve"))
            persona.show_value(curve.persona)
            persona.edited.connect(lambda value, curve=curve: self._edit(curve, persona=value))
            state = ChoiceField(words.choices({key: words.STATES[key] for key in (AS_IS, TO_BE)}), free=False)
            state.setAccessibleName(_("State of the curve"))
            state.show_value(curve.state)
            state.edited.connect(lambda value, curve=curve: self._edit(curve, state=value))
            remove = small_button("x", _("Delete this curve"))
            remove.clicked.connect(lambda _checked, curve=curve: self._delete(curve))
            self.rows.addWidget(row_of(persona, state, remove))
        free = _free_place(document, lane, curves)
        if free is not None and document.stages:
            add = link_button(_("Add a curve"))
            add.clicked.connect(lambda: self._add(lane, *free))
            self.rows.addWidget(add)

    def _edit(self, curve: Curve, **fields: str) -> None:
        editor = self.main.editor
        if editor is None:
            return
        try:
            document = edit_curve(editor.document, curve.id, **fields)
        except ValueError:
            self.main.status.show_hint(_("This lane has a curve of this persona and state already."))
            self.show_subject(editor.document, self._again(editor.document, curve.lane))
            return
        self.commit(_("Edit curve"), document)

    def _again(self, document: Document, lane: str) -> Subject:
        return Subject("lane", tuple(one for one in document.lanes if one.id == lane))

    def _delete(self, curve: Curve) -> None:
        if self.main.editor is not None:
            self.commit(_("Delete curve"), delete_curves(self.main.editor.document, (curve.id,)))

    def _add(self, lane: Lane, persona: str, state: str) -> None:
        """A level curve through all steps, ready to be dragged."""
        editor = self.main.editor
        if editor is None:
            return
        document = editor.document
        middle = (lane.scale.lowest + lane.scale.highest) / 2
        for stage in document.stages:
            for step in stage.steps:
                document = add_point(document, lane.id, step.id, middle, persona=persona, state=state)
        self.commit(_("Add curve"), document)


def _free_place(document: Document, lane: Lane, curves: list[Curve]) -> tuple[str, str] | None:
    """The first persona and state that have no curve in this lane."""
    taken = {(curve.persona, curve.state) for curve in curves}
    people = [persona.id for persona in document.personas] or [""]
    places = [(persona, state) for state in (AS_IS, TO_BE) for persona in people]
    return next((place for place in [*places, ("", AS_IS), ("", TO_BE)] if place not in taken), None)


class LaneScale(Extra):
    """The ends of the scale and the names of its guide lines."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Scale"))
        self._lane: Lane | None = None
        self._lowest, self._highest = NumberField(), NumberField()
        self._guides = LinesField(_("Delighted\nHappy\nNeutral\nUnhappy\nFrustrated"), least=3)
        self._lowest.setAccessibleName(_("Lowest value"))
        self._highest.setAccessibleName(_("Highest value"))
        self._guides.setAccessibleName(_("Names of the guide lines"))
        self._lowest.edited.connect(lambda value: self._edit("lowest", value))
        self._highest.edited.connect(lambda value: self._edit("highest", value))
        self._guides.edited.connect(lambda value: self._edit("guides", tuple(reversed(value))))
        self.rows.addWidget(row_of(QLabel(_("Lowest")), self._lowest))
        self.rows.addWidget(row_of(QLabel(_("Highest")), self._highest))
        self.rows.addWidget(QLabel(_("Guide lines, highest first")))
        self.rows.addWidget(self._guides)

    def show_subject(self, document: Document, subject: Subject) -> None:
        self._lane = _curve_lane(subject)
        self.setVisible(self._lane is not None)
        if self._lane is not None:
            scale = self._lane.scale
            self._lowest.show_value(scale.lowest)
            self._highest.show_value(scale.highest)
            self._guides.show_value(tuple(reversed(scale.guides)))

    def _edit(self, field: str, value: object) -> None:
        editor, lane = self.main.editor, self._lane
        if editor is None or lane is None or value is None:
            return
        try:
            document = edit_lane(editor.document, lane.id, scale=evolve(lane.scale, **{field: value}))
        except ValueError:
            self.main.status.show_hint(_("The lowest value of a scale is below its highest."))
            return
        self.commit(_("Edit scale"), document, merge=f"scale:{field}:{lane.id}")
