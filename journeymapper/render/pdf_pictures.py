"""Pictures in a PDF: JPEG and PNG data go in as they are wherever PDF can hold them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from journeymapper.render.pdf_objects import PdfFile, Value, dictionary
from journeymapper.render.picture_facts import picture_facts

if TYPE_CHECKING:
    from PIL.Image import Image

_GREY, _PALETTE = 0, 3
_COLOUR_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class EmbeddedPicture(NamedTuple):
    """A picture in the file, with its size in pixels."""

    reference: Value
    width: int
    height: int


def embed_picture(file: PdfFile, data: bytes) -> EmbeddedPicture | None:
    """Add a picture to the file; None when the bytes are no picture that can be read."""
    facts = picture_facts(data)
    if facts is None:
        return None
    if facts.media == "image/jpeg" and facts.channels in _COLOUR_SPACES:
        entries = _entries(facts.width, facts.height, _COLOUR_SPACES[facts.channels], 8)
        entries["Filter"] = "/DCTDecode"
        if facts.channels == 4:
            entries["Decode"] = "[1 0 1 0 1 0 1 0]"  # programs write CMYK in JPEG turned around
        return EmbeddedPicture(file.stream(data, entries, packed=True), facts.width, facts.height)
    if facts.media == "image/png":
        reference = _embed_png(file, data)
        if reference is not None:
            return EmbeddedPicture(reference, facts.width, facts.height)
    return _embed_decoded(file, data)


def _embed_png(file: PdfFile, data: bytes, mask: Value | None = None) -> Value | None:
    """PNG's own compressed rows, which PDF reads too; None for what it cannot: alpha and interlacing."""
    depth, kind, interlaced = data[24], data[25], data[28]
    chunks = _chunks(data)
    if kind not in (_GREY, 2, _PALETTE) or interlaced or "tRNS" in chunks or "IDAT" not in chunks:
        return None
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    channels = 3 if kind == 2 else 1
    if kind == _PALETTE:
        palette = chunks.get("PLTE", b"")[: 3 << depth]
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    else:
        space = _COLOUR_SPACES[channels]
    entries = _entries(width, height, space, depth)
    entries["Filter"] = "/FlateDecode"
    entries["DecodeParms"] = dictionary(
        {"Predictor": 15, "Colors": channels, "BitsPerComponent": depth, "Columns": width}
    )
    if mask is not None:
        entries["SMask"] = mask
    return file.stream(chunks["IDAT"], entries, packed=True)


def _embed_decoded(file: PdfFile, data: bytes) -> EmbeddedPicture | None:
    """Colours and transparency apart, each packed as PNG packs them."""
    # Only for such pictures: the import takes a while.
    from PIL.Image import DecompressionBombError
    from PIL.Image import open as open_picture

    try:
        with open_picture(io.BytesIO(data)) as opened:
            picture = opened.convert("RGBA")
    except (DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
    alpha = picture.getchannel("A")
    mask = _embed_png(file, _as_png(alpha)) if alpha.getextrema() != (255, 255) else None
    reference = _embed_png(file, _as_png(picture.convert("RGB")), mask)
    return EmbeddedPicture(reference, picture.width, picture.height)


def _as_png(picture: Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return packed.getvalue()


def _entries(width: int, height: int, space: str, depth: int) -> dict[str, Value]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": depth,
        "Interpolate": "true",
    }


def _chunks(data: bytes) -> dict[str, bytes]:
    """The chunks of a PNG by name, those of the same name joined."""
    found: dict[str, bytes] = {}
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8].decode("latin-1")
        found[name] = found.get(name, b"") + data[at + 8 : at + 8 + length]
        at += length + 12
    return found
