"""The JSON Schema of the current file version: enough to write a small map by hand."""

from __future__ import annotations

import json
from typing import Any

from journeymapper.model import words
from journeymapper.model.document import FORMAT, MIN_READER, VERSION, Document

# Open lists: a file may hold other words, and they survive.
_KNOWN = {
    ("Card", "kind"): words.CARD_KINDS,
    ("Card", "state"): words.STATES,
    ("Card", "channel"): words.CHANNELS,
    ("Card", "evidence"): words.EVIDENCE,
    ("Card", "status"): words.STATUSES,
    ("Card", "trend"): words.TRENDS,
    ("Curve", "kind"): words.CURVE_KINDS,
    ("Curve", "state"): words.STATES,
    ("Lane", "kind"): words.LANE_KINDS,
    ("Lane", "line"): words.LINES,
    ("Link", "kind"): words.LINK_KINDS,
    ("View", "state"): words.STATES,
}


def schema() -> dict[str, Any]:
    """The schema of a map's file as a JSON value."""
    described = Document.model_json_schema()
    records = described.pop("$defs")
    for (record, field), known in _KNOWN.items():
        records[record]["properties"][field]["examples"] = list(known)
    envelope = {
        "format": {"const": FORMAT, "description": "Says that this JSON is a journey map."},
        "version": {"type": "integer", "minimum": 1, "default": VERSION},
        "min_reader": {
            "type": "integer",
            "minimum": 1,
            "default": MIN_READER,
            "description": "The oldest file version whose readers lose nothing of this map.",
        },
    }
    pictures = {
        "type": "object",
        "description": "PNG and JPEG files in base64, by the SHA-256 of their bytes.",
        "propertyNames": {"pattern": "^[0-9a-f]{64}$"},
        "additionalProperties": {"type": "string", "contentEncoding": "base64"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Journey map, file version {VERSION}",
        "description": "One actor's journey in one scenario. Only `format`, the ids and the steps of a stage "
        "are required; lists are in the order in which they are shown.",
        "type": "object",
        "required": ["format"],
        "properties": {**envelope, **described["properties"], "pictures": pictures},
        "additionalProperties": True,
        "$defs": records,
    }


def schema_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
