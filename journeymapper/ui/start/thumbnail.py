"""A small picture of a map: the real drawing, painted small."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from journeymapper.storage import file
from journeymapper.storage.errors import MapError

MOST_BYTES = 2 * 1024 * 1024  # a larger map is not read just for its picture


def thumbnail(path: Path, size: QSize, ratio: float) -> QPixmap | None:
    """The map of this file, as large as fits into `size` logical pixels; None when unreadable."""
    from journeymapper.layout.map import lay_out
    from journeymapper.render.png import write_png

    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        opened = file.read(path)
        drawing = lay_out(opened.document, hints=True)
        scale = min(size.width() / drawing.width, size.height() / drawing.height) * ratio
        picture = QPixmap()
        picture.loadFromData(write_png(drawing, opened.pictures, scale))
    except (MapError, OSError, ValueError):
        return None
    picture.setDevicePixelRatio(ratio)
    return picture
