"""What somebody wants to be handed, as one value."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from journeymapper.i18n import _
from journeymapper.publish.errors import PublishError

POSTER, PAGES, TILES, REPORT = "poster", "pages", "tiles", "report"
KINDS = (POSTER, PAGES, TILES, REPORT)
MAP, STAGES = "map", "stages"
SLIDES = (MAP, STAGES)
SUFFIXES = (".pdf", ".svg", ".png", ".pptx")
# Known by name, so that the answer can be better than "unknown".
_LATER_SUFFIXES = (".csv", ".xlsx", ".md", ".mmd", ".html")

Progress = Callable[[float], None]  # told how much is done, from 0 to 1


class Options(NamedTuple):
    """How a map is handed over. The view (filter, state) is given beside it.

    `paper` empty: the map's own, else for a poster A4 where it is read there with ease, else the smallest of
    A3 to A0 that is readable, else one that fits; for pages and reports A4. `orientation` empty: whichever
    prints larger, or takes fewer pages; a report lies on its side. `margin` and sizes in millimetres,
    `min_text` in points; None takes the map's own page settings. Tiles put the poster of `paper` on sheets of
    `sheet` that `overlap` by so many millimetres. `attach_map` None follows the rule of `attachment.carried`.

    SVG, PNG and PPTX are of the map at its natural size, or as a poster of `paper` where one is given.
    `pixels` are PNG pixels per map unit; `dpi`, when given, says it in dots per printed inch. `slides` says
    what a PPTX has one slide for, `template` are the bytes of a presentation to put them into.
    """

    suffix: str = ".pdf"
    kind: str = POSTER
    paper: str = ""
    orientation: str = ""
    margin: float | None = None
    min_text: float | None = None
    sheet: str = "A4"
    overlap: float = 10.0
    allow_small: bool = False
    client_safe: bool = False
    attach_map: bool | None = None
    pixels: float = 2.0
    transparent: bool = False
    dpi: float | None = None
    slides: str = MAP
    template: bytes | None = None


def is_report(options: Options) -> bool:
    return options.suffix.lower() == ".pdf" and options.kind == REPORT


def check_options(options: Options) -> None:
    """Raises PublishError, in one sentence, for what cannot be had."""
    suffix = options.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        if suffix in _LATER_SUFFIXES:
            raise PublishError(
                _("This version cannot write {suffix} yet; use {known}.", suffix=suffix, known=known)
            )
        raise PublishError(
            _("The ending “{suffix}” is no known format; use {known}.", suffix=suffix, known=known)
        )
    if options.kind not in KINDS:
        known = ", ".join(KINDS)
        raise PublishError(_("There is no kind “{kind}”; use {known}.", kind=options.kind, known=known))
    if options.client_safe and options.attach_map:
        raise PublishError(_("A client-safe export never carries the map; leave one of the two out."))
    if options.min_text is not None and not 1 <= options.min_text <= 72:
        raise PublishError(_("The smallest text must be between 1 and 72 points."))
    if options.margin is not None and not 0 <= options.margin <= 500:
        raise PublishError(_("A margin must be between 0 and 500 mm."))
    if not 0 <= options.overlap <= 100:
        raise PublishError(_("Tiles overlap by 0 to 100 mm."))
    if options.slides not in SLIDES:
        known = ", ".join(SLIDES)
        raise PublishError(
            _("There are no slides of “{name}”; use {known}.", name=options.slides, known=known)
        )
    if options.dpi is not None and not 10 <= options.dpi <= 2_400:
        raise PublishError(_("A picture has between 10 and 2,400 dots per inch."))
    if not 0.05 <= options.pixels <= 20:
        raise PublishError(_("A picture has between 0.05 and 20 pixels per map unit."))
