from __future__ import annotations

import pytest
from pydantic import ValidationError

from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card
from journeymapper.model.style import CardColours
from journeymapper.model.view import View
from journeymapper.operations.deletion import delete
from journeymapper.operations.facts import edit_facts, set_language, set_title
from journeymapper.operations.lanes import set_lane_kind
from journeymapper.operations.links import add_link, delete_links, edit_link
from journeymapper.operations.personas import add_persona, delete_personas, edit_persona, move_persona
from journeymapper.operations.shelf import edit_shelf
from journeymapper.operations.style import edit_brand, edit_page, edit_style, set_card_colours
from journeymapper.operations.views import add_view, delete_views, edit_view
from tests.operations.maps import small_map, sound


def test_personas():
    document = sound(add_persona(small_map(), "Cem", 0, id="cem", role="Buyer", goals=("Quick",)))
    assert [one.id for one in document.personas] == ["cem", "ann", "bob"]
    assert edit_persona(document, "cem", quote="Hurry!").personas[0].quote == "Hurry!"
    assert [one.id for one in move_persona(document, "cem", 2).personas] == ["ann", "bob", "cem"]
    with pytest.raises(LookupError):
        edit_persona(document, "x", name="")


def test_cards_of_a_deleted_persona_stay_for_everybody():
    after = sound(delete_personas(small_map(), ["ann"]))
    card = find_card(after, "a2")
    assert card is not None
    assert (card.personas, after.curves, after.views[0].personas) == ((), (), ())


def test_links():
    document = sound(add_link(small_map(), "p3", "n5", "addresses", id="x"))
    assert len(add_link(document, "p3", "n5", "addresses").links) == 2
    assert edit_link(document, "x", "causes").links[1].kind == "causes"
    assert delete_links(document, ["x"]).links == small_map().links
    with pytest.raises(ValueError, match="itself"):
        add_link(document, "p3", "p3")
    with pytest.raises(LookupError):
        add_link(document, "p3", "x")


def test_the_map_as_a_whole():
    document = set_language(set_title(small_map(), "Ours"), "de")
    document = sound(edit_facts(document, goal="Sell"))
    assert (document.title, document.language, document.facts.goal) == ("Ours", "de", "Sell")
    with pytest.raises(ValidationError):
        set_title(document, "x" * 300_000)


def test_style_brand_page_and_shelf():
    document = edit_style(small_map(), density="airy")
    document = set_card_colours(document, "action", fill="#FFFFFF")
    document = set_card_colours(document, "action", fill="#EEEEEE", bar="#000000")
    assert document.style.colours == (CardColours(kind="action", fill="#EEEEEE", bar="#000000"),)
    assert set_card_colours(document, "action").style.colours == ()
    assert edit_brand(document, name="Us").brand.name == "Us"
    assert edit_page(document, paper="A3").page.paper == "A3"
    assert sound(edit_shelf(document, printed=True)).shelf.printed


def test_views():
    document = sound(add_view(small_map(), View(state="to-be"), "Tomorrow", id="x"))
    assert (document.views[1].name, document.views[1].state) == ("Tomorrow", "to-be")
    assert edit_view(document, "x", name="Later").views[1].name == "Later"
    assert delete_views(document, ["x"]).views == small_map().views


def test_things_of_all_kinds_are_deleted_at_once():
    after = sound(delete(small_map(), ["buy", "s1", "pains", "a1", "e5", "bob", "why", "anns", "nothing"]))
    assert [stage.id for stage in after.stages] == ["find", "use"]
    assert [lane.id for lane in after.lanes] == ["acts", "feel", "line", "free"]
    assert [card.id for card in after.cards] == ["wide", "n5", "kept"]
    assert (after.curves, after.links, after.votes, after.views) == ((), (), (), ())
    assert [one.id for one in after.personas] == ["ann"]


def test_deleting_nothing_is_no_change():
    document = small_map()
    assert delete(document, []) is document


def test_what_this_version_does_not_know_outlives_another_colour_and_another_scale():
    newer = {
        "style": {"colours": [{"kind": "action", "fill": "#FFFFFF", "weight": 1}]},
        "lanes": [{"id": "feel", "kind": "emotions", "scale": {"guides": ["Low", "High"], "unit": "mood"}}],
    }
    document = Document.model_validate(newer)
    coloured = set_card_colours(document, "action", "#000000")
    assert coloured.style.colours[0].model_dump(exclude_defaults=True) == {
        "kind": "action",
        "fill": "#000000",
        "weight": 1,
    }
    scale = set_lane_kind(document, "feel", "dramatic_arc").lanes[0].scale
    assert (scale.lowest, scale.highest, scale.guides, scale.model_extra) == (1.0, 5.0, (), {"unit": "mood"})
