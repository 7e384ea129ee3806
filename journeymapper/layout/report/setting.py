"""What all pages of a report share: what is shown of the map, its names and numbers, sizes and colours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from journeymapper.drawing.colour import WHITE, mix
from journeymapper.insights.scores import neighbours, ranked_ideas, ranked_pains
from journeymapper.layout.brand import body_font, brand_colours, heading_font, look_of, readable
from journeymapper.layout.curve_lane import curve_colours
from journeymapper.layout.filter import shown_curves, shown_lanes
from journeymapper.layout.look import Look
from journeymapper.layout.measures import Measures
from journeymapper.layout.report.page import PageSize
from journeymapper.layout.words import Words
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import steps
from journeymapper.model.stage import Stage, Step
from journeymapper.model.style import Brand
from journeymapper.model.view import View
from journeymapper.text.run import BOLD, SEMIBOLD, TextStyle

REPORT = Measures(margin=0.0, lane_header_width=140.0, small_text=12.5, face=30.0, portrait=64.0)


class Styles(NamedTuple):
    """The type of a report in units; at the natural size 10 units are 7.5 pt."""

    title: TextStyle = TextStyle(28.0, BOLD, leading=1.18)
    heading: TextStyle = TextStyle(15.0, SEMIBOLD, leading=1.3)
    lead: TextStyle = TextStyle(15.0, leading=1.42)
    body: TextStyle = TextStyle(13.0, leading=1.42)
    strong: TextStyle = TextStyle(13.0, SEMIBOLD, leading=1.42)
    quote: TextStyle = TextStyle(19.0, italic=True, leading=1.4)
    small: TextStyle = TextStyle(11.5, leading=1.35)
    label: TextStyle = TextStyle(11.5, SEMIBOLD, leading=1.35)
    footer: TextStyle = TextStyle(11.0, leading=1.3)


def styles_of(brand: Brand, language: str) -> Styles:
    """The type of a report in a language, in the fonts of a brand."""
    headings = ("title", "heading", "label")
    fonts = {True: heading_font(brand), False: body_font(brand)}
    usual = Styles()
    return usual._replace(
        **{
            name: getattr(usual, name)._replace(family=fonts[name in headings], language=language)
            for name in usual._fields
        }
    )


class Place(NamedTuple):
    """Where a step is: the number of its stage (from 1), stage and step, and its place in the journey."""

    number: int
    stage: Stage
    step: Step
    order: int


class Setting(NamedTuple):
    """`cards` are those that the view shows and that have a cell, in the order of the journey.

    `colours` are those of curves by id, the same on every page; `codes` are short names of cards in
    registers, such as "P1", by id; `linked` are the cards that a card is linked to. `accent` is the main
    colour, readable on white.
    """

    document: Document
    lanes: tuple[Lane, ...]
    cards: tuple[Card, ...]
    curves: tuple[Curve, ...]
    colours: Mapping[str, str]
    votes: Mapping[str, int]
    places: Mapping[str, Place]
    codes: Mapping[str, str]
    linked: Mapping[str, tuple[Card, ...]]
    words: Words
    look: Look
    type: Styles
    size: PageSize
    accent: str
    least: float  # points

    @property
    def stages(self) -> tuple[Stage, ...]:
        return self.document.stages

    def where(self, card: Card) -> str:
        """Stage and step of a card in words."""
        return where_text(self, card.step)


def make_setting(
    document: Document, view: View, words: Words, size: PageSize, least: float, shown: Collection[str]
) -> Setting:
    """`least` is the smallest text in points, `shown` are the ids of the cards that the view shows."""
    lanes = shown_lanes(document.lanes, view)
    numbers = {stage.id: number for number, stage in enumerate(document.stages, 1)}
    places = {
        step.id: Place(numbers[stage.id], stage, step, order)
        for order, (stage, step) in enumerate(steps(document))
    }
    rows = {lane.id: row for row, lane in enumerate(lanes)}
    found = [
        card for card in document.cards if card.id in shown and card.lane in rows and card.step in places
    ]
    cards = tuple(sorted(found, key=lambda card: (places[card.step].order, rows[card.lane])))
    curves = tuple(curve for curve in shown_curves(document.curves, view) if curve.lane in rows)
    votes: dict[str, int] = {}
    for vote in document.votes:
        votes[vote.card] = votes.get(vote.card, 0) + 1
    brand = document.brand
    look = look_of(document, REPORT, words)
    main = brand_colours(brand)[:1]
    return Setting(
        document=document,
        lanes=lanes,
        cards=cards,
        curves=curves,
        colours=_colours(lanes, curves, look),
        votes=votes,
        places=places,
        codes=_codes(cards),
        linked=neighbours(cards, document.links),
        words=words,
        look=look,
        type=styles_of(brand, words.language),
        size=size,
        accent=readable(main[0]) if main else look.palette.band_text,
        least=least,
    )


def _colours(lanes: tuple[Lane, ...], curves: tuple[Curve, ...], look: Look) -> dict[str, str]:
    found: dict[str, str] = {}
    for lane in lanes:
        found |= curve_colours([curve for curve in curves if curve.lane == lane.id], look)
    return found


def _codes(cards: tuple[Card, ...]) -> dict[str, str]:
    """Pain points P1 ..., opportunities and solutions O1 ..., metrics M1 ..."""
    metrics = [card for card in cards if card.kind == "metric"]
    series = (("P", ranked_pains(cards)), ("O", ranked_ideas(cards)), ("M", tuple(metrics)))
    return {
        card.id: f"{letter}{number}" for letter, ranked in series for number, card in enumerate(ranked, 1)
    }


def where_text(setting: Setting, step: str) -> str:
    """Stage and step in words; a step without a name is its stage alone."""
    place = setting.places.get(step)
    if place is None:
        return ""
    stage = stage_name(setting, place.stage)
    return setting.words.joined((stage, place.step.name))


def step_text(setting: Setting, step: str) -> str:
    """The step's name, else its stage's."""
    place = setting.places.get(step)
    if place is None:
        return ""
    return place.step.name or stage_name(setting, place.stage)


def stage_name(setting: Setting, stage: Stage) -> str:
    """Its name, or "Stage 3"."""
    if stage.name.strip():
        return stage.name
    return setting.words("Stage {number}", number=setting.document.stages.index(stage) + 1)


def pale(colour: str, share: float = 0.1) -> str:
    return mix(WHITE, colour, share)
