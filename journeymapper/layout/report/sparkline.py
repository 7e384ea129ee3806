"""A journey as one small curve: faces over the names of the stages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from journeymapper.drawing.shapes import Box, Icon, Path, Shape
from journeymapper.drawing.tree import Column
from journeymapper.geometry import Rect
from journeymapper.layout.curve import drawn_curves, has_faces, is_arc, share_of
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.report.lettering import Laid, lettering, moved_all
from journeymapper.layout.report.marks import face_mark
from journeymapper.layout.report.setting import Setting, pale, stage_name
from journeymapper.layout.spline import forwards
from journeymapper.layout.symbols import disc
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane

_HEIGHT, _FACE, _FLAG = 128.0, 24.0, 13.0
_GAP = 8.0  # between stages
_NAMED = 44.0  # narrower stages go without a name


def sparkline(setting: Setting, persona: str, width: float) -> Laid:
    """The curves of a persona's first lane of emotions; nothing where there are none."""
    for lane in setting.lanes:
        curves = [one for one in setting.curves if one.lane == lane.id and one.persona == persona]
        if not is_arc(lane) and any(len(one.points) > 1 for one in curves):
            return _drawn(setting, lane, curves, width)
    return Laid((), 0.0)


def journey_line(setting: Setting, steps: Collection[str], width: float) -> Laid:
    """The curves of the map's first lane of emotions, with flags at these steps; nothing without any."""
    for lane in setting.lanes:
        curves = [one for one in setting.curves if one.lane == lane.id]
        if not is_arc(lane) and any(len(one.points) > 1 for one in curves):
            return _drawn(setting, lane, curves, width, steps)
    return Laid((), 0.0)


def _drawn(
    setting: Setting, lane: Lane, curves: Sequence[Curve], width: float, flagged: Collection[str] = ()
) -> Laid:
    palette, style = setting.look.palette, setting.type.small
    columns = _columns(setting, width)
    bar = palette.tints["pain_point"].bar
    shapes: list[Shape] = []
    for column in columns:
        if column.step in flagged:
            shapes.append(Box(Rect(column.x, 0.0, column.width, _HEIGHT), pale(bar, 0.07), None, 1.0, 4.0))
            shapes.append(Icon(Rect(column.x + 4.0, 4.0, _FLAG, _FLAG), MOMENT, bar))
    for stage in setting.stages:
        own = [column for column in columns if column.stage == stage.id]
        left, right = own[0].x, own[-1].right
        line = (("M", left, _HEIGHT), ("L", right, _HEIGHT))
        shapes.append(Path(line, None, palette.stage_line, 1.0))
        if right - left >= _NAMED:
            name = stage_name(setting, stage)
            shapes.append(
                lettering(name, left, _HEIGHT + 6.0, right - left, style, palette.second, "left", max_lines=1)
            )
    drawn = drawn_curves(curves, lane, columns, _HEIGHT, _FACE)
    for one in drawn:
        later, colour = one.curve.state == "to-be", setting.colours[one.curve.id]
        if one.spans:
            shapes.append(Path(forwards(one.spans), None, colour, 2.25, (7.0, 6.0) if later else ()))
    crowded = min(column.width for column in columns) < _FACE
    for one in sorted(drawn, key=lambda one: has_faces(one, drawn, lane)):  # faces on top
        faces = has_faces(one, drawn, lane)
        values = [point.value for point, _ in one.points]
        for point, at in one.points:
            if crowded and point.value not in (min(values), max(values)):
                continue  # faces on faces say nothing
            if faces:
                mark = face_mark(share_of(lane, point.value), setting, _FACE)
                shapes += moved_all(mark, at.x - _FACE / 2, at.y - _FACE / 2)
            else:
                ring = setting.colours[one.curve.id]
                shapes.append(Path(disc(at.x, at.y, 3.5), "#FFFFFF", ring, 1.75))
    return Laid(tuple(shapes), _HEIGHT + 6.0 + style.line_height)


def _columns(setting: Setting, width: float) -> list[Column]:
    order = sorted(setting.places.values(), key=lambda place: place.order)
    free = width - _GAP * (len(setting.stages) - 1)
    wide = free / len(order)
    columns: list[Column] = []
    x = 0.0
    for at, place in enumerate(order):
        first = at == 0 or order[at - 1].number != place.number
        x += _GAP if first and at else 0.0
        columns.append(Column(place.step.id, place.stage.id, x, wide, first))
        x += wide
    return columns
