"""What the inspector is about: the kind of what is selected, its values, and how an edit reaches the map."""

from __future__ import annotations

from typing import Any, NamedTuple

from journeymapper.model.document import Document
from journeymapper.model.record import Record
from journeymapper.operations.cards import edit_cards
from journeymapper.operations.curves import edit_curve, label_point, move_point
from journeymapper.operations.facts import edit_facts, set_language, set_title
from journeymapper.operations.lanes import edit_lane, set_lane_kind
from journeymapper.operations.links import edit_link
from journeymapper.operations.personas import edit_persona
from journeymapper.operations.stages import edit_stage
from journeymapper.operations.steps import edit_step
from journeymapper.operations.style import edit_style
from journeymapper.ui.panels.field import MIXED

MAP = "map"


class Subject(NamedTuple):
    """The selected records of one kind: card, stage, step, lane, point, curve, persona, link or map."""

    kind: str
    records: tuple[Record, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(record.id for record in self.records if hasattr(record, "id"))


def subject_of(document: Document, selection: tuple[str, ...]) -> Subject:
    """What the inspector shows for this selection. Of mixed kinds the cards win, else the first."""
    wanted = set(selection)
    found = (
        Subject(kind, tuple(record for record in records if record.id in wanted))
        for kind, records in (
            ("card", document.cards),
            ("stage", document.stages),
            ("step", tuple(step for stage in document.stages for step in stage.steps)),
            ("lane", document.lanes),
            ("point", tuple(point for curve in document.curves for point in curve.points)),
            ("persona", document.personas),
            ("curve", document.curves),
            ("link", document.links),
        )
    )
    return next((subject for subject in found if subject.records), Subject(MAP, ()))


def value_of(document: Document, subject: Subject, field: str) -> Any:
    """The field's value, or MIXED when the selected records differ."""
    if subject.kind == MAP:
        for record in (document.facts, document.style, document):
            if field in type(record).model_fields:
                return getattr(record, field)
        raise LookupError(field)
    values = [getattr(record, field) for record in subject.records]
    return values[0] if all(value == values[0] for value in values) else MIXED


def with_value(document: Document, subject: Subject, field: str, value: Any) -> Document:
    """The map with this field changed on everything the subject holds.

    Raises pydantic.ValidationError when the value does not fit.
    """
    if subject.kind == MAP:
        return _map_with(document, field, value)
    if subject.kind == "card":
        return edit_cards(document, subject.ids, **{field: value})
    for id in subject.ids:
        document = _record_with(document, subject.kind, id, field, value)
    return document


def _map_with(document: Document, field: str, value: Any) -> Document:
    match field:
        case "title":
            return set_title(document, value)
        case "language":
            return set_language(document, value)
        case "density":
            return edit_style(document, density=value)
        case _:
            return edit_facts(document, **{field: value})


def _record_with(document: Document, kind: str, id: str, field: str, value: Any) -> Document:
    match kind, field:
        case "stage", _:
            return edit_stage(document, id, **{field: value})
        case "step", _:
            return edit_step(document, id, **{field: value})
        case "lane", "kind":
            return set_lane_kind(document, id, value)
        case "lane", _:
            return edit_lane(document, id, **{field: value})
        case "persona", _:
            return edit_persona(document, id, **{field: value})
        case "curve", _:
            return edit_curve(document, id, **{field: value})
        case "link", "kind":
            return edit_link(document, id, value)
        case "point", "label":
            return label_point(document, id, value)
        case "point", "value":
            return move_point(document, id, value=value if value is not None else 0.0)
        case _:
            raise LookupError(f"{kind}.{field}")
