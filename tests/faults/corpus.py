"""Small files that a JSON reader must take or refuse, in the categories of published JSON test suites.

    python -m tests.faults.corpus       writes them into tests/data/json

The name says the verdict: `good-...` opens as a map and survives a save, `bad-...` is refused in a
sentence. Written from the grammar of JSON (RFC 8259) and the rules of maps.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "data" / "json"
File = tuple[str, bytes]


def corpus() -> dict[str, bytes]:
    """Every file by its name."""
    files: dict[str, bytes] = {}
    for verdict, made in (("good", _good()), ("bad", _bad())):
        for name, data in made:
            key = f"{verdict}-{name}.json"
            if key in files:
                raise ValueError(f"two files are called {key}")
            files[key] = data
    return files


def _map(text: str | bytes) -> bytes:
    """A map with these keys and values at its end."""
    inside = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return b'{"format": "journeymapper", ' + inside + b"}"


def _values(category: str, texts: dict[str, str | bytes]) -> Iterator[File]:
    """Each text as the value of a key that no map knows."""
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        yield f"{category}-{name}", _map(b'"x": ' + data)


def _keys(category: str, texts: dict[str, str]) -> Iterator[File]:
    for name, text in texts.items():
        yield f"{category}-{name}", _map(text)


def _good() -> Iterator[File]:
    yield from _values("number", _GOOD_NUMBERS)
    yield from _values("string", _GOOD_STRINGS)
    yield from _values("array", _GOOD_ARRAYS)
    yield from _values("object", _GOOD_OBJECTS)
    yield from _values("literal", {"true": "true", "false": "false", "null": "null"})
    yield from _keys("map", _GOOD_MAPS)
    whole = _map('"title": "A"')
    yield "space-none", b'{"format":"journeymapper","title":"A"}'
    yield "space-before", b" \n\t\r\n" + whole
    yield "space-after", whole + b" \n\n\t\r\n"
    yield "space-windows", b'{\r\n"format": "journeymapper",\r\n\t"title" :\t"A"\r\n}\r\n'
    yield "space-old-mac", b'{\r"format": "journeymapper"\r}'
    yield "encoding-mark-of-utf-8", b"\xef\xbb\xbf" + whole
    yield "order-format-last", b'{"title": "A", "format": "journeymapper"}'
    yield "order-format-escaped", b'{"f\\u006frmat": "journeymapper", "title": "A"}'


_GOOD_NUMBERS: dict[str, str | bytes] = {
    "zero": "0",
    "minus-zero": "-0",
    "one": "1",
    "minus-one": "-1",
    "fraction": "1.5",
    "minus-fraction": "-1.5",
    "fraction-of-zeros": "0.000",
    "fraction-long": "0.12345678901234567890123456789",
    "exponent": "1e2",
    "exponent-capital": "1E2",
    "exponent-plus": "1e+2",
    "exponent-minus": "1e-2",
    "exponent-zero": "0e1",
    "exponent-leading-zero": "1e007",
    "fraction-exponent": "1.25E-3",
    "largest": "1.7976931348623157e308",
    "smallest": "5e-324",
    "too-small-is-zero": "1e-400",
    "whole-beyond-double": "9007199254740993",
    "whole-beyond-64-bits": "123456789012345678901234567890",
    "whole-negative": "-9223372036854775809",
}
_GOOD_STRINGS: dict[str, str | bytes] = {
    "empty": '""',
    "letter": '"a"',
    "escapes": r'"\"\\\/\b\f\n\r\t"',
    "escape-letter": r'"\u0041\u00e9"',
    "escape-pair": r'"\ud83d\ude42"',
    "escape-pair-capital": r'"\uD83D\uDE42"',
    "escape-zero": r'"a\u0000b"',
    "escape-noncharacter": r'"\uffff\ufffe"',
    "escape-line-separator": r'"\u2028\u2029"',
    "escape-mark": r'"\ufeff"',
    "backslash-then-u": r'"\\u0041"',
    "backslash-then-quote": r'"\\\""',
    "line-separator": '"\u2028\u2029"',
    "emoji": '"🗺️👩‍🚀🏳️‍🌈"',
    "beyond-the-first-plane": '"𝒜𐍈"',
    "right-to-left": '"رحلة العميل מסע"',
    "direction-override": '"a\u202eb\u202c"',
    "combining": '"e\u0301\u0323"',
    "delete": '"a\x7fb"',
    "c1-control": '"a\x85b"',
    "noncharacter": '"\uffff"',
    "private": '"\ue000"',
    "zero-width": '"a\u200b\u200d\ufeffb"',
    "brackets": '"{[}]:,"',
    "comment": '"// no /* comment */ # here"',
    "literal": '"null true NaN"',
    "markup": "\"<img src='file:///etc/passwd'><table><tr><td>\"",
    "formula": "\"=cmd|' /C calc'!A0\"",
    "path": r'"..\\..\\etc/passwd"',
    "long": '"' + "word " * 2_000 + '"',
    "without-a-space": '"' + "x" * 10_000 + '"',
}
_GOOD_ARRAYS: dict[str, str | bytes] = {
    "empty": "[]",
    "space": "[ \n ]",
    "one": "[1]",
    "null": "[null]",
    "nested": "[[], [[]], [[], []]]",
    "mixed": '[1, "a", null, true, {}, []]',
    "deep": "[" * 20 + "]" * 20,
    "hundred": "[" + ", ".join(map(str, range(100))) + "]",
    "doubled": "[1, 1, 1]",
}
_GOOD_OBJECTS: dict[str, str | bytes] = {
    "empty": "{}",
    "space": "{ \n }",
    "one": '{"a": 1}',
    "nested": '{"a": {"b": {"c": {}}}}',
    "deep": '{"a": ' * 20 + "1" + "}" * 20,
    "key-empty": '{"": 1}',
    "key-space": '{" ": 1, "  ": 2}',
    "key-escaped": r'{"\n\u0041": 1}',
    "key-emoji": '{"🙂": 1}',
    "key-case": '{"a": 1, "A": 2}',
    "key-composed": '{"\u00e9": 1, "e\u0301": 2}',
    "key-number": '{"1": 1, "01": 2}',
    "key-of-python": '{"__class__": 1, "__dict__": 2, "__init__": 3, "model_config": 4, "self": 5}',
    "key-of-javascript": '{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}',
    "key-long": '{"' + "k" * 1_000 + '": 1}',
    "many": "{" + ", ".join(f'"k{number}": {number}' for number in range(200)) + "}",
}
_STAGES = '"stages": [{"id": "s", "steps": [{"id": "p"}]}], "lanes": [{"id": "l", "kind": "actions"}]'
_GOOD_MAPS = {
    "empty-lists": '"personas": [], "stages": [], "lanes": [], "cards": [], "curves": [], "links": []',
    "stages": _STAGES,
    "card": _STAGES + ', "cards": [{"id": "c", "lane": "l", "step": "p", "text": "A"}]',
    "card-on-the-shelf": '"cards": [{"id": "c", "text": "A"}]',
    "card-kind-unknown": '"cards": [{"id": "c", "kind": "smell", "text": "A"}]',
    "lane-kind-unknown": '"lanes": [{"id": "l", "kind": "weather"}]',
    "state-unknown": '"cards": [{"id": "c", "state": "would-be"}]',
    "card-key-unknown": '"cards": [{"id": "c", "weight": {"kg": [1, 2.5]}}]',
    "language-unknown": '"language": "tlh"',
    "title-like-a-number": '"title": "0123"',
    "version-given": '"version": 1, "min_reader": 1',
    "version-newer-but-readable": '"version": 7, "min_reader": 1',
    "python-names": '"model_fields": 1, "model_dump": 2, "copy": 3, "json": 4, "__pydantic_extra__": 5',
    "ids-long": '"cards": [{"id": "' + "a" * 64 + '"}, {"id": "-_9"}]',
}


def _bad() -> Iterator[File]:
    # In a file of its own, for its length.
    from tests.faults.corpus_bad import bad

    yield from bad(_map, _values, _keys)


def write() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    files = corpus()
    for name, data in files.items():
        (FOLDER / name).write_bytes(data)
    return len(files)


if __name__ == "__main__":
    print(f"{write()} files in {FOLDER}")
