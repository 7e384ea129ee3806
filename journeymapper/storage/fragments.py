"""Reads JSON that is broken in places: what comes before, between and behind them."""

from __future__ import annotations

import json
import re
from typing import Any

from journeymapper.i18n import _

Raw = dict[str, Any]

_MOST_BREAKS = 1_000  # damaged places; so that nothing made of them alone takes for ever
_SPACE = re.compile(r"[ \t\r\n]*")
# How our own files go on behind a record, a key or a picture: each on a line of its own.
_NEXT_RECORD = re.compile(r'\n    (?=\{)|\n  (?=[\]"])|\n(?=\})')
_NEXT_ENTRY = re.compile(r'\n    (?=")|\n  (?=[}"])|\n(?=\})')
_NEXT_KEY = re.compile(r'\n  (?=")')


def read_fragments(text: str) -> tuple[Raw, list[str]]:
    """The readable part of an object, and the places that are not.

    Of a key that is given twice, lists are joined and the first one of other values counts.
    """
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.raw: Raw = {}
        self.lost: list[str] = []
        self.breaks = 0
        self.line, self.counted = 1, 0
        self.doubled = False
        self.decoder = json.JSONDecoder(
            parse_constant=_refuse, parse_float=_finite, object_pairs_hook=self._built
        )

    def read(self) -> tuple[Raw, list[str]]:
        start = self.text.find("{")
        self.at = start + 1 if start >= 0 else len(self.text)
        while (char := self._peek()) and char != "}":
            key = self._key()
            if key is None:
                if not self._skip_to(_NEXT_KEY, ""):
                    break
            else:
                self._value(key)
            if self._peek() == ",":
                self.at += 1
        if not self._peek() and self.breaks <= _MOST_BREAKS:
            self.lost.append(_("whatever followed: the file breaks off at line {line}", line=self._line()))
        return self.raw, self.lost

    def _value(self, key: str) -> None:
        match self._peek():
            case "[":
                self._list(key)
            case "{" if key == "pictures":
                self._entries(key)
            case _other:
                known = key in self.raw
                value = self._decoded()
                if value is _BROKEN:
                    self._skip_to(_NEXT_KEY, key)
                elif not known:
                    self.raw[key] = value

    def _list(self, key: str) -> None:
        self.at += 1
        found = self.raw.setdefault(key, [])
        while (char := self._peek()) and char != "]":
            if char == ",":
                self.at += 1
                continue
            value = self._decoded()
            if value is not _BROKEN and isinstance(found, list):
                found.append(value)
            # A comma that is missing loses nothing.
            sound = value is not _BROKEN and self._peek() in (",", "]", "{")
            if (not sound and not self._skip_to(_NEXT_RECORD, key)) or self._peek() in ('"', "}"):
                return
        self.at += 1

    def _entries(self, key: str) -> None:
        self.at += 1
        found = self.raw.setdefault(key, {})
        while (char := self._peek()) and char != "}":
            if char == ",":
                self.at += 1
                continue
            name = self._key()
            value = self._decoded() if name is not None else _BROKEN
            if value is not _BROKEN and self._peek() in (",", "}"):
                if isinstance(found, dict) and name is not None:
                    found[name] = value
            elif not self._skip_to(_NEXT_ENTRY, key):
                return
        self.at += 1

    def _key(self) -> str | None:
        """The key at this place, read with its colon."""
        if self._peek() != '"':
            return None
        key = self._decoded()
        if not isinstance(key, str) or self._peek() != ":":
            return None
        self.at += 1
        return key

    def _decoded(self) -> Any:
        self._peek()
        self.doubled = False
        try:
            value, end = self.decoder.raw_decode(self.text, self.at)
        except (ValueError, RecursionError):
            return _BROKEN
        if self.doubled:
            self.lost.append(
                _("line {line}: something between two things that ran together", line=self._line())
            )
        self.at = end
        return value

    def _built(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        self.doubled |= len(built) < len(pairs)
        return built

    def _peek(self) -> str:
        """The next character that is not space; empty at the end."""
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def _skip_to(self, pattern: re.Pattern[str], key: str) -> bool:
        """Go on at the next place that looks sound; False, and at the end, when there is none."""
        line = self._line()
        place = _("{key}, line {line}: damaged", key=key, line=line) if key else _("line {line}", line=line)
        self.lost.append(place)
        self.breaks += 1
        match = pattern.search(self.text, self.at) if self.breaks <= _MOST_BREAKS else None
        self.at = match.end() if match else len(self.text)
        return match is not None

    def _line(self) -> int:
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = max(self.counted, self.at)
        return self.line


_BROKEN = object()


def _refuse(literal: str) -> float:
    raise ValueError(literal)


def _finite(literal: str) -> float:
    value = float(literal)
    if value - value != 0.0:
        raise ValueError(literal)
    return value
