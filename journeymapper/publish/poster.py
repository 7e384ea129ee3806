"""A map on one sheet: columns as wide as the paper wants them, then as large as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.layout.map import lay_out
from journeymapper.layout.measures import Measures, measures_of
from journeymapper.layout.words import Words
from journeymapper.model.document import Document
from journeymapper.model.view import View
from journeymapper.publish.paper import Sheet

POINTS = 72 / 25.4  # in a millimetre
NATURAL = 25.4 / 96  # millimetres per map unit when the paper fits the map: a map unit is a CSS pixel
_SHEET_MARGIN = 4.0  # map units around the map on paper, which has a margin of its own
_WIDEST = 340.0  # a card's line of text beyond this is tiring to read
_LAYOUTS = 4  # of one sheet; the first two bring most of it


class Poster(NamedTuple):
    """A drawing on a sheet. `scale` is millimetres per map unit, `smallest` the least text in points."""

    sheet: Sheet
    drawing: Drawing
    scale: float
    x_mm: float
    y_mm: float
    smallest: float


class Subject(NamedTuple):
    """What is printed."""

    document: Document
    view: View
    words: Words


def drawing_of(subject: Subject, step_width: float = 0.0) -> Drawing:
    """The map laid out for paper, with steps of this width (0: the map's own)."""
    measures = measures_of(subject.document.style)._replace(margin=_SHEET_MARGIN)
    if step_width:
        measures = _narrowed(measures, step_width)
    return lay_out(subject.document, subject.view, subject.words, measures)


def _narrowed(measures: Measures, step_width: float) -> Measures:
    return measures._replace(
        step_width=step_width, least_step_width=min(step_width, measures.least_step_width)
    )


def fitting_poster(subject: Subject, margin: float) -> Poster:
    """A sheet made for the map at its natural size."""
    drawing = drawing_of(subject)
    width, height = drawing.width * NATURAL + 2 * margin, drawing.height * NATURAL + 2 * margin
    return _placed(Sheet("fit", width, height), drawing, margin)


def poster_on(sheets: tuple[Sheet, ...], subject: Subject, margin: float) -> Poster:
    """The map as large as it goes on the sheet of these on which it comes out largest."""
    own = measures_of(subject.document.style)
    tried = {own.step_width: drawing_of(subject, own.step_width)}
    posters = []
    for sheet in sheets:
        best = _placed(sheet, tried[own.step_width], margin)
        for width in _widths(sheet, margin, own, tried):
            tried[width] = drawing_of(subject, width)
            best = max(best, _placed(sheet, tried[width], margin), key=lambda poster: poster.scale)
        posters.append(best)
    return max(posters, key=lambda poster: poster.scale)


def _widths(sheet: Sheet, margin: float, own: Measures, tried: dict[float, Drawing]) -> Iterator[float]:
    """Widths of steps to try next, each chosen after the drawings so far.

    Wider steps make a map wider and lower. The scale is best where both just fit; between the widest
    step that is still too high and the narrowest that is already too wide it is found by halving.
    """
    aspect = _inner(sheet.width_mm, margin) / _inner(sheet.height_mm, margin)
    low, high = own.least_step_width, max(_WIDEST, own.step_width)
    for _round in range(_LAYOUTS):
        below = [width for width, drawing in tried.items() if drawing.width / drawing.height <= aspect]
        above = [width for width, drawing in tried.items() if drawing.width / drawing.height > aspect]
        start, end = max(below, default=low), min(above, default=high)
        width = round(_between(start, end, tried, aspect))
        if end - start < 6 or any(abs(width - known) < 3 for known in tried):
            return
        yield float(width)


def _between(start: float, end: float, tried: dict[float, Drawing], aspect: float) -> float:
    """Where between two widths the drawing probably has this aspect."""
    first, last = tried.get(start), tried.get(end)
    if first is not None and last is not None:
        low, high = first.width / first.height, last.width / last.height
        part = (aspect - low) / (high - low) if high > low else 0.5
        return start + (end - start) * min(0.9, max(0.1, part))
    for width, drawing in ((start, first), (end, last)):
        if drawing is not None:
            # One end is known: the aspect grows somewhat faster than the width.
            factor = float((aspect * drawing.height / drawing.width) ** 0.6)
            return min(end, max(start, width * factor))
    return (start + end) / 2


def _inner(length: float, margin: float) -> float:
    return max(length - 2 * margin, length * 0.2)


def _placed(sheet: Sheet, drawing: Drawing, margin: float) -> Poster:
    width, height = _inner(sheet.width_mm, margin), _inner(sheet.height_mm, margin)
    scale = min(width / drawing.width, height / drawing.height)
    x = (sheet.width_mm - drawing.width * scale) / 2
    # Left-over height stays below the map, as under a printed table.
    y = (sheet.height_mm - height) / 2
    return Poster(sheet, drawing, scale, x, y, smallest_text(drawing) * scale * POINTS)


def smallest_text(drawing: Drawing) -> float:
    """The size of the smallest text in map units; 0 where there is none."""
    sizes = {
        shape.style.size
        for _place, group in groups(drawing)
        for shape in group.shapes
        if isinstance(shape, Text) and shape.text.strip()
    }
    return min(sizes, default=0.0)
