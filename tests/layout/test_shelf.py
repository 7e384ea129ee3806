from __future__ import annotations

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.layout.brand import look_of
from journeymapper.layout.map import lay_out
from journeymapper.layout.measures import measures_of
from journeymapper.layout.shelf import GAP, WIDTH, lay_out_shelf, short_card
from journeymapper.layout.words import ENGLISH
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.operations.cards import add_card
from journeymapper.operations.shelf import edit_shelf
from tests.operations.maps import small_map

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


def printed(document, **options):
    drawing = lay_out(edit_shelf(document, printed=True), **options)
    return drawing, [(group, at) for at, group in groups(drawing) if group.kind == "card"]


def test_the_shelf_is_printed_only_when_asked():
    document = small_map()
    plain = lay_out(document)
    drawing, cards = printed(document)
    assert "kept" not in {group.id for _at, group in groups(plain)}
    assert "kept" in {group.id for group, _at in cards}
    assert drawing.height > plain.height
    assert drawing.body == plain.body
    on_screen, cards = printed(document, hints=True)
    assert "kept" not in {group.id for group, _at in cards}
    assert on_screen.height == lay_out(document, hints=True).height


def test_printed_cards_lie_below_the_map_and_above_the_legend():
    document = small_map()
    for n in range(20):
        document = add_card(document, None, "A card for later " * (n % 4 + 1), id=f"later{n}")
    drawing, cards = printed(document)
    below = [
        Rect(at.x, at.y, group.rect.width, group.rect.height)
        for group, at in cards
        if group.id.startswith(("later", "kept"))
    ]
    legend = next(placed for placed in drawing.strips if placed.strip.kind == "footer")
    assert len(below) == 21
    assert all(drawing.body.bottom < rect.y and rect.bottom <= legend.origin.y for rect in below)
    assert all(drawing.body.x <= rect.x and rect.right <= drawing.width for rect in below)
    assert not any(a.intersects(b) for n, a in enumerate(below) for b in below[:n])
