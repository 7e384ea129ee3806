"""What the Qt painter makes of fonts, texts, icons and pictures, kept for the next time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import ceil
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QRawFont,
    QTransform,
)

from journeymapper.drawing.colour import parse
from journeymapper.drawing.icons import GRID, icon_path
from journeymapper.drawing.shapes import Command, Path
from journeymapper.text.emoji import emoji_layers
from journeymapper.text.fonts import EMOJI, face
from journeymapper.text.run import Line, Piece
from journeymapper.text.system_fonts import raw_font

_STRETCH = 64  # lines of a long text that are painted together
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_FINE = 4.0  # times: dashes are round up to this zoom
_PIECE = 256.0  # map units: dashes that are painted together


class Layer(NamedTuple):
    """Part of a text: glyphs of one face, or an outline with a colour of its own ("": the text's)."""

    run: QGlyphRun | None
    outline: QPainterPath | None
    colour: str


class QtInk:
    """The stores of one painter. Its owner (a canvas, an export) decides how long they live.

    `pictures` maps SHA-256 to the bytes of a file and is only read. Texts and paths are known by the
    identity of their lines and commands: the stored value keeps them alive, so an id is never reused.
    Not for several threads at once. A full store starts anew.
    """

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self.pictures = pictures
        self._colours: dict[str, QColor] = {}
        self._brushes: dict[str, QBrush] = {}
        self._pens: dict[tuple[str, float, tuple[float, ...]], QPen] = {}
        self._fonts: dict[tuple[str, float], QRawFont] = {}
        self._icons: dict[tuple[str, float, float], QPainterPath] = {}
        self._paths: dict[int, tuple[tuple[Command, ...], QPainterPath]] = {}
        self._dashes: dict[
            tuple[int, float, tuple[float, ...]], tuple[object, tuple[tuple[QRectF, QPainterPath], ...]]
        ] = {}
        self._texts: dict[tuple[int, float], tuple[tuple[Line, ...], tuple[Layer, ...]]] = {}
        self._halos: dict[tuple[int, float], tuple[tuple[Line, ...], QPainterPath]] = {}
        self._contours: dict[int, tuple[QGlyphRun, QPainterPath]] = {}
        self._stretches: dict[int, tuple[tuple[Line, ...], tuple[tuple[Line, ...], ...]]] = {}
        self._images: dict[str, QImage] = {}
        self._covers: dict[tuple[str, int, int], QImage] = {}

    def colour(self, colour: str) -> QColor:
        known = self._colours.get(colour)
        return known if known is not None else _keep(self._colours, 4096, colour, QColor(*parse(colour)))

    def brush(self, colour: str | None) -> QBrush:
        """A brush of the colour; None paints nothing."""
        key = colour or ""
        known = self._brushes.get(key)
        if known is None:
            known = _keep(self._brushes, 4096, key, QBrush(self.colour(key)) if key else QBrush())
        return known

    def pen(self, colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
        """Round caps and joins; width and dash in map units."""
        known = self._pens.get((colour, width, dash))
        if known is None:
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            known = QPen(self.brush(colour), width, Qt.PenStyle.SolidLine, cap, join)
            if dash and width > 0:
                pattern = dash if len(dash) % 2 == 0 else dash + dash  # Qt wants pairs, in pen widths
                known.setDashPattern([part / width for part in pattern])
            _keep(self._pens, 4096, (colour, width, dash), known)  # snapped widths differ with every zoom
        return known

    def path(self, commands: tuple[Command, ...]) -> QPainterPath:
        known = self._paths.get(id(commands))
        if known is None:
            known = _keep(self._paths, 20_000, id(commands), (commands, path_of(commands)))
        return known[1]

    def dashes(self, path: Path) -> tuple[tuple[QRectF, QPainterPath], ...]:
        """The dashes of a path as shapes to be filled, in pieces with their bounds. Dashing while it clips,
        Qt would begin each part of the sheet at another dash."""
        name = (id(path.commands), path.stroke_width, path.dash)
        known = self._dashes.get(name)
        if known is None:
            stroker = QPainterPathStroker(self.pen("#000000", path.stroke_width, path.dash))
            outline = stroker.createStroke(self.path(path.commands))
            pieces: dict[int, QPainterPath] = {}
            for dash in outline.toSubpathPolygons(QTransform.fromScale(_FINE, _FINE)):
                place = int(dash.boundingRect().x() // (_PIECE * _FINE))
                piece = pieces.setdefault(place, QPainterPath())
                piece.setFillRule(Qt.FillRule.WindingFill)
                piece.addPolygon(dash)
            back = QTransform.fromScale(1 / _FINE, 1 / _FINE)
            mapped = [back.map(piece) for piece in pieces.values()]
            made = tuple([(piece.boundingRect(), piece) for piece in mapped])
            known = _keep(self._dashes, 2_000, name, (path.commands, made))
        return known[1]

    def icon(self, name: str, width: float, height: float) -> QPainterPath:
        """The strokes of an icon in a rectangle at (0, 0)."""
        known = self._icons.get((name, width, height))
        if known is None:
            strokes = QTransform.fromScale(width / GRID, height / GRID).map(path_of(icon_path(name)))
            known = _keep(self._icons, 4096, (name, width, height), strokes)
        return known

    def stretches(self, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
        """The lines of a long text in parts, so that what is far out of sight need not be painted."""
        if len(lines) <= _STRETCH:
            return (lines,) if lines else ()
        known = self._stretches.get(id(lines))
        if known is None:
            parts = tuple(lines[at : at + _STRETCH] for at in range(0, len(lines), _STRETCH))
            known = _keep(self._stretches, 256, id(lines), (lines, parts))
        return known[1]

    def layers(self, lines: tuple[Line, ...], size: float) -> tuple[Layer, ...]:
        """A text as glyph runs, one per face whatever line they stand on; (0, 0) is its top left."""
        known = self._texts.get((id(lines), size))
        if known is None:
            known = _keep(self._texts, 20_000, (id(lines), size), (lines, self._made(lines, size)))
        return known[1]

    def _made(self, lines: tuple[Line, ...], size: float) -> tuple[Layer, ...]:
        glyphs: dict[str, tuple[list[int], list[QPointF]]] = {}
        emoji: list[Layer] = []
        for line in lines:
            x = line.x
            for piece in line.pieces:
                if piece.font == EMOJI:
                    emoji += _emoji(piece, size, x, line.baseline)
                else:
                    ids, places = glyphs.setdefault(piece.font, ([], []))
                    ids += piece.glyphs
                    places += _places(piece, size, x, line.baseline)
                x += piece.advance * size
        runs = [Layer(_run(self.font(font, size), *found), None, "") for font, found in glyphs.items()]
        return (*runs, *emoji)

    def letters(self, lines: tuple[Line, ...], size: float) -> QPainterPath:
        """The contours of a text, to stroke a halo around them; (0, 0) is its top left."""
        known = self._halos.get((id(lines), size))
        if known is None:
            contours = QPainterPath()
            for line in lines:
                x = line.x
                for piece in line.pieces:
                    font = self.font(piece.font, size)
                    places = _places(piece, size, x, line.baseline)
                    for glyph, place in zip(piece.glyphs, places, strict=True):
                        contours.addPath(font.pathForGlyph(glyph).translated(place))
                    x += piece.advance * size
            known = _keep(self._halos, 20_000, (id(lines), size), (lines, contours))
        return known[1]

    def contours(self, run: QGlyphRun) -> QPainterPath:
        """The outlines of a run of `layers`, in its own coordinates, for letters of any size."""
        known = self._contours.get(id(run))
        if known is None:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            font = run.rawFont()
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                path.addPath(font.pathForGlyph(glyph).translated(place))
            known = _keep(self._contours, 4096, id(run), (run, path))
        return known[1]

    def font(self, key: str, size: float) -> QRawFont:
        """The face at `size` pixels, without hinting: letters keep their shape and place at every zoom."""
        known = self._fonts.get((key, size))
        if known is None:
            path = face(key).path
            if path is not None:
                known = QRawFont(str(path), size, QFont.HintingPreference.PreferNoHinting)
            else:
                known = raw_font(key, size)
            _keep(self._fonts, 512, (key, size), known)
        return known

    def cover(self, sha256: str, size: QSizeF) -> QImage:
        """The middle of a picture in the shape of `size` (device pixels), scaled down to it, never up.

        A null image when the bytes are missing or no picture.
        """
        width, height = max(1, ceil(size.width())), max(1, ceil(size.height()))
        known = self._covers.get((sha256, width, height))
        if known is None:
            image = self._images.get(sha256)
            if image is None:
                image = QImage.fromData(QByteArray(self.pictures.get(sha256, b"")))
                _keep(self._images, 64, sha256, image)
            if image.isNull():
                return image
            known = _keep(self._covers, 256, (sha256, width, height), _cropped(image, width, height))
        return known


def _keep(store: dict[_Key, _Value], limit: int, key: _Key, value: _Value) -> _Value:
    if len(store) >= limit:
        store.clear()
    store[key] = value
    return value


def _cropped(image: QImage, width: int, height: int) -> QImage:
    share = min(image.width() / width, image.height() / height)
    part = QRect(0, 0, max(1, round(width * share)), max(1, round(height * share)))
    part.moveCenter(image.rect().center())
    middle = image.copy(part.intersected(image.rect()))
    if share <= 1:
        return middle
    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return middle.scaled(width, height, ratio, smooth)


def _places(piece: Piece, size: float, x: float, baseline: float) -> list[QPointF]:
    if not piece.ys:
        return [QPointF(x + dx * size, baseline) for dx in piece.xs]
    offsets = zip(piece.xs, piece.ys, strict=True)
    return [QPointF(x + dx * size, baseline - dy * size) for dx, dy in offsets]


def _run(font: QRawFont, ids: list[int], places: list[QPointF]) -> QGlyphRun:
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(ids)
    run.setPositions(places)
    return run


def _emoji(piece: Piece, size: float, x: float, baseline: float) -> list[Layer]:
    """Emoji as outlines: Qt would bring its own idea of every cluster of a colour font."""
    found = []
    for glyph, place in zip(piece.glyphs, _places(piece, size, x, baseline), strict=True):
        transform = QTransform(size, 0, 0, -size, place.x(), place.y())
        found += [Layer(None, transform.map(path), colour) for colour, path in _emoji_paths(glyph)]
    return found


@lru_cache(maxsize=2048)
def _emoji_paths(glyph: int) -> tuple[tuple[str, QPainterPath], ...]:
    return tuple((colour or "", path_of(contours)) for colour, contours in emoji_layers(glyph) if contours)


def path_of(commands: tuple[Command, ...]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for command in commands:
        match command:
            case ("M", x, y):
                path.moveTo(x, y)
            case ("L", x, y):
                path.lineTo(x, y)
            case ("C", x1, y1, x2, y2, x, y):
                path.cubicTo(x1, y1, x2, y2, x, y)
            case _:
                path.closeSubpath()
    return path
