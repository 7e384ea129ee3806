"""What a chart of curves has no room to say at its points: said below it, under the steps it is about."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Group, Strip
from journeymapper.geometry import Rect
from journeymapper.layout.curve import curve_name
from journeymapper.layout.report.lettering import laid, placed, stacked
from journeymapper.layout.report.stretch import Stretch
from journeymapper.model.curve import Curve

_ABOVE, _BELOW = 2.0, 8.0


def curve_notes(strip: Strip, curves: Sequence[Curve], stretch: Stretch) -> tuple[tuple[Group, ...], float]:
    """Groups from the bottom of the strip on, and how high they are. Labels that were cut short count too."""
    look = stretch.look
    said = {group.id for cell in strip.cells for group in cell.groups if _says_all(group)}
    several = len({(curve.persona, curve.state) for curve in curves}) > 1
    inset = look.measures.gutter / 2
    found = []
    for column in stretch.columns:
        texts = [
            look.words.joined((curve_name(curve, look), point.label), ": ") if several else point.label
            for curve in curves
            for point in curve.points
            if point.step == column.step and point.label.strip() and point.id not in said
        ]
        room = column.width - 2 * inset
        part = stacked([laid(text, room, look.caption, look.palette.second) for text in texts], 2.0)
        if part.shapes:
            where = Rect(column.x + inset, strip.height + _ABOVE, room, 0.0)
            found.append(placed(part, where, "label"))
    height = max([group.rect.height for group in found], default=-_ABOVE - _BELOW)
    return tuple(found), height + _ABOVE + _BELOW


def _says_all(group: Group) -> bool:
    if group.kind != "label" or not group.id:
        return False
    texts = [shape for shape in group.shapes if isinstance(shape, Text)]
    return all(_bare("".join(line.text for line in one.lines)) == _bare(one.text) for one in texts)


def _bare(text: str) -> str:
    return "".join(text.split())
