"""What was let go stays where it was shown on the screen, while the lanes around it settle."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing
from journeymapper.editor.events import Marks
from journeymapper.layout.hit import group_rect, row_at


def slipped(before: Drawing, after: Drawing, marks: Marks, y: float) -> float:
    """How far down, in map units, a drop has moved what it was about.

    `before` and `marks` are what was shown until the hand let go at height `y`. That is about the card in the
    slot that was kept for it, else about the lane that was made at a mark between lanes, else about the lane
    under the hand. Lanes that were dragged themselves go where the map has room for them.
    """
    known = {row.lane for row in before.rows}
    if marks.drop is None or not known.isdisjoint(marks.lifted):
        return 0.0
    for id in marks.landing:
        if group_rect(before, id) == marks.drop:
            lies = group_rect(after, id)
            return lies.y - marks.drop.y if lies else 0.0
    new = next((row for row in after.rows if row.lane not in known), None)
    if new is not None:
        return new.y - marks.drop.centre.y
    row = row_at(before, y)
    there = next((one for one in after.rows if row and one.lane == row.lane), None)
    return there.y - row.y if row and there else 0.0
