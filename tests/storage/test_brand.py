"""Brand files: strict to read, the same bytes to write, and two that come with the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeymapper.drawing.colour import WHITE, contrast
from journeymapper.layout.brand import look_of
from journeymapper.layout.measures import Measures
from journeymapper.layout.words import ENGLISH
from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.model.style import Brand
from journeymapper.operations.style import apply_brand
from journeymapper.storage.brand import (
    BrandError,
    brand_called,
    built_in_brands,
    decode_brand,
    encode_brand,
    read_brand,
    save_brand,
)
from journeymapper.storage.errors import MapError
from tests.everything import PICTURE, PICTURES, everything


@pytest.mark.parametrize("name", sorted(built_in_brands()))
def test_built_in_brands_are_whole_and_readable(name: str) -> None:
    found = brand_called(name)
    assert encode_brand(found.brand, found.pictures) == built_in_brands()[name].read_bytes()
    assert found.pictures[found.brand.logo].startswith(b"\x89PNG")
    assert found.brand.logo_shape > 1
    document = apply_brand(Document(), found.brand)
    assert problems(document, found.pictures) == ()
    palette = look_of(document, Measures(), ENGLISH).palette
    assert contrast(palette.accent, WHITE) >= 4.5
    assert contrast(palette.band_text, palette.band) >= 4.5


def test_there_are_two_of_them() -> None:
    assert len(built_in_brands()) == 2


def test_a_brand_comes_back_as_it_was(tmp_path: Path) -> None:
    brand = everything().brand.model_copy(update={"logo_shape": 1.0})
    path = tmp_path / "nest.brand.json"
    save_brand(path, brand, PICTURES)
    found = read_brand(path)
    assert found.brand == brand
    assert found.pictures == PICTURES


def test_a_logo_that_is_missing_is_left_out() -> None:
    found = decode_brand(encode_brand(Brand(name="A", logo=PICTURE), {}))
    assert found.brand.logo == ""
    assert found.pictures == {}


def test_applying_a_brand_leaves_nothing_of_the_client_before() -> None:
    document = apply_brand(everything(), Brand(name="Other"))
    assert document.brand == Brand(name="Other")
    assert document.cards == everything().cards


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ([], "not a brand file"),
        ({}, 'has no "format"'),
        ({"colors": []}, "“colors” is not known"),
        ({"version": 2}, "needs a newer"),
        ({"version": "1"}, "version: must be a whole number"),
        ({"colours": "red"}, "colours: must be a list"),
        ({"colours": ["#123456", "red"]}, r"colours\[1\]: write"),
        ({"logo": "@@@"}, "logo: must be a PNG or JPEG"),
        ({"logo": "AAAA"}, "logo: is neither"),
        ({"logo": 1}, "logo: must be"),
        ({"name": 7}, "name: must be text"),
        ({"footer": "x" * 300_000}, "footer: must be text"),
    ],
)
def test_what_is_wrong_is_said(raw: Any, reason: str) -> None:
    whole = {"format": "journeymapper-brand", **raw} if raw else raw
    with pytest.raises(BrandError, match=reason):
        decode_brand(json.dumps(whole).encode())


def test_the_file_is_named_in_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.brand.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(BrandError, match=r"x\.brand\.json"):
        read_brand(path)
    with pytest.raises(MapError, match="There is no file"):
        brand_called("no-such-brand")
