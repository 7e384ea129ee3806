"""Faces: outlines, coloured layers, and what the system provides."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from subprocess import run

import pytest

from journeymapper.text.emoji import emoji_layers
from journeymapper.text.face import Command
from journeymapper.text.fonts import EMOJI, chain, covers, face, font_data, outline
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import forget_texts, set_text

STYLE = TextStyle(13)


def box(commands: tuple[Command, ...]) -> tuple[float, float, float, float]:
    """The box of all points of an outline: for fonts it is about the box of the ink."""
    numbers = [float(number) for command in commands for number in command[1:]]
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def glyph(text: str) -> tuple[str, int]:
    piece = set_text(text, 100, STYLE).lines[0].pieces[0]
    return piece.font, piece.glyphs[0]


def test_every_bundled_face_opens() -> None:
    for weight in (400, 600, 700):
        for key in chain(TextStyle(13, weight)):
            opened = face(key)
            assert opened.embeddable
            assert opened.path is not None
            assert opened.path.read_bytes() == font_data(key)
            assert 0.8 < opened.ascender < 1.4
            assert 0.1 < opened.descender < 0.8


def test_coverage() -> None:
    assert covers("Inter-Regular", "ж")
    assert not covers("Inter-Regular", "م")
    assert covers("NotoSansArabic-Regular", "م")


def test_outlines_are_in_em_with_y_up() -> None:
    left, bottom, right, top = box(outline(*glyph("H")))
    assert 0 < left < right < 1
    assert (bottom, top) == pytest.approx((0, 1490 / 2048))
    commands = outline(*glyph("o"))
    assert [command[0] for command in commands].count("Z") == 2
    assert commands[0][0] == "M"
    assert outline(*glyph(" ")) == ()


def test_emoji_have_coloured_layers() -> None:
    font, heart = glyph("❤️")
    assert font == EMOJI
    ((colour, commands),) = emoji_layers(heart)
    assert colour is not None
    assert int(colour[1:3], 16) > 200  # red
    assert int(colour[3:5], 16) < 100
    left, bottom, right, top = box(commands)
    assert -0.3 < bottom < top < 1
    assert 0 <= left < right <= 1
    assert len(emoji_layers(glyph("👍🏽")[1])) > 1


def test_no_qt_and_no_heavy_library_for_scripts_that_are_bundled() -> None:
    program = """
import sys
from journeymapper.text.wrap import set_text
from journeymapper.text.run import TextStyle
from journeymapper.text.fallback import missing_characters
for text in ("The checkout asks for an account", "مرحبا (CRM)", "שלום 👍🏽", "Größe Ελληνικά Привет 1/2"):
    assert set_text(text, 60, TextStyle(13)).lines
    assert missing_characters(text) == ()
print([name for name in sys.modules if name.split(".")[0] in ("PySide6", "fontTools", "reportlab", "PIL")])
"""
    assert _output_of(program) == "[]"


def test_an_english_text_loads_one_face() -> None:
    program = """
from journeymapper.text import fonts
from journeymapper.text.wrap import set_text
from journeymapper.text.run import TextStyle
set_text("The checkout asks for an account – “why?”", 60, TextStyle(13))
print(fonts.face.cache_info().currsize)
"""
    assert _output_of(program) == "1"


def test_system_fonts_work_without_a_running_application(cjk: str) -> None:
    program = """
from journeymapper.text.wrap import set_text
from journeymapper.text.run import TextStyle
print(set_text("日本語のテキスト", 60, TextStyle(13)).lines[0].pieces[0].font)
"""
    assert _output_of(program) == cjk


def _output_of(program: str) -> str:
    finished = run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stderr) == (0, "")
    return finished.stdout.strip()


def test_system_faces_draw_the_same_glyphs_in_qt(cjk: str) -> None:
    from journeymapper.text import system_fonts

    (piece,) = set_text("漢字かな", 400, STYLE._replace(language="ja")).lines[0].pieces
    raw = system_fonts.raw_font(cjk, 20)
    assert tuple(raw.glyphIndexesForString("漢字かな")) == piece.glyphs
    assert raw.pixelSize() == 20
    for index in piece.glyphs:
        assert box(system_fonts.outline(cjk, index)) == pytest.approx(box(outline(cjk, index)), abs=0.02)


def test_a_system_face_is_copied_whole(cjk: str) -> None:
    import uharfbuzz as hb

    copied = hb.Face(font_data(cjk))
    assert copied.upem == face(cjk).upem
    assert set_text("漢", 100, STYLE._replace(language="ja")).lines[0].pieces[0].advance == 1.0


def test_system_fonts_from_several_threads(cjk: str) -> None:
    texts = [f"客户旅程地图{number}" for number in range(24)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: set_text(text, 61, STYLE), texts))
    forget_texts()
    assert together == [set_text(text, 61, STYLE) for text in texts]


def test_a_heavier_style_takes_a_heavier_system_face(cjk: str) -> None:
    bold = set_text("漢", 100, TextStyle(13, 600, language="ja")).lines[0].pieces[0].font
    assert bold != cjk
    assert bold.rpartition(":")[0] == cjk.rpartition(":")[0]


def test_an_unknown_system_face_is_refused(qapp: object) -> None:
    with pytest.raises(OSError, match="No Such Family"):
        face("system:No Such Family:Regular")


def test_another_family_stands_first_when_the_machine_has_it(qapp: object) -> None:
    from PySide6.QtGui import QFontDatabase

    families = [name for name in QFontDatabase.families() if name.startswith("DejaVu Sans")]
    if not families:
        pytest.skip("this machine has no DejaVu Sans to try another family with")
    assert chain(TextStyle(13, family="DejaVu Sans"))[0].startswith("system:DejaVu Sans:")
    assert chain(TextStyle(13, family="No Such Family")) == chain(STYLE)
