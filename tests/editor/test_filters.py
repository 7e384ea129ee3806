"""Filters: what can be chosen, what a choice shows, and how much it hides."""

from __future__ import annotations

from journeymapper.editor import filters
from journeymapper.layout.filter import shown_cards
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.operations.cards import edit_card
from journeymapper.operations.personas import delete_personas
from journeymapper.operations.views import add_view
from tests.operations.maps import small_map


def marked() -> Document:
    document = small_map()
    document = edit_card(document, "a1", tags=("mobile", "Form"), owner="Ana", evidence="measured")
    document = edit_card(document, "a3", tags=("mobile",), evidence="assumption", state="to-be")
    return edit_card(document, "p3", evidence="gossip", owner="bo")


def test_the_values_are_those_of_the_map_in_a_useful_order():
    values = filters.values_of(marked())
    assert [choice.name for choice in values.tags] == ["Form", "mobile"]
    assert [choice.cards for choice in values.tags] == [1, 2]
    assert [choice.value for choice in values.evidence] == ["assumption", "measured", "gossip", filters.NONE]
    assert [choice.value for choice in values.owners] == ["Ana", "bo", filters.NONE]
    assert [choice.name for choice in values.personas] == ["Ann", "Bob"]
    assert values.states == ("as-is", "to-be")


def test_a_map_that_says_nothing_offers_nothing():
    values = filters.values_of(Document(cards=(Card(id="a", text="kept for later", tags=("shelf",)),)))
    assert values == filters.Values()


def test_each_choice_shows_the_cards_that_it_counts():
    document = marked()
    values = filters.values_of(document)
    for field in (filters.TAGS, filters.EVIDENCES, filters.OWNERS):
        for choice in getattr(values, field):
            view = filters.toggled(WHOLE, field, choice.value)
            shown = [card for card in shown_cards(document.cards, view) if card.lane]
            assert len(shown) == choice.cards == filters.count(document, view).shown


def test_a_choice_is_taken_off_as_it_was_put_on():
    view = filters.toggled(filters.toggled(WHOLE, filters.TAGS, "a"), filters.TAGS, "b")
    assert view.tags == ("a", "b")
    assert filters.is_filtered(view)
    assert filters.toggled(filters.toggled(view, filters.TAGS, "a"), filters.TAGS, "b") == WHOLE
    to_be = filters.toggled(WHOLE, filters.STATE, "to-be")
    assert to_be.state == "to-be"
    assert not filters.is_filtered(to_be)
    assert filters.toggled(to_be, filters.STATE, "to-be").state == ""


def test_clearing_leaves_what_is_folded():
    view = View(text="x", tags=("a",), hidden_lanes=("acts",), collapsed_stages=("buy",), state="to-be")
    assert filters.cleared(view) == View(hidden_lanes=("acts",), collapsed_stages=("buy",), state="to-be")


def test_cards_on_the_shelf_are_not_counted_and_touched_ones_are():
    document = marked()
    view = View(tags=("Form",))
    assert filters.count(document, view) == (1, 6)
    assert filters.count(document, view, always=("n5",)) == (2, 6)
    assert filters.count(document, WHOLE) == (6, 6)


def test_a_filter_for_a_persona_goes_with_the_persona():
    document = small_map()
    view = View(personas=("ann",), hidden_lanes=("pains", "gone"))
    after = delete_personas(document, ("ann",))
    assert filters.pruned(view, after) == View(hidden_lanes=("pains",))
    assert filters.pruned(view, evolve(document)) == View(personas=("ann",), hidden_lanes=("pains",))
    whole = View(text="a")
    assert filters.pruned(whole, after) is whole


def test_a_named_view_is_known_by_what_it_shows():
    document = small_map()
    look = View(tags=("b", "a"), text="Pay")
    document = add_view(document, look, "For the shop", id="shop")
    assert filters.view_like(document, View(tags=("a", "b"), text="pay", state="both")).id == "shop"
    assert filters.view_like(document, View(tags=("a",), text="pay")) is None
    assert filters.view_like(document, evolve(look, pinned_lanes=("pains",))) is None
    named = next(view for view in document.views if view.id == "shop")
    assert filters.applied(named) == look
    assert filters.free_name(document, "for the shop") == "for the shop 2"
    assert filters.free_name(document, "Other") == "Other"
