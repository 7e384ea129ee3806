"""When a PDF carries its map, and what a client never gets."""

from __future__ import annotations

from typing import Any

import pytest

from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.attachment import carried, unseen
from journeymapper.publish.client_safe import client_safe
from journeymapper.publish.options import Options
from journeymapper.storage.file import encode
from tests.everything import everything

PLAIN: dict[str, Any] = {
    "stages": [{"id": "stage", "steps": [{"id": "a"}]}],
    "lanes": [{"id": "lane", "kind": "actions"}],
    "cards": [{"id": "card", "lane": "lane", "step": "a", "text": "Asks"}],
}


def a_map(card: dict[str, Any] | None = None, **keys: Any) -> Document:
    cards = [{**PLAIN["cards"][0], **(card or {})}]
    return Document.model_validate({**PLAIN, "cards": cards, **keys})


def test_a_plain_map_travels_with_its_pdf() -> None:
    assert carried(a_map(), WHOLE, Options())
    assert unseen(a_map()) == ()


PRIVATE = [
    (a_map({"internal": True}), "1 internal lane or card"),
    (a_map(lanes=[{"id": "lane", "internal": True}]), "1 internal lane or card"),
    (a_map({"tags": ["Legal"]}, internal_tags=["legal "]), "1 internal lane or card"),
    (a_map(facts={"notes": "Ask for the budget"}), "the notes about the map"),
    (a_map({"notes": [{"id": "a"}, {"id": "b"}]}), "2 review notes"),
    (
        a_map({"author": "ben"}, participants=[{"id": "ben"}]),
        "the author of 1 card",
    ),
    (a_map(participants=[{"id": "ben"}, {"id": "ida"}]), "2 participants"),
    (a_map(votes=[{"id": "v", "card": "card"}]), "1 vote"),
    (a_map({"lane": "", "step": ""}), "1 card on the shelf"),
    (a_map(snapshots=[{"id": "x", "content": {}}]), "1 earlier version"),
]


@pytest.mark.parametrize(("document", "phrase"), PRIVATE, ids=[case[1] for case in PRIVATE])
def test_a_map_with_something_unseen_travels_only_when_asked(document: Document, phrase: str) -> None:
    assert unseen(document)[0] == phrase
    assert not carried(document, WHOLE, Options())
    assert carried(document, WHOLE, Options(attach_map=True))


@pytest.mark.parametrize(
    "view",
    [
        View(hidden_lanes=("lane",)),
        View(state="to-be"),
        View(text="x"),
        View(collapsed_lanes=("lane",)),
        View(collapsed_stages=("stage",)),
    ],
)
def test_what_a_view_hides_is_unseen(view: View) -> None:
    assert unseen(a_map(), view) == ("what this view leaves out",)
    assert not carried(a_map(), view, Options())


def test_a_folded_lane_with_nothing_inside_hides_nothing() -> None:
    empty = a_map(lanes=[*PLAIN["lanes"], {"id": "empty", "kind": "thoughts"}])
    assert carried(empty, View(collapsed_lanes=("empty", "gone"), state="both"), Options())


def test_never_when_it_is_not_wanted() -> None:
    assert not carried(a_map(), WHOLE, Options(attach_map=False))
    assert not carried(a_map(), WHOLE, Options(client_safe=True))


def test_a_shelf_that_is_printed_is_seen() -> None:
    assert unseen(a_map({"lane": "", "step": ""}, shelf={"printed": True})) == ()


def test_a_client_gets_nothing_internal_and_nobody_is_named() -> None:
    safe = client_safe(everything())
    text = encode(safe, {}).decode()
    for secret in ("Ben", "Drei Formulare", "Wirklich drei?", "Ärger", "Noch ohne Platz", "Vor dem Workshop"):
        assert secret in encode(everything(), {}).decode()
        assert secret not in text
    assert "Nachher" in text
    assert [one for one in problems(safe) if one.severity == "error"] == []


def test_a_map_without_secrets_keeps_all_it_shows() -> None:
    safe = client_safe(a_map({"notes": [{"id": "n"}]}))
    assert safe.cards == a_map().cards
    assert safe.stages == a_map().stages
