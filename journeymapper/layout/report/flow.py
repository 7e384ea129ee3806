"""Rows of a register, paragraphs of an appendix: down a page and over to the next ones.

A row is never cut, unless it is taller than a whole page; then its texts are cut between lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Box, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.report.lettering import Laid, moved_all, placed, span_of
from journeymapper.text.wrap import first_baseline

_BELOW_HEAD = 2.0
_GROUND = 60.0  # a box this high is what texts stand on or beside, and is cut where they are
_FEW = 3  # rows that are a lost little heap on a page of their own
_WORTHWHILE = 140.0  # room that a piece of a row that must be cut is put into


class Row(NamedTuple):
    """Something that goes onto a page as a whole.

    `keep`: on the same page as what follows. `head` (of a table) stands above the first of its rows, and
    again on top of every further page. `gap` is the room below the row.
    """

    part: Laid
    id: str = ""
    kind: str = "row"
    label: str = ""
    url: str = ""
    keep: bool = False
    gap: float = 0.0
    head: Laid | None = None


class Frame(NamedTuple):
    """Where rows stand on one page."""

    x: float
    width: float
    top: float
    bottom: float


def flow(rows: Iterable[Row], frames: Callable[[int], Frame]) -> list[list[Group]]:
    """The groups of each page. `frames` gives the frame of a page, counted from 0; at least one page."""
    waiting = list(rows)[::-1]
    pages: list[list[Group]] = [[]]
    frame = frames(0)
    y = frame.top
    fresh = True
    head: Laid | None = None  # the one that stands above here

    def above(row: Row) -> float:
        return row.head.height + _BELOW_HEAD if row.head and (fresh or row.head is not head) else 0.0

    def turn() -> None:
        nonlocal frame, y, fresh
        pages.append([])
        frame = frames(len(pages) - 1)
        y, fresh = frame.top, True

    def put(row: Row) -> None:
        nonlocal y, fresh, head
        if row.head and above(row):
            pages[-1].append(placed(row.head, Rect(frame.x, y, frame.width, 0.0), "head"))
            y += above(row)
        head = row.head
        where = Rect(frame.x, y, frame.width, 0.0)
        pages[-1].append(placed(_raised(row.part), where, row.kind, row.id, row.label, row.url))
        y += row.part.height + row.gap
        fresh = False

    while waiting:
        row = waiting.pop()
        following = frames(len(pages))
        whole = following.bottom - following.top - (row.head.height + _BELOW_HEAD if row.head else 0.0)
        if y + above(row) + _together(row, waiting, whole) <= frame.bottom + 0.01:
            put(row)
        elif not fresh and (row.part.height <= whole or frame.bottom - y - above(row) < _WORTHWHILE):
            waiting.append(row)
            turn()
        else:
            first, rest = cut(row.part, frame.bottom - y - above(row))
            put(row._replace(part=first))
            if rest.shapes:
                waiting.append(row._replace(part=rest))
                turn()
    return pages


def evened(
    pages: list[list[Group]], rows: Sequence[Row], frames: Callable[[int], Frame]
) -> list[list[Group]]:
    """The pages of `flow`; the last one shares the rows of the one before where few are left for it."""
    if len(pages) < 2 or sum(group.kind != "head" for group in pages[-1]) > _FEW:
        return pages
    before = len(pages) - 2
    ends = [group.rect.bottom for group in pages[before] if group.kind != "head"]
    left = max(group.rect.bottom for group in pages[-1]) - frames(before + 1).top
    end = even_end(frames(before).top, ends, left)

    def shorter(page: int) -> Frame:
        frame = frames(page)
        return frame._replace(bottom=end) if page == before else frame

    found = flow(rows, shorter)
    return found if len(found) == len(pages) else pages


def even_end(top: float, ends: Sequence[float], left: float) -> float:
    """After which of the things on a page, which end there, the next page, of which `left` is filled, is best
    begun: both are as high then as they can be alike."""
    whole = max(ends) - top + left
    return min(reversed(ends), key=lambda end: round(max(end - top, whole - (end - top))))


def _together(row: Row, waiting: list[Row], whole: float) -> float:
    """The height of a row with all that is kept on the same page, as far as a page can hold it."""
    height = row.part.height
    gap, at = row.gap, len(waiting) - 1
    kept = row.keep
    while kept and at >= 0:
        following = waiting[at]
        above = following.head.height + _BELOW_HEAD if following.head else 0.0
        tall = following.part.height
        # What is not cut would turn the page alone, and leave behind what is to stand above it.
        taller = height + gap + above + (tall if tall <= whole else _WORTHWHILE)
        if taller > whole:
            break
        height, gap, kept, at = taller, following.gap, following.keep, at - 1
    return height


def cut(part: Laid, height: float) -> tuple[Laid, Laid]:
    """What fits into a height, and what is left. Texts part between lines; something always fits.

    Lines keep the baselines of the whole text until they are put onto a page: what goes over many pages
    would be moved once for each of them.
    """
    first: list[Shape] = []
    rest: list[Shape] = []
    grounds: list[Box] = []
    for shape in part.shapes:
        top, bottom = span_of(shape)
        if bottom <= height + 0.01:
            first.append(shape)
        elif isinstance(shape, Text):
            upper, lower = cut_text(shape, int((height - top + 0.01) / shape.style.line_height))
            first += [upper] if upper else []
            rest += [lower] if lower else []
        elif isinstance(shape, Box) and bottom - top > _GROUND and top < height:
            grounds.append(shape)
        else:
            rest.append(shape)
    if not any(isinstance(shape, Text) for shape in first):
        return part, Laid((), 0.0)  # higher than any page and nothing in it can be cut
    if grounds:
        edge = min([height, *(span_of(shape)[0] for shape in rest)])
        first[:0] = [one._replace(rect=one.rect._replace(height=edge - one.rect.y)) for one in grounds]
        rest[:0] = [
            one._replace(rect=one.rect._replace(y=edge, height=one.rect.bottom - edge)) for one in grounds
        ]
    return Laid(tuple(first), height), _from_top(rest)


def cut_text(text: Text, lines: int) -> tuple[Text | None, Text | None]:
    """The first lines of a text, and the others below them."""
    if lines <= 0:
        return None, text
    if lines >= len(text.lines):
        return text, None
    height = text.style.line_height
    upper, lower = text.lines[:lines], text.lines[lines:]
    rect = text.rect
    return (
        text._replace(
            rect=rect._replace(height=lines * height), lines=upper, text="".join([one.text for one in upper])
        ),
        text._replace(
            rect=rect._replace(y=rect.y + lines * height, height=len(lower) * height),
            lines=lower,
            text="".join([one.text for one in lower]),
        ),
    )


def _raised(part: Laid) -> Laid:
    """With the lines of texts that were cut where they belong in their rectangles."""
    return part._replace(
        shapes=tuple([_raised_text(one) if isinstance(one, Text) else one for one in part.shapes])
    )


def _raised_text(text: Text) -> Text:
    by = text.lines[0].baseline - first_baseline(text.style) if text.lines else 0.0
    if by < text.style.line_height / 2:
        return text
    return text._replace(lines=tuple([one._replace(baseline=one.baseline - by) for one in text.lines]))


def _from_top(shapes: list[Shape]) -> Laid:
    if not shapes:
        return Laid((), 0.0)
    top = min(span_of(shape)[0] for shape in shapes)
    up = moved_all(shapes, 0.0, -top)
    return Laid(up, max(span_of(shape)[1] for shape in up))
