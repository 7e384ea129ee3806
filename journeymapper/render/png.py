"""A drawing as a PNG file, painted and packed in bands: its size on disk is the limit, not the memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import ceil

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.render.qt import paint_drawing
from journeymapper.render.qt_ink import QtInk

MOST_PIXELS = 250_000_000  # what picture programs of today still open
LONGEST_SIDE = 32_000  # Qt's painter counts device pixels in 16 bits
_BAND = 4_000_000  # pixels painted at once
_INCH = 0.0254


def write_png(
    drawing: Drawing,
    pictures: Mapping[str, bytes],
    scale: float,
    transparent: bool = False,
    dpi: float | None = None,
    tell: Callable[[float], None] | None = None,
) -> bytes:
    """The sheet as a PNG with `scale` pixels per map unit, marked as `dpi` (or 96 dpi times `scale`).

    Makes an offscreen application when there is none: no display is needed. The same drawing gives the
    same bytes on the same machine. `tell` hears how much is done (0 to 1); what it raises ends the work.
    Raises ValueError, in a sentence for the user, when the picture would
    have more pixels than programs can open.
    """
    width, height = max(1, ceil(drawing.width * scale)), max(1, ceil(drawing.height * scale))
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise ValueError(_too_big(drawing, width, height))
    if QCoreApplication.instance() is None:
        _application()
    dots = round((dpi or 96 * scale) / _INCH)
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if transparent else 2, 0, 0, 0)
    shown = drawing._replace(background="#FFFFFF00") if transparent else drawing
    paper = Qt.GlobalColor.transparent if transparent else Qt.GlobalColor.white
    bands = _bands(shown, pictures, scale, width, height, paper, tell)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"sRGB", b"\0"),
            _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
            *(_chunk(b"IDAT", part) for part in _packed(bands, transparent)),
            _chunk(b"IEND", b""),
        )
    )


def largest_scale(drawing: Drawing) -> float:
    """The most pixels per map unit that `write_png` accepts for a drawing."""
    width, height = max(1.0, drawing.width), max(1.0, drawing.height)
    by_area = float((MOST_PIXELS / (width * height)) ** 0.5)
    # Sizes are rounded up: leave room for one pixel.
    return min(by_area, LONGEST_SIDE / max(width, height)) * (1 - 1 / LONGEST_SIDE)


def _too_big(drawing: Drawing, width: int, height: int) -> str:
    percent = int(largest_scale(drawing) * 100)
    return (
        f"A picture of {width} x {height} pixels is too large to be opened elsewhere:"
        f" choose {percent} % or less, or export a PDF."
    )


@cache
def _application() -> QGuiApplication:
    """Fonts and painting need one. Kept for good: Qt does not survive its end."""
    return QGuiApplication(["journeymapper", "-platform", "offscreen"])


def _bands(
    drawing: Drawing,
    pictures: Mapping[str, bytes],
    scale: float,
    width: int,
    height: int,
    paper: Qt.GlobalColor,
    tell: Callable[[float], None] | None,
) -> Iterator[QImage]:
    ink = QtInk(pictures)
    rows = max(1, _BAND // width)
    for top in range(0, height, rows):
        if tell is not None:
            tell(top / height)
        # With an alpha channel Qt never uses the coloured smoothing of screens, which looks wrong elsewhere.
        image = QImage(width, min(rows, height - top), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(paper)
        with QPainter(image) as painter:
            painter.translate(0, -top)
            painter.scale(scale, scale)
            region = Rect(0, top / scale, width / scale, image.height() / scale)
            paint_drawing(painter, drawing, ink, region)
        yield image


def _packed(images: Iterator[QImage], transparent: bool) -> Iterator[bytes]:
    """The compressed rows; each starts with a zero, "not filtered", which suits flat colours best."""
    form = QImage.Format.Format_RGBA8888 if transparent else QImage.Format.Format_RGB888
    packer = zlib.compressobj(6)
    for image in images:
        plain = image.convertToFormat(form)
        length, stride = plain.width() * (4 if transparent else 3), plain.bytesPerLine()
        bits = bytes(plain.constBits())
        rows = (bits[start : start + length] for start in range(0, stride * plain.height(), stride))
        part = packer.compress(b"\0" + b"\0".join(rows))
        if part:
            yield part
    yield packer.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
