"""Found words shine on the map: painted over it, strip by strip, each strip looked through once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Group, Strip
from journeymapper.editor.find import Match
from journeymapper.editor.things import TITLE
from journeymapper.geometry import Rect
from journeymapper.layout.mirror import across
from journeymapper.text.run import Line
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.canvas.overlay_marks import q
from journeymapper.ui.canvas.tiles import StripKey, key_of

FOUND, CURRENT = "#FFE58A", "#FFC673"  # the current one lies on the other: orange
FRAME = "#B45F06"
_TOO_SMALL = 5.0  # pixels of text: below, whole cards shine instead of their words

Labels = Mapping[str, str]  # of points, by their ids


class Mark(NamedTuple):
    """A piece of a match on a strip. `words` is false where the words themselves are not drawn."""

    match: Match
    rect: Rect
    whole: Rect  # the thing
    words: bool
    size: float  # of the letters, map units


class Shining(NamedTuple):
    """What shines on a strip, in its coordinates: each mark, and as rectangles for Qt the words and the
    whole things."""

    marks: tuple[Mark, ...]
    words: list[QRectF]
    wholes: list[QRectF]
    size: float  # of the letters


class Highlights(QObject):
    """What shines on one canvas; nothing costs anything while nothing is found."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._matches: dict[str, list[Match]] = {}
        self._current: Match | None = None
        self._known: dict[StripKey, tuple[Strip, Shining]] = {}
        canvas.underpaints.append(self.paint)

    def show(self, matches: tuple[Match, ...], current: Match | None) -> None:
        by_id: dict[str, list[Match]] = {}
        for match in matches:
            by_id.setdefault(match.id, []).append(match)
        if by_id != self._matches:
            self._matches, self._known = by_id, {}
        self._current = current
        self._canvas.update()

    def clear(self) -> None:
        self.show((), None)

    def marks(self, strip: Strip) -> tuple[Mark, ...]:
        """What shines on a strip, in its coordinates."""
        return self._shining(strip).marks

    def place_of(self, match: Match) -> Rect | None:
        """Where the words of a match stand on the sheet, which may be far below its point; nothing where they
        are not drawn, and for names in headers."""
        canvas = self._canvas
        found = canvas.places_now().find(match.id)
        placed = next((one for one in canvas.drawing.strips if found and one.strip is found.strip), None)
        if placed is None or placed.strip.kind != "lane":
            return None
        first = next(_marks(placed.strip, {match.id: [match]}, self._labels()), None)
        return first.rect.moved(*placed.origin) if first else None

    def _labels(self) -> Labels:
        return {point.id: point.label for curve in self._canvas.editor.shown.curves for point in curve.points}

    def _shining(self, strip: Strip) -> Shining:
        known = self._known.get(key_of(strip))
        if known is None or known[0] is not strip:
            known = self._known[key_of(strip)] = (strip, _shining(strip, self._matches, self._labels()))
        return known[1]

    def paint(self, painter: QPainter) -> None:
        if not self._matches:
            return
        sight = self._canvas.sight
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        # Letters stay as dark as they are.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        seen = {key_of(one.strip) for one in sight.frame.strips}
        current: list[Rect] = []
        for placed, (_, strip) in zip(sight.drawing.strips, self._canvas.seen.strips, strict=True):
            shining = self._shining(strip) if key_of(strip) in seen else None
            if shining is None or not shining.marks:
                continue
            small = shining.size * self._canvas.zoom < _TOO_SMALL
            painter.save()
            painter.setClipRect(q(sight.window_of(strip)))
            at = sight.to_pixel(placed.rect, strip)
            painter.translate(at.x, at.y)
            painter.scale(sight.view.zoom, sight.view.zoom)
            painter.setBrush(QColor(FOUND))
            painter.drawRects(shining.wholes if small else shining.words)
            for mark in shining.marks:
                if mark.match == self._current:
                    rect = mark.whole if small or not mark.words else mark.rect
                    painter.setBrush(QColor(CURRENT))
                    painter.drawRect(q(rect))
                    there = across(rect, strip.width) if strip.mirrored else rect
                    current.append(sight.to_pixel(there.moved(*placed.origin), strip))
            painter.restore()
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(FRAME), 1.5))
        for place in current:
            painter.drawRoundedRect(q(place.inset(-0.75)), 3.0, 3.0)


def _shining(strip: Strip, wanted: Mapping[str, list[Match]], labels: Labels) -> Shining:
    marks = tuple(_marks(strip, wanted, labels))
    wholes = {mark.whole: QRectF(*mark.whole) for mark in marks}
    words = [q(mark.rect if mark.words else mark.whole) for mark in marks]
    return Shining(marks, words, list(wholes.values()), max([mark.size for mark in marks], default=0.0))


def _marks(strip: Strip, wanted: Mapping[str, list[Match]], labels: Labels) -> Iterator[Mark]:
    for cell in strip.cells:
        for group in cell.groups:
            matches = wanted.get(TITLE if group.kind == "title" else group.id)
            if matches and not (group.kind == "point" and any(match.note == "" for match in matches)):
                rect = group.rect.moved(*cell.origin)
                for match in matches:
                    yield from _of_match(group, rect, match, labels)


def _of_match(group: Group, whole: Rect, match: Match, labels: Labels) -> Iterator[Mark]:
    """The match on a thing; a frame around all of it where its words are not drawn."""
    found = False
    text = None if match.note else next((one for one in group.shapes if _says(one, match)), None)
    if isinstance(text, Text):
        before = 0
        if group.kind == "label":  # the name of the curve may stand before what is said at a point
            before = max(0, text.text.rfind(labels.get(match.id, "")))
        for rect in rects_of(text, before + match.start, before + match.end):
            found = True
            yield Mark(match, rect.moved(whole.x, whole.y), whole, True, text.style.size)
    if not found and group.kind not in ("label", "divider"):
        yield Mark(match, whole, whole, False, 0.0)


def _says(shape: object, match: Match) -> bool:
    return isinstance(shape, Text) and len(shape.text) >= match.end


def rects_of(text: Text, start: int, end: int) -> list[Rect]:
    """Where the letters from `start` to `end` of a set text are, relative to its thing: a rectangle for
    each line that they touch. Of a line that runs from right to left it is the whole line."""
    rects: list[Rect] = []
    size, place = text.style.size, 0
    for line in text.lines:
        at = text.text.find(line.text.rstrip("…"), place) if line.text else place
        if at < 0:
            break
        place = at + len(line.text)
        first, last = max(start, at) - at, min(end, place) - at
        if first < last:
            left, right = _along(line, first, last, size)
            top = text.rect.y + line.baseline - 0.95 * size
            rects.append(Rect(text.rect.x + line.x + left, top, right - left, 1.22 * size))
    return rects


def _along(line: Line, first: int, last: int, size: float) -> tuple[float, float]:
    pieces = line.pieces
    if any(piece.rtl for piece in pieces) or "".join(piece.text for piece in pieces) != line.text:
        return 0.0, line.width
    edges, x, place = [0.0, 0.0], 0.0, 0
    for piece in pieces:
        for which, wanted in enumerate((first, last)):
            if place <= wanted <= place + len(piece.text):
                inside = wanted - place
                glyphs = [
                    gx for gx, cluster in zip(piece.xs, piece.clusters, strict=True) if cluster >= inside
                ]
                edges[which] = x + (min(glyphs) if glyphs else piece.advance) * size
        x += piece.advance * size
        place += len(piece.text)
    return edges[0], max(edges[0], edges[1])
