"""Small marks in tables and lists: scores as pips, how a card is known, codes, trends, faces."""

from __future__ import annotations

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Box, Icon, Path, Shape
from journeymapper.geometry import Rect
from journeymapper.layout.chips import with_unit
from journeymapper.layout.faces import face, level_of
from journeymapper.layout.icons import STATUS_ICONS, TREND_ICONS
from journeymapper.layout.palette import tint_of
from journeymapper.layout.report.lettering import NOTHING, Laid, laid, lettering, moved_all
from journeymapper.layout.report.page import SMALLEST
from journeymapper.layout.report.setting import Setting, stage_name
from journeymapper.layout.report.shortening import in_a_list
from journeymapper.layout.report.table import Cell, stack_cell, words_cell
from journeymapper.layout.symbols import BALL_LEVELS, ball, disc, pips
from journeymapper.layout.wording import (
    evidence_names,
    listed,
    printed_date,
    printed_number,
    status_names,
    trend_names,
)
from journeymapper.model.card import Card
from journeymapper.text.wrap import text_width

_PIP, _PITCH = 4.0, 10.5
_BALL = 5.0
_SHORT = 160  # characters that are read in bold


def name_cell(card: Card, setting: Setting) -> Cell:
    """What a card says, in bold as the head of its row; a long text in small type, which is sooner read."""
    type = setting.type
    style = type.strong if len(card.text) <= _SHORT else type.small
    return words_cell(in_a_list(card.text), style, setting.look.palette.ink)


def pips_cell(level: int | None, setting: Setting, colour: str) -> Cell:
    """A score of 1 to 5 as five discs with its figure; a dash where there is none."""
    style = setting.type.body

    def make(width: float) -> Laid:
        if level is None:
            return laid("–", width, style, setting.look.palette.second)
        marks = pips(0.0, style.line_height / 2, level, colour, _PIP, _PITCH)
        wide = 2 * _PIP + 4 * _PITCH
        number = lettering(str(level), wide + 7.0, 0.0, 14.0, style, setting.look.palette.ink)
        return Laid((*marks, number), style.line_height)

    return make


def evidence_cell(card: Card, setting: Setting) -> Cell:
    """The ball, the word, the sample, and below them the source."""
    words, type, second = setting.words, setting.type, setting.look.palette.second

    def make(width: float) -> Laid:
        name = evidence_names(words).get(card.evidence, card.evidence)
        sample = ""
        if card.sample is not None:
            sample = sample_text(card.sample, setting)
        text = listed((name, sample), words.language)
        if not text and not card.source:
            return laid("–", width, type.body, second)
        shapes: list[Shape] = []
        y = 0.0
        if text:
            level = BALL_LEVELS.get(card.evidence)
            left = 0.0
            if level is not None:
                left = 2 * _BALL + 8.0
                shapes += ball(_BALL + 1.0, type.body.line_height / 2, _BALL, level, setting.look.palette.ink)
            shape = lettering(text, left, 0.0, width - left, type.body, setting.look.palette.ink, even=True)
            shapes.append(shape)
            y = shape.rect.height
        if card.source:
            shape = lettering(card.source, 0.0, y + 1.0, width, type.small, second, even=True)
            shapes.append(shape)
            y = shape.rect.bottom
        return Laid(tuple(shapes), y)

    return make


def code_badge(card: Card, setting: Setting) -> Laid:
    """The short name of a card in the colours of its kind."""
    code = setting.codes.get(card.id, "")
    if not code:
        return NOTHING
    tint, style = tint_of(card, setting.look.palette), setting.type.label
    height = round(style.line_height + 2.0)
    width = badge_width(code, setting)
    box = Box(Rect(0.0, 0.0, width, height), tint.fill, tint.outline or None, 1.0, 5.0)
    text = lettering(code, 0.0, (height - style.line_height) / 2, width, style, tint.bar, "centre")
    return Laid((box, text), float(height))


def badge_width(code: str, setting: Setting) -> float:
    return max(30.0, text_width(code, setting.type.label) + 14.0)


def badge_cell(card: Card, setting: Setting) -> Cell:
    return lambda _width: code_badge(card, setting)


def cards_cell(cards: tuple[Card, ...], setting: Setting, lines: int = 3, large: bool = False) -> Cell:
    """Cards as their codes and the beginnings of their texts; the registers have them in full."""

    def make(width: float) -> Laid:
        if not cards:
            return laid("–", width, setting.type.body, setting.look.palette.second)
        shapes: list[Shape] = []
        y = 0.0
        for card in cards:
            badge = code_badge(card, setting)
            left = badge_width(setting.codes.get(card.id, ""), setting) + 8.0 if badge.shapes else 0.0
            style = setting.type.body if large else setting.type.small
            shapes += moved_all(badge.shapes, 0.0, y)
            top = y + max(0.0, (badge.height - style.line_height) / 2)
            room, ink = width - left, setting.look.palette.ink
            text = lettering(card.text, left, top, room, style, ink, max_lines=lines, even=True)
            shapes.append(text)
            y = max(text.rect.bottom, y + badge.height) + 4.0
        return Laid(tuple(shapes), y - 4.0)

    return make


def where_cell(card: Card, setting: Setting) -> Cell:
    """The step, and below it its stage."""
    place, palette = setting.places[card.step], setting.look.palette
    stage = stage_name(setting, place.stage)
    name = place.step.name or stage
    below = stage if place.step.name else ""
    return stack_cell(
        words_cell(name, setting.type.body, palette.ink),
        words_cell(below, setting.type.small, palette.second),
        gap=0.0,
    )


def trend_cell(card: Card, setting: Setting, colour: str) -> Cell:
    return lambda width: _marked(
        TREND_ICONS.get(card.trend, ""),
        trend_names(setting.words).get(card.trend, card.trend),
        setting,
        width,
        colour,
    )


def status_cell(card: Card, setting: Setting) -> Cell:
    name = status_names(setting.words).get(card.status, card.status)
    icon = STATUS_ICONS.get(card.status, "")
    return lambda width: _marked(icon, name, setting, width, setting.look.palette.second)


def _marked(icon: str, text: str, setting: Setting, width: float, colour: str) -> Laid:
    style = setting.type.body
    if not text:
        return laid("–", width, style, setting.look.palette.second)
    shapes: list[Shape] = []
    left = 0.0
    if icon:
        left = 19.0
        shapes.append(Icon(Rect(0.0, (style.line_height - 14.0) / 2, 14.0, 14.0), icon, colour))
    shape = lettering(text, left, 0.0, width - left, style, setting.look.palette.ink, even=True)
    return Laid((*shapes, shape), shape.rect.height)


def face_mark(share: float, setting: Setting, size: float) -> tuple[Path, ...]:
    """The face for a place on a scale, 0 to 1."""
    level = level_of(share)
    return face(level, setting.look.palette.faces[level], size)


def dot(text: str, radius: float, fill: str, setting: Setting) -> Laid:
    """A filled disc with a short text in it."""
    style = setting.type.label._replace(size=min(setting.type.label.size, max(SMALLEST, radius * 0.92)))
    back = Path(disc(radius, radius, radius), fill=fill, stroke=WHITE, stroke_width=1.5)
    label = lettering(text, 0.0, radius - style.line_height / 2, 2 * radius, style, WHITE, "centre")
    return Laid((back, label), 2 * radius)


def figure_text(value: float | None, unit: str, setting: Setting, sign: bool = False) -> str:
    if value is None:
        return "–"
    return with_unit(printed_number(value, setting.words.language, sign), unit)


def sample_text(sample: int, setting: Setting) -> str:
    """How many were asked or counted, on one line."""
    count = printed_number(sample, setting.words.language)
    return setting.words("n = {count}", count=count).replace(" ", "\u00a0")


def date_text(text: str, setting: Setting) -> str:
    return printed_date(text, setting.words.language) if text else "–"
