"""Other scripts: joins, directions, marks, emoji, and the fonts of the system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.text.directions import _kind, base_level, levels, resolved
from journeymapper.text.fallback import east_asian_language, missing_characters
from journeymapper.text.fonts import EMOJI
from journeymapper.text.run import BOLD, Line, TextStyle
from journeymapper.text.shaping import shape
from journeymapper.text.wrap import set_text, text_width

STYLE = TextStyle(13)


def only_line(text: str, width: float = 1000) -> Line:
    (line,) = set_text(text, width, STYLE).lines
    return line


def seen(line: Line) -> str:
    """The characters of a line as the eye meets them from left to right (scripts without marks)."""
    return "".join([piece.text[::-1] if piece.rtl else piece.text for piece in line.pieces])


def test_arabic_letters_join() -> None:
    (piece,) = only_line("مرحبا").pieces
    alone = [id for char in "مرحبا"[::-1] for id in shape(piece.font, char, True).ids]
    assert piece.rtl
    assert piece.font == "NotoSansArabic-Regular"
    assert set(piece.glyphs) != set(alone)


def test_a_cut_arabic_word_keeps_its_joins() -> None:
    word = "ححححححححححححححححححح"
    whole = only_line(word).pieces[0].glyphs
    cut = [glyph for line in reversed(set_text(word, 40, STYLE).lines) for glyph in line.pieces[0].glyphs]
    assert tuple(cut) == whole


def test_right_to_left_paragraphs_start_at_the_right() -> None:
    block = set_text("שלום עולם\nHello", 200, STYLE)
    assert block.lines[0].x + block.lines[0].width == pytest.approx(200)
    assert block.lines[1].x == 0
    assert set_text("שלום עולם", 200, STYLE, align="left").lines[0].x == 0
    for line in set_text("مرحبا بالعالم يبحث العميل عن المنتج", 90, STYLE).lines:
        assert line.x + line.width == pytest.approx(90)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שלום עולם", "םלוע םולש"),
        ("Hello שלום עולם and", "Hello םלוע םולש and"),
        ("שלום CRM עולם", "םלוע CRM םולש"),
        ("שלום (test) 42", "42 (test) םולש"),
        ("a (אבג) b", "a (גבא) b"),
        ("מחיר: 42.50!", "!42.50 :ריחמ"),
    ],
)
def test_mixed_directions(text: str, expected: str) -> None:
    # Mirrored by the face: in a piece that runs to the left, "(" is drawn as ")".
    mirror = str.maketrans("()", ")(")
    line = only_line(text)
    shown = "".join(
        [piece.text[::-1].translate(mirror) if piece.rtl else piece.text for piece in line.pieces]
    )
    assert shown == expected


@given(st.text("אבגדה abc 12.,:!-", min_size=1, max_size=40).map(str.strip).filter(bool))
def test_order_agrees_with_the_reference(text: str) -> None:
    from bidi.algorithm import get_display

    reference = get_display(text, base_dir="LR"[base_level(text)])
    assert seen(only_line(text)) == reference


@given(st.text("אب a1(״)[]{}\u200d\u200f\u202b\u202e\u202c\u2067\u2069\u0378\U0010ffff%€", max_size=30))
def test_every_character_has_a_level(text: str) -> None:
    assert len(levels(text, base_level(text))) == len(text)


@pytest.mark.parametrize("emoji", ["👍", "👍🏽", "👨‍👩‍👧", "1️⃣", "🇪🇸", "❤️", "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "✅", "#️⃣", "🧑🏿‍🚀"])
def test_an_emoji_is_one_glyph_of_the_emoji_face(emoji: str) -> None:
    pieces = only_line(f"a {emoji} b").pieces
    (piece,) = [piece for piece in pieces if piece.font == EMOJI]
    assert piece.text == emoji
    assert len(piece.glyphs) == 1
    assert piece.glyphs != (0,)


def test_text_signs_and_digits_stay_in_the_text_face() -> None:
    for text in ("1 # * © ❤ ⚠", "❤\ufe0e"):
        assert {piece.font for piece in only_line(text).pieces} == {"Inter-Regular"}


def test_lines_may_not_end_inside_an_emoji() -> None:
    family = "👨‍👩‍👧"
    for line in set_text(family * 12, 50, STYLE).lines:
        assert line.text.replace(family, "") == ""


def test_devanagari_makes_conjuncts() -> None:
    (piece,) = only_line("क्ष").pieces
    assert len(piece.glyphs) < len(piece.text)
    assert piece.font == "NotoSansDevanagari-Regular"


def test_thai_is_broken_between_words() -> None:
    text = "สวัสดีชาวโลกการเดินทางของลูกค้า"
    block = set_text(text, 60, STYLE)
    assert "".join([line.text for line in block.lines]) == text
    assert block.width <= 60
    assert not any(line.text[0] in "\u0e31\u0e34\u0e35\u0e48\u0e49" for line in block.lines)


def test_bold_takes_bold_faces() -> None:
    fonts = {piece.font for piece in set_text("ab مرحبا", 400, TextStyle(13, BOLD)).lines[0].pieces}
    assert fonts == {"Inter-Bold", "NotoSansArabic-Bold"}


def test_the_language_decides_on_the_forms_of_han() -> None:
    assert east_asian_language("漢字") == "zh-Hans"
    assert east_asian_language("漢字", "ja-JP") == "ja"
    assert east_asian_language("漢字", "zh_TW") == "zh-Hant"
    assert east_asian_language("漢字かな") == "ja"
    assert east_asian_language("고객 漢字") == "ko"
    assert east_asian_language("plain", "ja") == ""


def test_japanese_lines(cjk: str) -> None:
    text = "お客様は商品を検索します。価格が高いですか？「はい」と答えたABC123"
    block = set_text(text, 91, STYLE._replace(language="ja"))
    assert "".join([line.text for line in block.lines]) == text
    assert block.width <= 91
    assert not any(line.text[0] in "。？」、" for line in block.lines)
    assert not any(line.text[-1] in "「（" for line in block.lines)
    assert {piece.font for line in block.lines for piece in line.pieces} == {cjk, "Inter-Regular"}
    assert len(block.lines[0].pieces) == 1


@pytest.mark.parametrize("text", ["“客户”", "等等……", "客户——您", "约翰·史密斯"])
def test_chinese_marks_are_as_wide_as_its_letters(cjk: str, text: str) -> None:
    pieces = [
        piece for line in set_text(text, 400, STYLE._replace(language="zh")).lines for piece in line.pieces
    ]
    assert all(piece.font.startswith("system:") for piece in pieces)
    assert sum(piece.advance for piece in pieces) == pytest.approx(len(text), rel=0.1)
    latin = set_text("“Hello” 客户", 400, STYLE._replace(language="zh")).lines[0].pieces
    assert latin[0].font == "Inter-Regular"


def test_korean_words_stay_whole(cjk: str) -> None:
    text = "고객은 CRM을 기다린다 그리고"
    lines = [line.text for line in set_text(text, 55, STYLE._replace(language="ko")).lines]
    assert "".join(lines) == text
    assert lines == [*[line + " " for line in text.split()[:-1]], "그리고"]
    assert set_text("기다린다기다린다", 55, STYLE).width <= 55


def test_rare_han_beyond_the_first_plane(cjk: str) -> None:
    text = "𠮷野家で𠮷野家"
    lines = set_text(text, 40, STYLE).lines
    assert "".join([line.text for line in lines]) == text
    assert missing_characters("𠮷") == ()


def test_characters_without_a_font_are_named(qapp: object) -> None:
    assert missing_characters("Ünïcode مرحبا 👍🏽 e\u0301 \u200d") == ()
    assert missing_characters("a\u0378b") == ("\u0378",)  # assigned to no character, so no font has it
    assert text_width("\u0378", STYLE) > 0


@given(st.text("ابتلم אבגדה ًٌُ .,:;()[]«»!?-–+/%'\" \u2003", max_size=30), st.sampled_from((0, 1)))
def test_text_in_one_direction_needs_no_rules_and_gets_what_they_give(text: str, base: int) -> None:
    assert list(levels(text, base)) == resolved(text, base, [_kind(char) for char in text])


PARTS = (
    "abé ",
    "12",
    "1.2,3:",
    " … ",
    "%+-/",
    "«»",
    "\u0301",
    "ابתל",
    "ם ",
    "ًٌ",
    "([)]",
    "\t",
    "٣٤",
    "\u200f",
)


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join), st.sampled_from((0, 1)))
def test_words_among_others_get_what_the_rules_give(text: str, base: int) -> None:
    assert list(levels(text, base)) == resolved(text, base, [_kind(char) for char in text])
