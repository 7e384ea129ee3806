"""What emotion curves say, in lists: the lowest points, the moments of truth, the widest gaps."""

from __future__ import annotations

from journeymapper.drawing.shapes import Icon, Shape
from journeymapper.geometry import Rect
from journeymapper.insights.scores import curve_gaps, low_points
from journeymapper.layout.composing import filled
from journeymapper.layout.curve import guides, is_arc, share_of
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, stacked
from journeymapper.layout.report.marks import face_mark, figure_text
from journeymapper.layout.report.setting import Setting, step_text, where_text
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_persona, scale_ends
from journeymapper.text.excerpt import excerpt

MOST = 4  # entries of a list
_LONGEST = 240  # characters of what many felt at one step
_FACE = 24.0


def pairs(curves: tuple[Curve, ...]) -> list[tuple[Curve, Curve]]:
    """As-is and to-be of the same persona."""
    return [
        (one, other)
        for one in curves
        for other in curves
        if one.persona == other.persona and one.state != "to-be" and other.state == "to-be"
    ]


def emotion_lists(setting: Setting, lane: Lane, curves: tuple[Curve, ...], most: int) -> Laid:
    """The lowest points, the moments of truth and the widest gaps, at most so many of each."""
    if is_arc(lane):
        return Laid((), 0.0)
    words, room = setting.words, setting.size.room
    across = 3 if room >= 620.0 else 2 if room >= 440.0 else 1
    gap = 36.0
    width = (room - gap * (across - 1)) / across
    found = [
        _list(setting, words("Lowest points"), _lows(setting, lane, curves, width), width, most),
        _list(setting, words("Moments of truth"), _moments(setting, lane, curves, width), width, most),
        _list(setting, words("Widest gaps, as-is to to-be"), _gaps(setting, curves, width), width, most),
    ]
    shapes: list[Shape] = []
    y = deepest = 0.0
    for at, part in enumerate(one for one in found if one.shapes):
        if at and at % across == 0:
            y, deepest = y + deepest + 20.0, 0.0
        shapes += moved_all(part.shapes, (at % across) * (width + gap), y)
        deepest = max(deepest, part.height)
    return Laid(tuple(shapes), y + deepest)


def _list(setting: Setting, heading: str, entries: list[Laid], width: float, most: int) -> Laid:
    if not entries:
        return Laid((), 0.0)
    title = laid(heading, width, setting.type.heading, setting.look.palette.ink)
    return stacked([title, stacked(entries[:most], 8.0)], 10.0)


def _lows(setting: Setting, lane: Lane, curves: tuple[Curve, ...], width: float) -> list[Laid]:
    low, high = scale_ends(lane)
    points = [
        (point, curve)
        for curve in curves
        if curve.state != "to-be"
        for point in low_points(curve, (low + high) / 2)
    ]
    points.sort(key=lambda one: one[0].value)
    several = len({curve.persona for curve in curves}) > 1
    words = setting.words
    found = []
    for point, curve in points:
        who = find_persona(setting.document, curve.persona) if several else None
        text = point.label or _guide(setting, lane, point.value)
        figure = figure_text(point.value, "", setting, sign=True)
        found.append(
            _entry(
                setting,
                face_mark(share_of(lane, point.value), setting, _FACE),
                words.joined((step_text(setting, point.step), who.name if who else "")),
                filled("{text}  ({figure})", words.language, text=text, figure=figure),
                width,
            )
        )
    return found


def _guide(setting: Setting, lane: Lane, value: float) -> str:
    """The name of the guide line that is nearest to a value."""
    named = [(name, at) for name, at in guides(lane, setting.look) if name]
    return min(named, key=lambda one: abs(one[1] - value))[0] if named else ""


def _moments(setting: Setting, lane: Lane, curves: tuple[Curve, ...], width: float) -> list[Laid]:
    colour = setting.look.palette.tints["pain_point"].bar
    icon = (Icon(Rect(3.0, 3.0, 18.0, 18.0), MOMENT, colour),)
    found = []
    for step, place in setting.places.items():
        if place.step.moment_of_truth:
            felt = [p for c in curves if c.state != "to-be" for p in c.points if p.step == step]
            said = setting.words.joined((p.label or _guide(setting, lane, p.value) for p in felt), "; ")
            text = excerpt(said or place.step.description, _LONGEST)
            found.append(_entry(setting, icon, where_text(setting, step), text, width))
    return found


def _gaps(setting: Setting, curves: tuple[Curve, ...], width: float) -> list[Laid]:
    gaps = sorted(
        (gap for one, other in pairs(curves) for gap in curve_gaps(one, other)),
        key=lambda gap: -abs(gap.gap),
    )
    found = []
    for gap in gaps:
        text = setting.words(
            "{before} to {after}",
            before=figure_text(gap.before, "", setting, sign=True),
            after=figure_text(gap.after, "", setting, sign=True),
        )
        style, colour = setting.type.heading, setting.look.palette.accent
        mark = lettering(
            figure_text(gap.gap, "", setting, sign=True), 0.0, 2.0, 40.0, style, colour, "left", max_lines=1
        )
        found.append(_entry(setting, (mark,), step_text(setting, gap.step), text, width, 46.0))
    return found


def _entry(
    setting: Setting, mark: tuple[Shape, ...], heading: str, text: str, width: float, indent: float = 36.0
) -> Laid:
    """A mark at the left, a name and a line of text beside it."""
    type, palette = setting.type, setting.look.palette
    part = stacked(
        [
            laid(heading, width - indent, type.strong, palette.ink),
            laid(text, width - indent, type.small, palette.second),
        ]
    )
    return Laid((*mark, *moved_all(part.shapes, indent, 0.0)), max(part.height, _FACE))
