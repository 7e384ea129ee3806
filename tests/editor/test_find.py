"""Finding and replacing: where, in which order, and what becomes of the map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.editor.find import (
    Match,
    TooLong,
    Wanted,
    find_all,
    first_from,
    replace_all,
    replace_one,
    texts,
)
from journeymapper.editor.things import TITLE, text_of
from journeymapper.model.card import Card, Note
from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.model.record import LONGEST
from journeymapper.operations.cards import edit_card
from tests.documents import documents
from tests.operations.maps import small_map


def found(document: Document, text: str, **options: bool) -> list[str]:
    return [match.id for match in find_all(document, Wanted(text, **options))]


def test_matches_come_in_reading_order_from_all_that_a_map_says():
    document = edit_card(small_map(), "a2", notes=(Note(id="n", text="Check the buy button"),))
    document = edit_card(document, "kept", text="Buyback")
    assert found(document, "buy") == ["a2", "buy", "kept"]
    assert found(document, "oh no") == ["e3"]
    assert found(document, "visibility") == ["line"]
    assert found(document, "") == []


def test_the_order_is_title_personas_journey_lanes_shelf():
    ids = [said.id for said in texts(small_map())]
    at = {
        id: ids.index(id) for id in (TITLE, "ann", "find", "s1", "a1", "e1", "s2", "p3", "n5", "acts", "kept")
    }
    assert sorted(at, key=at.__getitem__) == list(at)


def test_case_and_whole_words():
    document = Document(cards=(Card(id="a", text="Pay, repay, PAY the payer (pay)"),))
    assert len(found(document, "pay")) == 5
    assert len(found(document, "pay", case=True)) == 3
    assert len(found(document, "pay", whole=True)) == 3
    assert len(found(document, "(pay)", whole=True)) == 1
    assert len(found(document, "pay", case=True, whole=True)) == 1
    assert found(document, ".*") == []


def test_a_match_says_where_it_is():
    document = Document(cards=(Card(id="a", text="Ünï and ünÏ"),))
    assert find_all(document, Wanted("ünï")) == (Match("a", 0, 3), Match("a", 8, 11))


def test_replacing_one_leaves_the_others():
    document = Document(cards=(Card(id="a", text="no no no", notes=(Note(id="n", text="no"),)),))
    wanted = Wanted("no")
    first, second, _third, noted = find_all(document, wanted)
    after = replace_one(document, second, wanted, "yes")
    assert after.cards[0].text == "no yes no"
    assert replace_one(after, first, wanted, "").cards[0].text == " yes no"
    assert replace_one(document, noted, wanted, "done").cards[0].notes[0].text == "done"
    assert replace_one(after, second, wanted, "yes") is after, "what is gone is not replaced"


def test_replacing_all_reaches_every_text_and_spares_the_rest():
    document = edit_card(small_map(), "a2", notes=(Note(id="n", text="Unpack?"),))
    after, count = replace_all(document, Wanted("a"), r"\1")
    assert count == len(find_all(document, Wanted("a")))
    assert not find_all(after, Wanted("a"))
    assert text_of(after, "s1") == r"Se\1rch"
    assert after.cards[1].notes[0].text == r"Unp\1ck?"
    same = next(card for card in document.cards if "a" not in card.text.casefold() and not card.notes)
    assert any(card is same for card in after.cards)


@pytest.mark.parametrize("note", ["", "n"])
def test_a_text_that_would_become_too_long_is_refused_whole(note):
    full = "a" * 100 + " " * (LONGEST - 100)
    texts = {"text": full} if not note else {"notes": (Note(id="n", text=full),)}
    document = Document(cards=(Card(id="b", text="a"), Card(id="c", **texts)))
    for by in ("no", "no" * 100_000):
        with pytest.raises(TooLong) as refused:
            replace_all(document, Wanted("a"), by)
        assert refused.value.said == ("c", full, note)
    with pytest.raises(TooLong):
        replace_one(document, Match("c", 0, 1, note), Wanted("a"), "no")
    assert replace_all(document, Wanted("a"), "o")[1] == 101


@given(documents(), st.text(min_size=1, max_size=2), st.text(max_size=3))
def test_any_map_stays_sound(document, text, by):
    wanted = Wanted(text)
    matches = find_all(document, wanted)
    after, count = replace_all(document, wanted, by)
    assert count == len(matches)
    assert bool(problems(after)) == bool(problems(document))
    if not matches:
        assert after is document


@pytest.mark.parametrize(("id", "expected"), [("", 0), (TITLE, 0), ("find", 1), ("s2", 2), ("kept", 0)])
def test_the_walk_begins_at_what_is_selected(id, expected):
    document = small_map()
    matches = tuple(Match(id, 0, 1) for id in (TITLE, "a1", "p3"))
    assert first_from(document, matches, id) == expected
