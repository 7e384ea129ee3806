"""Maps of any size for tests and benchmarks, as varied as published ones are.

Of thirty published maps the text of a card has 25 characters in the middle, 90 % have fewer than 148,
the longest 1,424; these follow the same spread. The same size and seed give the same map.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import Any

from journeymapper.model.document import Document
from journeymapper.model.words import CARD_KIND_OF_LANE, CHANNELS, EVIDENCE, STATUSES, TRENDS

SIZES = (80, 480, 1_000, 2_000, 10_000)

_MIDDLE, _NINE_TENTHS, _LONGEST = 25, 148, 1_424
_SPREAD = math.log(_NINE_TENTHS / _MIDDLE) / 1.2816  # of a log-normal distribution
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LANES = (
    ("actions", "Actions"),
    ("touchpoints", "Touchpoints"),
    ("thoughts", "Thoughts"),
    ("emotions", "Emotions"),
    ("pain_points", "Pain points"),
    ("opportunities", "Opportunities"),
    ("metrics", "Metrics"),
    ("divider", "Line of visibility"),
    ("backstage", "Backstage"),
    ("quotes", "Quotes"),
    ("systems", "Systems"),
    ("support", "Support"),
    ("gains", "Gains"),
    ("solutions", "Solutions"),
    ("owners", "Owners"),
    ("text", "Notes"),
)
_STAGES = ("Awareness", "Consideration", "Decision", "Purchase", "Delivery", "Use", "Support", "Renewal")
_STEPS = ("Sees the need", "Searches", "Compares", "Asks somebody", "Chooses", "Signs up", "Pays", "Waits")
_WORDS = (
    "the a of to for with and but in on at her his their no one two three every never again still about "
    "customer order basket account price offer delivery parcel invoice refund helpline assistant branch "
    "counter website page form field button password code message e-mail letter phone call colleague "
    "friend review rating photo size colour stock shelf cash desk card payment approval error minute hour "
    "day week month waits looks asks finds compares chooses pays signs returns forgets repeats explains "
    "promises confirms cancels changes opens closes slow quick clear unclear friendly missing wrong right "
    "long short cheap dear safe sure lost late early alone together instead because before after without "
    "until online upstairs Wednesday twenty-four Zürich café naïve"
).split()


def generated(cards: int, seed: int = 1) -> Document:
    """A map with this many cards in their cells, personas, curves, links, tags and votes included."""
    chance = random.Random(seed * 100_003 + cards)
    stages, lanes = _stages(chance, cards), _lanes(chance, cards)
    steps = [step["id"] for stage in stages for step in stage["steps"]]
    personas = [{"id": _id(chance), "name": name, "role": role} for name, role in _PEOPLE]
    made = list(_cards(chance, cards, lanes, steps, personas))
    pains = [card["id"] for card in made if card["kind"] == "pain_point"]
    ideas = [card["id"] for card in made if card["kind"] == "opportunity"]
    return Document.model_validate(
        {
            "title": f"A generated map with {cards:,} cards",
            "facts": {"scenario": _text(chance, 120), "goal": _text(chance, 60), "organisation": "Example"},
            "personas": personas,
            "stages": stages,
            "lanes": lanes,
            "cards": made,
            "curves": [
                _curve(chance, lane["id"], person["id"], state, steps)
                for lane in lanes
                if lane["kind"] == "emotions"
                for person, state in zip(personas, ("as-is", "to-be"), strict=True)
            ],
            "links": [
                {"id": _id(chance), "kind": "addresses", "source": idea, "target": chance.choice(pains)}
                for idea in ideas[:: 3 if pains else len(ideas) + 1]
            ],
        }
    )


_PEOPLE = (("Ida, 41", "Buys for her family"), ("Noor, 27", "Buys late at night"))


def _id(chance: random.Random) -> str:
    return "".join(chance.choices(_DIGITS, k=12))


def _stages(chance: random.Random, cards: int) -> list[dict[str, Any]]:
    count = max(5, min(40, round(cards**0.45)))
    per_stage = 2 if cards < 1_000 else 3
    return [
        {
            "id": _id(chance),
            "name": _STAGES[place % len(_STAGES)] + (f" {place // len(_STAGES) + 1}" if place > 7 else ""),
            "steps": [{"id": _id(chance), "name": chance.choice(_STEPS)} for _step in range(per_stage)],
        }
        for place in range(count)
    ]


def _lanes(chance: random.Random, cards: int) -> list[dict[str, Any]]:
    count = 9 if cards < 400 else 12 if cards < 1_500 else len(_LANES)
    lanes: list[dict[str, Any]] = [
        {"id": _id(chance), "kind": kind, "name": name} for kind, name in _LANES[:count]
    ]
    for lane in lanes:
        if lane["kind"] == "divider":
            lane["line"] = "visibility"
    return lanes


def _cards(
    chance: random.Random,
    count: int,
    lanes: list[dict[str, Any]],
    steps: list[str],
    personas: list[dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    rows = [lane for lane in lanes if lane["kind"] not in ("emotions", "divider")]
    for _card in range(count):
        lane, place = chance.choice(rows), chance.randrange(len(steps))
        length = round(chance.lognormvariate(math.log(_MIDDLE), _SPREAD))
        card: dict[str, Any] = {
            "id": _id(chance),
            "lane": lane["id"],
            "step": steps[place],
            "kind": CARD_KIND_OF_LANE.get(lane["kind"], "text"),
            "text": _text(chance, min(_LONGEST, max(3, length))),
        }
        if place + 1 < len(steps) and chance.random() < 0.05:
            card["until"] = steps[place + 1]
        if chance.random() < 0.15:
            card["personas"] = [chance.choice(personas)["id"]]
        if chance.random() < 0.4:
            card["evidence"] = chance.choice(EVIDENCE)
        if chance.random() < 0.1:
            card["state"] = chance.choice(("as-is", "to-be"))
        if chance.random() < 0.1:
            card["tags"] = chance.sample(("mobile", "quick win", "law", "brand"), 2)
        card |= _details(chance, card["kind"])
        yield card


def _details(chance: random.Random, kind: str) -> dict[str, Any]:
    match kind:
        case "touchpoint":
            return {"channel": chance.choice(CHANNELS)}
        case "pain_point":
            return {"severity": chance.randint(1, 5), "frequency": chance.randint(1, 5)}
        case "opportunity":
            return {
                "impact": chance.randint(1, 5),
                "effort": chance.randint(1, 5),
                "owner": chance.choice(("Service", "Shop", "IT")),
                "status": chance.choice(STATUSES),
            }
        case "metric":
            return {"value": float(chance.randint(1, 99)), "unit": "%", "trend": chance.choice(TRENDS)}
    return {}


def _curve(chance: random.Random, lane: str, persona: str, state: str, steps: list[str]) -> dict[str, Any]:
    points: list[dict[str, Any]] = [
        {"id": _id(chance), "step": step, "value": chance.randint(-4, 4) / 2} for step in steps
    ]
    for point in points[::4]:
        point["label"] = _text(chance, 18)
    return {"id": _id(chance), "lane": lane, "persona": persona, "state": state, "points": points}


def _text(chance: random.Random, length: int) -> str:
    """Words, about `length` characters of them."""
    text = chance.choice(_WORDS).capitalize()
    while len(text) < length:
        text += " " + chance.choice(_WORDS)
        if chance.random() < 0.03:
            text += "."
    return text[:_LONGEST].rstrip()
