"""Paint the program's own icon, resources/icons/journeymapper.svg, as the picture that windows carry and that
a packaged program is made with: python3 packaging/app_icon.py, with the environment that dev.py makes.

The icon is ours, under the licence of the program: a curve that falls into trouble and comes out of it,
below three stages.
"""

from __future__ import annotations

import os
from pathlib import Path

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
PIXELS = 256


def paint() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QImageReader

    application = QGuiApplication([])
    reader = QImageReader(str(ICONS / "journeymapper.svg"))
    reader.setScaledSize(QSize(PIXELS, PIXELS))
    picture = reader.read()
    del application
    if not picture.save(str(ICONS / "journeymapper.png")):
        raise SystemExit(f"journeymapper.png could not be written: {reader.errorString()}")


if __name__ == "__main__":
    paint()
