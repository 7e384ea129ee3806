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
_NARROWEST, _WIDEST = 132.0, 340.0  # of steps: narrower breaks words, wider is tiring to read
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


def drawing_of(subject: Subject, measures: Measures | None = None) -> Drawing:
    """The map laid out for paper: its own measures but without the room that a screen needs around it."""
    chosen = measures or measures_of(subject.document.style)
    return lay_out(subject.document, subject.view, subject.words, chosen._replace(margin=_SHEET_MARGIN))


def closer_measures(own: Measures) -> tuple[Measures, ...]:
    """The map's own measures, then closer and closer ones.

    Where a sheet is too small for a map at its own sizes, room goes before reading: gaps and the tall
    curve lane give way first, then large text comes near the size of the smallest, which is what decides.
    """
    return (
        own,
        _at_most(own, gutter=8.0, card_gap=6.0, card_padding=6.0, emotion_height=208.0, stage_gap=12.0),
        _at_most(
            own,
            gutter=6.0,
            card_gap=5.0,
            card_padding=5.0,
            emotion_height=184.0,
            stage_gap=10.0,
            lane_header_width=132.0,
            card_text=11.5,
            small_text=11.5,
            step_text=11.5,
            stage_text=13.0,
            title_text=24.0,
            face=28.0,
        ),
    )


def _at_most(measures: Measures, **limits: float) -> Measures:
    return measures._replace(**{name: min(getattr(measures, name), most) for name, most in limits.items()})


def fitting_poster(subject: Subject, margin: float, least: float = 0.0) -> Poster:
    """A sheet made for the map at its natural size, or as much larger as its smallest text needs to
    have `least` points."""
    drawing = drawing_of(subject)
    smallest = smallest_text(drawing) * POINTS
    scale = max(NATURAL, least / smallest) if smallest else NATURAL
    width, height = drawing.width * scale + 2 * margin, drawing.height * scale + 2 * margin
    return _placed(Sheet("fit", width, height), drawing, margin)


def poster_on(sheets: tuple[Sheet, ...], subject: Subject, margin: float, least: float) -> Poster:
    """The map on the sheet of these that suits it best, with its smallest text at least `least` points.

    Where that cannot be had, the one with the largest text.
    """
    best = None
    for measures in closer_measures(measures_of(subject.document.style)):
        poster = _largest(sheets, subject, margin, measures)
        if best is None or poster.smallest > best.smallest:
            best = poster
        if is_readable(best, least):
            break
    return best or fitting_poster(subject, margin)


def is_readable(poster: Poster, least: float) -> bool:
    """Whether no text is smaller than `least` points, as people would measure it."""
    return poster.smallest == 0 or round(poster.smallest, 2) >= least


def _largest(sheets: tuple[Sheet, ...], subject: Subject, margin: float, measures: Measures) -> Poster:
    """As large as it goes, with the widths of steps that the sheet wants."""
    tried = {measures.step_width: drawing_of(subject, measures)}
    sheet = max(sheets, key=lambda one: _placed(one, tried[measures.step_width], margin).scale)
    for width in _widths(sheet, margin, measures, tried):
        least = min(width, measures.least_step_width)
        tried[width] = drawing_of(subject, measures._replace(step_width=width, least_step_width=least))
    posters = (_placed(sheet, drawing, margin) for drawing in tried.values())
    # Of equally large ones the widest: it fills the sheet.
    return max(posters, key=lambda poster: (round(poster.scale, 3), poster.drawing.width))


def _widths(sheet: Sheet, margin: float, own: Measures, tried: dict[float, Drawing]) -> Iterator[float]:
    """Widths of steps to try next, each chosen after the drawings so far.

    Wider steps make a map wider and lower; it comes out largest where both just fit. That place lies
    between the widest step that is still too high and the narrowest that is already too wide.
    """
    aspect = _inner(sheet.width_mm, margin) / _inner(sheet.height_mm, margin)
    low, high = min(_NARROWEST, own.step_width), max(_WIDEST, own.step_width)
    for _round in range(_LAYOUTS - 1):
        below = [width for width, drawing in tried.items() if drawing.width / drawing.height <= aspect]
        above = [width for width, drawing in tried.items() if drawing.width / drawing.height > aspect]
        start, end = max(below, default=low), min(above, default=high)
        width = float(round(_between(start, end, tried, aspect)))
        if end - start < 6 or any(abs(width - known) < 3 for known in tried):
            return
        yield width


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
            factor = float((aspect * drawing.height / drawing.width) ** 0.8)
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
    """The size of the smallest text in map units, be it one letter in a badge; 0 where there is none."""
    sizes = {
        shape.style.size
        for _place, group in groups(drawing)
        for shape in group.shapes
        if isinstance(shape, Text) and shape.text.strip()
    }
    return min(sizes, default=0.0)
