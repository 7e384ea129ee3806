"""What curves have no room to say: said below them, under the steps that it is about.

A label that was cut short counts too; then its beginning stands at its point.
"""

from __future__ import annotations

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
from journeymapper.text.run import SEMIBOLD, TextStyle
from journeymapper.text.wrap import set_text

_ABOVE, _BELOW, _BETWEEN = 2.0, 8.0, 5.0
_MOST_LINES = 40  # what is longer is nothing to be read beside a map, and would push it away


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
) -> tuple[list[Group], float]:
    """Groups of kind "label" from `top` on, one for each note, and how much height they take."""
    said = {
        group.id for group in labels if all(is_whole(one) for one in group.shapes if isinstance(one, Text))
    }
    notes = list(_notes(drawn, said, colours, columns, look))
    inset = look.measures.gutter / 2
    groups: list[Group] = []
    for column in columns if notes else ():
        x, room = column.x - columns[0].x + inset, column.width - 2 * inset
        y = top + _ABOVE
        for note in notes:
            if note.step == column.step:
                block = set_text(note.text, room, note.style, align="start", max_lines=_MOST_LINES)
                where = Rect(x, y, room, block.height)
                text = Text(Rect(0.0, 0.0, *where[2:]), note.text, block.lines, note.style, note.colour)
                groups.append(Group(note.id, "label", where, (text,)))
                y = where.bottom + _BETWEEN
    deepest = max([group.rect.bottom for group in groups], default=top - _BELOW)
    return groups, deepest + _BELOW - top


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
