"""Whether something that is noted at curves stands only begun on a map, and nowhere whole."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.drawing.tree import Drawing
from journeymapper.i18n import _
from journeymapper.layout.curve_lane import unsaid
from journeymapper.layout.head import lane_name
from journeymapper.layout.lane import LaneMade
from journeymapper.publish.options import PAGES, REPORT, STAGES, Options
from journeymapper.text.excerpt import excerpt


def says_all(options: Options) -> bool:
    """Whether a file of this kind says on further pages what has no room in its place."""
    if options.suffix.lower() == ".pptx":
        return options.slides == STAGES
    return options.suffix.lower() == ".pdf" and options.kind in (PAGES, REPORT)


def said_begun(drawings: Iterable[Drawing]) -> str:
    """One sentence that names the lanes, or nothing."""
    lanes: dict[str, str] = {}
    for drawing in drawings:
        for _origin, strip in drawing.strips:
            if unsaid(strip) and isinstance(strip.inputs, LaneMade):
                made = strip.inputs.inputs
                lanes[strip.id] = f"“{excerpt(lane_name(made.lane, made.look))}”"
    if not lanes:
        return ""
    return _(
        "Notes of curves are too long to stand below them, and end with an ellipsis there: lane {lanes}. "
        "Shorten them; or make pages, slides of stages or a report, which say all of them.",
        lanes=", ".join(lanes.values()),
    )
