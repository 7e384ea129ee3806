"""Chips: the small facts at the foot of a card. They wrap in rows; one that is wider than the card has lines
of its own, because a name that is cut tells nobody who is meant.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from journeymapper.drawing.colour import mix
from journeymapper.drawing.shapes import Box, Icon, Shape, Text
from journeymapper.geometry import Rect
from journeymapper.layout import icons
from journeymapper.layout.look import Look, initials, persona_colour
from journeymapper.layout.mirror import mirrored
from journeymapper.layout.palette import Tint, darkened
from journeymapper.layout.symbols import BALL_LEVELS, ball, pips
from journeymapper.layout.wording import (
    channel_names,
    printed_date,
    printed_number,
    state_names,
    status_names,
)
from journeymapper.model.card import Card
from journeymapper.text.run import SEMIBOLD, Block, TextStyle
from journeymapper.text.wrap import set_text, text_width

GAP = 4.0  # between chips, and between their rows
_SIDE = 6.0  # from the edge of a chip to its text
_ICON = 0.95  # of the chip's text size
_BETWEEN = 4.0  # icon and text
_ABOVE = 6.0  # between text and chips
_LETTER = 6.0  # around the letters of a badge
_LINES = 4  # in a chip, at most; then comes the ellipsis
WHITE = "#FFFFFF"


class Chip(NamedTuple):
    """One chip. `kind`: text, pips, ball (evidence) or person; `width` is what it takes in a row."""

    kind: str
    width: float
    text: str = ""
    block: Block | None = None
    icon: str = ""
    level: int = 0
    colour: str = ""


def chip_height(look: Look) -> float:
    """The height of a chip of one line, as nearly all are."""
    return round(look.chip.size * 1.55)


def height_of(chip: Chip, look: Look) -> float:
    more = len(chip.block.lines) - 1 if chip.block else 0
    return chip_height(look) + more * look.chip.line_height


def chips_of(card: Card, room: float, look: Look, votes: int) -> list[Chip]:
    """The chips of a card, none wider than `room`."""
    words = look.words
    found: list[Chip] = []
    if card.id in look.continued:
        found.append(_text(words("continued"), icons.CONTINUED, room, look))
    if card.severity and card.kind == "pain_point":
        found.append(_pips(card.severity, look))
    if not look.brief:
        found += _facts(card, room, look)
    if card.state == "to-be":
        found.append(_text(state_names(words)["to-be"], icons.TO_BE, room, look))
    if votes:
        found.append(_text(printed_number(votes, words.language), icons.VOTE, room, look))
    if not look.brief:
        if card.url:
            found.append(Chip("icon", chip_height(look), icon=icons.LINK))
        found += [_person(look, id) for id in card.personas if _is_known(look, id)]
    if card.id in look.continues:
        found.append(_text(words("continues"), icons.CONTINUES, room, look))
    return found


def _facts(card: Card, room: float, look: Look) -> list[Chip]:
    words = look.words
    found: list[Chip] = []
    if card.frequency and card.kind == "pain_point":
        found.append(_text(f"{card.frequency}/5", icons.FREQUENCY, room, look))
    if card.channel:
        name = channel_names(words).get(card.channel, card.channel)
        found.append(_text(name, icons.CHANNEL_ICONS.get(card.channel, icons.OTHER_CHANNEL), room, look))
    if card.kind == "metric" and card.target is not None:
        target = with_unit(printed_number(card.target, words.language), card.unit)
        found.append(_text(target, icons.TARGET, room, look))
    if card.kind in ("opportunity", "solution"):
        if card.impact:
            found.append(_text(words("Impact {level}", level=card.impact), "", room, look))
        if card.effort:
            found.append(_text(words("Effort {level}", level=card.effort), "", room, look))
    if card.owner:
        found.append(_text(card.owner, icons.OWNER, room, look))
    return found + _status(card, room, look)


def evidence_ball(card: Card, look: Look) -> Chip | None:
    """The mark that says how a card is known, or nothing for an unknown word."""
    level = None if look.brief else BALL_LEVELS.get(card.evidence)
    return None if level is None else Chip("ball", look.chip.size, level=level)


class Space(NamedTuple):
    """Where the foot of a card goes: its left edge, the bottom of the text above, and its width.

    `free` is what the last line of text (`line_height` high) leaves empty, for the evidence mark.
    """

    left: float
    top: float
    width: float
    free: float
    line_height: float
    rtl: bool = False


def mark_room(mark: Chip) -> float:
    """What the evidence mark takes of a line of text."""
    return mark.width + GAP + 2.0


def rows_of(chips: list[Chip], room: float) -> list[list[tuple[Chip, float]]]:
    """Chips in rows no wider than `room`, each with its distance from where the row begins."""
    rows: list[list[tuple[Chip, float]]] = []
    x = room + 1.0
    for chip in chips:
        if x + chip.width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((chip, x))
        x += chip.width + GAP
    return rows


def draw_foot(
    chips: list[Chip], mark: Chip | None, space: Space, tint: Tint, look: Look
) -> tuple[list[Shape], float]:
    """The shapes of all chips below a text and the bottom of the last row.

    The evidence mark goes to the far end of the last row, else of the last line of text, where it fits.
    """
    height = chip_height(look)
    rows = rows_of(chips, space.width)
    shapes: list[Shape] = []

    def put(chip: Chip, x: float, y: float) -> None:
        drawn = draw_chip(chip, space.left + x, y, tint, look)
        # Seen in the mirror of the space between its edges.
        shapes.extend([mirrored(one, 2 * space.left + space.width) for one in drawn] if space.rtl else drawn)

    if mark:
        x = space.width - mark.width
        last, at = rows[-1][-1] if rows else (mark, space.width)
        if rows and at + last.width + GAP <= x:
            rows[-1].append((mark, x))
        elif space.free >= mark_room(mark) - 0.01:
            put(mark, x, space.top - (space.line_height + height) / 2)
        else:
            rows.append([(mark, x)])
    y = space.top
    if rows:
        y += _ABOVE
        for row in rows:
            for chip, x in row:
                put(chip, x, y)
            y += max([height_of(chip, look) for chip, _ in row]) + GAP
        y -= GAP
    return shapes, y


def draw_chip(chip: Chip, x: float, y: float, tint: Tint, look: Look) -> Iterator[Shape]:
    """The shapes of a chip whose top left is at (x, y)."""
    height = chip_height(look)
    middle = y + height / 2
    match chip.kind:
        case "ball":
            yield from ball(x + chip.width / 2, middle, chip.width / 2 - 1.0, chip.level, tint.bar)
        case "person":
            yield Box(Rect(x, y, chip.width, height), chip.colour, radius=height / 2)
            if chip.block:
                top = middle - chip.block.height / 2
                rect = Rect(x, top, chip.width, chip.block.height)
                yield Text(rect, chip.text, chip.block.lines, _initials(look), WHITE, "centre")
        case _:
            fill, edge = mix(tint.fill, WHITE, 0.6), mix(tint.fill, tint.bar, 0.35)
            yield Box(Rect(x, y, chip.width, height_of(chip, look)), fill, edge, 1.0, height / 2)
            yield from _inside(chip, x, y, darkened(tint.bar, fill, 4.5), look)


def _inside(chip: Chip, x: float, y: float, ink: str, look: Look) -> Iterator[Shape]:
    height = chip_height(look)
    if chip.kind == "pips":
        radius = _pip(look)
        yield from pips(x + _SIDE, y + height / 2, chip.level, ink, radius, radius * 2.6)
        return
    size = look.chip.size * _ICON
    if chip.kind == "icon":
        corner = (height - size) / 2
        yield Icon(Rect(x + corner, y + corner, size, size), chip.icon, ink)
        return
    left = x + _SIDE
    if chip.icon:
        yield Icon(Rect(left, y + (height - size) / 2, size, size), chip.icon, ink)
        left += size + _BETWEEN
    if chip.block:
        block = chip.block
        top = y + (height_of(chip, look) - block.height) / 2  # so that the icon stands at the first line
        rect = Rect(left, top, x + chip.width - _SIDE - left, block.height)
        yield Text(rect, chip.text, block.lines, look.chip, ink)


def _text(text: str, icon: str, room: float, look: Look) -> Chip:
    beside = _beside(icon, look)
    block = set_text(text, max(1.0, room - beside), look.chip, align="left", max_lines=_LINES)
    return Chip("text", min(room, block.width + beside), text, block, icon)


def _beside(icon: str, look: Look) -> float:
    """What a chip needs beside its text."""
    return 2 * _SIDE + (look.chip.size * _ICON + _BETWEEN if icon else 0.0)


def _status(card: Card, room: float, look: Look) -> list[Chip]:
    """The status and its date in one chip; where that is too narrow, one each: a cut date says nothing."""
    status = status_names(look.words).get(card.status, card.status)
    due = printed_date(card.due, look.words.language, short=True)
    icon = icons.STATUS_ICONS.get(card.status, "calendar")
    parts = [part for part in (status, due) if part]
    together = look.words.joined(parts)
    if len(parts) == 2 and text_width(together, look.chip) + _beside(icon, look) > room:
        return [_text(status, icon, room, look), _text(due, "", room, look)]
    return [_text(together, icon, room, look)] if parts else []


def _pips(level: int, look: Look) -> Chip:
    radius = _pip(look)
    return Chip("pips", 2 * _SIDE + radius * 2 + 4 * radius * 2.6, level=level)


def _pip(look: Look) -> float:
    return look.chip.size * 0.3


def _initials(look: Look) -> TextStyle:
    """As large as the text of other chips: a letter is read as well."""
    return look.chip._replace(weight=SEMIBOLD)


def _person(look: Look, id: str) -> Chip:
    name = next(persona.name for persona in look.personas if persona.id == id)
    text = initials(name)
    # A round badge, wider only where two letters need it.
    width = max(chip_height(look), math.ceil(text_width(text, _initials(look))) + _LETTER)
    block = set_text(text, width, _initials(look), align="centre", max_lines=1)
    return Chip("person", width, text, block, colour=persona_colour(look, id))


def _is_known(look: Look, id: str) -> bool:
    return any(persona.id == id for persona in look.personas)


def with_unit(number: str, unit: str) -> str:
    """A number with its unit, kept on one line."""
    return f"{number}\u00a0{unit}" if unit else number
