"""What curves have no room to say: said below them, under the steps that it is about.

A label that was cut short counts too; then its beginning stands at its point. A note for which there is no
room below either is only begun, or left out: whoever prints the strip says it elsewhere (see `Notes.unsaid`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Column, Group
from journeymapper.geometry import Rect
from journeymapper.layout.curve import Drawn, curve_name
from journeymapper.layout.curve_labels import names_curves
from journeymapper.layout.fit import is_whole
from journeymapper.layout.look import Look
from journeymapper.layout.palette import darkened
from journeymapper.layout.wording import state_names
from journeymapper.text.run import SEMIBOLD, Block, TextStyle
from journeymapper.text.wrap import set_text

_ABOVE, _BELOW, _BETWEEN = 2.0, 8.0, 5.0
_MOST_LINES = 40  # what is longer is nothing to be read beside a map, and would push it away
_BEGUN = 3  # lines of a note that is said whole elsewhere


class Notes(NamedTuple):
    """A group of kind "label" for each, how much height they take, and what is not said whole, neither by
    them nor beside the curves: the ids of points, for their labels, and of curves, for their names."""

    groups: tuple[Group, ...]
    height: float
    unsaid: tuple[str, ...]


NO_NOTES = Notes((), 0.0, ())


class _Note(NamedTuple):
    id: str  # of the point or the curve
    step: str
    text: str
    style: TextStyle
    colour: str


def curve_notes(
    drawn: Sequence[Drawn],
    labels: Sequence[Group],
    colours: Mapping[str, str],
    columns: Sequence[Column],
    top: float,
    look: Look,
    most: float = math.inf,
) -> Notes:
    """What is noted from `top` on. With a height that it may take at `most`, all of a note is said elsewhere
    that has no room here."""
    said = {
        group.id for group in labels if all(is_whole(one) for one in group.shapes if isinstance(one, Text))
    }
    notes = list(_notes(drawn, said, colours, columns, look))
    inset = look.measures.gutter / 2
    groups: list[Group] = []
    unsaid: list[str] = []
    for column in columns if notes else ():
        own = [note for note in notes if note.step == column.step]
        x, room = column.x - columns[0].x + inset, column.width - 2 * inset
        texts = _below_one_another(own, room, most - _ABOVE - _BELOW)
        unsaid += [note.id for at, note in enumerate(own) if at >= len(texts) or not is_whole(texts[at])]
        for note, text in zip(own, texts, strict=False):
            where = text.rect.moved(x, top + _ABOVE)
            groups.append(
                Group(note.id, "label", where, (text._replace(rect=where.moved(-where.x, -where.y)),))
            )
    deepest = max([group.rect.bottom + _BELOW for group in groups], default=top)
    return Notes(tuple(groups), deepest - top, tuple(unsaid))


def _below_one_another(notes: Sequence[_Note], width: float, most: float) -> list[Text]:
    """The notes of a column. Where they have no room the longest ones are begun, and where they still have
    none the last ones are left out."""
    blocks = [set_text(note.text, width, note.style, align="start", max_lines=_MOST_LINES) for note in notes]
    if most < math.inf:
        lines = _lines(notes, blocks, most)
        blocks = [
            set_text(note.text, width, note.style, align="start", max_lines=count)
            for note, count in zip(notes, lines, strict=True)
        ]
    shapes: list[Text] = []
    y = 0.0
    for note, block in zip(notes, blocks, strict=True):
        if y + block.height > most:
            break
        where = Rect(0.0, y, width, block.height)
        shapes.append(Text(where, note.text, block.lines, note.style, note.colour))
        y = where.bottom + _BETWEEN
    return shapes


def _lines(notes: Sequence[_Note], blocks: Sequence[Block], most: float) -> list[int]:
    """How many lines each note gets: all that it has, if they are not more than those of the longest one that
    stands whole, else those of a beginning."""
    for longest in range(_MOST_LINES - 1, 0, -1):
        found = [
            count if (count := len(block.lines)) <= longest else min(_BEGUN, longest) for block in blocks
        ]
        heights = [note.style.line_height * count for note, count in zip(notes, found, strict=True)]
        if sum(heights) + _BETWEEN * (len(notes) - 1) <= most:
            return found
    return [1] * len(notes)


def _notes(
    drawn: Sequence[Drawn],
    said: set[str],
    colours: Mapping[str, str],
    columns: Sequence[Column],
    look: Look,
) -> Iterator[_Note]:
    several = len({(one.curve.persona, one.curve.state) for one in drawn}) > 1
    people = len({one.curve.persona for one in drawn})
    for one in drawn:
        unnamed = names_curves(drawn) and one.curve.id not in said
        state = state_names(look.words).get(one.curve.state, one.curve.state)
        name = curve_name(one.curve, look) if unnamed or people > 1 else state
        left = [point for point, _ in one.points if point.label.strip() and point.id not in said]
        if unnamed and not (several and left):
            step = one.points[-1][0].step if one.points else columns[-1].step
            strong = look.caption._replace(weight=SEMIBOLD)
            yield _Note(one.curve.id, step, name, strong, darkened(colours[one.curve.id], WHITE, 4.5))
        for point in left:
            text = look.words.joined((name, point.label), ": ") if several else point.label
            yield _Note(point.id, point.step, text, look.caption, look.palette.second)
