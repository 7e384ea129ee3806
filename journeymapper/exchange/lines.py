"""Plain text from other programs, as lines without their bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from journeymapper.exchange.grid import TooMuch, check_length, cleaned
from journeymapper.i18n import _
from journeymapper.model.record import LONGEST

MOST_LINES = 2_000
# The letters o and § are what bullets of word processors look like in plain text, a tab behind them.
_BULLET = re.compile(
    r"(?:(?:[-*+–—•◦▪‣·○●■□☐☑✓✔➢]\s+)?\[[ xX]\]|[-*+–—•◦▪‣·○●■□☐☑✓✔➢]|[o§](?=\s{4}))\s+(?=\S)"
)
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")


def read_lines(text: str) -> tuple[str, ...]:
    """The lines that are not empty, without bullets ("- ", "• ", "1. ") and space around them.

    Numbers go only where they count: "3. Pay" after "2. Choose", or a list that begins with 1.
    Raises TooMuch.
    """
    check_length(text)
    lines = [line for raw in text.splitlines() if (line := cleaned(raw))]
    if len(lines) > MOST_LINES:
        raise TooMuch(
            _(
                "The text has {count:,} lines; at most {limit:,} can become cards at once."
                " Copy a smaller part of it.",
                count=len(lines),
                limit=MOST_LINES,
            )
        )
    longest = max(map(len, lines), default=0)
    if longest > LONGEST:
        raise TooMuch(
            _(
                "A line of the text has {count:,} characters; a card holds at most {limit:,}.",
                count=longest,
                limit=LONGEST,
            )
        )
    return tuple(_without_numbers([_without_bullet(line) for line in lines]))


def _without_bullet(line: str) -> str:
    found = _BULLET.match(line)
    return line[found.end() :] if found else line


def _without_numbers(lines: Sequence[str]) -> list[str]:
    numbers = [int(found[1]) if (found := _NUMBER.match(line)) else None for line in lines]
    counted = [number for number in numbers if number is not None]
    counts = bool(counted) and all(b == a + 1 for a, b in pairwise(counted))
    if not counts or (counted[0] not in (0, 1) and len(counted) < 2):
        return list(lines)
    return [
        _NUMBER.sub("", line, count=1) if number is not None else line
        for line, number in zip(lines, numbers, strict=True)
    ]
