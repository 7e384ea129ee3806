"""The emotion curves over the whole journey, with what they say: the lowest points, the moments of truth, and
the widest gaps between as-is and to-be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.insights.scores import curve_gaps, low_points
from journeymapper.layout.band import POINT
from journeymapper.layout.curve import is_arc
from journeymapper.layout.curve_lane import curve_room, guide_names, unsaid
from journeymapper.layout.head import lane_name
from journeymapper.layout.report.emotion_lists import MOST, emotion_lists, pairs
from journeymapper.layout.report.lanes import curve_height, curve_strip, stage_band, strip_groups, with_head
from journeymapper.layout.report.lettering import Laid, laid, placed
from journeymapper.layout.report.page import Draft, Entry
from journeymapper.layout.report.scaling import scaled_group
from journeymapper.layout.report.setting import Setting, where_text
from journeymapper.layout.report.sheet import Head, page_head
from journeymapper.layout.report.stretch import COMFORTABLE, joined, look_for, make_stretch, pieces
from journeymapper.layout.wording import quoted
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_persona, scale_ends

_SMALLEST = 0.76  # of the natural size; points are then labelled at 6.5 pt
_WIDE_STEP, _LEAST_STEP = 118.0, 82.0
_CURVE = (270.0, 190.0)  # heights of one chart on a page, and of several
_FLAT, _LOWEST, _TALLEST = 90.0, 150.0, 400.0
_ROUNDED = 9.0  # by how much lanes may come out taller than asked for
_NAMES, _SMALL = 14.0, 10.98  # names of steps, a fifth smaller for long words; the least text of a chart
_DENSITY = COMFORTABLE._replace(measures=COMFORTABLE.measures._replace(step_text=_NAMES))
_BETWEEN, _BELOW_HEADING = 26.0, 8.0  # charts and lists


class Chart(NamedTuple):
    """Groups from (0, 0) on; `unsaid` is what they only begin: see `curve_lane.unsaid`."""

    groups: tuple[Group, ...]
    height: float
    unsaid: tuple[str, ...] = ()


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
    room = size.bottom - head.bottom
    for most in (MOST, MOST - 1):  # shorter lists rather than another page
        lists = emotion_lists(setting, lane, curves, most)
        drawn = _with_lists(setting, lane, curves, room - lists.height)
        if drawn:
            break
    else:
        lists = emotion_lists(setting, lane, curves, MOST)
        drawn = _without_lists(setting, lane, curves, room)
    blocks = [(chart, "") for chart in drawn]
    if lists.shapes:
        blocks.append((Chart((placed(lists, Rect(0.0, 0.0, size.room, 0.0), "list"),), lists.height), ""))
    people = list(dict.fromkeys(curve.persona for curve in curves))
    for persona in people if len(people) > 1 else ():
        own = tuple(curve for curve in curves if curve.persona == persona)
        who = find_persona(setting.document, persona)
        said = who.name if who else setting.words("Everybody")
        above = _heading(setting, said).height + _BELOW_HEADING
        blocks += [
            (chart, said)
            for chart in charts(setting, lane, own, _CURVE[1], highest=size.bottom - further.bottom - above)
        ]
    return _on_pages(setting, name, blocks, (head, further))


def _with_lists(setting: Setting, lane: Lane, curves: tuple[Curve, ...], room: float) -> list[Chart]:
    """All charts on the page that has this room beside the lists, as high as that allows; else none."""
    usual = charts(setting, lane, curves, _CURVE[0], sketch=True)
    over = sum(chart.height + _BETWEEN for chart in usual) - room
    tall = min(_TALLEST, _CURVE[0] - over / max(1, len(usual)) - _ROUNDED)
    for _ in range(2):  # what is noted below the curves takes room too
        if tall < _LOWEST:
            break
        drawn = charts(setting, lane, curves, tall)
        over = sum(chart.height + _BETWEEN for chart in drawn) - room
        if over <= 0:
            return drawn
        tall -= over / len(drawn) + _ROUNDED
    return []


def _without_lists(setting: Setting, lane: Lane, curves: tuple[Curve, ...], room: float) -> list[Chart]:
    """Two on a page rather than one; a single one fills it."""
    usual = charts(setting, lane, curves, _CURVE[0], sketch=True)
    beside_curve = max(chart.height for chart in usual) - _CURVE[0]
    half = (room - _BETWEEN) / 2 - beside_curve - _ROUNDED
    whole = min(_TALLEST, room - beside_curve - _ROUNDED)
    tall = half if len(usual) > 1 and half >= _LOWEST else max(_FLAT, whole)
    drawn = charts(setting, lane, curves, tall)
    while (over := max(chart.height for chart in drawn) - room) > 0 and tall > _FLAT:
        tall = max(_FLAT, tall - over - _ROUNDED)  # very long names stand above and below
        drawn = charts(setting, lane, curves, tall)
    if over > 0:  # as much as the page holds is noted below curves of which more can be seen
        drawn = charts(setting, lane, curves, min(whole, _LOWEST), highest=room)
    return drawn


def _on_pages(
    setting: Setting, name: str, blocks: Sequence[tuple[Chart, str]], heads: tuple[Head, Head]
) -> list[Draft]:
    """Charts below one another, each under its heading, as many to a page as it holds."""
    size = setting.size
    pages: list[list[Group]] = [list(heads[0].groups)]
    y = heads[0].bottom
    empty = True
    for chart, heading in blocks:
        title = _heading(setting, heading)
        above = title.height + _BELOW_HEADING if heading else 0.0
        if y + above + chart.height > size.bottom + 0.01 and not empty:
            pages.append(list(heads[1].groups))
            y = heads[1].bottom
        if heading:
            pages[-1].append(placed(title, Rect(size.left, y, size.room, 0.0), "heading"))
        pages[-1] += [scaled_group(group, 1.0, size.left, y + above) for group in chart.groups]
        y += above + chart.height + _BETWEEN
        empty = False
    found = [
        Draft(name, name, tuple(groups), () if at else (Entry(name),)) for at, groups in enumerate(pages)
    ]
    return [found[0]._replace(unsaid=_unsaid(blocks)), *found[1:]]


def _heading(setting: Setting, text: str) -> Laid:
    return laid(text, setting.size.room, setting.type.heading, setting.look.palette.ink, 1)


def _unsaid(blocks: Sequence[tuple[Chart, str]]) -> frozenset[str]:
    """What neither the charts of all curves say whole nor those under the heading of a persona."""
    together = {id for chart, heading in blocks if not heading for id in chart.unsaid}
    if not any(heading for _, heading in blocks):
        return frozenset(together)
    return frozenset(together & {id for chart, heading in blocks if heading for id in chart.unsaid})


def charts(
    setting: Setting,
    lane: Lane,
    curves: tuple[Curve, ...],
    height: float,
    sketch: bool = False,
    highest: float = math.inf,
) -> list[Chart]:
    """The curves under the band of stages; in several charts where the journey is too long for one.

    A `sketch` is only to see how high they are. What is noted below the curves is only begun where a chart
    would be higher than `highest`.
    """
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
        stretch = make_stretch(places, setting.size.room / scale - POINT, density, look)._replace(notes=True)
        band = stage_band(setting, stretch)
        if sketch:
            found.append(Chart((), (band.height + curve_height(lane, stretch)) * scale))
            continue
        strip = curve_strip(setting, stretch, lane, curves, highest / scale - band.height)
        tall, guides = strip.height, guide_names(lane, curve_room(strip), look)
        lanes = with_head(lane, strip_groups(strip, stretch), tall, stretch, guides, lined=False)
        groups = [scaled_group(group, scale) for group in band.groups]
        groups += [scaled_group(group, scale, 0.0, band.height * scale) for group in lanes.groups]
        found.append(Chart(tuple(groups), (band.height + tall) * scale, unsaid(strip)))
    return found


def _lead(setting: Setting, lane: Lane, curves: tuple[Curve, ...]) -> str:
    """The lowest point and the widest gap, in a sentence each."""
    if is_arc(lane):
        return ""
    words = setting.words
    parts = []
    now = [one for one in curves if one.state != "to-be"]
    low, high = scale_ends(lane)
    lows = [point for one in now for point in low_points(one, (low + high) / 2)]
    if lows:
        worst = min(lows, key=lambda point: point.value)
        where = where_text(setting, worst.step)
        if worst.label:
            label = quoted(worst.label, words.language)
            parts.append(words("Lowest at {where}: {label}.", where=where, label=label))
        else:
            parts.append(words("Lowest at {where}.", where=where))
    gaps = [gap for one, other in pairs(curves) for gap in curve_gaps(one, other)]
    if gaps:
        widest = max(gaps, key=lambda gap: abs(gap.gap))
        parts.append(
            words("The widest gap to the to-be journey: {where}.", where=where_text(setting, widest.step))
        )
    return " ".join(parts)
