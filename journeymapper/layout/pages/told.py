"""What stands only begun below the curves of a page, whole: a lane that goes on with texts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Cell, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.curve import curve_name
from journeymapper.layout.curve_lane import curve_colours, unsaid
from journeymapper.layout.grid import grid_cell
from journeymapper.layout.head import head_strip, lane_name, least_height
from journeymapper.layout.lane import STEP, line_length, rounded
from journeymapper.layout.look import Look
from journeymapper.layout.pages.columns import columns_in, in_columns
from journeymapper.layout.palette import darkened
from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import NOTHING, Laid, stacked
from journeymapper.layout.strips import Shared
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import steps
from journeymapper.model.record import evolve
from journeymapper.text.run import SEMIBOLD, TextStyle
from journeymapper.text.wrap import set_text

_COLUMN, _BETWEEN, _MOST = 240.0, 28.0, 4
_INSET = 8.0  # above and below, and from the sides
_HEADING = 2  # lines
_BELOW_HEADING, _BELOW_TEXT = 1.0, 12.0
_TALL = 160.0  # a column that is as high may begin with the rest of a text


def told_strips(
    document: Document, lane: Lane, strip: Strip, shared: Shared, span: Callable[[int], float]
) -> list[tuple[Strip, Strip]]:
    """The strips and headers that say all that a lane's `strip` of curves only begins; none where it begins
    nothing. `span` is how high each of them may be, counted from 0."""
    ids = unsaid(strip)
    if not ids:
        return []
    look, long = shared.look, line_length(shared.columns, shared.width)
    columns = columns_in(long - 2 * _INSET, _COLUMN, _BETWEEN, _MOST)
    curves = tuple(curve for curve in shared.curves if curve.lane == lane.id)
    names = {
        step.id: (stage.name, "" if step.id in shared.folded else step.name)
        for stage, step in steps(document)
    }
    rows = [
        Row(part, kind="label", gap=_BELOW_TEXT)
        for part in _parts(names, curves, ids, columns.width, look)
        if part.shapes
    ]
    pages = in_columns(rows, columns, lambda page: (_INSET, span(page) // STEP * STEP - _INSET), _TALL)
    lane = evolve(lane, name=look.words("{name} (continued)", name=lane_name(lane, look)))
    least = least_height(lane, shared.heads, False)
    found = []
    for groups in pages:
        height = rounded(max([least, *(group.rect.bottom + _INSET for group in groups)]))
        texts = Cell("", Point(_INSET, 0.0), height, tuple(groups))
        cells = (grid_cell((), long, height, look), texts)
        head = head_strip(lane, height, shared.heads, False, None, None)
        found.append((Strip(lane.id, "lane", strip.width, height, cells), head))
    return found


def _parts(
    names: Mapping[str, tuple[str, str]],
    curves: tuple[Curve, ...],
    ids: tuple[str, ...],
    width: float,
    look: Look,
) -> Iterator[Laid]:
    """The names of curves, and the labels of points under whose they are, in the order of the journey.

    `names` are those of the stage and the step, by step.
    """
    colours = {id: darkened(colour, WHITE, 4.5) for id, colour in curve_colours(curves, look).items()}
    strong = look.caption._replace(weight=SEMIBOLD)
    points = {point.id: (curve, point) for curve in curves for point in curve.points}
    by_id = {curve.id: curve for curve in curves}
    for id in ids:
        if id in by_id:
            yield _text(curve_name(by_id[id], look), width, strong, colours[id])
        elif id in points:
            curve, point = points[id]
            name = curve_name(curve, look) if len(curves) > 1 or curve.persona else ""
            heading = look.words.joined((*names[point.step], name))
            parts = (
                _text(heading, width, strong, colours[curve.id], _HEADING),
                _text(point.label, width, look.caption, look.palette.ink),
            )
            yield stacked(parts, _BELOW_HEADING)


def _text(text: str, width: float, style: TextStyle, colour: str, most: int | None = None) -> Laid:
    if not text.strip():
        return NOTHING
    block = set_text(text, width, style, align="start", max_lines=most)
    return Laid((Text(Rect(0.0, 0.0, width, block.height), text, block.lines, style, colour),), block.height)
