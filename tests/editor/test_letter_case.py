"""What stands in for a word has its capitals."""

from __future__ import annotations

import pytest

from journeymapper.editor.find import Wanted, find_all, replace_all, replace_one
from journeymapper.editor.letter_case import in_case_of
from journeymapper.model.card import Card
from journeymapper.model.document import Document


@pytest.mark.parametrize(
    ("found", "by", "language", "expected"),
    [
        ("cart", "basket", "en", "basket"),
        ("Cart", "basket", "en", "Basket"),
        ("CART", "basket", "en", "BASKET"),
        ("cArT", "basket", "en", "basket"),
        ("Shopping cart", "shopping basket", "en", "Shopping basket"),
        ("I", "we", "en", "We"),  # one capital is no word in capitals
        ("CART", "IKEA basket", "en", "IKEA basket"),  # whoever types capitals means them
        ("cart", "Basket", "en", "Basket"),
        ("CART", "iPhone", "en", "iPhone"),
        ("42", "basket", "en", "basket"),
        ("Cart", "42 baskets", "en", "42 Baskets"),
        ("Cart", "“basket”", "en", "“Basket”"),
        ("Cart", "", "en", ""),
        ("WEG", "straße", "de", "STRASSE"),
        ("STRAßE", "weg", "de", "WEG"),
        ("Weg", "öffnung", "de", "Öffnung"),
        ("Weg", "ßa", "de", "Ssa"),
        ("SEPET", "indirim ısı", "tr", "İNDİRİM ISI"),
        ("Sepet", "indirim", "tr-TR", "İndirim"),
        ("Sepet", "indirim", "de", "Indirim"),
        ("Καρότσι", "άρθρο", "el", "Άρθρο"),
        ("ΚΑΡΟΤΣΙ", "καλάθι αγοράς", "el", "ΚΑΛΑΘΙ ΑΓΟΡΑΣ"),
        ("ΚΑΡΟΤΣΙ", "προϊόν", "el", "ΠΡΟΪΟΝ"),
        ("عربة", "basket", "ar", "basket"),
    ],
)
def test_the_case_of_what_is_replaced_is_kept(found: str, by: str, language: str, expected: str) -> None:
    assert in_case_of(found, by, language) == expected


def test_replacing_keeps_capitals_where_case_is_ignored_and_only_there() -> None:
    document = Document(cards=(Card(id="c", text="Cart is full. My cart, my CART!"),))
    after, count = replace_all(document, Wanted("cart"), "basket")
    assert (after.cards[0].text, count) == ("Basket is full. My basket, my BASKET!", 3)
    exact, count = replace_all(document, Wanted("Cart", case=True), "basket")
    assert (exact.cards[0].text, count) == ("basket is full. My cart, my CART!", 1)
    first = find_all(document, Wanted("cart"))[0]
    assert replace_one(document, first, Wanted("cart"), "basket").cards[0].text.startswith("Basket is full")
