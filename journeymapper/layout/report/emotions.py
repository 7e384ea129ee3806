"""The emotion curves over the whole journey, with what they say: the lowest points, the moments of truth, and
the widest gaps between as-is and to-be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Icon, Shape
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.insights.scores import curve_gaps, low_points
from journeymapper.layout.band import POINT
from journeymapper.layout.curve import guides, is_arc, scale_of, share_of
from journeymapper.layout.curve_lane import guide_names
from journeymapper.layout.head import lane_name
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.report.lanes import curve_strip, stage_band, strip_groups, with_head
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, placed, stacked
from journeymapper.layout.report.marks import face_mark, figure_text
from journeymapper.layout.report.page import Draft, Entry
from journeymapper.layout.report.scaling import scaled_group
from journeymapper.layout.report.setting import Setting, step_text, where_text
from journeymapper.layout.report.sheet import Head, page_head
from journeymapper.layout.report.stretch import COMFORTABLE, joined, look_for, make_stretch, pieces
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_persona

_SMALLEST = 0.76  # of the natural size; points are then labelled at 6.5 pt
_WIDE_STEP, _LEAST_STEP = 118.0, 82.0
_CURVE = (270.0, 190.0)  # heights of one chart on a page, and of several
_LOWEST, _TALLEST = 150.0, 400.0
_ROUNDED = 9.0  # by how much lanes may come out taller than asked for
_NAMES, _SMALL = 14.0, 10.98  # names of steps, a fifth smaller for long words; the least text of a chart
_DENSITY = COMFORTABLE._replace(measures=COMFORTABLE.measures._replace(step_text=_NAMES))
_MOST = 4  # entries of a list
_BETWEEN = 26.0  # charts and lists
_FACE = 24.0


class Chart(NamedTuple):
    """Groups from (0, 0) on."""

    groups: tuple[Group, ...]
    height: float


def emotion_pages(setting: Setting) -> list[Draft]:
    found: list[Draft] = []
    for lane in setting.lanes:
        curves = tuple(one for one in setting.curves if one.lane == lane.id and one.points)
        if sum(len(one.points) for one in curves) > 1:
            found += _pages(setting, lane, curves)
    return found


def _pages(setting: Setting, lane: Lane, curves: tuple[Curve, ...]) -> list[Draft]:
    name = lane_name(lane, setting.look)
    size = setting.size
    head = page_head(setting, name, _lead(setting, lane, curves))
    further = page_head(setting, name, continued=True)
    lists = _lists(setting, lane, curves)
    blocks = [(chart, "") for chart in charts(setting, lane, curves, _CURVE[0])]
    over = sum(chart.height + _BETWEEN for chart, _ in blocks) + lists.height - (size.bottom - head.bottom)
    tall = min(_TALLEST, _CURVE[0] - over / max(1, len(blocks)) - _ROUNDED)
    if tall >= _LOWEST:  # all on one page, filling it
        blocks = [(chart, "") for chart in charts(setting, lane, curves, tall)]
    if lists.shapes:
        blocks.append((Chart((placed(lists, Rect(0.0, 0.0, size.room, 0.0), "list"),), lists.height), ""))
    people = list(dict.fromkeys(curve.persona for curve in curves))
    for persona in people if len(people) > 1 else ():
        own = tuple(curve for curve in curves if curve.persona == persona)
        who = find_persona(setting.document, persona)
        said = who.name if who else setting.words("Everybody")
        blocks += [(chart, said) for chart in charts(setting, lane, own, _CURVE[1])]
    return _on_pages(setting, name, blocks, (head, further))


def _on_pages(
    setting: Setting, name: str, blocks: Sequence[tuple[Chart, str]], heads: tuple[Head, Head]
) -> list[Draft]:
    """Charts below one another, each under its heading, as many to a page as it holds."""
    size = setting.size
    pages: list[list[Group]] = [list(heads[0].groups)]
    y = heads[0].bottom
    empty = True
    for chart, heading in blocks:
        title = laid(heading, size.room, setting.type.heading, setting.look.palette.ink, 1)
        above = title.height + 8.0 if heading else 0.0
        if y + above + chart.height > size.bottom + 0.01 and not empty:
            pages.append(list(heads[1].groups))
            y = heads[1].bottom
        if heading:
            pages[-1].append(placed(title, Rect(size.left, y, size.room, 0.0), "heading"))
        pages[-1] += [scaled_group(group, 1.0, size.left, y + above) for group in chart.groups]
        y += above + chart.height + _BETWEEN
        empty = False
    return [Draft(name, name, tuple(groups), () if at else (Entry(name),)) for at, groups in enumerate(pages)]


def charts(setting: Setting, lane: Lane, curves: tuple[Curve, ...], height: float) -> list[Chart]:
    """The curves under the band of stages; in several charts where the journey is too long for one."""
    look = look_for(setting, _DENSITY)
    smallest = max(_SMALLEST, setting.size.units(setting.least) / _SMALL)
    header = look.measures.lane_header_width
    order = sorted(setting.places.values(), key=lambda place: place.order)
    most = max(2, int((setting.size.room / smallest - header) / _LEAST_STEP))
    stretches = [order]
    if len(order) > most:
        parts = pieces(order, most)
        count = -(-len(order) // most)
        stretches = joined(parts, count)
        while max(len(one) for one in stretches) > most:
            count += 1
            stretches = joined(parts, count)
    longest = max(len(one) for one in stretches)
    scale = min(1.0, max(smallest, setting.size.room / (header + longest * _WIDE_STEP)))
    found = []
    steps = {point.step for curve in curves for point in curve.points}
    for places in stretches:
        if steps.isdisjoint(place.step.id for place in places):
            continue
        density = _DENSITY._replace(curve=height / scale)
        stretch = make_stretch(places, setting.size.room / scale - POINT, density, look)
        band = stage_band(setting, stretch)
        strip = curve_strip(setting, stretch, lane, curves)
        guides = guide_names(lane, strip.height, look)
        lanes = with_head(lane, strip_groups(strip, stretch), strip.height, stretch, guides, lined=False)
        groups = [scaled_group(group, scale) for group in band.groups]
        groups += [scaled_group(group, scale, 0.0, band.height * scale) for group in lanes.groups]
        found.append(Chart(tuple(groups), (band.height + strip.height) * scale))
    return found


def _lead(setting: Setting, lane: Lane, curves: tuple[Curve, ...]) -> str:
    """The lowest point and the widest gap, in a sentence each."""
    if is_arc(lane):
        return ""
    words = setting.words
    parts = []
    now = [one for one in curves if one.state != "to-be"]
    low, high = scale_of(lane)
    lows = [point for one in now for point in low_points(one, (low + high) / 2)]
    if lows:
        worst = min(lows, key=lambda point: point.value)
        where = where_text(setting, worst.step)
        if worst.label:
            parts.append(words("Lowest at {where}: “{label}”.", where=where, label=worst.label))
        else:
            parts.append(words("Lowest at {where}.", where=where))
    gaps = [gap for one, other in _pairs(curves) for gap in curve_gaps(one, other)]
    if gaps:
        widest = max(gaps, key=lambda gap: abs(gap.gap))
        parts.append(
            words("The widest gap to the to-be journey: {where}.", where=where_text(setting, widest.step))
        )
    return " ".join(parts)


def _pairs(curves: tuple[Curve, ...]) -> list[tuple[Curve, Curve]]:
    """As-is and to-be of the same persona."""
    return [
        (one, other)
        for one in curves
        for other in curves
        if one.persona == other.persona and one.state != "to-be" and other.state == "to-be"
    ]


def _lists(setting: Setting, lane: Lane, curves: tuple[Curve, ...]) -> Laid:
    if is_arc(lane):
        return Laid((), 0.0)
    words, room = setting.words, setting.size.room
    across = 3 if room >= 760.0 else 2 if room >= 520.0 else 1
    gap = 36.0
    width = (room - gap * (across - 1)) / across
    found = [
        _list(setting, words("Lowest points"), _lows(setting, lane, curves, width), width),
        _list(setting, words("Moments of truth"), _moments(setting, lane, curves, width), width),
        _list(setting, words("Widest gaps, as-is to to-be"), _gaps(setting, curves, width), width),
    ]
    shapes: list[Shape] = []
    y = deepest = 0.0
    for at, part in enumerate(one for one in found if one.shapes):
        if at and at % across == 0:
            y, deepest = y + deepest + 20.0, 0.0
        shapes += moved_all(part.shapes, (at % across) * (width + gap), y)
        deepest = max(deepest, part.height)
    return Laid(tuple(shapes), y + deepest)


def _list(setting: Setting, heading: str, entries: list[Laid], width: float) -> Laid:
    if not entries:
        return Laid((), 0.0)
    title = laid(heading, width, setting.type.heading, setting.look.palette.ink)
    return stacked([title, stacked(entries[:_MOST], 8.0)], 10.0)


def _lows(setting: Setting, lane: Lane, curves: tuple[Curve, ...], width: float) -> list[Laid]:
    low, high = scale_of(lane)
    points = [
        (point, curve)
        for curve in curves
        if curve.state != "to-be"
        for point in low_points(curve, (low + high) / 2)
    ]
    points.sort(key=lambda one: one[0].value)
    several = len({curve.persona for curve in curves}) > 1
    found = []
    for point, curve in points:
        who = find_persona(setting.document, curve.persona) if several else None
        text = point.label or _guide(setting, lane, point.value)
        found.append(
            _entry(
                setting,
                face_mark(share_of(lane, point.value), setting, _FACE),
                step_text(setting, point.step) + (f" · {who.name}" if who else ""),
                f"{text}  ({figure_text(point.value, '', setting, sign=True)})",
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
            text = (
                "; ".join(p.label or _guide(setting, lane, p.value) for p in felt) or place.step.description
            )
            found.append(_entry(setting, icon, where_text(setting, step), text, width))
    return found


def _gaps(setting: Setting, curves: tuple[Curve, ...], width: float) -> list[Laid]:
    gaps = sorted(
        (gap for one, other in _pairs(curves) for gap in curve_gaps(one, other)),
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
