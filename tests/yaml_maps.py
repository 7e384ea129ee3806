"""Reads the published maps that lie beside the repository (`../shared/samples/maps`) into documents.

Each is one YAML object: `title`, `language`, `scenario`, `source`, `features`, and
`personas` [{name, description?}], `stages` [{id, name, group?}], `lanes` [{id, name, kind}],
`cells` [{stage, lane, cards: [text, ...]}], `emotions` [{stage, line, value, scale}].
With `group`, a group is our stage and each of their stages a step of it; without, a stage of one step.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from journeymapper.model.document import Document
from journeymapper.model.words import CARD_KIND_OF_LANE

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "samples" / "maps"
PATHS = sorted(FOLDER.glob("*.yaml"))

_KINDS = {"touchpoint": "touchpoints"}

each_published_map = pytest.mark.parametrize(
    "path",
    PATHS
    or [
        pytest.param(
            FOLDER, marks=pytest.mark.skip(reason="the published maps are not beside this repository")
        )
    ],
    ids=lambda path: path.stem,
)


def read_yaml_map(path: Path) -> Document:
    """Every word of the file's journey is in the document; nothing is invented but ids."""
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    lanes = [_lane(one) for one in raw.get("lanes", [])]
    kinds = {lane["id"]: lane["kind"] for lane in lanes}
    curves = _curves(raw.get("emotions", []), lanes)
    return Document.model_validate(
        {
            "title": raw["title"],
            "language": raw["language"],
            "facts": {"scenario": raw.get("scenario", "")},
            "personas": [
                {"id": f"person-{number}", "name": one["name"], "description": one.get("description", "")}
                for number, one in enumerate(raw.get("personas", []))
            ],
            "stages": _stages(raw["stages"]),
            "lanes": lanes,
            "cards": [
                {
                    "id": f"card-{row}-{number}",
                    "lane": cell["lane"],
                    "step": cell["stage"],
                    "kind": CARD_KIND_OF_LANE.get(kinds[cell["lane"]], "text"),
                    "text": text,
                }
                for row, cell in enumerate(raw.get("cells", []))
                for number, text in enumerate(cell["cards"])
            ],
            "curves": curves,
        }
    )


def _stages(raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    stages = []
    for number, (group, members) in enumerate(groupby(raw, key=lambda one: one.get("group"))):
        parts = list(members)
        if group is None:
            stages += [
                {"id": f"stage-{one['id']}", "name": one["name"], "steps": [{"id": one["id"]}]}
                for one in parts
            ]
        else:
            steps = [{"id": one["id"], "name": one["name"]} for one in parts]
            stages.append({"id": f"group-{number}", "name": group, "steps": steps})
    return stages


def _lane(raw: dict[str, Any]) -> dict[str, Any]:
    return {"id": raw["id"], "name": raw["name"], "kind": _KINDS.get(raw["kind"], raw["kind"])}


def _curves(raw: list[dict[str, Any]], lanes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One lane and one curve for each line; the lane's scale is that of the file."""
    curves = []
    for number, line in enumerate(dict.fromkeys(one["line"] for one in raw)):
        points = [one for one in raw if one["line"] == line]
        lowest, highest = points[0]["scale"].split("..")
        lane = {
            "id": f"line-{number}",
            "name": line,
            "kind": "emotions",
            "scale": {"lowest": float(lowest), "highest": float(highest)},
        }
        lanes.append(lane)
        made = [
            {"id": f"point-{number}-{place}", "step": one["stage"], "value": float(one["value"])}
            for place, one in enumerate(points)
        ]
        curves.append({"id": f"curve-{number}", "lane": lane["id"], "points": made})
    return curves
