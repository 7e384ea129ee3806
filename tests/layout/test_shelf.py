from __future__ import annotations

from journeymapper.drawing.shapes import Text
from journeymapper.layout.brand import look_of
from journeymapper.layout.measures import measures_of
from journeymapper.layout.shelf import GAP, WIDTH, lay_out_shelf, short_card
from journeymapper.layout.words import ENGLISH
from journeymapper.model.card import Card
from journeymapper.model.document import Document

HEIGHT = 100.0
LOOK = look_of(Document(), measures_of(Document().style), ENGLISH)


def words(group):
    return next(shape.text for shape in group.shapes if isinstance(shape, Text))


def test_cards_stand_side_by_side():
    cards = [Card(id=f"c{n}", text="Some words") for n in range(3)]
    rects = [one.group.rect for one in lay_out_shelf(cards, LOOK, HEIGHT, {})]
    assert [rect.x for rect in rects] == [0.0, WIDTH + GAP, 2 * (WIDTH + GAP)]
    assert {rect.width for rect in rects} == {WIDTH}


def test_long_texts_are_cut_short_and_still_said_in_full():
    text = "The parcel came late and " * 40
    group = short_card(Card(id="c", text=text), LOOK, HEIGHT)
    assert group.rect.height <= HEIGHT
    assert words(group).endswith("\N{HORIZONTAL ELLIPSIS}")
    assert text in group.label
    longer = short_card(Card(id="c", text=text), LOOK, HEIGHT * 2)
    assert len(words(group)) < len(words(longer))


def test_short_texts_stay_as_they_are():
    card = Card(id="c", text="Two  words\nand a line")
    assert words(short_card(card, LOOK, HEIGHT)) == card.text


def test_a_card_that_stays_keeps_its_shapes():
    first, second = Card(id="a", text="A"), Card(id="b", text="B")
    before = lay_out_shelf([first, second], LOOK, HEIGHT, {})
    after = lay_out_shelf([second], LOOK, HEIGHT, {}, before)
    assert after[0].group.shapes is before[1].group.shapes
    assert after[0].group.rect.x == 0.0
