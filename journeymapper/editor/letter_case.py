"""Letters as large as those that they stand in for: "Cart" becomes "Basket", and "CART" becomes "BASKET"."""

from __future__ import annotations

import re
from unicodedata import normalize

# A capital i keeps its dot, and one without a dot stays without.
_DOTTED = frozenset(("az", "tr"))
_DOTS = str.maketrans({"i": "İ", "ı": "I"})
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_GREEK_ACCENTS = re.compile("[\u0300\u0301\u0313\u0314\u0342]")


def in_case_of(found: str, by: str, language: str) -> str:
    """What stands in for `found`, in capitals or with a capital where that has them.

    Whoever types a capital means it: then, and for all other mixtures, it is `by` as it is. The language (a
    BCP 47 tag) decides on the capitals of Turkish.
    """
    letters = [letter for letter in found if _is_cased(letter)]
    if not letters or any(letter.isupper() or letter.istitle() for letter in by):
        return by
    # A sharp s stands among capitals as it is, for want of one in most typefaces.
    if len(letters) > 1 and all(letter.isupper() or letter == "ß" for letter in letters):
        return _capitals(by, language)
    if letters[0].isupper() or letters[0].istitle():
        at = next((place for place, letter in enumerate(by) if _is_cased(letter)), 0)
        return by[:at] + _capital(by[at : at + 1], language) + by[at + 1 :]
    return by


def _is_cased(letter: str) -> bool:
    return letter.isupper() or letter.islower() or letter.istitle()


def _capitals(text: str, language: str) -> str:
    upper = _with_dots(text, language).upper()
    # Greek capitals in a row have no accents.
    if _GREEK.search(upper):
        upper = normalize("NFC", _GREEK_ACCENTS.sub("", normalize("NFD", upper)))
    return upper


def _capital(letter: str, language: str) -> str:
    return _with_dots(letter, language).title()


def _with_dots(text: str, language: str) -> str:
    primary = language.replace("_", "-").partition("-")[0].lower()
    return text.translate(_DOTS) if primary in _DOTTED else text
