"""Isolates: the order that UAX 9 asks for, and signs that nobody sees."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.text.directions import base_level, levels
from journeymapper.text.isolates import outside, without_signs
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import set_text, text_width

STYLE = TextStyle(13)
signs = st.text("אב a1(.)\u2066\u2067\u2068\u2069", max_size=30)


def seen(text: str) -> str:
    (line,) = set_text(text, 10_000, STYLE).lines
    return "".join([piece.text[::-1] if piece.rtl else piece.text for piece in line.pieces])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("אב \u20684.5 of 5\u2069 ג", "ג 4.5 of 5 בא"),
        ("\u2068Nimbus 2.\u2069 אב", "בא Nimbus 2."),  # what is isolated does not decide on the direction
        ("\u2068אב\u2069 \u2068גד\u2069 end", "בא דג end"),
        ("a \u2067b \u2066אב c\u2069 1\u2069 d", "a b בא c 1 d"),  # one in another
        ("a \u2067b \u2066אב c\u2069 ג\u2069 d", "a ג בא c b d"),
        ("a \u2068אב", "a בא"),  # never ended: to the end of the paragraph
        ("אב\u2069 ג", "ג בא"),  # nothing to end
        ("\u200f\u20683\u2069 / \u206817\u2069", "17 / 3"),
    ],
)
def test_isolates_keep_their_order(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_the_signs_take_no_room_and_are_nowhere_to_be_copied_from() -> None:
    text = "אב \u2068Nimbus\u2069 ג"
    assert text_width(text, STYLE) == pytest.approx(text_width(without_signs(text), STYLE))
    pieces = [piece for line in set_text(text, 60, STYLE).lines for piece in line.pieces]
    assert not {"\u2068", "\u2069"} & set("".join([piece.text for piece in pieces]))


@pytest.mark.parametrize("width", [5, 40, 100])
def test_isolated_words_are_broken_as_they_are_elsewhere(width: float) -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    bare = set_text(word, width, STYLE).lines
    isolated = set_text(f"\u200f\u2068{word}\u2069", width, STYLE).lines
    assert [line.pieces for line in isolated] == [line.pieces for line in bare]


@given(signs, st.sampled_from([1, 20, 40]))
def test_nothing_is_lost_where_words_with_signs_are_broken(text: str, width: float) -> None:
    lines = set_text(f"{text}abcdefgh", width, STYLE).lines
    shown = "".join([piece.text for line in lines for piece in line.pieces])
    assert Counter("".join(shown.split())) == Counter("".join(f"{without_signs(text)}abcdefgh".split()))


@pytest.mark.parametrize("open_sign", ["\u2066", "\u2067", "\u2068"])
def test_any_number_of_them_is_borne(open_sign: str) -> None:
    deep = open_sign * 30_000 + "אב a" + "\u2069" * 30_000
    assert len(levels(deep, 1)) == len(deep)
    assert outside(deep + "x") == "x"


@given(signs)
def test_every_character_has_a_level_of_its_side(text: str) -> None:
    base = base_level(text)
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(level >= base for level in found)


@given(signs.map(without_signs))
def test_what_is_isolated_as_a_whole_looks_as_it_did(text: str) -> None:
    assert seen(f"\u2068{text}\u2069").strip() == seen(text).strip()


@given(signs, st.floats(5, 80))
def test_words_are_cut_where_their_seen_letters_end(text: str, room: float) -> None:
    lines = set_text(text, room, STYLE).lines
    shown = "".join([piece.text for line in lines for piece in line.pieces])
    assert sorted(shown.replace(" ", "")) == sorted(without_signs(text).replace(" ", ""))


def test_a_figure_in_an_isolate_keeps_three_letters_together() -> None:
    text = "\u2068ن\u00a0=\u00a0\u206818,420\u2069\u2069"
    assert [len(line.pieces[0].text) > 2 for line in set_text(text, 60, STYLE).lines][-1]
