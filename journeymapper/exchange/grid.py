"""A block of cells, as spreadsheets copy it, and how much of it a map can take at once."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.i18n import _
from journeymapper.model.record import LONGEST
from journeymapper.text.cleaning import clean

Grid = tuple[tuple[str, ...], ...]  # rows of equal length, from the top; "" is an empty cell

MOST_CELLS = 10_000  # as many cards as the largest maps have
MOST_CHARACTERS = 8_000_000  # of a text that is looked into at all


class TooMuch(Exception):
    """More than a map can take at once. `str` of it is one sentence."""


def check_length(text: str) -> None:
    """Raises TooMuch for a text that is too long to be looked into."""
    if len(text) > MOST_CHARACTERS:
        raise TooMuch(
            _(
                "This is {size:,} MB of text; at most {limit} MB can be pasted at once. Copy a smaller part.",
                size=len(text) // 10**6,
                limit=MOST_CHARACTERS // 10**6,
            )
        )


def check_cells(count: int) -> None:
    """Raises TooMuch for more cells than can be pasted at once."""
    if count > MOST_CELLS:
        raise TooMuch(
            _(
                "The table has {count:,} cells; at most {limit:,} can be pasted at once."
                " Copy a smaller part of it.",
                count=count,
                limit=MOST_CELLS,
            )
        )


def cleaned(text: str) -> str:
    """A cell's text with plain line breaks, without control characters or space around it, and without the
    unseen mark that some programs begin a text with."""
    return clean(text).replace("\ufeff", "").strip()


def made_grid(rows: Sequence[Sequence[str]]) -> Grid:
    """A grid of these rows: cleaned, filled up to equal length, without empty rows and columns at its
    lower and right end. Raises TooMuch."""
    lines = [[cleaned(cell) for cell in row] for row in rows]
    while lines and not any(lines[-1]):
        lines.pop()
    width = max((n + 1 for line in lines for n, cell in enumerate(line) if cell), default=0)
    check_cells(width * len(lines))
    longest = max((len(cell) for line in lines for cell in line), default=0)
    if longest > LONGEST:
        raise TooMuch(
            _(
                "A cell of the table has {count:,} characters; a card holds at most {limit:,}.",
                count=longest,
                limit=LONGEST,
            )
        )
    return tuple((*line[:width], *[""] * (width - len(line))) for line in lines)
