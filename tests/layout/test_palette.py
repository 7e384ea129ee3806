"""Colours can be read, seen and told apart."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from journeymapper.drawing.colour import WHITE, _linear, contrast, luminance, mix, parse
from journeymapper.layout.look import initials, make_look, persona_colour
from journeymapper.layout.measures import Measures
from journeymapper.layout.palette import Palette, Tint, darkened, own_tint, palette_of, tint_of
from journeymapper.layout.words import ENGLISH
from journeymapper.model.card import Card
from journeymapper.model.persona import Persona
from journeymapper.model.style import CardColours, Style
from journeymapper.model.words import CARD_KINDS

NAMES = ("calm", "contrast", "print")
palettes = pytest.mark.parametrize("palette", [palette_of(Style(palette=name)) for name in NAMES], ids=NAMES)

# Kinds that share a look on purpose: the words of a person; what the company does unseen.
ALIKE = ({"thought", "quote"}, {"backstage", "support", "system"}, {"text", "picture"})


def lightness(colour: str) -> float:
    """CIE L*, 0 to 100."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def chip_fill(tint: Tint) -> str:
    return mix(tint.fill, WHITE, 0.6)


@palettes
def test_texts_have_a_contrast_of_four_and_a_half(palette: Palette) -> None:
    for tint in (*palette.tints.values(), palette.severe):
        assert contrast(tint.text, tint.fill) >= 4.5
        assert contrast(tint.bar, chip_fill(tint)) >= 4.5  # chips
        assert contrast(tint.bar, mix(tint.fill, WHITE, 0.5)) >= 4.5  # names of lanes on their headers
    for ink in (palette.ink, palette.second, palette.accent):
        assert contrast(ink, WHITE) >= 4.5
    assert contrast(palette.band_text, palette.band) >= 4.5


@palettes
def test_bars_faces_and_people_have_a_contrast_of_three(palette: Palette) -> None:
    for tint in (*palette.tints.values(), palette.severe):
        assert contrast(tint.bar, tint.fill) >= 3
        assert contrast(tint.bar, WHITE) >= 3
        assert not tint.outline or contrast(tint.outline, WHITE) >= 2
    for face in palette.faces:
        assert contrast(face.stroke, face.fill) >= 3
        assert contrast(face.stroke, WHITE) >= 3
    for colour in palette.people:
        assert contrast(WHITE, colour) >= 4.5  # initials


@palettes
def test_every_kind_of_card_has_its_colours(palette: Palette) -> None:
    assert set(palette.tints) == set(CARD_KINDS)


@palettes
def test_kinds_differ_in_lightness_or_clearly_in_colour(palette: Palette) -> None:
    """Bars and fills together: two kinds never look the same on a weak projector or in grey."""
    for a, b in combinations(palette.tints, 2):
        if any({a, b} <= group for group in ALIKE):
            continue
        one, other = palette.tints[a], palette.tints[b]
        apart = abs(lightness(one.fill) - lightness(other.fill)) + abs(
            lightness(one.bar) - lightness(other.bar)
        )
        assert apart > {"calm": 1.0, "contrast": 1.5, "print": 2.0}[palette.name], (a, b)
        assert (one.fill, one.bar) != (other.fill, other.bar)


@palettes
def test_severe_pain_is_darker_than_pain(palette: Palette) -> None:
    assert lightness(palette.severe.fill) < lightness(palette.tints["pain_point"].fill) - 5


def test_severity_decides_from_four_on() -> None:
    palette = palette_of(Style())
    tints = [tint_of(Card(id="c", kind="pain_point", severity=score), palette) for score in (1, 3, 4, 5)]
    assert tints == [palette.tints["pain_point"]] * 2 + [palette.severe] * 2
    assert tint_of(Card(id="c", kind="action", severity=5), palette) == palette.tints["action"]


def test_a_map_may_have_its_own_colours() -> None:
    style = Style(
        colours=(CardColours(kind="action", fill="#102030"), CardColours(kind="hint", bar="#007F00"))
    )
    palette = palette_of(style)
    assert palette.tints["action"].fill == "#102030"
    assert contrast(palette.tints["action"].text, "#102030") >= 4.5
    assert palette.tints["action"].bar == palette_of(Style()).tints["action"].bar
    assert palette.tints["hint"].bar == "#007F00"


@pytest.mark.parametrize(
    ("fill", "bar"), [("#B00020", "#BE1E46"), ("#FFFFFF", "#EEEEEE"), ("#101828", "#203040")]
)
def test_a_bar_that_nobody_would_see_is_another(fill: str, bar: str) -> None:
    """As somebody may write it into a file: names of lanes, chips and marks have its colour too."""
    tint = palette_of(Style(colours=(CardColours(kind="action", fill=fill, bar=bar),))).tints["action"]
    assert tint.fill == fill
    assert contrast(tint.bar, fill) >= 3
    for ground in (chip_fill(tint), mix(fill, WHITE, 0.5)):
        assert contrast(darkened(tint.bar, ground, 4.5), ground) >= 4.5


def test_colours_that_are_none_are_ignored() -> None:
    style = Style(palette="neon", colours=(CardColours(kind="action", fill="yellow", bar="#12"),))
    assert palette_of(style).tints["action"] == palette_of(Style()).tints["action"]
    assert tint_of(Card(id="c", colour="red"), palette_of(Style())) == palette_of(Style()).tints["text"]


@pytest.mark.parametrize("colour", ["#FFFF00", "#000000", "#7F7F7F", "#FF0000", "#FFFFFF"])
def test_a_card_in_any_colour_can_be_read(colour: str) -> None:
    tint = own_tint(colour)
    assert contrast(tint.text, tint.fill) >= 4.5
    assert contrast(tint.bar, tint.fill) >= 3


def test_personas_have_colours_of_their_own_or_by_position() -> None:
    people = (Persona(id="a"), Persona(id="b"), Persona(id="c", colour="#FFFF00"))
    look = make_look(Measures(), palette_of(Style()), ENGLISH, people, False)
    assert persona_colour(look, "a") != persona_colour(look, "b")
    assert contrast(persona_colour(look, "c"), WHITE) >= 3
    assert persona_colour(look, "nobody") == look.palette.ink


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mara, 34", "M"),
        ("Ana Ruiz", "AR"),
        ("ana maria ruiz", "AR"),
        ("سارة سنة", "س"),
        ("山本 恵子", "山"),
        ("", ""),
        ("42", "4"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


# How people see who lack one kind of cones (Machado, Oliveira and Fernandes 2009, severity 1), on linear RGB.
LACKING = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "long": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "middle": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "short": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
APART = 5.0  # CIELAB units; about 2.3 can just be seen
GREYS = {"text", "picture", "backstage", "support", "system"}  # told apart by icon and outline
SAME = {"quote"}  # as thoughts


def lab(colour: str, cones: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    linear = [_linear(value) for value in parse(colour)[:3]]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in cones
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@palettes
@pytest.mark.parametrize("cones", LACKING)
def test_kinds_are_told_apart_with_every_kind_of_colour_vision(palette: Palette, cones: str) -> None:
    def seen(kind: str) -> list[tuple[float, float, float]]:
        return [lab(colour, LACKING[cones]) for colour in palette.tints[kind][:2]]

    for a, b in combinations(sorted(palette.tints.keys() - GREYS - SAME), 2):
        assert max(dist(one, other) for one, other in zip(seen(a), seen(b), strict=True)) >= APART, (a, b)
