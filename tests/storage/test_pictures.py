"""Pictures on their way into a map: recognised by content, bounded, upright, without their past."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from journeymapper.storage.errors import PictureError
from journeymapper.storage.picture_header import Header, picture_header
from journeymapper.storage.pictures import LONGEST_SIDE, import_picture


def bytes_of(picture: Image.Image, kind: str, **options: Any) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def halves(size: tuple[int, int] = (40, 20), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new(mode, size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return picture


def png_claiming(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(10))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP"])
def test_kinds_that_become_png(kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    imported = import_picture(bytes_of(halves(), kind, **options))
    assert picture_header(imported.data) == Header("png", 40, 20)
    assert opened(imported.data).convert("RGB").getpixel((5, 5)) == (255, 0, 0)
    assert (imported.width, imported.height) == (40, 20)
    assert imported.sha256 == hashlib.sha256(imported.data).hexdigest()


def test_a_photograph_stays_jpeg() -> None:
    imported = import_picture(bytes_of(halves(), "JPEG"))
    assert picture_header(imported.data) == Header("jpeg", 40, 20)


def test_importing_a_png_again_changes_nothing() -> None:
    once = import_picture(bytes_of(halves(), "PNG"))
    assert import_picture(once.data) == once


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_arrives_in_one_that_painters_know(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    data = bytes_of(Image.new(mode, (8, 8)), kind)
    assert opened(import_picture(data).data).mode in ("L", "RGB", "RGBA")


def test_sixteen_bits_keep_their_brightness() -> None:
    grey = Image.new("I;16", (4, 4), 0x8000)
    value = opened(import_picture(bytes_of(grey, "PNG")).data).convert("L").getpixel((1, 1))
    assert value == 0x80


def test_transparency_is_kept() -> None:
    picture = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    imported = import_picture(bytes_of(picture, "PNG"))
    assert opened(imported.data).getpixel((1, 1))[3] == 0


def test_a_long_side_is_cut_to_2400_pixels() -> None:
    imported = import_picture(bytes_of(halves((6_000, 300)), "PNG"))
    assert (imported.width, imported.height) == (LONGEST_SIDE, 120)
    assert opened(imported.data).size == (LONGEST_SIDE, 120)


def test_a_photograph_is_turned_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    exif[0x010F] = "ACME camera of Ada"
    exif.get_ifd(0x8825)[2] = (47.0, 22.0, 0.0)
    data = bytes_of(halves(), "JPEG", exif=exif, comment=b"secret")
    imported = import_picture(data)
    picture = opened(imported.data)
    assert picture.size == (20, 40)
    red, _green, blue = picture.convert("RGB").getpixel((10, 5))
    assert red > 200 > 50 > blue
    assert not picture.getexif()
    assert b"ACME" not in imported.data
    assert b"secret" not in imported.data


def test_text_in_a_png_is_dropped() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Ada Secret")
    imported = import_picture(bytes_of(halves(), "PNG", pnginfo=info))
    assert b"Secret" not in imported.data


def test_of_an_animation_the_first_picture_is_taken() -> None:
    data = bytes_of(halves(), "GIF", save_all=True, append_images=[Image.new("RGB", (40, 20), "lime")])
    assert opened(import_picture(data).data).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG", id="svg"),
        pytest.param(b"\n<?xml version='1.0'?><svg/>", "SVG", id="svg with a prolog"),
        pytest.param(b"", "known kind", id="empty"),
        pytest.param(b"GIF89a", "damaged|known kind", id="cut off"),
        pytest.param(b"\0\0\1\0" + bytes(40), "known kind", id="icon"),
        pytest.param(b"II*\0" + bytes(40), "known kind", id="tiff"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "known kind", id="postscript"),
        pytest.param(png_claiming(8_000, 6_000), "40 million", id="large"),
        pytest.param(png_claiming(12_000, 9_000), "40 million", id="larger"),
        pytest.param(png_claiming(60_000, 60_000), "40 million", id="bomb"),
        pytest.param(bytes_of(halves((400, 400)), "JPEG")[:-400], "damaged", id="truncated"),
        pytest.param(png_claiming(50, 50), "damaged", id="too few rows"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        import_picture(data)


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\xff\xff" + bytes(50), b"GIF89a"]
)
def test_headers_of_nothing(data: bytes) -> None:
    assert picture_header(data) is None


def test_a_progressive_jpeg_with_a_long_head_is_measured() -> None:
    data = bytes_of(halves(), "JPEG", progressive=True, comment=b"x" * 40_000)
    assert picture_header(data) == Header("jpeg", 40, 20)
