"""SVG files: well-formed, named, the same every time, and words where the lines are."""

from __future__ import annotations

import re
from base64 import b64decode
from xml.etree import ElementTree

import pytest
import uharfbuzz as hb
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from journeymapper.drawing.shapes import Box, Text
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Point, Rect
from journeymapper.render.svg import write_svg
from journeymapper.render.svg_text import number
from tests.render.sample import (
    LATIN,
    everything,
    group,
    key,
    lettering,
    picture_bytes,
    pictures,
    sheet,
    texts_sheet,
)

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def tree(drawing: Drawing, title: str = "Map") -> ElementTree.Element:
    return ElementTree.fromstring(write_svg(drawing, pictures(), title))  # noqa: S314 (our own)


def test_the_file_is_well_formed_and_says_its_size_and_title() -> None:
    root = tree(everything(), 'A & B <"map">')
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("480", "320", "0 0 480 320")
    assert root.findtext(f"{SVG}title") == 'A & B <"map">'


def test_things_are_named_by_kind_id_and_label() -> None:
    card = next(g for g in tree(everything()).iter(f"{SVG}g") if g.get("id") == "card-c1")
    assert card.get("class") == "card"
    assert card.get("aria-label") == 'Looks for "guest" & <checkout>'
    assert card.get("transform") == "translate(16 16)"


def test_ids_are_unique_even_when_a_record_is_drawn_twice() -> None:
    part = group(Box(Rect(0, 0, 5, 5), "#000000"), id="c1")
    ids = [element.get("id") for element in tree(sheet(part, part, part)).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"card-c1", "card-c1.2", "card-c1.3"} <= set(ids)


def test_every_word_is_there_in_lines_at_their_baselines() -> None:
    words = lettering(" ".join(LATIN), 7, 9, 150)
    written = [
        (element.text, float(element.get("x", "nan")), float(element.get("y", "nan")))
        for element in tree(sheet(group(words))).iter(f"{SVG}text")
    ]
    assert len(written) > 4
    assert written == [
        (
            line.text.strip(" "),
            pytest.approx(7 + line.x, abs=0.006),
            pytest.approx(9 + line.baseline, abs=0.006),
        )
        for line in words.lines
    ]


def test_lines_say_how_wide_they_are_for_viewers_that_lack_the_fonts() -> None:
    words = lettering(" ".join(LATIN), 7, 9, 150)
    written = [element.get("textLength") for element in tree(sheet(group(words))).iter(f"{SVG}text")]
    assert [float(width or 0) for width in written] == pytest.approx(
        [line.width for line in words.lines], abs=0.006
    )


def test_the_hyphen_of_a_broken_word_is_shown() -> None:
    for text in ("Fahrzeugscheinfotoerkennung", "Fahrzeugschein\u00adfotoerkennung"):
        drawing = sheet(group(lettering(text, 7, 9, 134)))
        first, last = (element.text or "" for element in tree(drawing).iter(f"{SVG}text"))
        assert (first[-1], last[-9:]) == ("-", "erkennung")
        assert first[:-1] + last == text
    (line,) = (e.text or "" for e in tree(sheet(group(lettering(text, 7, 9, 300)))).iter(f"{SVG}text"))
    assert line == text


def test_text_from_right_to_left_begins_at_its_right_end() -> None:
    words = lettering("שלום עולם 123", 0, 0, 300)
    (line,) = words.lines
    element = next(tree(sheet(group(words))).iter(f"{SVG}text"))
    assert element.get("direction") == "rtl"
    assert float(element.get("x", "nan")) == pytest.approx(line.x + line.width, abs=0.01)
    assert element.get("textLength") is None


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    words = Text(
        Rect(0, 0, 9, 9), "a", lettering("a", 0, 0, 90).lines, lettering("a", 0, 0, 90).style, "#000000"
    )
    bad = words._replace(lines=(words.lines[0]._replace(text="a\x00\x0b\ud800]]>b"),))
    assert next(tree(sheet(group(bad, label="x\x01y"))).iter(f"{SVG}text")).text == "a]]>b"


def test_a_halo_is_a_second_copy_that_readers_skip() -> None:
    copies = [e for e in tree(everything()).iter(f"{SVG}text") if e.text == "Reassured"]
    assert [copy.get("aria-hidden") for copy in copies] == ["true", None]
    assert copies[0].get("stroke-width") == "6"


def test_icons_and_pictures_are_defined_once_and_all_references_lead_somewhere() -> None:
    root = tree(everything())
    ids = {element.get("id") for element in root.iter()}
    uses = [str(use.get(LINK)) for use in root.iter(f"{SVG}use")]
    assert "#icon-globe" in uses
    assert f"#picture-{key('jpeg')}" in uses
    assert {use.removeprefix("#") for use in uses} <= ids
    clips = {e.get("clip-path", "")[5:-1] for e in root.iter() if e.get("clip-path")}
    assert clips
    assert clips <= ids


def test_nothing_outside_the_file_is_referred_to() -> None:
    root = tree(everything())
    references = [element.get(LINK, "") for element in root.iter()]
    outside = {r for r in references if r and not r.startswith(("#", "data:image/"))}
    assert outside == {"https://example.org/a%20b?x=%C3%BC"}


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.b/c", "data:text/html,x", "//a.b", "http:", "x", 'https://a"b',
     "java\nscript:x", "https://[", "mailto:"],
)  # fmt: skip
def test_only_web_and_mail_addresses_become_links(url: str) -> None:
    text = write_svg(sheet(group(Box(Rect(0, 0, 9, 9), "#000000"), url=url)), {}, "")
    assert "<a " not in text


@pytest.mark.parametrize("url", ["http://a.b", "HTTPS://a.b/c?d=e#f", "mailto:ana@example.org"])
def test_web_and_mail_addresses_are_kept(url: str) -> None:
    root = tree(sheet(group(Box(Rect(0, 0, 9, 9), "#000000"), url=url)))
    assert next(root.iter(f"{SVG}a")).get(LINK) == url


def test_the_same_drawing_gives_the_same_text_and_numbers_are_short() -> None:
    text = write_svg(everything(), pictures(), "Map")
    assert text == write_svg(everything(), pictures(), "Map")
    without_data = re.sub(r'data:[^"]*|scale\([^)]*\)', "", text)
    assert not re.search(r"\d\.\d{3}", without_data)
    assert not re.search(r"[ \"]-0[^.\d]", without_data)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.001, "0"), (1.0, "1"), (1.5, "1.5"), (-2.346, "-2.35"), (100.0, "100")],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


def test_another_program_draws_the_same_boxes(qapp: object) -> None:
    """Rendered by Qt's SVG module: the card's fill, its bar and a moved strip are where they belong."""
    drawing = everything()
    moved = drawing._replace(strips=(drawing.strips[0]._replace(origin=Point(0, 40)),))
    renderer = QSvgRenderer(QByteArray(write_svg(moved, pictures(), "x").encode()))
    assert renderer.isValid()
    image = QImage(480, 320, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    with QPainter(image) as painter:
        renderer.render(painter)
    assert image.pixelColor(5, 5).name() == "#ffffff"
    assert image.pixelColor(170, 100).name() == "#cfedea"
    assert image.pixelColor(18, 100).name() == "#0f766e"


def test_missing_and_broken_pictures_are_grey_fields() -> None:
    broken = {key("png"): b"GIF89a", key("jpeg"): picture_bytes()["jpeg"][:9]}
    text = write_svg(everything(), broken, "x")
    assert "<image" not in text
    assert text.count("#E3E6EB") == 4


def test_embedded_fonts_hold_the_letters_that_are_used_and_no_others() -> None:
    drawing = texts_sheet("AVA fi", "مرحبا")
    text = write_svg(drawing, {}, "x", embed_fonts=True)
    assert text == write_svg(drawing, {}, "x", embed_fonts=True)
    style = ElementTree.fromstring(text).findtext(f"{SVG}style") or ""  # noqa: S314 (our own)
    found = re.findall(
        r"font-family:'([^']+)';font-weight:(\d+);src:url\(data:font/ttf;base64,([^)]+)\)", style
    )
    assert [(family, weight) for family, weight, _ in found] == [
        ("Inter", "400"),
        ("Noto Sans Arabic", "400"),
    ]
    latin, arabic = (hb.Face(b64decode(data)) for _, _, data in found)
    assert {chr(sign) for sign in latin.unicodes} == set("AVfi ")
    assert {chr(sign) for sign in arabic.unicodes} == set("مرحبا")
    assert {"GPOS"} <= set(latin.table_tags)  # kerning
    assert {"GSUB"} <= set(arabic.table_tags)  # joined letters
    assert "<style>" not in write_svg(drawing, {}, "x")
