"""How the map looks and leaves the house: style, brand, page."""

from __future__ import annotations

from typing import Any

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.style import Brand, CardColours


def edit_style(document: Document, **fields: Any) -> Document:
    """Density, palette and sizes."""
    return evolve(document, style=evolve(document.style, **fields))


def set_card_colours(document: Document, kind: str, fill: str = "", bar: str = "") -> Document:
    """Own colours ("#RRGGBB") of a kind of card; both empty gives it those of the palette again."""
    before = next((one for one in document.style.colours if one.kind == kind), CardColours(kind=kind))
    others = tuple(one for one in document.style.colours if one.kind != kind)
    own = (evolve(before, fill=fill, bar=bar),) if fill or bar else ()
    return edit_style(document, colours=(*others, *own))


def edit_brand(document: Document, **fields: Any) -> Document:
    return evolve(document, brand=evolve(document.brand, **fields))


def apply_brand(document: Document, brand: Brand) -> Document:
    """Copy a brand's values in, all of them: nothing of the client before stays behind.

    Its logo must be put beside the document's pictures by whoever reads the brand. Keys that this version
    does not know stay.
    """
    values = {name: getattr(brand, name) for name in Brand.model_fields}
    return evolve(document, brand=evolve(document.brand, **values))


def edit_page(document: Document, **fields: Any) -> Document:
    """How the map was last exported."""
    return evolve(document, page=evolve(document.page, **fields))
