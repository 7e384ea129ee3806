"""Sizes of the window's parts, in logical pixels. Known without loading the parts themselves."""

from PySide6.QtCore import QCoreApplication

NARROW_WINDOW = 1440  # below this width the palette shows icons only and the inspector opens on demand
WIDE_PALETTE, NARROW_PALETTE = 172, 58
INSPECTOR = 296
_MOST_OF_WINDOW = 0.35  # of the width, for an inspector with large texts
TOOLBAR, STATUS = 53, 35


def with_text(size: int) -> int:
    """A width that holds words, for the size of texts that the user has chosen."""
    application = QCoreApplication.instance()
    percent = application.property("text_size") if application is not None else None
    return round(size * (percent or 100) / 100)


def inspector_width(window: int) -> int:
    """As wide as the texts want, but never so wide that a window of this width shows too little map."""
    return max(INSPECTOR, min(with_text(INSPECTOR), round(window * _MOST_OF_WINDOW)))
