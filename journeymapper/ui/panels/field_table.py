"""Which fields each kind of thing has, under which words, and which control edits them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from journeymapper.i18n import N_, _
from journeymapper.layout import wording
from journeymapper.layout.palette import palette_of
from journeymapper.model.style import Style
from journeymapper.ui import words
from journeymapper.ui.panels.choice import ChoiceField
from journeymapper.ui.panels.field import (
    CheckField,
    LineField,
    LinesField,
    NameField,
    NumberField,
    TextField,
    WordsField,
)
from journeymapper.ui.panels.segments import ScoreField, SegmentField


class Field(NamedTuple):
    """A record's field: its key, its label (marked; "" when the control has its own words), its control."""

    name: str
    label: str
    make: Callable[[], QWidget]


def _line(placeholder: str = "") -> Callable[[], QWidget]:
    return lambda: LineField(_(placeholder))


def _text(least: int = 2, placeholder: str = "") -> Callable[[], QWidget]:
    return lambda: TextField(_(placeholder), least)


def _name(placeholder: str = "") -> Callable[[], QWidget]:
    return lambda: NameField(_(placeholder))


def _choice(
    known: Callable[[], Mapping[str, str]], free: bool = True, none: str = ""
) -> Callable[[], QWidget]:
    return lambda: ChoiceField(words.choices(known(), _(none)), free)


def _channels() -> Mapping[str, str]:
    return wording.channel_names(words.INTERFACE)


def _statuses() -> Mapping[str, str]:
    return wording.status_names(words.INTERFACE)


def _trends() -> Mapping[str, str]:
    return {key: name[:1].upper() + name[1:] for key, name in wording.trend_names(words.INTERFACE).items()}


def _lines() -> Mapping[str, str]:
    names = words.lane_kinds()
    return {kind: names[kind] for kind in words.LINE_KINDS} | {"free": _("Another line")}


def _lane_kinds() -> Mapping[str, str]:
    return dict(words.lane_kind_choices((*words.FIRST_LANE_KINDS, *words.MORE_LANE_KINDS)))


def _links() -> Mapping[str, str]:
    return words.LINKS


def _languages() -> Mapping[str, str]:
    return words.LANGUAGES


def _score(kind: str) -> Callable[[], QWidget]:
    return lambda: ScoreField(palette_of(Style()).tints[kind].bar)


TEXT = Field("text", N_("Text"), _text(2))
_OWNED = (
    Field("owner", N_("Owner"), _line()),
    Field("status", N_("Status"), _choice(_statuses, none=N_("No status"))),
    Field("impact", N_("Impact"), _score("opportunity")),
    Field("effort", N_("Effort"), _score("opportunity")),
    Field("due", N_("Due"), _line(N_("2027-03-31, or in words"))),
)
_OF_KIND: dict[str, tuple[Field, ...]] = {
    "touchpoint": (Field("channel", N_("Channel"), _choice(_channels, none=N_("No channel"))),),
    "pain_point": (
        Field("severity", N_("Severity"), _score("pain_point")),
        Field("frequency", N_("Frequency"), _score("pain_point")),
    ),
    "opportunity": _OWNED,
    "solution": _OWNED,
    "metric": (
        Field("value", N_("Value"), NumberField),
        Field("unit", N_("Unit"), _line(N_("%, /5, days …"))),
        Field("target", N_("Target"), NumberField),
        Field("trend", N_("Trend"), _choice(_trends, none=N_("No trend"))),
        Field("date", N_("Measured on"), _line(N_("2026-10"))),
    ),
}
# Folded away at first: a workshop needs a text and a place, nothing more.
CARD_MORE: tuple[Field, ...] = (
    Field("evidence", N_("Evidence"), lambda: SegmentField(words.choices(words.EVIDENCE))),
    Field("source", N_("Source"), _name(N_("12 interviews, October 2026"))),
    Field("sample", N_("Sample size"), lambda: NumberField(whole=True)),
    Field("state", N_("State"), lambda: SegmentField(words.choices(words.STATES), optional=False)),
    Field("tags", N_("Tags, with commas between"), WordsField),
    Field("url", N_("Web address"), _line("https://")),
    Field("kind", N_("Kind"), _choice(words.card_kinds)),
    Field("internal", "", lambda: CheckField(_("Internal: left out of client-safe exports"))),
)

_NAMED = (
    Field("name", N_("Name"), _name()),
    Field("description", N_("Description"), _text(2)),
)
STAGE = _NAMED
STEP = (*_NAMED, Field("moment_of_truth", "", lambda: CheckField(_("Moment of truth"))))
LANE = (
    *_NAMED,
    Field("hint", N_("Hint while it is empty"), _name()),
    Field("kind", N_("Kind"), _choice(_lane_kinds)),
    Field("internal", "", lambda: CheckField(_("Internal: left out of client-safe exports"))),
)
DIVIDER = (
    Field("line", N_("Line"), _choice(_lines, free=False)),
    Field("name", N_("Name"), _name()),
)
POINT = (Field("label", N_("Label"), _name()),)
LINK = (Field("kind", N_("Kind"), _choice(_links, free=False)),)
PERSONA = (
    Field("name", N_("Name"), _name()),
    Field("role", N_("Role"), _name()),
    Field("quote", N_("Quote"), _text(2)),
    Field("description", N_("Description"), _text(2)),
    Field("goals", N_("Goals, one a line"), lambda: LinesField(least=2)),
    Field("frustrations", N_("Frustrations, one a line"), lambda: LinesField(least=2)),
    Field("facts", N_("Facts, one a line"), lambda: LinesField(least=2)),
)
MAP = (
    Field("title", N_("Title"), _name()),
    Field("scenario", N_("Scenario"), _text(2, N_("Who is in which situation, and wants what?"))),
    Field("goal", N_("Goal"), _text(2)),
    Field("expectations", N_("Expectations"), _text(2)),
    Field("organisation", N_("Organisation"), _name()),
    Field("author", N_("Author"), _name()),
    Field("revision", N_("Version of the map"), _line()),
    Field("date", N_("Date"), _line()),
    Field("review", N_("Next review"), _line()),
    Field("notes", N_("Notes on the whole map"), _text(2)),
)
MAP_MORE = (Field("language", N_("Language of the map"), _choice(_languages)),)


def card_fields(kind: str) -> tuple[Field, ...]:
    """The fields that matter to a card of this kind ("" for cards of several kinds)."""
    return (TEXT, *_OF_KIND.get(kind, ()))
