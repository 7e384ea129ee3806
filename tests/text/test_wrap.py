"""Breaking texts into lines: what holds for every text, and what people expect of certain ones."""

from __future__ import annotations

import math
from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.text.cleaning import clean
from journeymapper.text.fonts import face
from journeymapper.text.run import BOLD, SEMIBOLD, Block, Line, TextStyle
from journeymapper.text.shaping import SPACES
from journeymapper.text.wrap import ELLIPSIS, set_text, text_width

STYLE = TextStyle(13)
GERMAN = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzäöüßéñAVWT0123456789 .,;:!?()'\"“”-–—/&@€  ",
    "אבגדהוזחט ()12 abc",
    "ابتثجحخدلام ،٣ (ab) 12",
    "👍🏽👨👩‍️🇪🇸1⃣❤ ab",
    "कखगािी्त्र ab",
    "สวัสดีน้ำเที่ ab",
    "e\u0301o\u0308\t\r\n \u00a0\u200b\x00\u2028ab",
)
texts = st.one_of([st.text(alphabet, max_size=60) for alphabet in ALPHABETS]) | st.text(
    st.sampled_from("".join(ALPHABETS)), max_size=60
)
widths = st.floats(0.5, 400)


def source(block: Block) -> str:
    return "".join([line.text for line in block.lines])


def units(line: Line) -> int:
    """How many parts the line could still be cut into; marks and joiners on their own take no room."""
    return len(
        {
            (index, at)
            for index, piece in enumerate(line.pieces)
            for at in piece.clusters
            if piece.text[at] not in SPACES and category(piece.text[at]) not in {"Mn", "Cf"}
        }
    )


@given(texts, widths)
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    block = set_text(text, width, STYLE)
    assert source(block) == clean(text).replace("\n", "")
    for line in block.lines:
        assert line.width <= width + 1e-6 or units(line) <= 1
    assert block.width == max(line.width for line in block.lines)
    assert block.height == pytest.approx(len(block.lines) * STYLE.line_height)


@given(texts, widths)
def test_pieces_are_whole(text: str, width: float) -> None:
    for line in set_text(text, width, STYLE).lines:
        for piece in line.pieces:
            assert piece.text
            assert len(piece.glyphs) == len(piece.xs) == len(piece.clusters)
            assert len(piece.ys) in (0, len(piece.glyphs))
            assert all(0 <= at < len(piece.text) for at in piece.clusters)
            assert list(piece.clusters) == sorted(piece.clusters, reverse=piece.rtl)
        shown = sorted("".join([piece.text for piece in line.pieces]))
        assert [c for c in shown if c not in SPACES] == [c for c in sorted(line.text) if c not in SPACES]


@given(texts, widths)
def test_lines_are_as_full_as_they_can_be(text: str, width: float) -> None:
    lines = set_text(text, width, STYLE).lines
    assert len(lines) <= len(set_text(text, width / 2, STYLE).lines)
    assert len(set_text(text, math.inf, STYLE).lines) == clean(text).count("\n") + 1


@given(texts, widths, st.integers(1, 4))
def test_a_limit_of_lines_ends_with_an_ellipsis(text: str, width: float, most: int) -> None:
    whole = set_text(text, width, STYLE)
    block = set_text(text, width, STYLE, max_lines=most)
    assert len(block.lines) == min(most, len(whole.lines))
    if len(whole.lines) <= most:
        assert block == whole
        return
    last = block.lines[-1]
    assert last.text.endswith(ELLIPSIS)
    assert last.width <= width + 1e-6 or last.text == ELLIPSIS


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=6), min_size=1), widths)
def test_lines_of_plain_words_are_the_sum_of_their_words(words: list[str], width: float) -> None:
    for line in set_text(" ".join(words), width, STYLE).lines:
        assert "".join([piece.text for piece in line.pieces]) == line.text
        whole = sum(piece.advance for piece in line.pieces) * STYLE.size
        spaces = whole - line.width
        assert spaces == pytest.approx(text_width("a a", STYLE) - 2 * text_width("a", STYLE)) or (
            spaces == pytest.approx(0) and not line.text.endswith(" ")
        )


def test_an_empty_text_has_one_line() -> None:
    block = set_text("", 100, STYLE)
    assert [(line.text, line.width, line.pieces) for line in block.lines] == [("", 0.0, ())]
    assert block.height == STYLE.line_height
    assert len(set_text("a\n\nb\n", 100, STYLE).lines) == 4


def test_capital_letters_stand_in_the_middle_of_the_line() -> None:
    import uharfbuzz as hb

    inter = face("Inter-Regular")
    capitals = inter.hb_font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) / inter.upem
    first, second = set_text("X\nX", 100, STYLE).lines
    assert first.baseline - capitals * STYLE.size / 2 == pytest.approx(STYLE.line_height / 2)
    assert second.baseline - first.baseline == pytest.approx(STYLE.line_height)


def test_fallback_faces_leave_the_line_height_alone() -> None:
    plain = set_text("abc", 100, STYLE).lines[0]
    for text in ("مرحبا", "สวัสดี", "👍", "क्षत्रिय"):
        block = set_text(text, 400, STYLE)
        assert (block.height, block.lines[0].baseline) == (STYLE.line_height, plain.baseline)


def test_alignment_places_the_ink() -> None:
    text = "two words"
    width = text_width(text, STYLE)
    assert [
        set_text(text, 100, STYLE, align=align).lines[0].x for align in ("start", "left", "centre", "right")
    ] == pytest.approx([0, 0, (100 - width) / 2, 100 - width])
    first = set_text("two words", width - 1, STYLE, align="right").lines[0]
    assert first.text == "two "
    assert first.x + first.width == pytest.approx(width - 1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("self-service and/or phone", ["self-", "service ", "and/", "or ", "phone"]),
        ("1/2 -5 km/h 2019–2021 e-mail", ["1/2 ", "-5 ", "km/h ", "2019–2021 ", "e-mail"]),
        ("10\u00a0000\u00a0€ now", ["10\u00a0000\u00a0€ ", "now"]),
        ("yes—or no", ["yes—", "or ", "no"]),
    ],
)
def test_where_lines_may_end(text: str, lines: list[str]) -> None:
    longest = max(text_width(line, STYLE) for line in lines)
    broken = [line.text for line in set_text(text, longest, STYLE).lines]
    assert all(any(line.endswith(end) for end in lines) for line in broken)
    # Every allowed place is used when nothing but the longest part fits.
    for part, following in pairwise(lines):
        width = max(text_width(part, STYLE), text_width(following, STYLE))
        assert [line.text for line in set_text(part + following, width, STYLE).lines] == [part, following]


def test_addresses_break_after_slashes() -> None:
    lines = set_text(
        "https://example.com/path/to/a/page", text_width("https://example.com/", STYLE), STYLE
    ).lines
    assert [line.text for line in lines] == ["https://example.com/", "path/to/a/page"]


def test_a_soft_hyphen_shows_where_the_line_ends() -> None:
    text = "Kunden\u00adservice"
    narrow = set_text(text, text_width("Kunden-", STYLE) + 1, STYLE).lines
    assert [line.text for line in narrow] == ["Kunden\u00ad", "service"]
    assert narrow[0].pieces[-1].glyphs == set_text("-", 99, STYLE).lines[0].pieces[0].glyphs
    assert narrow[0].width == pytest.approx(text_width("Kunden", STYLE) + text_width("-", STYLE))
    (wide,) = set_text(text, 300, STYLE).lines
    assert wide.width == pytest.approx(text_width("Kunden", STYLE) + text_width("service", STYLE))


def test_a_long_compound_word_is_broken_not_clipped() -> None:
    block = set_text(f"Die {GERMAN} fehlt", 100, STYLE)
    assert block.width <= 100
    assert source(block) == f"Die {GERMAN} fehlt"
    assert block.lines[0].text == "Die "
    assert block.lines[-1].text.endswith(" fehlt")


COMPOUNDS = ("Fahrzeugscheinfotoerkennung", f"{GERMAN},", "Automobilzulieferer\u00adverband", "Водоснабжение")


def shows_hyphen(line: Line) -> bool:
    return line.pieces[-1].hyphen


@pytest.mark.parametrize("word", COMPOUNDS)
@pytest.mark.parametrize("other", ["", "🙂 "])  # with a face beside it the text takes the other way
def test_a_broken_word_keeps_three_letters_together_and_shows_hyphens(word: str, other: str) -> None:
    for width in range(45, 400):
        block = set_text(other + word, width, STYLE)
        assert source(block) == other + word
        lines = block.lines[1 if other and len(block.lines) > 1 else 0 :]
        if len(lines) > 1:
            assert sum(sign.isalpha() for sign in lines[-1].text) >= 3
        for line, following in pairwise(lines):
            assert line.width <= width
            between_letters = line.text[-1].isalpha() and following.text[0].isalpha()
            assert shows_hyphen(line) == between_letters
            if between_letters:
                dash = set_text("-", 99, STYLE).lines[0]
                assert line.pieces[-1].glyphs[-1:] == dash.pieces[0].glyphs
                # The text is the word's own, the hyphen belongs to the last letter.
                assert line.pieces[-1].clusters[-1] == line.pieces[-1].clusters[-2]
        assert not shows_hyphen(lines[-1])


def test_a_break_goes_to_the_left_only_as_far_as_it_must() -> None:
    word = "Fahrzeugscheinfotoerkennung"
    first, last = set_text(word, text_width(word, STYLE) - 1, STYLE).lines
    assert (first.text, last.text) == ("Fahrzeugscheinfotoerkenn", "ung")
    first, last = set_text(f"{word}).", text_width(word, STYLE), STYLE).lines
    assert (first.text, last.text) == ("Fahrzeugscheinfotoerkenn", "ung).")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/fahrzeugscheinfotoerkennung",
        "fahrzeugscheinfotoerkennung@example.org",
        "fahrzeugscheinfotoerkennung.pdf",
        "fahrzeugschein_fotoerkennung",
        "DE89370400440532013000370400440532",
        "مرحبا" * 10,
        "สวัสดี" * 10,
        "旅程地图" * 10,
        "👍🏽" * 30,
        "x" * 200,
    ],
)
def test_addresses_numbers_other_scripts_and_blobs_take_no_hyphens(text: str) -> None:
    block = set_text(text, 100, STYLE)
    assert len(block.lines) > 1
    assert not any(piece.hyphen for line in block.lines for piece in line.pieces)


def test_what_is_no_word_is_broken_where_the_line_is_full() -> None:
    text = "." * 40
    lines = set_text(text, text_width("." * 39, STYLE), STYLE).lines
    assert [len(line.text) for line in lines] == [39, 1]


def test_cutting_leaves_graphemes_whole() -> None:
    text = "e\u0301" * 40
    for line in set_text(text, 40, STYLE).lines:
        assert line.text == "e\u0301" * (len(line.text) // 2)


def test_the_longest_card_of_a_published_map_is_set_whole() -> None:
    words = "the applicant fills in the form and waits for the inspector to visit the site ".split()
    text = ""
    while len(text) < 1424:
        text += words[len(text) % len(words)] + " "
    text = text[:1424]
    block = set_text(text, 168, STYLE)
    assert source(block) == text
    assert block.width <= 168


@pytest.mark.parametrize("unit", ["abcdefghij", "مرحبا", "👍🏽", "(א)", "ab-", "\u202b", "e\u0301", "1%"])
def test_a_hundred_thousand_characters_without_spaces(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert source(set_text(text, 150, STYLE)) == text


def test_styles_choose_their_faces() -> None:
    def font(style: TextStyle) -> str:
        return set_text("word", 100, style).lines[0].pieces[0].font

    assert font(STYLE) == "Inter-Regular"
    assert font(TextStyle(13, SEMIBOLD)) == "Inter-SemiBold"
    assert font(TextStyle(13, BOLD)) == "Inter-Bold"
    assert font(TextStyle(13, italic=True)) == "Inter-Italic"
    assert text_width("word", TextStyle(13, BOLD)) > text_width("word", STYLE)
    assert text_width("word", TextStyle(26)) == pytest.approx(2 * text_width("word", STYLE))


def test_words_are_shared_and_texts_remembered() -> None:
    first = set_text("waiting for delivery", 400, STYLE).lines[0].pieces
    second = set_text("waiting for an answer", 400, TextStyle(20)).lines[0].pieces
    assert first[0] is second[0]
    assert set_text("waiting for delivery", 400, STYLE).lines[0].pieces is first


def test_letters_are_kerned_and_arrows_stay_as_typed() -> None:
    assert text_width("AV", STYLE) < text_width("A", STYLE) + text_width("V", STYLE)
    (piece,) = set_text("a->b", 100, STYLE).lines[0].pieces
    assert [set_text(char, 100, STYLE).lines[0].pieces[0].glyphs[0] for char in "a->b"] == list(piece.glyphs)


def test_pasted_text_is_cleaned() -> None:
    block = set_text("a\r\nb\rc\u2028d\x00\x1b\te", 400, STYLE)
    assert [line.text for line in block.lines] == ["a", "b", "c", "d    e"]
