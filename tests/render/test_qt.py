"""The Qt painter and PNG files."""

from __future__ import annotations

import io
import struct
import subprocess
import sys

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QPainter

from journeymapper.drawing.colour import parse
from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.render import png
from journeymapper.render.png import largest_scale, write_png
from journeymapper.render.qt import paint_drawing, paint_shapes
from journeymapper.render.qt_ink import QtInk
from tests.render.sample import everything, group, key, lettering, pictures, sheet, texts_sheet

pytestmark = pytest.mark.usefixtures("qapp")

RED, GREEN, BLUE = "#FF0000", "#00FF00", "#0000FF"


def painted(drawing: Drawing, scale: float = 1, **options: bool) -> Image.Image:
    return Image.open(io.BytesIO(write_png(drawing, pictures(), scale, **options)))


def pixels(shapes: tuple[Shape, ...], scale: float, shift: float = 0, size: int = 60) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.translate(shift, shift)
        painter.scale(scale, scale)
        paint_shapes(painter, shapes, QtInk(pictures()))
    return image


def shades(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def soft(image: QImage, *pure: str) -> int:
    """Pixels that are between the pure colours, by more than the painter's own rounding."""
    wanted = [parse(colour)[:3] for colour in pure]
    count = 0
    for x in range(image.width()):
        for y in range(image.height()):
            seen = image.pixelColor(x, y).getRgb()[:3]
            count += all(max(abs(a - b) for a, b in zip(seen, one, strict=True)) > 4 for one in wanted)
    return count


@pytest.mark.parametrize("scale", [0.37, 0.66, 1.0, 1.25, 1.9])
@pytest.mark.parametrize("shift", [0.0, 3.0, 0.4])
def test_edges_of_boxes_and_straight_lines_fall_on_device_pixels(scale: float, shift: float) -> None:
    box = Box(Rect(3.3, 4.4, 20.2, 13.7), RED)
    assert soft(pixels((box,), scale, shift), RED, "#FFFFFF") == 0
    lines = (
        Path((("M", 10.1, 3.3), ("L", 10.1, 21.9)), None, BLUE, 1),
        Path((("M", 2.2, 25.6), ("L", 25.9, 25.6)), None, BLUE, 1.4),
    )
    image = pixels(lines, scale, shift)
    assert BLUE.lower() in shades(image)
    assert soft(image, BLUE, "#FFFFFF") <= 16  # their round ends


def test_outlines_are_at_least_one_pixel_and_crisp() -> None:
    image = pixels((Box(Rect(4, 4, 40, 40), None, BLUE, 1),), 0.5)
    assert BLUE.lower() in shades(image)
    assert soft(image, BLUE, "#FFFFFF") <= 4  # the corners


def test_a_dashed_curve_has_its_dashes_where_they_are_however_it_is_cut() -> None:
    """Seen in pieces, as the canvas shows it, and at once."""
    wave = (
        ("M", 10.0, 100.0),
        ("C", 300.0, -80.0, 500.0, 300.0, 900.0, 60.0),
        ("C", 1200.0, -60.0, 1400.0, 200.0, 1800.0, 100.0),
    )
    dashed = (Path(wave, stroke=RED, stroke_width=3.0, dash=(7.0, 5.0)),)

    def seen(left: int, width: int) -> QImage:
        image = QImage(width, 220, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        with QPainter(image) as painter:
            painter.translate(-left, 0)
            paint_shapes(painter, dashed, QtInk(pictures()))
        return image

    whole = seen(0, 1792)
    for left in range(0, 1792, 256):
        piece, same = seen(left, 256), whole.copy(left, 0, 256, 220)
        pairs = zip(bytes(piece.constBits()), bytes(same.constBits()), strict=True)
        assert sum(abs(a - b) > 40 for a, b in pairs) == 0, left


def test_every_kind_of_shape_leaves_its_mark() -> None:
    image = painted(everything(), 2)
    assert image.size == (960, 640)
    picture = image.convert("RGB")
    assert picture.getpixel((300, 180)) == parse("#CFEDEA")[:3]  # card
    assert picture.getpixel((36, 100)) == parse("#0F766E")[:3]  # bar
    assert picture.getpixel((2 * 250, 2 * 160)) == parse("#E3E6EB")[:3]  # picture that is not there
    left, right = picture.getpixel((2 * 40, 2 * 140)), picture.getpixel((2 * 56, 2 * 140))
    assert left[2] > left[0]  # JPEG: blue left,
    assert right[0] > right[2]  # yellow right
    assert picture.getpixel((2 * 17, 2 * 131)) == (255, 255, 255)  # outside the round portrait


def test_opacity_mixes_with_what_lies_below() -> None:
    below, above = Box(Rect(0, 0, 60, 60), BLUE), Box(Rect(0, 0, 60, 60), "#FF000080")
    red, _, blue, _ = pixels((below, above), 1).pixelColor(30, 30).getRgb()
    assert abs(red - 128) <= 1
    assert abs(blue - 127) <= 1


def test_a_halo_keeps_a_line_away_from_the_letters() -> None:
    line = Path((("M", 0, 20), ("L", 60, 20)), None, BLUE, 6)
    plain = lettering("HHHH", 4, 12, 60, 13)
    ringed = plain._replace(halo="#FFFFFF", halo_width=3.0)
    with_line = pixels((line, plain), 1)
    with_halo = pixels((line, ringed), 1)
    assert with_line.pixelColor(2, 20).name() == "#0000ff"
    assert with_halo.pixelColor(3, 20).name() != "#0000ff"


def test_a_picture_covers_its_rectangle_and_keeps_its_proportions() -> None:
    """Twice as wide as high, shown in a square: the middle is seen, both sides are cut alike."""
    image = pixels((Picture(Rect(0, 0, 60, 60), key("png")),), 1)
    assert image.pixelColor(1, 30).name() == "#2b59c3"
    assert image.pixelColor(58, 30).name() == "#f5c542"
    assert image.pixelColor(30, 30).name() == "#be1e46"
    red = [x for x in range(60) if image.pixelColor(x, 30).name() == "#be1e46"]
    red_down = [y for y in range(60) if image.pixelColor(30, y).name() == "#be1e46"]
    assert abs(len(red) - len(red_down)) <= 1


def test_text_too_small_to_read_is_bars_and_then_nothing() -> None:
    words = lettering("Looks for guest checkout", 0, 0, 150, 12)
    bars = pixels((words,), 0.3)
    assert len(shades(bars)) == 2  # bars have one shade, letters many
    assert len(shades(pixels((words,), 0.4))) > 5
    assert shades(pixels((words,), 0.05)) == {"#ffffff"}


def test_small_icons_are_dots() -> None:
    icon = Icon(Rect(0, 0, 12, 12), "globe", BLUE)
    assert len(shades(pixels((icon,), 0.25))) == 2
    assert len(shades(pixels((icon,), 2))) > 3


def test_only_what_touches_the_region_is_painted() -> None:
    drawing = sheet(
        group(Box(Rect(0, 0, 20, 20), RED), rect=Rect(0, 0, 20, 20)),
        group(Box(Rect(0, 0, 20, 20), GREEN), rect=Rect(100, 100, 20, 20)),
    )
    image = QImage(200, 200, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        paint_drawing(painter, drawing, QtInk({}), Rect(90, 90, 50, 50))
    assert image.pixelColor(110, 110).name() == "#00ff00"
    assert image.pixelColor(10, 10).name() == "#ffffff"


def test_bands_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = everything()
    for scale in (1, 1.3, 2):
        whole = painted(drawing, scale)
        with monkeypatch.context() as patch:
            patch.setattr(png, "_BAND", 37 * whole.width)  # rows of an odd height
            parts = painted(drawing, scale)
        lowest, highest = ImageChops.difference(whole, parts).convert("L").getextrema()
        assert (lowest, highest <= 2) == (0, True), (scale, highest)


def test_png_says_its_resolution_and_is_the_same_every_time() -> None:
    drawing = everything()
    data = write_png(drawing, pictures(), 2)
    assert data == write_png(drawing, pictures(), 2)
    at = data.index(b"pHYs") + 4
    assert struct.unpack(">II", data[at : at + 8]) == (round(192 / 0.0254),) * 2


def test_transparent_where_there_is_only_paper() -> None:
    image = painted(everything(), 1, transparent=True)
    assert image.mode == "RGBA"
    assert image.getpixel((2, 2))[3] == 0
    assert image.getpixel((150, 90)) == (*parse("#CFEDEA")[:3], 255)
    assert painted(everything(), 1).mode == "RGB"


@pytest.mark.parametrize("size", [(90_000, 90_000), (40_000, 10), (10, 40_000)])
def test_a_picture_that_nobody_could_open_is_refused_with_what_to_do(size: tuple[float, float]) -> None:
    drawing = sheet(width=size[0], height=size[1])
    with pytest.raises(ValueError, match=r"too large to be opened elsewhere: choose \d+ % or less"):
        write_png(drawing, {}, 1)
    scale = largest_scale(drawing)
    width, height = size[0] * scale, size[1] * scale
    assert width * height <= png.MOST_PIXELS
    assert max(width, height) <= png.LONGEST_SIDE


def test_letters_of_every_script_are_drawn() -> None:
    for text in ("مرحبا", "שלום", "नमस्ते", "ภาษา", "Đặng", "👍🏽"):
        assert len(shades(pixels((lettering(text, 2, 2, 56, 20),), 1))) > 4, text


def test_emoji_have_their_colours() -> None:
    image = pixels((lettering("❤️", 2, 2, 200, 30),), 1)
    assert any(c.red() > 180 and c.green() < 80 for c in (image.pixelColor(20, y) for y in range(60)))


def test_png_without_an_application_or_display() -> None:
    script = (
        "from journeymapper.render.png import write_png\n"
        "from tests.render.sample import texts_sheet\n"
        "print(len(write_png(texts_sheet('Hello'), {}, 1)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 500


def test_the_ink_forgets_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    ink = QtInk({})
    seen = {id(ink.pen("#000000", width / 7)) for width in range(9000)}
    assert seen
    drawing = texts_sheet("One", "Two")
    image = QImage(400, 100, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        paint_drawing(painter, drawing, ink)
    assert image.pixelColor(12, 12).name() == "#fff0c2"


@pytest.mark.parametrize("scale", [3.0, 4.2, 4.6, 5.0, 20.0])
def test_letters_are_there_at_every_size(scale: float) -> None:
    """Qt keeps glyphs up to 64 pixels and shows nothing of larger ones of a raw font."""
    drawing = texts_sheet("Very large letters", width=200)
    usual, large = painted(drawing, 3.0).convert("L"), painted(drawing, scale).convert("L")
    shares = [sum(one.histogram()[:100]) / (one.width * one.height) for one in (usual, large)]
    assert shares[1] == pytest.approx(shares[0], rel=0.25)
