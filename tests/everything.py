"""A document in which every field of every record has a value of its own, unknown keys included."""

from __future__ import annotations

import binascii
import hashlib
from typing import Any

from journeymapper.model.document import Document

# One white pixel each.
PNG = binascii.a2b_base64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
)
PICTURE = hashlib.sha256(PNG).hexdigest()
PICTURES = {PICTURE: PNG}


def everything() -> Document:
    return Document.model_validate(_raw())


def _raw() -> dict[str, Any]:
    return {
        "title": "Alles: für immer «ça» 旅程 🙂",
        "language": "de-CH",
        "facts": {
            "scenario": "Ein Umzug",
            "goal": "Am Abend im eigenen Bett",
            "expectations": "Niemand fragt zweimal",
            "organisation": "Nest & Söhne",
            "author": "Ada",
            "date": "2026-02-03",
            "revision": "4",
            "review": "2026-08-01",
            "notes": "Aus sechs Gesprächen",
            "mood_board": ["unknown", {"to": "this version"}],
        },
        "personas": [
            {
                "id": "person1",
                "name": "Mara",
                "role": "Mieterin",
                "picture": PICTURE,
                "colour": "#2B59C3",
                "quote": "Einmal reicht.",
                "description": "34, zwei Kinder",
                "goals": ["schnell", "ohne Streit"],
                "frustrations": ["Warten"],
                "facts": ["zieht zum dritten Mal um"],
            }
        ],
        "stages": [
            {
                "id": "stage1",
                "name": "Vorher",
                "description": "Alles bis zur Unterschrift",
                "colour": "#E1E9FB",
                "steps": [
                    {
                        "id": "step1",
                        "name": "Sucht",
                        "description": "abends",
                        "moment_of_truth": True,
                        "width": 200.0,
                    },
                    {"id": "step2", "name": "Vergleicht"},
                ],
            },
            {"id": "stage2", "name": "Nachher", "steps": [{"id": "step3"}]},
        ],
        "lanes": [
            {
                "id": "lane1",
                "kind": "pain_points",
                "name": "Ärger",
                "description": "Was weh tut",
                "hint": "Was tut weh?",
                "internal": True,
                "height": 120.0,
            },
            {
                "id": "lane2",
                "kind": "emotions",
                "scale": {"lowest": -3.0, "highest": 3.0, "guides": ["unten", "oben"]},
            },
            {"id": "lane3", "kind": "divider", "line": "visibility"},
            {"id": "lane4", "kind": "smells", "name": "A kind of a later version"},
        ],
        "cards": [
            {
                "id": "card1",
                "lane": "lane1",
                "step": "step1",
                "until": "step2",
                "kind": "pain_point",
                "text": "Drei Formulare,\ndreimal derselbe Name",
                "personas": ["person1"],
                "state": "as-is",
                "channel": "post",
                "severity": 4,
                "frequency": 5,
                "impact": 3,
                "effort": 2,
                "owner": "Kundendienst",
                "status": "planned",
                "due": "2026-05-01",
                "value": 12.5,
                "unit": "Minuten",
                "target": 3.0,
                "trend": "down",
                "date": "2026-01-31",
                "evidence": "measured",
                "source": "Stoppuhr",
                "sample": 41,
                "tags": ["papier", "recht"],
                "url": "https://example.org/formular",
                "picture": PICTURE,
                "colour": "#FDE7EC",
                "author": "guest1",
                "internal": True,
                "notes": [{"id": "note1", "author": "Ben", "text": "Wirklich drei?", "done": True}],
                "smell": 0.5,
            },
            {
                "id": "card2",
                "lane": "lane4",
                "step": "step3",
                "kind": "smell",
                "text": "Farbe",
                "state": "to-be",
            },
            {"id": "card3", "text": "Noch ohne Platz"},
        ],
        "curves": [
            {
                "id": "curve1",
                "lane": "lane2",
                "kind": "arc",
                "persona": "person1",
                "state": "to-be",
                "points": [
                    {"id": "point1", "step": "step1", "at": 0.25, "value": -1.5, "label": "müde"},
                    {"id": "point2", "step": "step3", "value": 3.0},
                ],
            }
        ],
        "links": [{"id": "link1", "kind": "causes", "source": "card1", "target": "card2"}],
        "participants": [{"id": "guest1", "name": "Ben", "colour": "#0F766E"}],
        "votes": [{"id": "vote1", "card": "card1", "participant": "guest1"}],
        "views": [
            {
                "id": "view1",
                "name": "Für den Vorstand",
                "state": "to-be",
                "personas": ["person1"],
                "tags": ["recht"],
                "evidence": ["measured"],
                "owners": ["Kundendienst"],
                "text": "Formular",
                "hidden_lanes": ["lane3"],
                "collapsed_lanes": ["lane1"],
                "collapsed_stages": ["stage2"],
                "pinned_lanes": ["lane2"],
            }
        ],
        "snapshots": [
            {
                "id": "2026-01",
                "name": "Vor dem Workshop",
                "date": "2026-01-02",
                "author": "Ada",
                "content": {
                    "format": "journeymapper",
                    "version": 1,
                    "title": "Früher",
                    "old": [1, 2.5, None],
                },
            }
        ],
        "style": {
            "density": "airy",
            "palette": "vivid",
            "colours": [{"kind": "action", "fill": "#FFF0C2", "bar": "#92600F"}],
            "card_text": 14.0,
            "heading_text": 18.0,
            "step_width": 190.0,
            "lane_header_width": 150.0,
        },
        "brand": {
            "name": "Nest",
            "logo": PICTURE,
            "logo_shape": 2.5,
            "colours": ["#112233"],
            "heading_font": "Inter",
            "body_font": "Inter",
            "header": "Nest & Söhne",
            "footer": "Seite {page}",
            "confidentiality": "Vertraulich",
            "cover": "blau",
        },
        "page": {
            "kind": "poster",
            "paper": "A2",
            "orientation": "portrait",
            "margin": 12.0,
            "min_text": 7.0,
        },
        "shelf": {"name": "Später", "printed": True},
        "internal_tags": ["recht"],
        "weather": {"unknown": "at the top", "deep": [[[True]]]},
    }
