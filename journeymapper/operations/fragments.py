"""Fragments: cards, stages or lanes taken out of a map, to be pasted into it or another one."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from journeymapper.model.card import Card, Link, Vote
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import step_order, steps
from journeymapper.model.persona import Persona
from journeymapper.model.record import Id, Many, Record, evolve
from journeymapper.model.stage import Stage, Step

FORMAT = "journeymapper-fragment"
VERSION = 1
LONGEST_TEXT = 64 * 2**20  # characters; as much as a map with its pictures may hold


class Fragment(Record):
    """A part of a map that stands for itself.

    `stages`, `new_steps` and `new_lanes` are pasted as such; without them the fragment is a handful
    of cards.
    `steps` and `lanes` are the surroundings that the cards and curves name, in the order of the
    map that they come from, and `personas` those that are referred to.

    What is `cut` carries all that would be missing from a map into which it is put back: review notes,
    votes, and the links to cards that stayed.
    """

    stages: Many[Stage] = ()
    new_steps: Many[Step] = ()
    new_lanes: Many[Lane] = ()
    steps: Many[Id] = ()
    lanes: Many[Lane] = ()
    cards: Many[Card] = ()
    curves: Many[Curve] = ()
    links: Many[Link] = ()
    personas: Many[Persona] = ()
    votes: Many[Vote] = ()
    cut: bool = False


def take_cards(document: Document, ids: Collection[str], cut: bool = False) -> Fragment:
    """Some cards, with the links among them; see `Fragment` for what comes along only with a `cut`."""
    wanted = set(ids)
    cards = [card for card in document.cards if card.id in wanted]
    return _fragment(document, cards, (), cut)


def take_stages(document: Document, ids: Collection[str], cut: bool = False) -> Fragment:
    """Some stages with the cards that start in them (spans end with the last step taken) and the
    points of all curves."""
    stages = tuple(stage for stage in document.stages if stage.id in ids)
    inside = [step.id for stage in stages for step in stage.steps]
    return evolve(_columns(document, inside, cut), stages=stages)


def take_steps(document: Document, ids: Collection[str], cut: bool = False) -> Fragment:
    """Some steps with what is in them, like `take_stages`, but without their stages."""
    taken = tuple(step for _, step in steps(document) if step.id in ids)
    return evolve(_columns(document, [step.id for step in taken], cut), new_steps=taken)


def _columns(document: Document, inside: list[str], cut: bool) -> Fragment:
    kept = set(inside)
    order = step_order(document)
    curves = []
    for curve in document.curves:
        points = tuple(point for point in curve.points if point.step in kept)
        if points:
            curves.append(evolve(curve, points=points))

    def cut_off(card: Card) -> Card:
        if not card.until or card.until in kept:
            return card
        last = max((step for step in inside if order[step] <= order[card.until]), key=order.__getitem__)
        return evolve(card, until="" if order[last] <= order[card.step] else last)

    cards = [cut_off(card) for card in document.cards if card.lane and card.step in kept]
    return evolve(_fragment(document, cards, curves, cut), steps=tuple(inside))


def take_lanes(document: Document, ids: Collection[str], cut: bool = False) -> Fragment:
    """Some lanes with all that is in them."""
    wanted = set(ids)
    cards = [card for card in document.cards if card.lane in wanted]
    taken = _fragment(document, cards, [one for one in document.curves if one.lane in wanted], cut)
    return evolve(
        taken,
        new_lanes=tuple(lane for lane in document.lanes if lane.id in wanted),
        steps=tuple(step.id for _, step in steps(document)),
    )


def _fragment(document: Document, cards: list[Card], curves: Iterable[Curve], cut: bool) -> Fragment:
    curves = tuple(curves)
    ids = {card.id for card in cards}
    used = {card.step for card in cards} | {card.until for card in cards}
    places = [n for n, (_, step) in enumerate(steps(document)) if step.id in used]
    between = range(places[0], places[-1] + 1) if places else range(0)
    lanes = {card.lane for card in cards} | {curve.lane for curve in curves}
    personas = {id for card in cards for id in card.personas} | {curve.persona for curve in curves}
    links = [one for one in document.links if one.source in ids and one.target in ids]
    if cut:
        links = [one for one in document.links if one.source in ids or one.target in ids]
    else:
        cards = [evolve(card, notes=()) if card.notes else card for card in cards]
    return Fragment(
        steps=tuple(step.id for n, (_, step) in enumerate(steps(document)) if n in between),
        lanes=tuple(lane for lane in document.lanes if lane.id in lanes),
        cards=tuple(cards),
        curves=curves,
        links=tuple(links),
        personas=tuple(one for one in document.personas if one.id in personas),
        votes=tuple(one for one in document.votes if cut and one.card in ids),
        cut=cut,
    )


def pictures_of(fragment: Fragment) -> set[str]:
    """SHA-256 of the pictures that a fragment shows."""
    cards = {card.picture for card in fragment.cards}
    return (cards | {persona.picture for persona in fragment.personas}) - {""}


def to_text(fragment: Fragment, pictures: Mapping[str, bytes] | None = None) -> str:
    """A fragment for the clipboard, as JSON that carries its pictures."""
    carried = pictures_of(fragment) & (pictures or {}).keys()
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        **fragment.model_dump(mode="json", exclude_defaults=True),
        "pictures": {sha: base64.b64encode((pictures or {})[sha]).decode() for sha in sorted(carried)},
    }
    return json.dumps(content, ensure_ascii=False)


def from_text(text: str) -> tuple[Fragment, dict[str, bytes]]:
    """The fragment in a clipboard's text, and its pictures.

    Raises ValueError for any other text. The clipboard belongs to every program of the machine, so
    what is read is checked like a file: sizes, numbers, references within the fragment.
    """
    if len(text) > LONGEST_TEXT or FORMAT not in text[:200]:
        raise ValueError("not a part of a journey map")
    try:
        content = json.loads(text, parse_constant=_no_number)
        if not isinstance(content, dict) or content.pop("format", "") != FORMAT:
            raise ValueError("not a part of a journey map")
        if content.pop("version", None) != VERSION:
            raise ValueError("a part of a journey map of another version of the program")
        pictures = _pictures(content.pop("pictures", {}))
        json.dumps(content, ensure_ascii=False).encode()  # half a character could never be saved
        fragment = Fragment.model_validate(content)
    except (
        ValidationError,
        RecursionError,
        UnicodeEncodeError,
        binascii.Error,
        json.JSONDecodeError,
    ) as error:
        raise ValueError("a damaged part of a journey map") from error
    _check(fragment)
    return fragment, pictures


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _pictures(content: object) -> dict[str, bytes]:
    if not isinstance(content, dict) or not all(isinstance(data, str) for data in content.values()):
        raise ValueError("pictures that are none")
    pictures = {sha: base64.b64decode(data, validate=True) for sha, data in content.items()}
    if any(hashlib.sha256(data).hexdigest() != sha for sha, data in pictures.items()):
        raise ValueError("a damaged picture")
    return pictures


def _check(fragment: Fragment) -> None:
    """Every reference leads to something inside the fragment, and no id is there twice."""
    lanes = {lane.id for lane in fragment.lanes}
    order = {step: n for n, step in enumerate(fragment.steps)}
    cards = {card.id for card in fragment.cards}
    personas = {one.id for one in fragment.personas}
    columns = [*(step for stage in fragment.stages for step in stage.steps), *fragment.new_steps]
    points = [point for curve in fragment.curves for point in curve.points]
    ids = [
        *(stage.id for stage in fragment.stages),
        *(lane.id for lane in fragment.lanes),
        *(curve.id for curve in fragment.curves),
        *(card.id for card in fragment.cards),
        *(point.id for point in points),
        *(link.id for link in fragment.links),
        *(vote.id for vote in fragment.votes),
        *(note.id for card in fragment.cards for note in card.notes),
    ]
    sound = (
        len(set(ids)) == len(ids)
        and len(order) == len(fragment.steps)
        and len({lane.id for lane in fragment.new_lanes}) == len(fragment.new_lanes)
        and len(personas) == len(fragment.personas)
        and (not columns or [step.id for step in columns] == list(fragment.steps))
        and not (fragment.stages and fragment.new_steps)
        and all(lane in lanes for card in fragment.cards if (lane := card.lane))
        and all(card.step in order for card in fragment.cards if card.lane)
        and all(
            order.get(card.until, -1) > order[card.step]
            for card in fragment.cards
            if card.lane and card.until
        )
        and all(personas.issuperset(card.personas) for card in fragment.cards)
        and all(curve.lane in lanes and curve.persona in personas | {""} for curve in fragment.curves)
        and all(point.step in order for point in points)
        and all(_has_ends(link, cards, fragment.cut) for link in fragment.links)
        and all(vote.card in cards for vote in fragment.votes)
    )
    if not sound:
        raise ValueError("a damaged part of a journey map")


def _has_ends(link: Link, cards: set[str], cut: bool) -> bool:
    inside = (link.source in cards) + (link.target in cards)
    return inside == 2 or (cut and inside == 1)
