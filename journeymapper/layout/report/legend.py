"""What colours and signs mean, as far as this map uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymapper.drawing.colour import WHITE, mix
from journeymapper.drawing.shapes import Box, Icon, Path, Shape
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.curve import lowest_points
from journeymapper.layout.curve_lane import sample_colours
from journeymapper.layout.head import lane_name, lane_tint
from journeymapper.layout.icons import (
    CHANNEL_ICONS,
    FREQUENCY,
    LANE_ICONS,
    MOMENT,
    OTHER_CHANNEL,
    OTHER_LANE,
    STATUS_ICONS,
    TARGET,
    TREND_ICONS,
)
from journeymapper.layout.legend import gap_sample
from journeymapper.layout.report.emotion_lists import pairs
from journeymapper.layout.report.flow import Frame, Row, flow
from journeymapper.layout.report.lettering import Laid, laid, lettering
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.sheet import on_pages, page_head
from journeymapper.layout.symbols import BALL_LEVELS, ball, disc, pips
from journeymapper.layout.wording import (
    card_names,
    channel_names,
    evidence_names,
    status_names,
    trend_names,
)
from journeymapper.model.words import CARD_KIND_OF_LANE, EVIDENCE

Sign = tuple[tuple[Shape, ...], str, str]  # its shapes in 40 x 20, what it means, and more about it

_MARK = 56.0
_LINE = 20.0
_COLUMN, _NARROWEST = 300.0, 210.0
_GAP = 40.0


def legend_pages(setting: Setting) -> list[Draft]:
    size, words = setting.size, setting.words
    title = words("Legend")
    head, further = page_head(setting, title), page_head(setting, title, continued=True)
    usual = max(1, int((size.room + _GAP) // (_COLUMN + _GAP)))
    # Columns, and the room between signs: what stands on one page is seen at once.
    ways = ((usual, 7.0), (usual, 3.0), (usual + 1, 7.0), (usual + 1, 3.0))

    def width_of(across: int) -> float:
        return (size.room - _GAP * (across - 1)) / across

    def frames(across: int) -> Callable[[int], Frame]:
        width = width_of(across)

        def frame(place: int) -> Frame:
            page, column = divmod(place, across)
            top = (further if page else head).bottom
            return Frame(size.left + column * (width + _GAP), width, top, size.bottom)

        return frame

    for across, gap in ways:
        rows = _rows(setting, width_of(across), gap)
        if not rows:
            return []
        columns = flow(rows, frames(across))
        if len(columns) <= across and width_of(across) >= _NARROWEST:
            columns = _balanced(rows, frames(across), across)
            return on_pages(columns, across, title, title, (head, further))
    across, gap = ways[0]
    columns = flow(_rows(setting, width_of(across), gap), frames(across))
    return on_pages(columns, across, title, title, (head, further))


def _rows(setting: Setting, width: float, gap: float) -> list[Row]:
    """The sections with their headings, so wide and with so much room between signs."""
    rows: list[Row] = []
    for heading, signs in _sections(setting):
        made = [Row(_sign(setting, sign, width), keep=True, gap=gap) for sign in signs]
        if made:
            name = laid(heading, width, setting.type.heading, setting.look.palette.ink)
            rows += [Row(name, keep=True, gap=8.0), *made]
            rows[-1] = rows[-1]._replace(gap=26.0, keep=False)
    return rows


def _balanced(rows: list[Row], frame: Callable[[int], Frame], across: int) -> list[list[Group]]:
    """As even columns as the sections allow: the lowest that are not more than `across`."""
    tall = sum(row.part.height + row.gap for row in rows) / across
    section = longest = 0.0
    for row in rows:
        section += row.part.height + row.gap
        longest = max(longest, section)
        section = section if row.keep else 0.0
    tall = max(tall, longest)
    while True:
        height = tall
        columns = flow(rows, lambda at: frame(at)._replace(bottom=frame(at).top + height))  # noqa: B023
        if len(columns) <= across or tall > frame(0).bottom - frame(0).top:
            return columns
        tall += 12.0


def _sign(setting: Setting, sign: Sign, width: float) -> Laid:
    shapes, text, more = sign
    type, palette = setting.type, setting.look.palette
    name = lettering(text, _MARK, 1.0, width - _MARK, type.body, palette.ink)
    parts: list[Shape] = [*shapes, name]
    bottom = name.rect.bottom
    if more:
        second = lettering(more, _MARK, bottom, width - _MARK, type.small, palette.second)
        parts.append(second)
        bottom = second.rect.bottom
    return Laid(tuple(parts), max(_LINE, bottom))


def _sections(setting: Setting) -> Iterator[tuple[str, list[Sign]]]:
    words = setting.words
    yield words("Cards"), list(_cards(setting))
    yield words("Lanes"), list(_lanes(setting))
    yield words("How we know"), list(_evidence(setting))
    yield words("Pain points"), list(_pains(setting))
    yield words("Curves and steps"), list(_curves(setting))
    yield words("Channels"), list(_channels(setting))
    yield words("Metrics"), list(_metrics(setting))
    yield words("Status"), list(_statuses(setting))


def _cards(setting: Setting) -> Iterator[Sign]:
    words, palette = setting.words, setting.look.palette
    names, used = card_names(words), {card.kind for card in setting.cards}
    lanes = {kind: lane for lane, kind in CARD_KIND_OF_LANE.items()}
    for kind in names:
        if kind not in used:
            continue
        tint = palette.tints[kind]
        icon = LANE_ICONS.get(lanes.get(kind, ""), OTHER_LANE)
        yield (
            (
                Box(Rect(0.5, 0.5, 39.0, 19.0), tint.fill, tint.outline or None, 1.0, 4.0),
                Box(Rect(0.0, 0.0, 4.0, 20.0), tint.bar, None, 1.0, 2.0),
                Icon(Rect(14.0, 3.0, 14.0, 14.0), icon, tint.bar),
            ),
            names[kind],
            "",
        )
    if any(card.state == "to-be" for card in setting.cards):
        tint = palette.tints["text"]
        frame = Box(Rect(0.5, 0.5, 39.0, 19.0), "#FFFFFF", tint.bar, 1.0, 4.0, (4.0, 3.0))
        yield (frame,), words("Only in the to-be journey"), ""


def _lanes(setting: Setting) -> Iterator[Sign]:
    """Those about which somebody has written something."""
    for lane in setting.lanes:
        if lane.description.strip():
            tint = lane_tint(lane, setting.look)
            back = Box(Rect(0.0, 0.0, 40.0, 20.0), mix(tint.fill, WHITE, 0.5), None, 1.0, 4.0)
            icon = Icon(Rect(13.0, 3.0, 14.0, 14.0), LANE_ICONS.get(lane.kind, OTHER_LANE), tint.bar)
            yield (back, icon), lane_name(lane, setting.look), lane.description


def _evidence(setting: Setting) -> Iterator[Sign]:
    words, ink = setting.words, setting.look.palette.ink
    used = {card.evidence for card in setting.cards}
    names = evidence_names(words)
    more = {
        "assumption": words("The team believes it; nobody has checked."),
        "heard": words("Somebody has told us."),
        "observed": words("We have seen it happen."),
        "measured": words("It has been counted."),
    }
    for word in EVIDENCE:
        if word in used:
            yield ball(20.0, 10.0, 6.0, BALL_LEVELS[word], ink), names[word], more[word]


def _pains(setting: Setting) -> Iterator[Sign]:
    words, bar = setting.words, setting.look.palette.tints["pain_point"].bar
    pains = [card for card in setting.cards if card.kind == "pain_point"]
    if any(card.severity for card in pains):
        yield pips(0.0, 10.0, 1, bar, 3.4, 8.6), words("Severity 1"), words("nuisance")
        yield pips(0.0, 10.0, 5, bar, 3.4, 8.6), words("Severity 5"), words("journey ends here")
    if any(card.frequency for card in pains):
        icon = Icon(Rect(12.0, 2.0, 16.0, 16.0), FREQUENCY, bar)
        yield (icon,), words("Frequency"), words("how often, of 5")


def _curves(setting: Setting) -> Iterator[Sign]:
    words, palette = setting.words, setting.look.palette
    colours = setting.colours
    told = [(curve.state, colours[curve.id]) for curve in setting.curves if curve.points]
    states = sample_colours(told, setting.look)
    line = (("M", 0.0, 10.0), ("L", 40.0, 10.0))
    if "to-be" in states and len(states) > 1:
        now = next(colour for state, colour in states.items() if state != "to-be")
        yield (Path(line, None, now, 3.0),), words("As-is"), words("The journey today")
    if "to-be" in states:
        path = Path(line, None, states["to-be"], 3.0, (8.0, 7.0))
        point = Path(disc(20.0, 10.0, 4.0), WHITE, states["to-be"], 2.0)
        yield (path, point), words("To-be"), words("The journey as it should be")
    drawn = tuple(curve for curve in setting.curves if len(curve.points) > 1)  # a single point has no area
    gaps = tuple(dict.fromkeys(colours[later.id] for now, later in pairs(drawn) if now.lane == later.lane))
    if gaps:
        yield gap_sample(gaps, Rect(0.0, 2.0, 40.0, 16.0)), words("Gap"), ""
    lanes = {lane.id: lane for lane in setting.lanes}
    if any(lowest_points(curve, lanes[curve.lane]) for curve in setting.curves):
        ring = Path(disc(20.0, 10.0, 8.0), None, palette.bad, 1.5)
        yield (ring,), words("Lowest point"), ""
    if any(place.step.moment_of_truth for place in setting.places.values()):
        icon = Icon(Rect(12.0, 2.0, 16.0, 16.0), MOMENT, palette.tints["pain_point"].bar)
        yield (icon,), words("Moment of truth"), words("It decides whether people stay.")


def _channels(setting: Setting) -> Iterator[Sign]:
    used = {card.channel for card in setting.cards if card.channel}
    names = channel_names(setting.words)
    colour = setting.look.palette.tints["touchpoint"].bar
    for channel in [*(one for one in names if one in used), *sorted(used - names.keys())]:
        icon = CHANNEL_ICONS.get(channel, OTHER_CHANNEL)
        yield (Icon(Rect(12.0, 2.0, 16.0, 16.0), icon, colour),), names.get(channel, channel), ""


def _metrics(setting: Setting) -> Iterator[Sign]:
    metrics = [card for card in setting.cards if card.kind == "metric"]
    colour = setting.look.palette.tints["metric"].bar
    if any(card.target is not None for card in metrics):
        yield (Icon(Rect(12.0, 2.0, 16.0, 16.0), TARGET, colour),), setting.words("Target"), ""
    used = {card.trend for card in metrics}
    for trend, name in trend_names(setting.words).items():
        if trend in used:
            yield (Icon(Rect(12.0, 2.0, 16.0, 16.0), TREND_ICONS[trend], colour),), name, ""


def _statuses(setting: Setting) -> Iterator[Sign]:
    used = {card.status for card in setting.cards if card.status}
    colour = setting.look.palette.tints["opportunity"].bar
    for status, name in status_names(setting.words).items():
        if status in used:
            yield (Icon(Rect(12.0, 2.0, 16.0, 16.0), STATUS_ICONS[status], colour),), name, ""
