"""Curves and scale of a lane of emotions or of a dramatic arc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeymapper.i18n import _
from journeymapper.layout.curve import usual_guides
from journeymapper.layout.words import words_in
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_lane, scale_ends
from journeymapper.model.record import evolve
from journeymapper.model.words import AS_IS, CURVE_LANES, TO_BE
from journeymapper.operations.curves import add_point, delete_curves, edit_curve
from journeymapper.operations.lanes import edit_lane
from journeymapper.ui import words
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.choice import ChoiceField
from journeymapper.ui.panels.extra import Extra, link_button, row_of, small_button, words_label
from journeymapper.ui.panels.field import LinesField, NumberField
from journeymapper.ui.panels.subject import Subject

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def _curve_lane(subject: Subject) -> Lane | None:
    """The selected lane when it is one lane of curves."""
    lane = subject.records[0] if len(subject.records) == 1 else None
    return lane if isinstance(lane, Lane) and lane.kind in CURVE_LANES else None


class CurveRow(QWidget):
    """Persona and state of one curve, and a button that deletes it."""

    def __init__(self, main: MainWindow, document: Document, curve: Curve) -> None:
        super().__init__()
        self._main, self._curve = main, curve
        people = [("", _("Everybody"))]
        people += [(one.id, one.name or _("Unnamed persona")) for one in document.personas]
        self._persona = ChoiceField(people, free=False)
        self._persona.setAccessibleName(_("Persona of the curve"))
        self._persona.edited.connect(lambda value: self._edit(persona=value))
        states = words.choices({key: words.STATES[key] for key in (AS_IS, TO_BE)})
        self._state = ChoiceField(states, free=False)
        self._state.setAccessibleName(_("State of the curve"))
        self._state.edited.connect(lambda value: self._edit(state=value))
        remove = small_button("trash-2", _("Delete this curve"))
        remove.clicked.connect(self._delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._persona, 5)
        row.addWidget(self._state, 4)
        row.addWidget(remove)
        self._show()

    def _show(self) -> None:
        self._persona.show_value(self._curve.persona)
        self._state.show_value(self._curve.state)

    def _edit(self, **fields: str) -> None:
        editor = self._main.editor
        if editor is None:
            return
        try:
            document = edit_curve(editor.document, self._curve.id, **fields)
        except ValueError:
            self._main.status.say(_("This lane has a curve of this persona and state already."))
            self._show()
            return
        editor.commit(_("Edit curve"), document)

    def _delete(self) -> None:
        if self._main.editor is not None:
            self._main.editor.commit(
                _("Delete curve"), delete_curves(self._main.editor.document, (self._curve.id,))
            )


class OneCurve(Extra):
    """The selected curve."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Whose, and of which state"))

    def show_subject(self, document: Document, subject: Subject) -> None:
        if self.is_shown(subject.records, document.personas):
            return
        self.clear()
        for curve in subject.records:
            if isinstance(curve, Curve):
                self.rows.addWidget(CurveRow(self.main, document, curve))


class LaneCurves(Extra):
    """The curves of the selected lane, and a button that begins another."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Curves"))

    def show_subject(self, document: Document, subject: Subject) -> None:
        lane = _curve_lane(subject)
        self.setVisible(lane is not None)
        if lane is None:
            return
        curves = [curve for curve in document.curves if curve.lane == lane.id]
        what = tuple((curve.id, curve.persona, curve.state) for curve in curves)
        if self.is_shown(what, document.personas, bool(document.stages)):
            return
        self.clear()
        for curve in curves:
            self.rows.addWidget(CurveRow(self.main, document, curve))
        free = _free_place(document, lane, curves)
        if free is not None and document.stages:
            add = link_button(_("Add a curve"))
            add.clicked.connect(lambda: self._add(lane.id, *free))
            self.rows.addWidget(add)

    def _add(self, id: str, persona: str, state: str) -> None:
        """A level curve through all steps, ready to be dragged."""
        editor = self.main.editor
        lane = find_lane(editor.document, id) if editor is not None else None
        if editor is None or lane is None:
            return
        document = editor.document
        lowest, highest = scale_ends(lane)
        for stage in document.stages:
            for step in stage.steps:
                middle = (lowest + highest) / 2
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
        self._guides = LinesField(least=5)
        self._lowest.setAccessibleName(_("Lowest value"))
        self._highest.setAccessibleName(_("Highest value"))
        self._guides.setAccessibleName(_("Names of the guide lines"))
        self._lowest.edited.connect(lambda value: self._edit("lowest", value))
        self._highest.edited.connect(lambda value: self._edit("highest", value))
        self._guides.edited.connect(lambda value: self._edit("guides", tuple(reversed(value))))
        self.rows.setSpacing(6)
        for words_, field in ((_("Lowest"), self._lowest), (_("Highest"), self._highest)):
            field.setFixedWidth(with_text(96))
            self.rows.addWidget(row_of(words_label(words_, muted=True), field))
        self.rows.addWidget(words_label(_("Guide lines, highest first"), muted=True))
        self.rows.addWidget(self._guides)

    def show_subject(self, document: Document, subject: Subject) -> None:
        self._lane = _curve_lane(subject)
        self.setVisible(self._lane is not None)
        if self._lane is not None:
            scale = self._lane.scale
            lowest, highest = scale_ends(self._lane)
            self._lowest.show_value(lowest)
            self._highest.show_value(highest)
            self._guides.suggest("\n".join(reversed(usual_guides(self._lane, words_in(document.language)))))
            self._guides.show_value(tuple(reversed(scale.guides)))

    def _edit(self, field: str, value: object) -> None:
        editor, lane = self.main.editor, self._lane
        if editor is None or lane is None or value is None:
            return
        try:
            lowest, highest = scale_ends(lane)  # an arc without a scale of its own has ends all the same
            scale = evolve(lane.scale, **{"lowest": lowest, "highest": highest, field: value})
            document = edit_lane(editor.document, lane.id, scale=scale)
        except ValueError:
            self.main.status.say(_("The lowest value of a scale is below its highest."))
            return
        self.commit(_("Edit scale"), document, merge=f"scale:{field}:{lane.id}")
