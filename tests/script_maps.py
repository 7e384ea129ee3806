"""One small journey in sixteen ways of writing: the texts of `data/scripts/*.yaml` in one structure.

Three stages (the second of two steps), six lanes. Every map has a card over the first two stages, one long
card, one with every chip there is, a curve with labels for today and one without for tomorrow.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from journeymapper.model.document import Document

FOLDER = Path(__file__).resolve().parent / "data" / "scripts"
SCRIPTS = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


_STEPS = ("p0", "p1", "p2", "p3")
_KINDS = ("actions", "touchpoints", "thoughts", "emotions", "pain_points", "opportunities")


def script_map(script: str) -> Document:
    told: dict[str, Any] = yaml.safe_load((FOLDER / f"{script}.yaml").read_text(encoding="utf-8"))
    who = told["persona"]
    return Document.model_validate(
        {
            "title": told["title"],
            "language": told["language"],
            "facts": {
                "scenario": told["scenario"],
                "goal": told["goal"],
                "author": told["owner"],
                "date": "2026-04-20",
                "revision": "3",
            },
            "personas": [
                {
                    "id": "anna",
                    "name": who["name"],
                    "role": who["role"],
                    "quote": who["quote"],
                    "goals": [who["goal"]],
                    "frustrations": [who["frustration"]],
                }
            ],
            "stages": _stages(told["stages"]),
            "lanes": [
                {"id": kind, "kind": kind, "name": name}
                for kind, name in zip(_KINDS, told["lanes"], strict=True)
            ],
            "cards": _cards(told),
            "curves": _curves(told["feelings"]),
            "links": [
                {"id": "k0", "kind": "addresses", "source": "opportunities0", "target": "pain_points1"}
            ],
        }
    )


def _stages(names: dict[str, list[str]]) -> list[dict[str, Any]]:
    ids = iter(_STEPS)
    return [
        {
            "id": f"s{number}",
            "name": name,
            "steps": [{"id": next(ids), "name": step, "moment_of_truth": number == 1} for step in steps],
        }
        for number, (name, steps) in enumerate(names.items())
    ]


def _cards(told: dict[str, Any]) -> list[dict[str, Any]]:
    known = {"evidence": "observed", "source": told["source"], "sample": 12}
    every_chip = {
        "impact": 5, "effort": 2, "owner": told["owner"], "status": "planned", "due": "2026-09-01",
        "state": "to-be", "tags": [told["goal"][:12].strip()], **known,
    }  # fmt: skip
    rows: dict[str, tuple[str, list[str], list[dict[str, Any]]]] = {
        "actions": ("action", ["p0", "p2", "p3"], [{"until": "p1"}, {}, {}]),
        "touchpoints": (
            "touchpoint",
            list(_STEPS),
            [{"channel": name} for name in ("search", "web", "e-mail", "shop")],
        ),
        "thoughts": ("thought", ["p0", "p2", "p3"], [{}, {}, {"personas": ["anna"]}]),
        "pain_points": (
            "pain_point",
            ["p0", "p2", "p3"],
            [{"severity": 2}, {"severity": 5, "frequency": 4, **known}, {"severity": 3}],
        ),
        "opportunities": ("opportunity", ["p2", "p3"], [every_chip, {"impact": 3, "effort": 4}]),
    }
    keys = {"pain_points": "pains"}
    return [
        {"id": f"{lane}{number}", "lane": lane, "kind": kind, "step": step, "text": text, **more}
        for lane, (kind, places, fields) in rows.items()
        for number, (step, text, more) in enumerate(
            zip(places, told[keys.get(lane, lane)], fields, strict=True)
        )
    ]


def _curves(feelings: list[str]) -> list[dict[str, Any]]:
    today = [
        {"id": f"t{number}", "step": step, "value": value, "label": label}
        for number, (step, value, label) in enumerate(zip(_STEPS, (-1, 1, -2, 1.5), feelings, strict=True))
    ]
    tomorrow = [
        {"id": f"n{number}", "step": step, "value": value}
        for number, (step, value) in enumerate(zip(_STEPS, (0, 1.5, 1, 2), strict=True))
    ]
    return [
        {"id": "today", "lane": "emotions", "persona": "anna", "state": "as-is", "points": today},
        {"id": "tomorrow", "lane": "emotions", "persona": "anna", "state": "to-be", "points": tomorrow},
    ]
