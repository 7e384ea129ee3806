"""Isolates: parts of a text with a direction of their own, which what stands around them does not touch.

They are what UAX 9 has for texts that are put together (rules P2 and X5a to X6a), and python-bidi lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

# Around a part that runs to the left, to the right, or as its first letter does; and what ends each of them.
TO_THE_RIGHT, TO_THE_LEFT, BY_ITSELF, END = "\u2066", "\u2067", "\u2068", "\u2069"
RUNS_LEFT = "\u200f"  # makes a text that begins with no letter run from right to left
SIGNS = frozenset((TO_THE_RIGHT, TO_THE_LEFT, BY_ITSELF, END))
_SIGN = re.compile(f"[{TO_THE_RIGHT}-{END}]")
_ADDED = re.compile(f"(?<![^{TO_THE_RIGHT}-{END}]){RUNS_LEFT}|[{TO_THE_RIGHT}-{END}]")
_DEEPEST = 60  # isolates inside one another, as UAX 9 bounds them; deeper ones count for nothing


class Part(NamedTuple):
    """What stands in one isolate, or outside all of them: its level, and the places of its characters in the
    whole text. The signs around an isolate belong to what it stands in."""

    level: int
    places: list[int]


def has_isolates(text: str) -> bool:
    return not text.isascii() and _SIGN.search(text) is not None


def without_signs(text: str) -> str:
    """The text as somebody would have typed it."""
    return _ADDED.sub("", text)


def outside(paragraph: str) -> str:
    """A paragraph without its isolates. One that is never ended reaches to the end of the paragraph."""
    found: list[str] = []
    start = depth = 0
    for sign in _SIGN.finditer(paragraph):
        if sign[0] != END:
            if not depth:
                found.append(paragraph[start : sign.start()])
            depth += 1
        elif depth:
            depth -= 1
            start = sign.end()
    return "".join(found if depth else [*found, paragraph[start:]])


def parts(paragraph: str, base: int, level_of: Callable[[str], int]) -> list[Part]:
    """The paragraph at the level `base`, and each of its isolates at its own level. `level_of` gives 1 for a
    text whose first letter belongs to a script that runs from right to left, else 0."""
    ends = _ends(paragraph)
    found = [Part(base, [])]
    here = [found[0]]  # the part that is being read, behind those that it stands in
    start = ignored = 0
    for sign in _SIGN.finditer(paragraph):
        at = sign.start()
        here[-1].places.extend(range(start, at))
        start = at + 1
        if sign[0] != END and len(here) > _DEEPEST:
            ignored += 1
        elif ignored and sign[0] == END:
            ignored -= 1
        elif sign[0] != END:
            here[-1].places.append(at)
            inside = paragraph[start : ends.get(at, len(paragraph))]
            rtl = sign[0] == TO_THE_LEFT or (sign[0] == BY_ITSELF and level_of(inside) == 1)
            level = here[-1].level + 1
            here.append(Part(level + (level % 2 != rtl), []))
            found.append(here[-1])
            continue
        elif len(here) > 1:
            here.pop()
        here[-1].places.append(at)
    here[-1].places.extend(range(start, len(paragraph)))
    return [part for part in found if part.places]


def _ends(paragraph: str) -> dict[int, int]:
    """Where the isolates that begin at these places end."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for sign in _SIGN.finditer(paragraph):
        if sign[0] != END:
            waiting.append(sign.start())
        elif waiting:
            found[waiting.pop()] = sign.start()
    return found
