"""Words wider than their room are broken at a syllable of the map's language, where one has room."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.resources import resource
from journeymapper.text import syllables as patterns
from journeymapper.text.run import Block, TextStyle
from journeymapper.text.syllables import syllables
from journeymapper.text.wrap import set_text, text_width

GERMAN = TextStyle(13, language="de")
INSURANCE = "Rechtsschutzversicherungsgesellschaft"


def parted(word: str, language: str) -> str:
    places = [0, *syllables(word, language), len(word)]
    return "-".join(word[begin:end] for begin, end in pairwise(places))


def lines(text: str, width: float, style: TextStyle = GERMAN) -> list[str]:
    return shown(set_text(text, width, style))


def shown(block: Block) -> list[str]:
    """What is seen of a text, line by line."""
    return [line.text + "-" * any(piece.hyphen for piece in line.pieces) for line in block.lines]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "Zah-lungs-be-stä-ti-gungs-seite"),
        ("de", "Rechts-schutz-ver-si-che-rungs-ge-sell-schaft"),
        ("de-AT", "Stra-ßen-bahn-hal-te-stelle"),
        ("de_CH", "Da-ten-schutz-grund-ver-ord-nung"),
        ("DE", "ZAH-LUNGS-BE-STÄ-TI-GUNG"),
        ("en", "ac-knowl-edge-ment"),
        ("en-US", "rep-re-sen-ta-tive"),
        ("en-GB", "rep-res-ent-at-ive"),
        ("fr", "rem-bour-se-ment"),
        ("fr", "l’in-ter-na-tio-na-li-sa-tion"),
        ("es", "re-co-men-da-cio-nes"),
        ("it", "rac-co-man-da-zioni"),
        ("nl", "aan-spra-ke-lijk-heids-ver-ze-ke-ring"),
        ("pt-BR", "de-sen-vol-vi-mento"),
        ("sv", "kund-tjänst-med-ar-be-tare"),
        ("da", "for-sik-rings-sel-skab"),
        ("nb", "for-sik-rings-sel-skap"),
        ("pl", "od-po-wie-dzial-no-ści"),
        ("ru", "об-слу-жи-ва-ние"),
        ("uk", "об-слу-го-ву-ва-ння"),
        ("el", "εξυ-πη-ρέ-τηση"),
        ("tr", "de-ğer-len-dir-mesi"),
    ],
)
def test_words_part_as_their_language_does(language: str, word: str) -> None:
    assert parted(word.replace("-", ""), language) == word


def test_every_language_has_its_patterns() -> None:
    files = {f"hyph-{name}.tex" for name in patterns._FILES.values()}
    assert files == {path.name for path in resource("syllables").glob("*.tex")}
    for language in patterns._FILES:
        assert patterns._patterns(patterns._FILES[language]).found


@pytest.mark.parametrize("language", ["", "und", "ja", "ar", "deu", "../de", "x" * 1000])
def test_other_languages_have_no_syllables(language: str) -> None:
    assert syllables("Zahlungsbestätigung", language) == ()


def test_words_that_tex_lists_part_as_listed() -> None:
    assert parted("university", "en-GB") == "uni-ver-sity"
    assert parted("project", "en") == "project"  # a noun and a verb, which part in two ways


def test_accents_written_by_themselves_change_nothing() -> None:
    assert parted("Bestätigung", "de") == "Be-stä-ti-gung"
    assert parted("Besta\u0308tigung", "de") == "Be-sta\u0308-ti-gung"


def test_each_word_of_a_text_parts_for_itself() -> None:
    assert parted("(Bestätigung).", "de") == "(Be-stä-ti-gung)."
    assert parted("Kolleg*innenvertretung", "de") == "Kol-leg*in-nen-ver-tre-tung"


@given(st.text(st.sampled_from("abcdefgijklmnorstuäöüßABC ́-'’.(1 "), max_size=40))
def test_two_letters_stay_before_a_break_and_three_after_it(text: str) -> None:
    for place in syllables(text, "de"):
        letters = "".join(sign for sign in text if sign != "\u0301")
        at = len(text[:place].replace("\u0301", ""))
        assert letters[at - 2 : at + 3].isalpha()
        assert len(letters[at - 2 : at + 3]) == 5


def test_a_long_compound_is_broken_at_its_syllables() -> None:
    room = text_width("Zahlungsbestätigungs-", GERMAN)
    assert lines("Zahlungsbestätigungsseite", room) == ["Zahlungsbestätigungs-", "seite"]
    assert lines(INSURANCE, text_width("Rechtsschutzversi-", GERMAN)) == [
        "Rechtsschutz-",
        "versicherungs-",
        "gesellschaft",
    ] or lines(INSURANCE, text_width("Rechtsschutzversi-", GERMAN))
