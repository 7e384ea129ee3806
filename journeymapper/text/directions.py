"""Which way a text runs: the Unicode bidirectional algorithm (UAX 9), by way of python-bidi."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional

from journeymapper.text.isolates import has_isolates, outside, parts
from journeymapper.text.run import Piece

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# What python-bidi does not know: the signs of isolates, which are neutral for what they stand in.
_NEUTRAL = frozenset(("LRI", "RLI", "FSI", "PDI"))
_BRACKETS = dict(zip("([{（［｛「『【〈《〔", ")]}）］｝」』】〉》〕", strict=True))
_LONG = 2_000  # characters
_MOST_OPEN = 63  # brackets open at a time, as UAX 9 bounds them
# Where nothing else is among them, letters that run to the left take all signs along: no rule has work to do.
_TO_THE_LEFT = frozenset(("R", "AL", "NSM", "WS", "ON", "CS", "ES", "ET"))
# In text from left to right: letters, words from right to left, numbers, signs, marks.
_PLAIN = {"L": "l", "R": "r", "AL": "r", "EN": "n", "NSM": "m"} | dict.fromkeys(
    ("WS", "ON", "CS", "ES", "ET"), "s"
)
_EITHER_BRACKET = frozenset((*_BRACKETS, *_BRACKETS.values()))
_MARKED = re.compile("(.)m+")
_NUMBER_BEHIND = re.compile("rs*n")
_WORDS = re.compile("r(?:[rs]*r)?")  # with the signs between them
_TO_THE_RIGHT = dict.fromkeys(map(ord, "lns"), 0)
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}


def runs_right_to_left(text: str) -> bool:
    """Whether any character of the text can make something run from right to left."""
    if text.isascii():
        return False
    return _long_runs_left(text) if len(text) > _LONG else _RIGHT_TO_LEFT.search(text) is not None


@lru_cache(maxsize=16)  # the long texts of a map are looked through for every way of laying it out
def _long_runs_left(text: str) -> bool:
    return _RIGHT_TO_LEFT.search(text) is not None


def base_level(paragraph: str) -> int:
    """1 when the first letter of the paragraph belongs to a script that runs from right to left, else 0."""
    return first_direction(paragraph) or 0


def first_direction(paragraph: str) -> int | None:
    """The same, and None for a paragraph without a letter. What stands in isolates does not count."""
    if has_isolates(paragraph):
        paragraph = outside(paragraph)
    for char in paragraph:
        kind = bidirectional(char)
        if kind == "L":
            return 0
        if kind in {"R", "AL"}:
            return 1
    return None


@lru_cache(maxsize=64)  # a text is usually set in two or three weights
def levels(paragraph: str, base: int) -> bytes:
    """The bidi level of every character: even ones run to the right, odd ones to the left."""
    if not has_isolates(paragraph):
        return _levels(paragraph, base)
    found = bytearray(len(paragraph))
    for part in parts(paragraph, base, base_level):  # embeddings around isolates are too rare to be asked
        raised = part.level - part.level % 2
        own = _levels("".join([paragraph[place] for place in part.places]), part.level % 2)
        for place, level in zip(part.places, own, strict=True):
            found[place] = level + raised
    return bytes(found)


def _levels(paragraph: str, base: int) -> bytes:
    """The same where nothing is isolated."""
    known = {char: _kind(char) for char in set(paragraph)}
    kinds = [known[char] for char in paragraph]
    if base == 1 and _TO_THE_LEFT.issuperset(kinds):
        return bytes([1]) * len(kinds)
    return _words_among_others(paragraph, base, known) or bytes(resolved(paragraph, base, kinds))


def _words_among_others(paragraph: str, base: int, known: Mapping[str, str]) -> bytes:
    """The levels of words from right to left in a text from left to right; nothing where brackets, or
    numbers behind such words, need the rules."""
    if base or not _PLAIN.keys() >= set(known.values()) or not _EITHER_BRACKET.isdisjoint(known):
        return b""
    kinds = paragraph.translate({ord(char): _PLAIN[kind] for char, kind in known.items()})
    # A mark goes with what it stands behind.
    kinds = _MARKED.sub(lambda found: found[1] * len(found[0]), "l" + kinds)[1:]
    if _NUMBER_BEHIND.search(kinds):
        return b""
    return _WORDS.sub(lambda found: "\1" * len(found[0]), kinds).translate(_TO_THE_RIGHT).encode("ascii")


def resolved(paragraph: str, base: int, kinds: list[str]) -> list[int]:
    """The levels of characters of these bidi classes, rule by rule."""
    from bidi import algorithm

    chars = [
        {"ch": char, "index": index, "level": base, "type": kind, "orig": kind}
        for index, (char, kind) in enumerate(zip(paragraph, kinds, strict=True))
    ]
    storage = algorithm.get_empty_storage()
    storage.update(base_level=base, base_dir="LR"[base], chars=chars)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _resolve_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    # Rule X9 has thrown out joiners and marks of direction; they go with what stands before them.
    found: list[int | None] = [None] * len(paragraph)
    for char in storage["chars"]:
        found[char["index"]] = char["level"]
    filled: list[int] = []
    level = base
    for each in found:
        level = level if each is None else each
        filled.append(level)
    return filled


def _resolve_brackets(chars: list[dict[str, Any]], before: str) -> None:
    """Give both brackets of a pair one direction (rule N0, which python-bidi lacks)."""
    strong = [_STRONG.get(char["type"], "") for char in chars]
    for opening, closing in _bracket_pairs(chars):
        embedding = "LR"[chars[opening]["level"] % 2]
        inside = set(strong[opening + 1 : closing]) - {""}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            context = next((strong[i] for i in range(opening - 1, -1, -1) if strong[i]), before)
            direction = context if context in inside else embedding
        for index in (opening, closing):
            chars[index]["type"] = strong[index] = direction


def _bracket_pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Places of opening and closing brackets that belong together, by opening bracket."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if closes := _BRACKETS.get(char["ch"]):
            waiting.append((closes, index))
            if len(waiting) > _MOST_OPEN:
                return []
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char["ch"]:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(pairs)


def _kind(char: str) -> str:
    kind = bidirectional(char)
    if not kind:  # not assigned in this Python's Unicode
        return "R" if runs_right_to_left(char) else "L"
    return "ON" if kind in _NEUTRAL else kind


def visual_order(items: list[tuple[Piece, int]]) -> list[Piece]:
    """Order the pieces of one line, given with their levels, from left to right (rule L2)."""
    if not items:
        return []
    ordered = list(items)
    highest = max(level for _, level in items)
    lowest_odd = min((level for _, level in items if level % 2), default=highest + 1)
    for threshold in range(highest, lowest_odd - 1, -1):
        start: int | None = None
        for index in range(len(ordered) + 1):
            if index < len(ordered) and ordered[index][1] >= threshold:
                start = index if start is None else start
            elif start is not None:
                ordered[start:index] = ordered[start:index][::-1]
                start = None
    return [piece for piece, _ in ordered]
