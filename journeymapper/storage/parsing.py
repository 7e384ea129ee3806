"""Strict JSON: one object, finite numbers, no key twice, text that can be written again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from journeymapper.i18n import N_, _
from journeymapper.model.check import Problem
from journeymapper.storage.errors import Damaged, MapError, NotAMap, damaged
from journeymapper.storage.limits import check_limits
from journeymapper.storage.names import printable

Raw = dict[str, Any]

_EXPLAINED = {
    "Expecting value": N_("a value is missing or is not JSON"),
    "Expecting ',' delimiter": N_("a comma or a closing bracket is missing"),
    "Expecting ':' delimiter": N_("a colon is missing after a key"),
    "Expecting property name enclosed in double quotes": N_("a key in double quotes is missing"),
    "Illegal trailing comma before end of object": N_("there is a comma after the last value"),
    "Illegal trailing comma before end of array": N_("there is a comma after the last value"),
    "Unterminated string starting at": N_("a text has no closing quote"),
    "Invalid control character at": N_("a text holds a line break or control character that is not escaped"),
    "Invalid \\escape": N_("a backslash is followed by something that JSON does not know"),
    "Invalid \\uXXXX escape": N_("a \\u is not followed by four hexadecimal digits"),
    "Extra data": N_("something follows after the end of the map"),
}


def parse(data: bytes) -> Raw:
    """The object that the file holds.

    Raises NotAMap for something that is not JSON at all, Damaged for JSON that breaks off or breaks
    a rule, TooLarge beyond the limits.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    _refuse_other_texts(data)
    check_limits(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("Line {line}: the text is not UTF-8; save the file as UTF-8.", line=line)
        raise Damaged(message) from None
    odd: list[object] = []
    raw = _parsed(text, odd)
    if not isinstance(raw, dict):
        raise NotAMap(_("This is not a journey map: a map is a JSON object, which begins with a brace."))
    if odd:
        raise damaged(tuple(_odd_values(raw)))
    if b"\\ud" in data or b"\\uD" in data:
        _refuse_half_characters(raw)
    return raw


def _refuse_other_texts(data: bytes) -> None:
    if not data.strip():
        raise Damaged(_("The file is empty."))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) in (2, 3):
        raise NotAMap(_("The file is UTF-16 or UTF-32 text; save it as UTF-8."))
    if not data.strip(b"\0"):
        raise Damaged(_("The file holds nothing but zeros: it was probably lost in a power cut."))
    if not data.lstrip(b" \t\r\n").startswith(b"{"):
        raise NotAMap(_("This is not a journey map: a map is JSON and begins with a brace."))


class _Doubled(dict[str, Any]):
    """An object whose text gave `key` twice."""

    key = ""


def _parsed(text: str, odd: list[object]) -> Any:
    """What the text holds; `odd` gets what the JSON parser of Python accepts and we do not."""

    def number(literal: str) -> float:
        value = float(literal)
        if value - value != 0.0:  # infinite: too many digits or too high an exponent
            odd.append(value)
        return value

    def constant(literal: str) -> float:
        odd.append(literal)
        return float(literal)

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) == len(pairs):
            return built
        doubled = _Doubled(built)
        keys = sorted(key for key, _value in pairs)
        doubled.key = next(one for one, next_one in pairwise(keys) if one == next_one)
        odd.append(doubled)
        return doubled

    decoder = json.JSONDecoder(parse_float=number, parse_constant=constant, object_pairs_hook=build)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        raise _syntax_error(text, error) from None
    except RecursionError:
        raise Damaged(_("The file is nested too deeply.")) from None
    except ValueError:  # integers beyond Python's limit of digits
        raise Damaged(_("A number in the file has too many digits.")) from None


def _odd_values(raw: Raw) -> Iterator[Problem]:
    for place, value in walked(raw):
        if isinstance(value, float) and value - value != 0.0:
            yield Problem(place, _("is not a finite number"))
        elif isinstance(value, _Doubled):
            yield Problem(joined(place, value.key), _("this key is given twice; remove one"))


def _syntax_error(text: str, error: json.JSONDecodeError) -> MapError:
    if error.pos >= len(text.rstrip()) or error.msg == "Unterminated string starting at":
        return Damaged(
            _("The file breaks off at line {line}: it was not saved or copied completely.", line=error.lineno)
        )
    reason = _(_EXPLAINED.get(error.msg, error.msg))
    place = _("line {line}, column {column}", line=error.lineno, column=error.colno)
    ours = '"journeymapper"' in text[:500]
    if ours:
        return Damaged(f"{place}: {reason}", (Problem(place, reason),))
    return NotAMap(_("This is not a journey map: {place}: {reason}", place=place, reason=reason))


def _refuse_half_characters(raw: Raw) -> None:
    found = []
    for place, value in walked(raw):
        if isinstance(value, str):
            try:
                value.encode("utf-8")
            except UnicodeEncodeError:
                found.append(Problem(place, _("the text holds half a character (a lone surrogate)")))
    if found:
        raise damaged(tuple(found))


def walked(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every value (and every key, as a value) with its place."""
    yield place, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield place, key
            yield from walked(child, joined(place, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walked(child, f"{place}[{index}]")


def joined(place: str, key: str) -> str:
    shown = printable(key, 60)
    return f"{place}.{shown}" if place else shown
