"""A persona in the header: portrait, name, role, a few facts, the quote."""

from __future__ import annotations

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Path, Picture, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.look import Look, initials, persona_colour
from journeymapper.layout.symbols import disc
from journeymapper.layout.wording import quoted
from journeymapper.model.persona import Persona
from journeymapper.text.wrap import set_text

_GAP = 14.0  # portrait and text
FACTS = 3  # that are printed in the strip; the report has them all
_LINES = 12  # of each text: more would push the map itself off the screen


def persona_block(persona: Persona, width: float, look: Look) -> Group:
    """A group at (0, 0), `width` wide."""
    size = look.measures.portrait
    shapes: list[Shape] = list(portrait_of(persona, size, look))
    left = size + _GAP
    room = max(60.0, width - left)
    name = look.name._replace(size=look.measures.persona_text, leading=1.25)
    quote = quoted(persona.quote, look.words.language) if persona.quote else ""
    facts = look.words.joined(persona.facts[:FACTS])
    y = 0.0
    for text, style, colour in (
        (persona.name, name, look.palette.ink),
        (persona.role, look.small, look.palette.second),
        (quote, look.quote, look.palette.ink),
        (facts, look.caption, look.palette.second),
    ):
        if text:
            y += 3.0 if y and style is not look.small else 0.0
            block = set_text(text, room, style, align="left", max_lines=_LINES)
            shapes.append(Text(Rect(left, y, room, block.height), text, block.lines, style, colour))
            y += block.height
    said = ", ".join(part for part in (persona.name, persona.role, quote, *persona.facts) if part)
    label = look.words("Persona: {name}", name=said)
    return Group(persona.id, "persona", Rect(0.0, 0.0, width, max(size, y)), tuple(shapes), label)


def portrait_of(persona: Persona, size: float, look: Look) -> tuple[Shape, ...]:
    """The picture of a persona, or its initials on a disc, in a square at (0, 0)."""
    square = Rect(0.0, 0.0, size, size)
    if persona.picture:
        return (Picture(square, persona.picture, size / 2),)
    style = look.strong._replace(size=round(size * 0.34, 2))
    text = initials(persona.name)
    block = set_text(text, size, style, align="centre", max_lines=1)
    back = Path(disc(size / 2, size / 2, size / 2), fill=persona_colour(look, persona.id))
    rect = Rect(0.0, (size - block.height) / 2, size, block.height)
    return (back, Text(rect, text, block.lines, style, WHITE, "centre"))
