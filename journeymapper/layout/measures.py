"""The sizes of a map in map units: from its style, narrowed for a paper when printing asks for it."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.model.style import Style


class Measures(NamedTuple):
    """Widths, gaps and text sizes. A step's or lane's own size in the document wins over these."""

    step_width: float = 176.0
    least_step_width: float = 160.0
    lane_header_width: float = 168.0
    stage_gap: float = 16.0
    gutter: float = 12.0  # between the cards of neighbouring steps
    card_gap: float = 8.0
    card_padding: float = 8.0
    card_radius: float = 7.0
    card_text: float = 13.0
    chip_text: float = 11.0
    step_text: float = 13.0
    stage_text: float = 15.0
    title_text: float = 30.0
    small_text: float = 13.5
    persona_text: float = 15.0
    portrait: float = 68.0
    emotion_height: float = 240.0
    face: float = 32.0
    margin: float = 32.0
    lane_padding: float = 10.0  # between the edge of a lane and its cards
    beside: float = 0.0  # cards of a cell stand side by side where each gets this width; 0: always stacked


_DENSITIES = {
    "compact": Measures(
        step_width=168.0, gutter=8.0, card_gap=6.0, card_padding=6.0, card_text=12.0, emotion_height=208.0
    ),
    "airy": Measures(step_width=208.0, gutter=16.0, card_gap=10.0, card_padding=10.0, card_text=14.0),
}


NARROWEST = 48.0  # of steps and of the names of lanes: less has no room for a letter beside its edges
_LEAST_TEXT = 4.0


def measures_of(style: Style) -> Measures:
    """The measures that a map's style asks for, as far as there is room to write and something to read."""
    measures = _DENSITIES.get(style.density, Measures())
    changes = {
        "step_width": (style.step_width, NARROWEST),
        "lane_header_width": (style.lane_header_width, NARROWEST),
        "card_text": (style.card_text, _LEAST_TEXT),
        "stage_text": (style.heading_text, _LEAST_TEXT),
    }
    return measures._replace(**{name: max(value, least) for name, (value, least) in changes.items() if value})
