"""How the map looks and leaves the house: style, brand and page. It belongs to the map, not to the window."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, JsonValue

from journeymapper.model.record import Many, Number, Record, Sha, Short


class CardColours(Record):
    """Own colours of one kind of card; empty ones come from the palette."""

    kind: Short
    fill: Short = ""
    bar: Short = ""


class Style(Record):
    """Density (compact, normal, airy), palette by name, and sizes in map units (0: by density)."""

    density: Short = "normal"
    palette: Short = "calm"
    colours: Many[CardColours] = ()
    card_text: Annotated[Number, Field(ge=0, le=60)] = 0.0
    heading_text: Annotated[Number, Field(ge=0, le=120)] = 0.0
    step_width: Annotated[Number, Field(ge=0, le=2_000)] = 0.0
    lane_header_width: Annotated[Number, Field(ge=0, le=1_000)] = 0.0


class Brand(Record):
    """A client's look. Applying a brand file copies its values in here."""

    name: Short = ""
    logo: Sha = ""
    logo_shape: Annotated[Number, Field(ge=0.02, le=50)] = 1.0  # width of the logo divided by its height
    colours: Many[Short] = ()  # the first is the main colour
    heading_font: Short = ""
    body_font: Short = ""
    header: Short = ""
    footer: Short = ""
    confidentiality: Short = ""
    cover: Short = ""


class Page(Record):
    """How the map was last exported, so that the next export starts there."""

    kind: Short = ""
    paper: Short = ""
    orientation: Short = ""
    margin: Annotated[Number, Field(ge=0, le=500)] = 10.0  # mm
    min_text: Annotated[Number, Field(ge=1, le=72)] = 6.0  # pt


class Shelf(Record):
    """The strip for cards without a cell; printed only when asked."""

    name: Short = ""
    printed: bool = False


class Snapshot(Record):
    """A named version of the map; `content` is the map as its file would hold it, without pictures."""

    id: Short
    name: Short = ""
    date: Short = ""
    author: Short = ""
    content: dict[str, JsonValue] = Field(default_factory=dict)
