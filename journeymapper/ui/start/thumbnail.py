"""A small picture of a map: the real drawing, painted small."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from journeymapper.storage import file
from journeymapper.storage.errors import MapError

MOST_BYTES = 2 * 1024 * 1024  # a larger map is not read just for its picture
FINER = 2.0  # painted larger than it is shown: small text turns grey instead of into bars
LARGEST = 1.0  # pixels a map unit: a tiny map is not blown up


def thumbnail(path: Path, size: QSize, ratio: float) -> QPixmap | None:
    """The top of this file's map, as wide as `size` in logical pixels; None when it is unreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        return picture_of(file.read(path), size, ratio)
    except (MapError, OSError, ValueError):
        return None


def picture_of(opened: file.Opened, size: QSize, ratio: float) -> QPixmap:
    """The top of a map, as wide as `size` in logical pixels. Raises ValueError when it cannot be drawn."""
    from journeymapper.layout.map import lay_out
    from journeymapper.layout.mirror import as_seen
    from journeymapper.layout.words import words_in
    from journeymapper.render.png import write_png

    drawing = as_seen(lay_out(opened.document, words=words_in(opened.document.language), hints=True))
    scale = max(size.width() / drawing.width, size.height() / drawing.height)
    # A very wide map shows its left part rather than a hair.
    scale = min(LARGEST, scale, size.width() * 2.2 / drawing.width) * ratio * FINER
    picture = QPixmap()
    picture.loadFromData(write_png(drawing, opened.pictures, scale))
    picture.setDevicePixelRatio(ratio * FINER)
    return picture
