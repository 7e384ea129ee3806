"""Files that are broken, foreign, huge or meant to harm: refused in one sentence that says where and what."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest

from journeymapper.model.document import FORMAT
from journeymapper.storage.errors import Damaged, MapError, NotAMap, TooLarge
from journeymapper.storage.file import decode, encode
from tests.everything import PICTURES, everything


def map_of(text: str) -> bytes:
    """A map whose last key is written by hand."""
    return ('{"format": "journeymapper", ' + text + "}").encode("utf-8", "surrogatepass")


REFUSED: list[tuple[str, bytes, type[MapError], str]] = [
    ("empty", b"", Damaged, "empty"),
    ("blank", b" \n\t ", Damaged, "empty"),
    ("zeros", bytes(4096), Damaged, "nothing but zeros"),
    ("prose", b"Dear diary", NotAMap, "begins with a brace"),
    ("markup", b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAMap, "begins with a brace"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(20), NotAMap, "begins with a brace"),
    ("list", b"[]", NotAMap, "begins with a brace"),
    ("utf-16", '{"format": "journeymapper"}'.encode("utf-16"), NotAMap, "UTF-8"),
    ("utf-16 without mark", '{"format": "journeymapper"}'.encode("utf-16-le"), NotAMap, "UTF-8"),
    ("utf-32", '{"format": "journeymapper"}'.encode("utf-32"), NotAMap, "UTF-8"),
    ("latin-1", '{"format": "journeymapper",\n "title": "café"}'.encode("latin-1"), Damaged, "Line 2"),
    ("encoded surrogate", map_of('"title": "\ud800"'), Damaged, "UTF-8"),
    ("foreign object", b'{"name": "left-pad", "version": "1.3.0"}', NotAMap, 'no "format"'),
    ("other format", b'{"format": "excalidraw", "version": 2}', NotAMap, 'no "format"'),
    ("no format", b'{"version": 1, "title": "A"}', NotAMap, 'no "format"'),
    ("comment", map_of("// hello\n"), Damaged, "line 1, column 29"),
    ("single quotes", map_of("'title': 'A'"), Damaged, "double quotes"),
    ("trailing comma", map_of('"title": "A",'), Damaged, "line 1"),
    ("missing comma", map_of('"title": "A" "language": "en"'), Damaged, "comma"),
    ("missing colon", map_of('"title" "A"'), Damaged, "colon"),
    ("something after", map_of('"title": "A"') + b"x", Damaged, "after the end"),
    ("line break in text", map_of('"title": "A\nB"'), Damaged, "not escaped"),
    ("bad escape", map_of(r'"title": "\x41"'), Damaged, "backslash"),
    ("lone surrogate", map_of(r'"title": "a\ud83d"'), Damaged, "title: the text holds half a character"),
    ("surrogate in unknown", map_of(r'"x": ["\udc00"]'), Damaged, r"x\[0\]: the text holds half"),
    ("surrogate in key", map_of(r'"\ud800": 1'), Damaged, "half a character"),
    ("not a number", map_of('"cards": [{"id": "a", "value": NaN}]'), Damaged, r"cards\[0\]\.value: is not"),
    ("infinity", map_of('"x": -Infinity'), Damaged, "x: is not a finite number"),
    ("overflow", map_of('"x": {"y": 1e999}'), Damaged, r"x\.y: is not a finite number"),
    ("many digits", map_of(f'"x": {"9" * 5000}'), Damaged, "too many digits"),
    ("many decimal digits", map_of(f'"x": {"9" * 5000}.0'), Damaged, "x: is not a finite number"),
    ("key twice", map_of('"title": "A", "title": "B"'), Damaged, "title: this key is given twice"),
    (
        "key twice inside",
        map_of('"cards": [{"id": "a"}, {"id": "b", "text": "", "text": ""}]'),
        Damaged,
        r"cards\[1\]\.text: this key is given twice",
    ),
    ("key twice unknown", map_of('"x": {"y": 1, "y": 1}'), Damaged, r"x\.y: this key is given twice"),
    ("key twice escaped", map_of(r'"title": "A", "titl\u0065": "B"'), Damaged, "title: this key"),
    ("version text", map_of('"version": "1"'), Damaged, "version: must be a whole number"),
    ("version true", map_of('"version": true'), Damaged, "version: must be a whole number"),
    ("version zero", map_of('"version": 0'), Damaged, "version: must be a whole number"),
    ("pictures a list", map_of('"pictures": []'), Damaged, "pictures: must be an object"),
    ("cards an object", map_of('"cards": {}'), Damaged, "cards: must be a list"),
    ("card a text", map_of('"cards": ["a"]'), Damaged, r"cards\[0\]: must be an object"),
    ("card without id", map_of('"cards": [{}]'), Damaged, r"cards\[0\]\.id: is missing"),
    ("id with a space", map_of('"cards": [{"id": "a b"}]'), Damaged, r"cards\[0\]\.id: must be an id"),
    ("number for text", map_of('"title": 5'), Damaged, "title: must be a text"),
    ("text for number", map_of('"cards": [{"id": "a", "value": "5"}]'), Damaged, "value: must be a number"),
    ("true for number", map_of('"cards": [{"id": "a", "severity": true}]'), Damaged, "whole number"),
    ("half for whole", map_of('"cards": [{"id": "a", "severity": 1.5}]'), Damaged, "whole number"),
    ("one for true", map_of('"cards": [{"id": "a", "internal": 1}]'), Damaged, "true or false"),
    ("beyond", map_of('"cards": [{"id": "a", "severity": 9}]'), Damaged, "at most 5"),
    ("below", map_of('"cards": [{"id": "a", "severity": 0}]'), Damaged, "at least 1"),
    ("huge sample", map_of(f'"cards": [{{"id": "a", "sample": {10**30}}}]'), Damaged, "sample"),
    ("long text", map_of(f'"cards": [{{"id": "a", "text": "{"x" * 200_001}"}}]'), Damaged, "200,000"),
    ("stage without step", map_of('"stages": [{"id": "a", "steps": []}]'), Damaged, "at least one"),
    ("picture path", map_of('"cards": [{"id": "a", "picture": "../x.png"}]'), Damaged, "SHA-256"),
    (
        "same id",
        map_of('"cards": [{"id": "a"}, {"id": "a"}]'),
        Damaged,
        r"“a” is already the id of cards\[0\]",
    ),
    ("deep lists", map_of('"x": ' + "[" * 40 + "]" * 40), TooLarge, "deeper than 32"),
    ("deep objects", map_of('"x": ' + '{"a":' * 40 + "1" + "}" * 40), TooLarge, "deeper than 32"),
    ("very deep", b'{"a":' * 100_000, TooLarge, "deeper than 32"),
    ("very deep lists", map_of('"x": ' + "[" * 100_000), TooLarge, "deeper than 32"),
]


@pytest.mark.parametrize(("data", "error", "says"), [pytest.param(*one[1:], id=one[0]) for one in REFUSED])
def test_refused(data: bytes, error: type[MapError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        decode(data)
    sentence = str(caught.value)
    assert len(sentence) < 300
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "element", [b'{"id":""}', b"[]", b"{}", b'"ab"', b"1.5", b'[{"a":1,"b":2,"c":3}]'], ids=bytes.decode
)
def test_fifty_megabytes_of_small_things_are_refused_before_they_are_built(element: bytes) -> None:
    data = b'{"format":"journeymapper","cards":[' + b",".join([element] * (50_000_000 // (len(element) + 1)))
    with pytest.raises(TooLarge, match="more than any map"):
        decode(data + b"]}")


def test_more_than_64_megabytes_are_refused() -> None:
    with pytest.raises(TooLarge, match="64 MB"):
        decode(map_of('"title": "' + "x" * (64 * 2**20) + '"'))


def test_a_hundred_thousand_errors_make_one_sentence() -> None:
    data = map_of('"cards": [' + ",".join(['{"severity": 9, "text": 1}'] * 90_000) + "]")
    everything_wrong = r"^cards\[0\]\.id: is missing \(and 269,999 more problems\)$"
    with pytest.raises(Damaged, match=everything_wrong) as caught:
        decode(data)
    assert len(caught.value.problems) == 20
    assert caught.value.problems[19].place.startswith("cards[6]")


def test_every_truncation_of_a_map_is_refused() -> None:
    data = encode(everything(), PICTURES)
    for length in range(0, len(data) - 2, 7):
        with pytest.raises(MapError):
            decode(data[:length])


def test_a_truncated_map_is_called_that() -> None:
    data = encode(everything(), PICTURES)
    with pytest.raises(Damaged, match="breaks off at line"):
        decode(data[: len(data) // 2])


@pytest.mark.parametrize("place", range(0, 4000, 97))
def test_a_flipped_byte_never_gives_anything_but_a_map_or_a_sentence(place: int) -> None:
    data = bytearray(encode(everything(), PICTURES))
    data[place] ^= 0x15
    with contextlib.suppress(MapError):
        opened = decode(bytes(data))
        assert encode(opened.document, opened.pictures)


@pytest.mark.parametrize(
    "value",
    ["[" * 20 + "{}" + "]" * 20, '"{[{[{[{["', r'"\\\"{\\\"[\\"', r'"\"{[,:]}\\"', '"::,,{}"', '{"a": {}}'],
)
def test_brackets_inside_texts_and_moderate_depth_are_no_offence(value: str) -> None:
    opened = decode(map_of(f'"x": {value}'))
    assert (opened.document.__pydantic_extra__ or {})["x"] == json.loads(value)


@pytest.mark.parametrize(
    "value", [-0.0, 5e-324, 1.7976931348623157e308, 2**53 + 1, 10**40, "\u0000\u2028", None]
)
def test_odd_but_valid_values_survive(value: Any) -> None:
    data = json.dumps({"format": FORMAT, "x": value}).encode()
    again = json.loads(encode(decode(data).document, {}))
    assert again["x"] == value
    assert type(again["x"]) is type(value)


def test_names_in_messages_are_short_and_visible() -> None:
    key = "\\u001b[31m" + "k" * 500
    with pytest.raises(Damaged) as caught:
        decode(map_of(f'"{key}": NaN'))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200
