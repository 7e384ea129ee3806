"""What stands around the lanes of a page: header, legend, page number, and the index map."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.shapes import Picture, Shape, Text
from journeymapper.drawing.tree import Cell, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.curve import lowest_points
from journeymapper.layout.curve_lane import CurveInputs
from journeymapper.layout.header import HeaderInputs, header_strip
from journeymapper.layout.lane import LaneMade
from journeymapper.layout.legend import LegendInputs, brand_line, legend_height, legend_strip
from journeymapper.layout.look import Look
from journeymapper.layout.map import header_inputs, legend_inputs
from journeymapper.layout.pages.journey import SHEET_MARGIN, Journey
from journeymapper.layout.pages.rows import Slice
from journeymapper.layout.pages.thumbnail import marked, scale_within, size_of
from journeymapper.text.run import SEMIBOLD
from journeymapper.text.wrap import ENOUGH, set_text, text_width

SHORT = 40.0  # height of the short header
_ABOVE = 14.0  # above the index map and the legend
_INDEX = (232.0, 60.0)  # the index map is at most this wide and high
_BESIDE = 14.0  # page number and index map
_NUMBER = 180.0  # room for the page number and what stands below it
_BETWEEN = 24.0  # legend and page number
_LEGEND_BOTTOM = 24.0  # what a legend leaves free below itself
_BELOW = 6.0  # below legend and index map
_ABOVE_BRAND = 10.0  # above the lines of the brand
_LEAST_ABOUT = 60.0  # less than that says nothing
_LOGO = (120.0, 26.0)  # on pages after the first, at most


class Frame(NamedTuple):
    """The header of the first page, the height of all footers, how much smaller the index map is, and what
    the brand wants at the foot of every page."""

    header: Strip
    footer: float
    small_scale: float
    brand: Group | None

    @property
    def bottom(self) -> float:
        """Where legend, page number and index map end, in the footer."""
        return self.footer - _BELOW - (self.brand.rect.height + _ABOVE_BRAND if self.brand else 0.0)


def frame_of(journey: Journey, width: float, header: Strip | None = None) -> Frame:
    """Header (unless there is one), and room for the footer, on pages of this width in map units."""
    made = _made_of(journey.overview.strips)
    header = header or header_strip(_header(journey, made, width), None)
    # No page explains more than the whole map does.
    footer = next(one.strip for one in journey.overview.strips if one.strip.kind == "footer")
    legend = legend_height(footer, _legend_width(width))
    scale = scale_within(journey.overview, min(_INDEX[0], width * 0.25), _INDEX[1])
    high = size_of(journey.overview, scale)[1]
    foot = max(legend - _LEGEND_BOTTOM, _ABOVE + high) + _BELOW
    brand = journey.document.brand
    if not (brand.footer or brand.confidentiality):
        return Frame(header, foot, scale, None)
    lines = brand_line(brand.footer, brand.confidentiality, width - 2 * SHEET_MARGIN, journey.look)
    return Frame(header, foot + lines.rect.height + _ABOVE_BRAND, scale, lines)


def _made_of(strips: tuple[object, ...]) -> list[LaneMade]:
    inputs = [getattr(getattr(one, "strip", one), "inputs", None) for one in strips]
    return [one for one in inputs if isinstance(one, LaneMade)]


def _header(journey: Journey, made: list[LaneMade], width: float) -> HeaderInputs:
    return header_inputs(journey.document, made, width, journey.look)


def _legend_width(width: float) -> float:
    return max(120.0, width - min(_INDEX[0], width * 0.25) - _BESIDE - _NUMBER - _BETWEEN)


def _legend(journey: Journey, made: list[LaneMade], width: float) -> LegendInputs:
    """What the legend says; the imprint goes below the page number, the brand below everything instead."""
    return legend_inputs(journey.document, made, width, journey.look)._replace(imprint="", brand=("", ""))


def _imprint(journey: Journey) -> str:
    return legend_inputs(journey.document, [], 0.0, journey.look).imprint


def short_header(journey: Journey, width: float) -> Strip:
    """The title in one line, and at the right whose map it is, with the brand's header and logo."""
    look, brand = journey.look, journey.document.brand
    groups: list[Group] = []
    room = width - 2 * SHEET_MARGIN
    if brand.logo:
        high = min(_LOGO[1], _LOGO[0] / brand.logo_shape)
        logo = Rect(0.0, 0.0, high * brand.logo_shape, high)
        where = logo.moved(room - logo.width, (SHORT - 10.0 - high) / 2)
        groups.append(Group("", "brand", where, (Picture(logo, brand.logo),), brand.name))
        room -= logo.width + _BETWEEN
    shapes: list[Shape] = []
    people = [persona.name for persona in look.personas]
    parts = (brand.header, *people, journey.document.facts.organisation)
    about = look.words.joined(parts)
    wanted = text_width(journey.document.title[:ENOUGH], look.stage) + 1.0
    left = min(wanted, room * (0.7 if about else 1.0))
    title = set_text(journey.document.title, left, look.stage, align="left", max_lines=1)
    top = (SHORT - 10.0 - title.height) / 2
    rect = Rect(0.0, top, left, title.height)
    shapes.append(Text(rect, journey.document.title, title.lines, look.stage, look.palette.ink))
    rest = room - left - _BETWEEN
    if about and rest >= _LEAST_ABOUT:
        aside = set_text(about, rest, look.caption, align="right", max_lines=1)
        down = top + title.lines[0].baseline - aside.lines[0].baseline
        rect = Rect(room - rest, down, rest, aside.height)
        shapes.append(Text(rect, about, aside.lines, look.caption, look.palette.second, "right"))
    groups.append(Group("", "title", Rect(0.0, 0.0, room, SHORT), tuple(shapes), journey.document.title))
    cell = Cell("", Point(SHEET_MARGIN, 0.0), SHORT, tuple(groups))
    return Strip("title", "title", width, SHORT, (cell,))


def footer_strip(
    journey: Journey,
    frame: Frame,
    width: float,
    number: tuple[int, int],
    steps: tuple[str, ...],
    slices: tuple[Slice, ...],
    small: tuple[Shape, ...],
) -> Strip:
    """Legend of what this page uses, its number of all pages, and where on the map it is.

    `small` is the index map without a mark, or nothing where there is to be none.
    """
    look = journey.look
    made = _made_of(tuple(slice.strip for slice in slices))
    inputs = _legend(journey, made, _legend_width(width))
    moments = {step.id for stage in journey.document.stages for step in stage.steps if step.moment_of_truth}
    inputs = inputs._replace(
        moments=not moments.isdisjoint(steps), lowest=any(_shows_lowest(one, steps) for one in made)
    )
    legend = legend_strip(inputs, None)
    lower = frame.bottom - (legend.height - _LEGEND_BOTTOM)
    cells = [cell._replace(origin=cell.origin.moved(0.0, lower)) for cell in legend.cells]
    wide, high = size_of(journey.overview, frame.small_scale)
    right = width - SHEET_MARGIN
    top = frame.bottom - high
    several = bool(small) and number[1] > 1
    groups = _imprints(journey, number, right - (wide + _BESIDE if several else 0.0), frame.bottom)
    if several:
        frame_box = marked(journey.overview, frame.small_scale, steps, spans_of(journey, slices), look)
        where = Rect(right - wide, top, wide, high)
        groups.append(Group("", "legend", where, small))
        groups.append(Group("", "legend", where, (frame_box,), _said(number, look)))
    if frame.brand:
        at = frame.bottom + _ABOVE_BRAND
        groups.append(frame.brand.moved(SHEET_MARGIN, at))
    cell = Cell("", Point(0.0, 0.0), frame.footer, tuple(groups))
    return Strip("footer", "footer", width, frame.footer, (*cells, cell))


def spans_of(journey: Journey, slices: tuple[Slice, ...]) -> list[Rect]:
    """The heights that slices cover on the overview."""
    return [_on_overview(journey, slice) for slice in slices]


def _on_overview(journey: Journey, slice: Slice) -> Rect:
    row = next(row for row in journey.overview.rows if row.lane == slice.lane.id)
    return Rect(0.0, row.y + row.height * slice.begins, 1.0, row.height * (slice.ends - slice.begins))


def _said(number: tuple[int, int], look: Look) -> str:
    return look.words("Page {number} of {count}", number=number[0], count=number[1])


def _imprints(journey: Journey, number: tuple[int, int], right: float, bottom: float) -> list[Group]:
    """The page number and the imprint below it, against the right."""
    look = journey.look
    groups: list[Group] = []
    for text, style, colour in (
        (_imprint(journey), look.caption, look.palette.second),
        (_said(number, look), look.caption._replace(weight=SEMIBOLD), look.palette.ink),
    ):
        if text:
            block = set_text(text, _NUMBER, style, align="right", max_lines=3)
            bottom -= block.height
            shape = Text(Rect(0.0, 0.0, _NUMBER, block.height), text, block.lines, style, colour, "right")
            where = Rect(right - _NUMBER, bottom, _NUMBER, block.height)
            groups.append(Group("", "legend", where, (shape,), text))
    return groups


def _shows_lowest(made: LaneMade, steps: tuple[str, ...]) -> bool:
    extra = made.inputs.extra
    if not isinstance(extra, CurveInputs) or made.inputs.collapsed:
        return False
    return any(
        point.id in lowest_points(curve, made.inputs.lane) and point.step in steps
        for curve in extra.curves
        for point in curve.points
    )
