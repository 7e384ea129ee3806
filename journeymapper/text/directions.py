"""Which way a text runs: the Unicode bidirectional algorithm (UAX 9), by way of python-bidi."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from journeymapper.text.run import Piece

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# python-bidi knows embeddings but not the newer isolates, which differ from them in rare cases only.
_ISOLATES = {"LRI": "LRE", "RLI": "RLE", "FSI": "LRE", "PDI": "PDF"}


def runs_right_to_left(text: str) -> bool:
    """Whether any character of the text can make something run from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def base_level(paragraph: str) -> int:
    """1 when the first letter of the paragraph belongs to a script that runs from right to left, else 0."""
    for char in paragraph:
        kind = bidirectional(char)
        if kind == "L":
            return 0
        if kind in {"R", "AL"}:
            return 1
    return 0


def levels(paragraph: str, base: int) -> list[int]:
    """The bidi level of every character: even ones run to the right, odd ones to the left."""
    from bidi import algorithm

    chars = [
        {"ch": char, "index": index, "level": base, "type": kind, "orig": kind}
        for index, (char, kind) in enumerate(zip(paragraph, map(_kind, paragraph), strict=True))
    ]
    storage = algorithm.get_empty_storage()
    storage.update(base_level=base, base_dir="LR"[base], chars=chars)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
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


def _kind(char: str) -> str:
    kind = bidirectional(char)
    if not kind:  # not assigned in this Python's Unicode
        return "R" if runs_right_to_left(char) else "L"
    return _ISOLATES.get(kind, kind)


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
