"""The colours of a map: three palettes, and what a map's style changes in them.

"calm" is for screens and colour print, "contrast" for weak projectors and eyes, "print" for grey
printers. Lightness differs as well as hue, so that kinds can be told apart without colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from journeymapper.drawing.colour import WHITE, contrast, is_colour, mix, readable_on
from journeymapper.model.card import Card
from journeymapper.model.style import Style


class Tint(NamedTuple):
    """How a kind of card is coloured: its fill, its bar, its text, and an outline where the fill is white."""

    fill: str
    bar: str
    text: str
    outline: str = ""


class Face(NamedTuple):
    """The fill and the stroke of a face."""

    fill: str
    stroke: str


class Palette(NamedTuple):
    """All colours of a map. `tints` are by kind of card, `faces` from the saddest to the happiest."""

    name: str
    ink: str
    second: str
    hairline: str  # between steps
    stage_line: str  # between stages and lanes' neutral lines
    accent: str
    band: str
    band_text: str
    tints: Mapping[str, Tint]
    severe: Tint  # pain points of severity 4 and 5
    faces: tuple[Face, ...]
    people: tuple[str, ...]
    good: str
    bad: str


_INK = "#1F2430"

_CALM = {
    "text": ("#F0F1F4", "#5B6475"),
    "action": ("#FFF0C2", "#92600F"),
    "thought": ("#EBE3FA", "#6B46C1"),
    "quote": ("#EBE3FA", "#6B46C1"),
    "touchpoint": ("#CFEDEA", "#0F766E"),
    "pain_point": ("#FDE7EC", "#BE1E46"),
    "gain": ("#E6F0AE", "#445206"),
    "opportunity": ("#D5EFD3", "#2A6F2D"),
    "solution": ("#C8DEFB", "#1A5899"),
    "metric": ("#E6ECF5", "#475569"),
    "picture": ("#F0F1F4", "#5B6475"),
    "frontstage": ("#FBD8BE", "#A1490F"),
    "backstage": ("#FFFFFF", "#6B7484"),
    "support": ("#FFFFFF", "#6B7484"),
    "system": ("#FFFFFF", "#6B7484"),
}
_CONTRAST = {
    "text": ("#E6E8EC", "#30363F"),
    "action": ("#FFE48A", "#6B4400"),
    "thought": ("#CDB7F4", "#4A2496"),
    "quote": ("#CDB7F4", "#4A2496"),
    "touchpoint": ("#9CDCD5", "#07514B"),
    "pain_point": ("#FBD0DA", "#8F0E2E"),
    "gain": ("#DCEB9A", "#3E4F05"),
    "opportunity": ("#B0E3AB", "#174F1A"),
    "solution": ("#A3C6F5", "#0E417A"),
    "metric": ("#CFDAEB", "#2B3748"),
    "picture": ("#E6E8EC", "#30363F"),
    "frontstage": ("#F9C193", "#76300A"),
    "backstage": ("#FFFFFF", "#30363F"),
    "support": ("#FFFFFF", "#30363F"),
    "system": ("#FFFFFF", "#30363F"),
}
_PRINT = {
    "text": ("#FFFFFF", "#5B6475"),
    "action": ("#FFF8DE", "#8A5A0C"),
    "thought": ("#D3C4F0", "#5B37AD"),
    "quote": ("#D3C4F0", "#5B37AD"),
    "touchpoint": ("#A9D6D0", "#0C665F"),
    "pain_point": ("#FBDDE4", "#A3163A"),
    "gain": ("#E6F0BC", "#4E610C"),
    "opportunity": ("#CBE7C9", "#215C24"),
    "solution": ("#BDD4F3", "#184F8C"),
    "metric": ("#EDF1F7", "#3D4858"),
    "picture": ("#FFFFFF", "#5B6475"),
    "frontstage": ("#F7CFAF", "#8C3E0B"),
    "backstage": ("#FFFFFF", "#565E6B"),
    "support": ("#FFFFFF", "#565E6B"),
    "system": ("#FFFFFF", "#565E6B"),
}
_OUTLINE = {"calm": "#9AA3B2", "contrast": "#30363F", "print": "#7C8594"}
_SEVERE = {
    "calm": ("#F6BECB", "#BE1E46"),
    "contrast": ("#F190A8", "#8F0E2E"),
    "print": ("#F0AFBF", "#A3163A"),
}
_FACES = (
    Face("#F08CA3", "#7E0F2C"),
    Face("#F9B58E", "#8A2F06"),
    Face("#F5C542", "#7A5900"),
    Face("#C7EED2", "#1E6B3A"),
    Face("#8FDCA8", "#14652F"),
)
_PEOPLE = ("#2B59C3", "#0F766E", "#A1490F", "#6B46C1", "#9D174D", "#4D6B0E")


def palette_of(style: Style) -> Palette:
    """The palette that a map's style names ("calm" when it is not known), with the style's own colours."""
    name = style.palette if style.palette in _OUTLINE else "calm"
    return _palette(name, tuple([(own.kind, own.fill, own.bar) for own in style.colours]))


@lru_cache(maxsize=64)
def _palette(name: str, own: tuple[tuple[str, str, str], ...]) -> Palette:
    table = {"calm": _CALM, "contrast": _CONTRAST, "print": _PRINT}[name]
    tints = {kind: _tint(fill, bar, _OUTLINE[name]) for kind, (fill, bar) in table.items()}
    severe = _tint(*_SEVERE[name], "")
    for kind, own_fill, own_bar in own:
        base = tints.get(kind, tints["text"])
        fill = own_fill if is_colour(own_fill) else base.fill
        bar = own_bar if is_colour(own_bar) else base.bar
        tints[kind] = _tint(fill, bar, _OUTLINE[name])
        if kind == "pain_point":
            severe = _tint(mix(fill, bar, 0.22), bar, "")
    strong = name == "contrast"
    return Palette(
        name=name,
        ink=_INK,
        second="#30363F" if strong else "#4A5160",
        hairline=mix(WHITE, _INK, 0.16 if strong else 0.07),
        stage_line=mix(WHITE, _INK, 0.4 if strong else 0.17),
        accent="#2B59C3",
        band="#C9D7F7" if strong else "#E1E9FB",
        band_text="#142A66" if strong else "#1F3A85",
        tints=MappingProxyType(tints),
        severe=severe,
        faces=_FACES,
        people=_PEOPLE,
        good="#2F9E50",
        bad="#D7385E",
    )


def tint_of(card: Card, palette: Palette) -> Tint:
    """The colours of one card: of its kind, its severity, or its own."""
    if card.colour and is_colour(card.colour):
        return own_tint(card.colour)
    if card.severity and card.severity >= 4 and card.kind == "pain_point":
        return palette.severe
    return palette.tints.get(card.kind) or palette.tints["text"]


def own_tint(colour: str) -> Tint:
    """A tint made of one colour: a light fill, and a bar dark enough to be seen on it."""
    solid = colour[:7]
    fill = mix(WHITE, solid, 0.2)
    return _tint(fill, darkened(solid, fill, 4.5), "")


def fill_and_bar(colour: str) -> tuple[str, str]:
    """The colours of a kind made of one colour that somebody chose: light ones are the fill as they are,
    others give their tint; the bar can be told from the fill, and the text be read on it."""
    solid = colour[:7]
    fill = solid if contrast(_INK, solid) >= 7.0 else mix(WHITE, solid, 0.2)
    return fill, darkened(solid, fill, 4.5)


@lru_cache(maxsize=1024)
def darkened(colour: str, background: str, wanted: float) -> str:
    """The colour, mixed with ink just as far as the wanted contrast on the background asks for."""
    for share in (0.0, 0.15, 0.3, 0.45, 0.6, 0.8):
        mixed = mix(colour[:7], _INK, share)
        if contrast(mixed, background) >= wanted:
            return mixed
    return _INK


def _tint(fill: str, bar: str, outline: str) -> Tint:
    """With a bar that is seen on its fill, whatever colours somebody wrote into a file."""
    if contrast(bar, fill) < 3.0:
        bar = readable_on(fill, _INK)
    return Tint(fill, bar, readable_on(fill, _INK), outline if contrast(fill, WHITE) < 1.03 else "")
