"""A map as slides: the whole of it on one, or one for each stage, on bare slides or a client's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeymapper.drawing.shapes import Picture, Shape, Text
from journeymapper.drawing.tree import Cell, Drawing, Group, Placed, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.i18n import _
from journeymapper.layout.brand import look_of
from journeymapper.layout.filter import shown_cards, shown_lanes
from journeymapper.layout.legend import brand_line
from journeymapper.layout.measures import Measures, measures_of
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.pages.journey import Journey, journey_of
from journeymapper.layout.pages.rows import TooSmall, curves_of
from journeymapper.layout.pages.stages import StageSheet, lay_out_stage, shown_stages
from journeymapper.layout.wording import lane_names
from journeymapper.model.document import Document
from journeymapper.model.stage import Stage
from journeymapper.publish.errors import PublishError
from journeymapper.publish.folded import without_folded
from journeymapper.publish.framed import framed
from journeymapper.publish.options import STAGES, Options
from journeymapper.publish.paper import FIT, Sheet, is_known, sheets
from journeymapper.publish.poster import (
    NATURAL,
    POINTS,
    Poster,
    Subject,
    closer_measures,
    drawing_of,
    is_readable,
    poster_on,
    smallest_text,
)
from journeymapper.publish.printed import Mark, Printed, PrintedPage, Put, SlideText
from journeymapper.publish.sheet_choice import chosen_poster, margin_and_least
from journeymapper.render.pptx_template import MOST_MM, Space, TemplateError, space_of
from journeymapper.text.run import BOLD
from journeymapper.text.wrap import set_text

_EDGE = 20.0  # map units around a map on a slide made for it
_ABOVE_FOOT = 0.7  # millimetres between the map and the brand's lines
_SLIDE = "16:9"
_MANY, _TRIES = 8, 2  # slides of a stage of which not every size is tried, and how many are
_LARGEST, _STEP = 14.0, 0.5  # points of the smallest text that are tried
# Sizes in points, and how many slides a point below each is worth.
_SMALLER = ((9.0, 0.3), (7.0, 0.4))
# Map units: of a lane of curves, its faces, above and below cards, of a card beside another.
_CURVES, _FACE, _PADDING, _BESIDE = 150.0, 24.0, 5.0, 148.0


class Slides(NamedTuple):
    """Planned slides. `printed` shows them as pages; where there is a title, its preview is put last."""

    printed: Printed
    texts: tuple[SlideText, ...]
    space: Space


def planned_slides(subject: Subject, options: Options) -> Slides:
    """Raises PublishError when text would be too small, or for a template that cannot be used."""
    try:
        if options.slides == STAGES:
            return _stages(subject, options)
        return _map(subject, options)
    except TemplateError as error:
        raise PublishError(_(str(error))) from error


def _map(subject: Subject, options: Options) -> Slides:
    document = subject.document
    margin, least = margin_and_least(subject, options)
    wanted = options.paper
    if options.template is not None:
        space = space_of(options.template, 0, 0)
        sheet = Sheet(_("slide"), space.width_mm, space.height_mm)
        poster = poster_on((sheet,), subject, margin, least)
        if not (is_readable(poster, least) or options.allow_small):
            raise PublishError(
                _(
                    "On one slide of the template the smallest text has {points:.1f} pt, too small to read; "
                    "make one slide for each stage.",
                    points=poster.smallest,
                ),
                ("--slides stages", "--allow-small"),
            )
    elif wanted and wanted.casefold() != FIT:
        poster = chosen_poster(subject, options)
        space = space_of(None, poster.sheet.width_mm, poster.sheet.height_mm)
    else:
        poster = _fitting(subject, 0.0 if options.allow_small else least)
        if not (is_readable(poster, least) or options.allow_small):
            raise PublishError(
                _(
                    "On the largest slide that there is, the smallest text has {points:.1f} pt, too small to "
                    "read; make one slide for each stage.",
                    points=poster.smallest,
                ),
                ("--slides stages", "--allow-small"),
            )
        space = space_of(None, poster.sheet.width_mm, poster.sheet.height_mm)
    put = Put(as_seen(poster.drawing), poster.scale, poster.x_mm, poster.y_mm)
    printed = Printed((PrintedPage(poster.sheet, (put,)),), poster.smallest, poster.scale)
    # What a speaker is told, nobody sees on a slide.
    notes = "" if options.client_safe else _about(document, subject)
    return Slides(printed, (SlideText("", notes),), space)


def _fitting(subject: Subject, least: float) -> Poster:
    """A slide made for the map, at its natural size or as much larger as its smallest text needs to have
    `least` points, unless slides cannot be as large."""
    bare = drawing_of(subject)
    drawing = framed(bare, _EDGE)
    smallest = smallest_text(drawing) * POINTS
    wanted = max(NATURAL, least / smallest) if smallest else NATURAL
    scale = min(wanted, MOST_MM / max(drawing.width, drawing.height))
    sheet = Sheet("fit", drawing.width * scale, drawing.height * scale)
    return Poster(sheet, drawing, scale, 0.0, 0.0, smallest * scale)


def _stages(subject: Subject, options: Options) -> Slides:
    document = subject.document
    _margin, least = margin_and_least(subject, options)
    paper = options.paper if is_known(options.paper) and options.paper.casefold() != FIT else _SLIDE
    (size, *_others) = sheets(paper, options.orientation or "landscape")
    space = space_of(options.template, size.width_mm, size.height_mm)
    bare = options.template is None
    foot = _foot(subject, space) if bare else ()
    low = [at for at in foot if at[3] > space.body.y]  # what stands below the map
    taken = max((drawing.height * scale + _ABOVE_FOOT for drawing, scale, _x, _y in low), default=0.0)
    body = space.body._replace(height=space.body.height - taken)
    journey = journey_of(document, subject.view, subject.words, _measures(document))
    usual = smallest_text(journey.overview) or 11.0
    sizes = list(_sizes(least, options.allow_small))
    chosen = [_largest(journey, stage, body, usual, sizes, least) for stage in shown_stages(journey)]
    found = [(scale, one) for scale, of_stage in chosen for one in of_stage]
    if not found:
        raise PublishError(_("This map has no stages to make slides of."), ("--slides map",))
    sheet = Sheet(_("slide"), space.width_mm, space.height_mm)
    pages, texts, marks = [], [], []
    said = without_folded(document, subject.view)  # to the speaker
    stages = {stage.id: stage for stage in said.stages}
    cards: dict[tuple[str, str], list[str]] = {}
    for card in shown_cards(said.cards, subject.view):
        if card.text.strip():
            cards.setdefault((card.lane, card.step), []).append(" ".join(card.text.split()))
    for number, (scale, one) in enumerate(found):
        title = _title(one, document)
        puts = [Put(as_seen(one.drawing), scale, body.x, body.y)]
        puts += [Put(*each) for each in foot]
        puts.append(_title_put(title, subject, space, logo=bare))
        pages.append(PrintedPage(sheet, tuple(puts), title))
        told = [_about(document, subject)] if number == 0 else []
        told += [_told(stages[one.stage.id], subject, cards)] if one.number == 1 else []
        notes = "" if options.client_safe else "\n\n".join(part for part in told if part)
        texts.append(SlideText(title, notes))
        if one.number == 1:
            marks.append(Mark(one.stage.name or str(number + 1), number))
    smallest = min(smallest_text(one.drawing) * scale for scale, one in found) * POINTS
    least_scale = min(scale for scale, _one in found)
    return Slides(Printed(tuple(pages), smallest, least_scale, tuple(marks)), tuple(texts), space)


def _measures(document: Document) -> Measures:
    """The map's own, set as closely as can be: a slide is low and wide."""
    closest = closer_measures(measures_of(document.style))[-1]
    height, face = min(closest.emotion_height, _CURVES), min(closest.face, _FACE)
    return closest._replace(emotion_height=height, face=face, lane_padding=_PADDING, beside=_BESIDE)


def _largest(
    journey: Journey, stage: Stage, body: Rect, usual: float, sizes: list[float], least: float
) -> tuple[float, tuple[StageSheet, ...]]:
    """The size at which a stage takes few slides and its text can be read from afar; both count.

    `usual` is the smallest text of the map in map units, `sizes` are the points that it may have.
    """
    best: tuple[float, float, tuple[StageSheet, ...]] | None = None
    fault: TooSmall | None = None
    # Lanes that are likely to be too high: alone they show at little cost that a size is too large.
    high = _with_the_longest_text(journey, stage)
    while sizes:
        size, *sizes = sizes
        if best is not None and (size < least or best[0] <= 1 + _penalty(size)):
            break  # even on one slide it would not be better
        scale = size / usual / POINTS
        few = journey._replace(lanes=tuple(lane for lane in journey.lanes if lane.id in high))
        try:
            lay_out_stage(few, stage, body.width / scale, body.height / scale)
            found = lay_out_stage(journey, stage, body.width / scale, body.height / scale)
        except TooSmall as error:
            fault = error
            high.add(error.lane)
            # Smaller text has wider columns and lower cards: where one is still twice too high is not tried.
            area = error.needed / (size * usual * POINTS * body.height) / 2
            sizes = [one for one in sizes if area * one**2 <= 1] or sizes[-1:]
            continue
        if best is None and len(found) > _MANY:
            # Slides as many as that are not all worth trying; they take about room by the square of the size.
            count = len(found) / size**2
            sizes = sorted(sizes, key=lambda one: count * one**2 + _penalty(one))[:_TRIES]
        cost = len(found) + _penalty(size)
        if best is None or cost < best[0] - 1e-9:
            best = cost, scale, found
    if best is None:
        lane = curves_of(fault, journey) if fault else ""
        text = _(
            "A slide is too small for one of the cards at {least:g} pt; allow smaller text.", least=least
        )
        if lane:
            text = _(
                "A slide is too small for the curves of the lane “{lane}” at {least:g} pt; allow smaller "
                "text.",
                lane=lane,
                least=least,
            )
        raise PublishError(text, ("--allow-small",))
    return best[1], best[2]


def _with_the_longest_text(journey: Journey, stage: Stage) -> set[str]:
    """The lane of a stage's longest text, if it has cards."""
    places = [at for at, column in enumerate(journey.columns) if column.stage == stage.id]
    cards = [card for row in journey.contents.values() for at in places for card in row[at]]
    return {card.lane for card in sorted(cards, key=lambda card: len(card.text))[-1:]}


def _penalty(size: float) -> float:
    return sum(max(0.0, limit - size) * slides for limit, slides in _SMALLER)


def _sizes(least: float, allow_small: bool) -> Iterator[float]:
    """Points of the smallest text to try, from the largest to the least; smaller ones where allowed."""
    size = max(_LARGEST, least)
    while size > least:
        yield size
        size -= _STEP
    yield least
    if allow_small:
        yield from (one for one in (4.0, 2.0) if one < least)


def _title(one: StageSheet, document: Document) -> str:
    name = one.stage.name or document.title or _("Stage")
    return name if one.sheets == 1 else f"{name} ({one.number}/{one.sheets})"


def _title_put(title: str, subject: Subject, space: Space, logo: bool) -> Put:
    """How the slide's own title will look, for previews; the file has a real title in its place."""
    look = look_of(subject.document, measures_of(subject.document.style), subject.words)
    scale = NATURAL
    width, height = space.title.width / scale, space.title.height / scale
    style = look.title._replace(size=round(height * 0.5, 2), weight=BOLD)
    block = set_text(title, width, style, align="left", max_lines=1)
    rect = Rect(0.0, (height - block.height) / 2, width, block.height)
    text = Text(rect, title, block.lines, style, "#000000")
    return Put(_loose((text,), width, height, "title"), scale, space.title.x, space.title.y)


def _foot(subject: Subject, space: Space) -> tuple[tuple[Drawing, float, float, float], ...]:
    """The brand on a bare slide: its logo beside the title, its footer and confidentiality at the bottom."""
    brand = subject.document.brand
    look = look_of(subject.document, measures_of(subject.document.style), subject.words)
    scale = NATURAL
    found = []
    if brand.logo:
        height = min(space.title.height * 0.8, 14.0) / brand.logo_shape**0.25
        width = height * brand.logo_shape
        shapes: tuple[Shape, ...] = (Picture(Rect(0.0, 0.0, width / scale, height / scale), brand.logo),)
        y = space.title.y + (space.title.height - height) / 2
        found.append((_loose(shapes, width / scale, height / scale), scale, space.title.right - width, y))
    if brand.footer or brand.confidentiality:
        width = space.body.width / scale
        group = brand_line(brand.footer, brand.confidentiality, width, look)
        high = group.rect.height
        found.append(
            (_loose(group.shapes, width, high), scale, space.body.x, space.body.bottom - high * scale)
        )
    return tuple(found)


def _loose(shapes: tuple[Shape, ...], width: float, height: float, kind: str = "brand") -> Drawing:
    """A drawing of nothing but these shapes, on no paper."""
    rect = Rect(0.0, 0.0, width, height)
    cell = Cell("", Point(0.0, 0.0), height, (Group("", kind, rect, shapes),))
    strip = Placed(Point(0.0, 0.0), Strip(kind, kind, width, height, (cell,)))
    return Drawing(width, height, (strip,), (), (), rect, "#FFFFFF00")


def _about(document: Document, subject: Subject) -> str:
    """For the speaker: what the map is about, and who."""
    words, facts = subject.words, document.facts
    parts = [
        document.title,
        facts.scenario,
        words.joined((words("Goal"), facts.goal), ": ") if facts.goal else "",
        words.joined((words("Expectations"), facts.expectations), ": ") if facts.expectations else "",
    ]
    parts += [words.joined((persona.name, persona.role), ": ") for persona in document.personas]
    return "\n".join(part for part in parts if part)


def _told(stage: Stage, subject: Subject, cards: Mapping[tuple[str, str], list[str]]) -> str:
    """For the speaker: the stage in words, lane by lane. `cards` are the texts of each cell."""
    names = lane_names(subject.words)
    lines = [stage.description] if stage.description else []
    join = subject.words.joined
    lines += [join((step.name, step.description), ": ") for step in stage.steps if step.description]
    for lane in shown_lanes(subject.document.lanes, subject.view):
        texts = [text for step in stage.steps for text in cards.get((lane.id, step.id), ())]
        if texts:
            lines.append(join((lane.name or names.get(lane.kind, lane.kind), "; ".join(texts)), ": "))
    return "\n".join(lines)
