"""Pictures of a map or a part of it, for slides: tightly cropped, as it is seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from journeymapper.drawing.tree import Drawing, Placed, groups
from journeymapper.geometry import Rect
from journeymapper.i18n import _
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.words import words_in
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import View
from journeymapper.operations.columns import with_stages
from journeymapper.publish.people import with_people_of
from journeymapper.publish.poster import Subject, drawing_of

PIXELS = 2.0  # of a PNG per map unit
MOST_PIXELS = 40_000_000  # of a PNG for the clipboard: other programs choke on more
LONGEST_SIDE = 16_000
_MARGIN = 4.0  # map units around a part, as around a map on paper
_AROUND = ("title", "footer", "shelf")  # strips that belong to the whole map


class Part(NamedTuple):
    """Some lanes at some steps of a map, by their ids; an empty one means all of them."""

    lanes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


WHOLE_MAP = Part()


class Pictures(NamedTuple):
    """The same part twice: pixels, and shapes that stay sharp at any size."""

    png: bytes
    svg: bytes


def part_of(document: Document, selection: Collection[str]) -> Part:
    """What is meant by a selection: its lanes, and the steps of its stages; the whole map when it
    holds none of these."""
    lanes = tuple(lane.id for lane in document.lanes if lane.id in selection)
    steps = tuple(
        step.id
        for stage in document.stages
        for step in stage.steps
        if stage.id in selection or step.id in selection
    )
    return Part(lanes, steps)


def part_drawing(document: Document, view: View, part: Part) -> Drawing:
    """A part of a map as the view shows it, with the names of its lanes and stages; the whole map with
    all that it has on paper."""
    words = words_in(document.language)
    document = with_people_of(document, view, words)
    if part == WHOLE_MAP:
        return as_seen(drawing_of(Subject(document, view, words)))
    if part.steps:
        document = _with_steps(document, set(part.steps))
    if part.lanes:
        hidden = tuple(lane.id for lane in document.lanes if lane.id not in part.lanes)
        # What is asked for by name is shown although the view hides it.
        view = evolve(view, hidden_lanes=hidden)
    return as_seen(_cropped(drawing_of(Subject(document, view, words))))


def part_pictures(
    document: Document, view: View, pictures: Mapping[str, bytes], part: Part = WHOLE_MAP
) -> Pictures:
    """A part of a map as PNG and SVG. A PNG that would be too large for other programs gets fewer
    pixels."""
    # Needs Qt.
    from journeymapper.render.png import write_png
    from journeymapper.render.svg import write_svg

    drawing = part_drawing(document, view, part)
    title = document.title or _("Customer journey")
    svg = write_svg(drawing, pictures, title, document.language).encode()
    return Pictures(write_png(drawing, pictures, pixels_for(drawing)), svg)


def pixels_for(drawing: Drawing) -> float:
    """Pixels per map unit that keep a PNG within what other programs take."""
    by_area = float((MOST_PIXELS / (drawing.width * drawing.height)) ** 0.5)
    return min(PIXELS, by_area, LONGEST_SIDE / max(drawing.width, drawing.height))


def _with_steps(document: Document, wanted: set[str]) -> Document:
    """The map with these steps alone."""
    stages = []
    for stage in document.stages:
        kept = tuple(step for step in stage.steps if step.id in wanted)
        if kept:
            stages.append(stage if kept == stage.steps else evolve(stage, steps=kept))
    return with_stages(document, stages)


def _cropped(drawing: Drawing) -> Drawing:
    """Without what belongs to the whole map, and with no more room around it than needed."""
    strips = [placed for placed in drawing.strips if placed.strip.kind not in _AROUND]
    top = min((placed.origin.y for placed in strips), default=0.0) - _MARGIN
    body = drawing.body
    # The arrow of the last stage reaches beyond its column.
    right = max(
        (place.x + group.rect.width for place, group in groups(drawing) if group.kind == "stage"), default=0.0
    )
    width = max(body.right, right) + _MARGIN
    moved = tuple(Placed(origin.moved(0.0, -top), strip) for origin, strip in strips)
    return drawing._replace(
        width=width,
        height=body.bottom - top + _MARGIN,
        strips=moved,
        rows=tuple(row._replace(y=row.y - top) for row in drawing.rows),
        body=Rect(body.x, body.y - top, body.width, body.height),
    )
