"""A brand in a file of its own: small JSON whose values can be copied into any map."""

from __future__ import annotations

import binascii
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from journeymapper.drawing.colour import is_colour
from journeymapper.i18n import N_, _
from journeymapper.model.record import LONGEST
from journeymapper.model.style import Brand
from journeymapper.resources import resource
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import MapError, NotAMap
from journeymapper.storage.file import read_bytes
from journeymapper.storage.limits import MOST_PIXELS
from journeymapper.storage.names import shown
from journeymapper.storage.parsing import parse
from journeymapper.storage.picture_header import picture_header

FORMAT = "journeymapper-brand"
VERSION = 1
ENDING = ".brand.json"
MOST_BYTES = 16 * 2**20
_TEXTS = ("name", "heading_font", "body_font", "header", "footer", "confidentiality", "cover")
_KEYS = ("format", "version", *_TEXTS, "colours", "logo")


class BrandError(MapError):
    """A brand file cannot be used. `str` of it is one sentence."""


class BrandFile(NamedTuple):
    """A brand and its logo (no picture, or one by its SHA-256)."""

    brand: Brand
    pictures: dict[str, bytes]


def built_in_brands() -> dict[str, Path]:
    """The brands that come with the program, by name."""
    found = sorted(resource("brands").glob(f"*{ENDING}"))
    return {path.name.removesuffix(ENDING): path for path in found}


def brand_called(name: str) -> BrandFile:
    """A built-in brand by its name, else the brand in the file of this name. Raises MapError."""
    return read_brand(built_in_brands().get(name, name))


def read_brand(path: str | os.PathLike[str]) -> BrandFile:
    """Raises MapError: Unreadable, or BrandError in a sentence that begins with the file's name."""
    data = read_bytes(path, N_("“{name}” is a folder, not a brand file."))
    try:
        return decode_brand(data)
    except MapError as error:
        raise BrandError(f"{shown(path)}: {error}") from None


def decode_brand(data: bytes) -> BrandFile:
    """The brand in these bytes. Strict: unknown keys, wrong colours and broken logos are refused.

    Raises BrandError.
    """
    if len(data) > MOST_BYTES:
        raise BrandError(_("A brand file has at most {limit} MB.", limit=MOST_BYTES // 2**20))
    try:
        raw = parse(data)
    except NotAMap:
        raise BrandError(_("This is not a brand file: a brand is JSON and begins with a brace.")) from None
    except MapError as error:
        raise BrandError(str(error)) from None
    if raw.get("format") != FORMAT:
        raise BrandError(_('This is not a brand file: it has no "format": "{format}".', format=FORMAT))
    version = raw.get("version", VERSION)
    if type(version) is not int or version < 1:
        raise BrandError(_("version: must be a whole number from 1"))
    if version > VERSION:
        raise BrandError(
            _("This brand file needs a newer JourneyMapper (file version {version}).", version=version)
        )
    unknown = [key for key in raw if key not in _KEYS]
    if unknown:
        known = ", ".join(_KEYS[2:])
        raise BrandError(
            _("“{key}” is not known in a brand file; it may hold {known}.", key=unknown[0], known=known)
        )
    colours = raw.get("colours", [])
    if not isinstance(colours, list):
        raise BrandError(_('colours: must be a list such as ["#1F3A85", "#F2A900"]'))
    for place, colour in enumerate(colours):
        if not isinstance(colour, str) or not is_colour(colour):
            raise BrandError(_('colours[{place}]: write a colour as "#RRGGBB"', place=place))
    sha256, logo, shape = _logo(raw.get("logo", ""))
    values = {key: raw[key] for key in _TEXTS if key in raw}
    try:
        brand = Brand.model_validate({**values, "logo": sha256, "logo_shape": shape, "colours": colours})
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0])
        sentence = _("{key}: must be text of at most {limit:,} characters", key=key, limit=LONGEST)
        raise BrandError(sentence) from None
    return BrandFile(brand, {sha256: logo} if logo else {})


def _logo(text: Any) -> tuple[str, bytes, float]:
    """SHA-256, bytes and shape of the logo; its header is read, nothing is decoded."""
    if text == "":
        return "", b"", 1.0
    if not isinstance(text, str):
        raise BrandError(_("logo: must be a PNG or JPEG in base64"))
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        raise BrandError(_("logo: must be a PNG or JPEG in base64")) from None
    header = picture_header(data)
    if header is None or header.width * header.height > MOST_PIXELS:
        raise BrandError(_("logo: is neither a PNG nor a JPEG of a usual size"))
    return hashlib.sha256(data).hexdigest(), data, logo_shape(data)


def logo_shape(data: bytes) -> float:
    """Width divided by height of a PNG or JPEG, for `Brand.logo_shape`; 1 for anything else."""
    header = picture_header(data)
    return round(min(50.0, max(0.02, header.width / header.height)), 4) if header else 1.0


def encode_brand(brand: Brand, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of a brand file; the same for the same brand. A logo that is not given is left out."""
    values: dict[str, object] = {"format": FORMAT, "version": VERSION}
    for key in _TEXTS:
        if getattr(brand, key):
            values[key] = getattr(brand, key)
    colours = [colour for colour in brand.colours if is_colour(colour)]
    if colours:
        values["colours"] = colours
    logo = pictures.get(brand.logo, b"")
    if logo:
        values["logo"] = binascii.b2a_base64(logo, newline=False).decode()
    return (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode()


def save_brand(path: str | os.PathLike[str], brand: Brand, pictures: Mapping[str, bytes]) -> None:
    """Write a brand file that is sound; after an error the old one is untouched. Raises SaveError."""
    atomic_save(path, encode_brand(brand, pictures), decode_brand)
