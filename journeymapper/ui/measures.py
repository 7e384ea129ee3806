"""Sizes of the window's parts, in logical pixels. Known without loading the parts themselves."""

from PySide6.QtCore import QCoreApplication

NARROW_WINDOW = 1440  # below this width the palette shows icons only and the inspector opens on demand
LEAST_MAP = 280  # the palette gives way to an open inspector before the map is narrower
_WIDE_PALETTE, _NARROW_PALETTE = 172, 58
ICON = 20  # in bars and the palette, at the usual size of texts
INSPECTOR = 296
_MOST_OF_WINDOW = 0.35  # of the width, for an inspector with large texts
_LEAST_ASIDE, _AT_ANY_RATE = 134, 0.6  # at the usual size of texts, where that leaves some of a narrow window
_ON_MAP, _MOST_ON_MAP = 10, 18  # the radius of a round button that lies on the map
_TOOLBAR, _STATUS = 53, 35
_IN_TOOLBAR, _IN_STATUS = 33, 24  # of these grow with the texts, once they fill the rest


def with_text(size: int) -> int:
    """A width that holds words, for the size of texts that the user has chosen."""
    application = QCoreApplication.instance()
    percent = application.property("text_size") if application is not None else None
    return round(size * (percent or 100) / 100)


def radius_on_map() -> float:
    """Of a button on the map, which must not cover too much of it however large the texts are."""
    return float(min(with_text(_ON_MAP), _MOST_ON_MAP))


def palette_width(narrow: bool) -> int:
    """For icons alone, or with words beside them."""
    return _NARROW_PALETTE + with_text(ICON) - ICON if narrow else with_text(_WIDE_PALETTE)


def toolbar_height() -> int:
    return max(_TOOLBAR, with_text(_IN_TOOLBAR))


def status_height() -> int:
    return max(_STATUS, with_text(_IN_STATUS))


def inspector_width(window: int) -> int:
    """As wide as the texts want, but never so wide that a window of this width shows too little map."""
    return aside_width(INSPECTOR, window)


def aside_width(usual: int, window: int) -> int:
    """The same for any panel at the side that is `usual` pixels wide at the usual size of texts."""
    least = min(with_text(_LEAST_ASIDE), round(window * _AT_ANY_RATE))
    return max(usual, min(with_text(usual), max(least, round(window * _MOST_OF_WINDOW))))
