"""What can be chosen in the export dialogue, and what is chosen there, as one value."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.i18n import N_, _
from journeymapper.publish.options import Options
from journeymapper.storage.brand import built_in_brands

PDF, SVG, PNG, PPTX = ".pdf", ".svg", ".png", ".pptx"
WHOLE_MAP, SEEN = "whole", "seen"  # contents besides the ids of named views
OWN_SIZE = "own"  # a paper whose sides are typed
OWN_BRAND, BRAND_FILE = "", "file"

Choices = tuple[tuple[str, str], ...]  # values and their words, to be translated

FORMATS: Choices = (
    (PDF, N_("PDF, to print and hand over")),
    (PPTX, N_("PowerPoint, to edit")),
    (SVG, N_("SVG, for designers")),
    (PNG, N_("PNG, a picture")),
)
KINDS: Choices = (
    ("poster", N_("Poster: the map on one page")),
    ("pages", N_("Pages: split between stages")),
    ("tiles", N_("Tiles: a poster on small sheets")),
    ("report", N_("Report: cover, stages, registers")),
)
SLIDES: Choices = (("map", N_("The map on one slide")), ("stages", N_("Slides for each stage")))
SHEETS: Choices = (
    ("A4", "A4"),
    ("A3", "A3"),
    ("A2", "A2"),
    ("A1", "A1"),
    ("A0", "A0"),
    ("letter", N_("Letter")),
    ("tabloid", N_("Tabloid")),
    ("16:9", N_("Slide 16:9")),
)
PAPERS: Choices = (
    ("", N_("Whichever suits")),
    *SHEETS,
    ("fit", N_("Exactly fitting")),
    (OWN_SIZE, N_("Other size …")),
)
TILE_SHEETS: Choices = (("A4", "A4"), ("A3", "A3"), ("letter", N_("Letter")), ("tabloid", N_("Tabloid")))
SIDES: Choices = (("", N_("Either way")), ("landscape", N_("Landscape")), ("portrait", N_("Portrait")))
CONTENTS: Choices = ((WHOLE_MAP, N_("Whole map")), (SEEN, N_("What I see")))


class Wanted(NamedTuple):
    """`content` is WHOLE_MAP, SEEN or the id of a view; `brand` OWN_BRAND, a built-in one or a path."""

    options: Options
    content: str = WHOLE_MAP
    brand: str = OWN_BRAND


class Shown(NamedTuple):
    """Which rows of the dialogue matter for what is chosen."""

    kind: bool
    slides: bool
    template: bool
    paper: bool
    margin: bool
    tiles: bool
    dots: bool
    attach: bool
    small: bool


def shown_rows(options: Options, printing: bool = False) -> Shown:
    suffix, kind = options.suffix, options.kind
    is_pdf, is_pptx = suffix == PDF, suffix == PPTX
    return Shown(
        kind=is_pdf,
        slides=is_pptx,
        template=is_pptx,
        paper=not (is_pptx and options.template is not None),
        margin=is_pdf or bool(options.paper) or is_pptx,
        tiles=is_pdf and kind == "tiles",
        dots=suffix == PNG,
        attach=is_pdf and not printing,
        small=is_pdf or is_pptx or bool(options.paper),
    )


def brands(own: str) -> Choices:
    """The map's brand, which is called `own`, those that come along, and any file (translated already)."""
    built_in = tuple((name, name.capitalize()) for name in built_in_brands())
    first = _("Of the map: {name}", name=own) if own else _("Of the map")
    return ((OWN_BRAND, first), *built_in, (BRAND_FILE, _("A brand file …")))
