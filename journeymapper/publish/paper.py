"""Sheets of paper and slides, in millimetres."""

from __future__ import annotations

import re
from typing import NamedTuple

from journeymapper.i18n import _
from journeymapper.publish.errors import PublishError

FIT = "fit"
# Upright; the slide lies on its side.
SIZES = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
    "16:9": (338.7, 190.5),
}
SERIES = ("A4", "A3", "A2", "A1", "A0")
LANDSCAPE, PORTRAIT = "landscape", "portrait"
_LEAST, _MOST = 50.0, 5_000.0
_LEAST_INNER = 20.0  # what margins leave at least
_OWN = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", re.IGNORECASE)


class Sheet(NamedTuple):
    """A page's outline. `name` is what people call it."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def is_landscape(self) -> bool:
        return self.width_mm > self.height_mm


def sheets(paper: str, orientation: str = "") -> tuple[Sheet, ...]:
    """The sheets that a paper and an orientation allow: two where the orientation is open, else one.

    `paper` is a name of `SIZES` in any case or WIDTHxHEIGHT in millimetres, which is taken as it is
    unless an orientation is given. Raises PublishError for anything else.
    """
    name, (width, height) = _size(paper)
    given = name not in SIZES or name == "16:9"
    if orientation == LANDSCAPE:
        return (Sheet(name, max(width, height), min(width, height)),)
    if orientation == PORTRAIT:
        return (Sheet(name, min(width, height), max(width, height)),)
    if given:
        return (Sheet(name, width, height),)
    return Sheet(name, height, width), Sheet(name, width, height)


def check_margin(wanted: tuple[Sheet, ...], margin: float) -> None:
    """Raises PublishError for a margin that leaves (nearly) nothing of the sheets to print on."""
    least = min(min(sheet.width_mm, sheet.height_mm) for sheet in wanted)
    most = (least - _LEAST_INNER) / 2
    if margin > most:
        raise PublishError(
            _(
                "A margin of {margin:g} mm leaves nothing of {paper} ({width:g} x {height:g} mm); "
                "take {most:g} mm at most.",
                margin=margin,
                paper=wanted[0].name,
                width=wanted[0].width_mm,
                height=wanted[0].height_mm,
                most=most,
            )
        )


def is_known(paper: str) -> bool:
    """Whether `sheets` or "fit" can make something of it (a file may name papers of a newer version)."""
    if paper.casefold() == FIT:
        return True
    try:
        _size(paper)
    except PublishError:
        return False
    return True


def _size(paper: str) -> tuple[str, tuple[float, float]]:
    for name, size in SIZES.items():
        if name.casefold() == paper.strip().casefold():
            return name, size
    match = _OWN.fullmatch(paper.strip())
    if match is None:
        known = ", ".join((*SIZES, FIT))
        raise PublishError(
            _("There is no paper “{paper}”; use {known}, or WIDTHxHEIGHT in mm.", paper=paper, known=known)
        )
    width, height = float(match[1]), float(match[2])
    if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST):
        raise PublishError(
            _("A paper is between {least:g} and {most:g} mm wide and high.", least=_LEAST, most=_MOST)
        )
    return f"{width:g}x{height:g}", (width, height)
