"""Of a damaged map everything that is whole comes back, and what is lost is named."""

from __future__ import annotations

import contextlib
import random

import pytest

from journeymapper.model.document import Document
from journeymapper.storage.errors import MapError, NewerFormat, NotAMap, TooLarge
from journeymapper.storage.file import decode, encode
from journeymapper.storage.salvage import salvaged
from tests.everything import PICTURES, everything
from tests.generator import generated

MAP = generated(200)
DATA = encode(MAP, {})
ROUNDS = 60


def cards(document: Document) -> set[str]:
    return {card.text for card in document.cards}


def test_a_sound_map_loses_nothing() -> None:
    assert salvaged(encode(everything(), PICTURES)) == (everything(), PICTURES, ())


@pytest.mark.parametrize("part", range(1, 10))
def test_a_truncated_map_keeps_every_whole_record_before_the_end(part: int) -> None:
    data = DATA[: len(DATA) * part // 10]
    rescued = salvaged(data)
    whole = data.count(b'\n    {\n      "id"') - 1
    records = sum(
        len(getattr(rescued.document, key))
        for key in Document.model_fields
        if key != "title" and isinstance(getattr(rescued.document, key), tuple)
    )
    assert records >= min(whole, 1)
    assert cards(rescued.document) <= cards(MAP)
    assert any("breaks off" in line for line in rescued.lost)
    assert decode(encode(rescued.document, rescued.pictures)).notices == ()


def test_zeros_in_the_middle_cost_the_cards_they_fell_on() -> None:
    chance = random.Random(5)
    for _round in range(ROUNDS):
        place = chance.randrange(DATA.index(b'"cards"'), DATA.index(b'"curves"') - 600)
        rescued = salvaged(DATA[:place] + bytes(512) + DATA[place + 512 :])
        assert cards(rescued.document) <= cards(MAP)
        assert len(rescued.document.cards) >= len(MAP.cards) - 8
        assert rescued.lost


@pytest.mark.parametrize("how", ["flip", "delete", "insert", "zeros"])
def test_any_damage_gives_a_sound_map_or_a_sentence(how: str) -> None:
    chance, sound = random.Random(how), 0
    for _round in range(ROUNDS):
        data = bytearray(encode(everything(), PICTURES))
        place, length = chance.randrange(len(data)), chance.randrange(1, 300)
        match how:
            case "flip":
                data[place] ^= 1 << chance.randrange(8)
            case "delete":
                del data[place : place + length]
            case "insert":
                data[place:place] = bytes(chance.randrange(256) for _byte in range(length))
            case "zeros":
                data[place : place + length] = bytes(length)
        with contextlib.suppress(MapError):
            rescued = salvaged(bytes(data))
            # Raises for what is not sound.
            assert decode(encode(rescued.document, rescued.pictures)).document == rescued.document
            sound += 1
    assert sound > ROUNDS // 2


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        (b'"severity": 4', b'"severity": "four"', "cards[0].severity"),
        (b'"severity": 4', b'"severity": NaN', "cards, line"),
        (b'"severity": 4', b'"severity": 44', "cards[0].severity"),
        (b'"title": ', b'"title": 5, "was": ', "title"),
        (b'"lanes": [', b'"lanes": 5, "were": [', "lanes"),
    ],
)
def test_a_value_that_does_not_fit_is_taken_out_alone(old: bytes, new: bytes, lost: str) -> None:
    data = b"""{
  "format": "journeymapper",
  "title": "A",
  "stages": [
    {"id": "s", "steps": [{"id": "p"}]}
  ],
  "lanes": [
    {"id": "l"}
  ],
  "cards": [
    {"id": "c", "text": "first", "severity": 4},
    {"id": "d", "text": "second"}
  ]
}
"""
    assert old in data
    rescued = salvaged(data.replace(old, new))
    assert any(line.startswith(lost) for line in rescued.lost)
    assert "second" in cards(rescued.document)


def test_text_in_another_encoding_is_read() -> None:
    text = encode(MAP, {}).decode()
    assert salvaged(text.encode("utf-16")).document == MAP
    rescued = salvaged(text.replace("€", "é").encode("latin-1", "replace"))
    assert len(rescued.document.cards) == len(MAP.cards)


def test_two_cards_that_ran_together_are_told() -> None:
    first = DATA.index(b'"text"', DATA.index(b'"cards"'))
    second = DATA.index(b'"id"', first)
    rescued = salvaged(DATA[:first] + DATA[second:])
    assert len(rescued.document.cards) == len(MAP.cards) - 1
    assert rescued.lost


def test_a_damaged_picture_is_lost_alone() -> None:
    data = encode(everything(), PICTURES)
    place = data.index(b'"pictures"') + 120
    rescued = salvaged(data[:place] + b"!!!!" + data[place + 4 :])
    assert rescued.pictures == {}
    assert len(rescued.document.cards) == len(everything().cards)
    assert rescued.lost


@pytest.mark.parametrize("data", [b"", b"\0" * 5_000, b"Dear diary", b'{"name": "left-pad"}', b"%PDF-1.7 x"])
def test_what_is_no_map_is_refused(data: bytes) -> None:
    with pytest.raises(MapError):
        salvaged(data)


def test_a_newer_map_is_not_stripped() -> None:
    newer = DATA.replace(b'"min_reader": 1', b'"min_reader": 9')
    for data in (newer, newer[:-50]):
        with pytest.raises(NewerFormat):
            salvaged(data)


def test_things_that_a_missing_quote_hides_are_counted() -> None:
    bomb = b'{"format": "journeymapper", "a": "' + b'", "cards": [' + b'{"id":""},' * 500_000
    with pytest.raises((TooLarge, NotAMap)):
        salvaged(bomb)
