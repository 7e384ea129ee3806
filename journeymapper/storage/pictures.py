"""Taking a picture into a map: recognised by its content, bounded, turned upright, made anew.

Making it anew drops what must not travel (place and camera in EXIF, thumbnails, comments) and what
could do harm in another decoder; the original bytes never enter a map.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING, NamedTuple

from journeymapper.i18n import _
from journeymapper.storage.errors import PictureError
from journeymapper.storage.limits import MOST_PIXELS

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2_400
MOST_PICTURE_BYTES = 64 * 1024 * 1024  # of the original
_LARGE_PNG = 4 * 1024 * 1024  # an opaque picture beyond this is a photograph: JPEG serves it better
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
_QUALITY = 88


class Imported(NamedTuple):
    """The picture as the map keeps it: PNG or JPEG, at most 2,400 pixels long."""

    sha256: str
    data: bytes
    width: int
    height: int


def import_picture(data: bytes) -> Imported:
    """A picture of any of the usual kinds, ready for a map.

    Of an animation the first frame. Importing what this gives changes no pixel of a PNG.
    Raises PictureError.
    """
    if len(data) > MOST_PICTURE_BYTES:
        limit = MOST_PICTURE_BYTES // 2**20
        raise PictureError(_("The picture has more than {limit} MB.", limit=limit))
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise PictureError(_("SVG pictures cannot be taken in; save the picture as PNG first."))
    # Slow to import, and most maps have no pictures.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow only warns of pictures somewhat beyond its own limit.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise PictureError(too_many_pixels())
                jpeg = opened.format == "JPEG"
                picture = _prepared(opened)
        encoded = _encoded(picture, jpeg)
    except UnidentifiedImageError:
        raise PictureError(_("This is not a picture of a known kind (PNG, JPEG, WebP, GIF, BMP).")) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(too_many_pixels()) from None
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, EOFError, MemoryError) as error:
        raise PictureError(_("The picture is damaged or incomplete.")) from error
    return Imported(hashlib.sha256(encoded).hexdigest(), encoded, picture.width, picture.height)


def too_many_pixels() -> str:
    return _("The picture has more than {limit} million pixels.", limit=MOST_PIXELS // 10**6)


def _prepared(opened: Image.Image) -> Image.Image:
    """Decoded, upright, 8 bits a channel, sRGB, no longer than a map needs."""
    from PIL import Image, ImageOps

    opened.seek(0)
    # Lets the JPEG decoder skip most of the work where the picture is much too large.
    opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    profile = opened.info.get("icc_profile")
    picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    transparent = picture.has_transparency_data
    picture = _in_srgb(picture, profile)
    picture = picture.convert("RGBA" if transparent else "L" if picture.mode in ("1", "L") else "RGB")
    if max(picture.size) > LONGEST_SIDE:
        scale = LONGEST_SIDE / max(picture.size)
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours of a picture that comes with its own colour profile, as every painter shows them."""
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    from PIL import ImageCms

    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a damaged profile: the plain colours are near enough
    return changed or picture


def _encoded(picture: Image.Image, jpeg: bool) -> bytes:
    opaque = picture.mode in ("RGB", "L")
    if not (jpeg and opaque):
        written = io.BytesIO()
        _bare(picture).save(written, "PNG", optimize=True)
        if not opaque or written.tell() <= _LARGE_PNG:
            return written.getvalue()
    written = io.BytesIO()
    _bare(picture).save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=False)
    return written.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels without anything that Pillow would write along."""
    bare = picture.copy()
    bare.info = {}
    return bare
