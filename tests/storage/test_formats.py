"""A file of every version ever released still opens; schema and samples agree with the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeymapper.model.document import VERSION
from journeymapper.resources import resource
from journeymapper.storage.file import encode, read
from journeymapper.storage.migrations import MIGRATIONS, migrated
from journeymapper.storage.schema import schema, schema_text
from tests.everything import PICTURES, everything

FORMATS = Path(__file__).resolve().parent.parent / "data" / "formats"


def test_there_is_a_step_to_every_version() -> None:
    assert len(MIGRATIONS) == VERSION - 1


def test_there_is_a_file_of_every_version() -> None:
    assert {path.name for path in FORMATS.iterdir()} == {f"v{one}.journey" for one in range(1, VERSION + 1)}


@pytest.mark.parametrize("path", sorted(FORMATS.iterdir()), ids=lambda path: path.stem)
def test_a_file_of_this_version_opens(path: Path) -> None:
    opened = read(path)
    version = int(path.stem[1:])
    assert opened.migrated_from == (version if version < VERSION else None)
    assert opened.document == everything()
    assert opened.pictures == PICTURES


def test_the_file_of_the_current_version_is_what_is_saved_today() -> None:
    path = FORMATS / f"v{VERSION}.journey"
    assert encode(everything(), PICTURES) == path.read_bytes()


def test_the_file_of_the_current_version_holds_every_field() -> None:
    raw = json.loads((FORMATS / f"v{VERSION}.journey").read_bytes())
    used: dict[str, set[str]] = {}
    _collect(schema(), schema(), raw, used, "Document")
    missing = {
        f"{name}.{field}"
        for name, record in [("Document", schema()), *schema()["$defs"].items()]
        for field in record.get("properties", {})
        if field not in used.get(name, set())
    }
    assert missing == set()


def _collect(whole: Any, part: Any, value: Any, used: dict[str, set[str]], name: str) -> None:
    """Walks a value along its schema and notes which keys of which records it has."""
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[1]
        part = whole["$defs"][name]
    if isinstance(value, list):
        for one in value:
            _collect(whole, part.get("items", {}), one, used, name)
    elif isinstance(value, dict):
        used.setdefault(name, set()).update(value)
        for key, child in value.items():
            _collect(whole, part.get("properties", {}).get(key, {}), child, used, "-")


def test_migrating_the_current_version_changes_nothing() -> None:
    raw = {"title": "A"}
    assert migrated(raw, VERSION) is raw


def test_the_stored_schema_is_that_of_the_code() -> None:
    stored = resource("schema", f"journey-{VERSION}.schema.json")
    assert stored.read_text(encoding="utf-8") == schema_text()


def test_the_schema_asks_for_little() -> None:
    """A person can write a small map by hand: only ids, ends of relations and steps are needed."""
    described = schema()
    assert described["required"] == ["format"]
    needed = {name: record.get("required", []) for name, record in described["$defs"].items()}
    assert {name: fields for name, fields in needed.items() if fields} == {
        "Card": ["id"],
        "CardColours": ["kind"],
        "Curve": ["id", "lane"],
        "CurvePoint": ["id", "step"],
        "Lane": ["id"],
        "Link": ["id", "source", "target"],
        "Note": ["id"],
        "Participant": ["id"],
        "Persona": ["id"],
        "Snapshot": ["id"],
        "Stage": ["id", "steps"],
        "Step": ["id"],
        "Vote": ["id", "card"],
    }
