"""A small map with a record of every kind, and texts of 100,000 characters to put into any of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from journeymapper.model.document import Document
from journeymapper.publish.options import Options
from tests.everything import everything

LONG = 100_000
_UNITS = {
    "one word": "x",
    "words": "word ",
    "Arabic": "مرحبا",
    "Chinese": "旅程地图",
    "Thai": "สวัสดี",
    "Devanagari": "नमस्ते",
    "faces": "🙂",
    "flags": "🇩🇪👩\u200d👧",
    "marks": "e\u0301\u0323",
    "mixed": "abcمرحبا旅程🙂123",
    "markup": "<img src='file:///etc/passwd'><table><tr><td>",
    "turned": "abc\N{RIGHT-TO-LEFT OVERRIDE}",
}
TEXTS = {kind: unit * (LONG // len(unit)) for kind, unit in _UNITS.items()}

# Every way to print; text that comes out small is allowed, so that nothing else is refused.
FORMATS = {
    "svg": Options(".svg"),
    "png": Options(".png", pixels=0.05),
    "pptx": Options(".pptx", allow_small=True),
    "slides": Options(".pptx", slides="stages", allow_small=True),
    "poster": Options(".pdf", allow_small=True),
    "pages": Options(".pdf", kind="pages", allow_small=True),
    "tiles": Options(".pdf", kind="tiles", allow_small=True),
    "report": Options(".pdf", kind="report", allow_small=True),
}

Place = tuple[str | int, ...]

_KINDS = {
    "pain_point": "pain_points",
    "touchpoint": "touchpoints",
    "opportunity": "opportunities",
    "metric": "metrics",
    "quote": "quotes",
}
# Cards of one kind have them all, but each shows on another.
_SHOWN_ON = {
    "channel": "touchpoint",
    "owner": "opportunity",
    "status": "opportunity",
    "due": "opportunity",
    "unit": "metric",
    "trend": "metric",
    "date": "metric",
    "source": "metric",
}
_UNKNOWN = ("mood_board", "weather", "smell")  # keys that no version knows are no fields


def small_map() -> Document:
    return Document.model_validate(_raw())


def fields() -> dict[str, Place]:
    """The places of all text fields, by name; of a field of cards in the card that shows it, of their texts
    in a card of each kind."""
    raw = _raw()
    found: dict[str, Place] = {}
    for place in _places(raw):
        if "content" in place or not _takes_words(raw, place):
            continue
        head, *rest = place
        name = ".".join(str(part) for part in place if isinstance(part, str))
        if head == "cards":
            kind = raw["cards"][rest[0]].get("kind", "shelf")
            if rest[1] == "text":
                name = f"{kind} text"
            elif kind != _SHOWN_ON.get(str(rest[1]), "pain_point"):
                continue
        found.setdefault(name, place)
    return found


def with_text(place: Place, text: str) -> Document:
    """The map with this text in one place."""
    return Document.model_validate(_put(_raw(), place, text))


def with_texts(text: str) -> Document:
    """The map with this text in every field that is written freely, of every record."""
    raw = _raw()
    for place in _places(raw):
        chosen = place[-1] in ("kind", "state", "line", "language") or place[0] in ("style", "page", "views")
        if not chosen and "content" not in place and _takes_words(raw, place):
            _put(raw, place, text)
    return Document.model_validate(raw)


def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = everything().model_dump(mode="json")
    for name in _UNKNOWN:
        for record in (raw, raw["facts"], *raw["cards"]):
            record.pop(name, None)
    emotions = next(lane for lane in raw["lanes"] if lane["kind"] == "emotions")
    raw["lanes"] = [emotions] + [
        {"id": kind, "kind": lane, "name": lane, "description": "what", "hint": "how"}
        for kind, lane in _KINDS.items()
    ]
    first, *_others, loose = raw["cards"]
    raw["cards"] = [
        first | {"id": f"card-{kind}", "kind": kind, "lane": kind, "until": ""} for kind in _KINDS
    ]
    raw["cards"].append(loose | {"kind": "shelf"})
    raw["links"][0] |= {"source": "card-opportunity", "target": "card-pain_point"}
    raw["votes"][0]["card"] = "card-pain_point"
    raw["views"] = [{"id": "view1", "name": "A view"}]
    raw["page"] = {}
    return raw


def _places(node: Any, path: Place = ()) -> Iterator[Place]:
    """Where a value has texts."""
    if isinstance(node, str):
        yield path
    elif isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _places(value, (*path, key))


def _takes_words(raw: dict[str, Any], place: Place) -> bool:
    """Whether a place takes any text: ids and the like do not."""
    before = _at(raw, place[:-1])[place[-1]]
    try:
        Document.model_validate(_put(raw, place, "two words"))
    except ValidationError:
        return False
    finally:
        _put(raw, place, before)
    return place[-1] != "id"


def _put(raw: dict[str, Any], place: Place, text: str) -> dict[str, Any]:
    _at(raw, place[:-1])[place[-1]] = text
    return raw


def _at(raw: Any, path: Place) -> Any:
    for key in path:
        raw = raw[key]
    return raw
