"""What all parts of a map share while it is laid out, as one value."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from journeymapper.drawing.colour import is_colour
from journeymapper.layout.measures import Measures
from journeymapper.layout.palette import Palette, darkened
from journeymapper.layout.words import Words
from journeymapper.model.persona import Persona
from journeymapper.text.run import BOLD, SEMIBOLD, TextStyle


class Look(NamedTuple):
    """Sizes, colours, words, and the personas that cards and curves refer to.

    A new drawing takes over the look of the drawing before when the two are equal, so that whatever
    depends on it is compared by identity. `continued` and `continues` are the cards that come from the page
    before or go on on the next, where a map is cut in pages; `mirrored` maps run from right to left. `brief`
    cards have their text, a pain its severity, a metric its value, and none of the other facts.
    """

    measures: Measures
    palette: Palette
    words: Words
    personas: tuple[Persona, ...]
    hints: bool
    card: TextStyle
    strong: TextStyle
    value: TextStyle
    chip: TextStyle
    name: TextStyle  # lane and step names, small headings
    stage: TextStyle
    title: TextStyle
    small: TextStyle  # secondary text of the header
    quote: TextStyle
    caption: TextStyle  # legend, labels of points, names of guides
    continued: frozenset[str] = frozenset()
    continues: frozenset[str] = frozenset()
    mirrored: bool = False
    brief: bool = False


def make_look(
    measures: Measures,
    palette: Palette,
    words: Words,
    personas: tuple[Persona, ...],
    hints: bool,
    headings: str = "Inter",
    body: str = "Inter",
) -> Look:
    """`headings` and `body` are families of fonts."""
    text, small = measures.card_text, measures.small_text
    heading = partial(TextStyle, family=headings, language=words.language)
    plain = partial(TextStyle, family=body, language=words.language)
    return Look(
        measures,
        palette,
        words,
        personas,
        hints,
        card=plain(text),
        strong=plain(text, SEMIBOLD),
        value=heading(round(text * 1.55, 2), SEMIBOLD, leading=1.2),
        chip=plain(measures.chip_text),
        name=heading(measures.step_text, SEMIBOLD, leading=1.3),
        stage=heading(measures.stage_text, BOLD, leading=1.25),
        title=heading(measures.title_text, BOLD, leading=1.2),
        small=plain(small, leading=1.4),
        quote=plain(small, italic=True, leading=1.4),
        caption=plain(max(measures.chip_text, small - 1), leading=1.3),
    )


def persona_colour(look: Look, id: str) -> str:
    """The colour of a persona: its own where it can be seen on white, else from the palette by position."""
    people = look.palette.people
    for place, persona in enumerate(look.personas):
        if persona.id == id:
            if is_colour(persona.colour):
                return darkened(persona.colour, "#FFFFFF", 3.0)
            return people[place % len(people)]
    return look.palette.ink


def initials(name: str) -> str:
    """One or two letters that stand for a name: "Mara, 34" gives "M", "Ana Ruiz" gives "AR".

    Scripts without capitals get one letter: two would join, or read as a word.
    """
    parts = [part for part in name.replace(",", " ").split() if part[0].isalpha()]
    letters = [part[0].upper() for part in parts[:1] + parts[1:][-1:]]
    if letters and letters[0].lower() == letters[0]:
        del letters[1:]
    return "".join(letters) or name[:1]
