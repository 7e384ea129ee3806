"""The figure of a metric on a slide: its unit and its arrow stay clear of it in a wider typeface, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from journeymapper.drawing.shapes import Icon, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.render.pptx_text import may_break

_WIDER = 0.2  # share of its width that a figure may be wider in another typeface
_PAD = 8.0  # what a card leaves free at its side


def apart(card: Group) -> Sequence[Shape]:
    """The shapes of a card. What stands right of its figure is further off, as far as there is room: by what
    the figure is wider where another typeface is in the place of ours."""
    shapes = card.shapes
    for at, (figure, other) in enumerate(pairwise(shapes), 1):
        if isinstance(figure, Text) and not may_break(figure) and _follows(other, figure):
            behind = [
                one for one in shapes[at : at + 2] if isinstance(one, Icon | Text) and _follows(one, figure)
            ]
            room = card.rect.width - _PAD - max(one.rect.right for one in behind)
            return [*shapes[:at], *_moved_on(figure, behind, room), *shapes[at + len(behind) :]]
    return shapes


def _follows(shape: Shape, figure: Text) -> bool:
    """Whether a unit or an arrow stands right of the figure on its line."""
    if not isinstance(shape, Icon | Text):
        return False
    middle = shape.rect.y + shape.rect.height / 2
    return shape.rect.x >= figure.rect.right and figure.rect.y <= middle <= figure.rect.bottom


def _moved_on(figure: Text, behind: Sequence[Icon | Text], room: float) -> Iterator[Icon | Text]:
    last = max(one.rect.x for one in behind)
    texts = [one for one in (figure, *behind) if isinstance(one, Text) and one.rect.x < last]
    share = max(0.0, min(_WIDER, room / sum(text.rect.width for text in texts)))
    for one in behind:
        by = share * sum(text.rect.width for text in texts if text.rect.x < one.rect.x)
        yield one._replace(rect=one.rect.moved(by, 0.0))
