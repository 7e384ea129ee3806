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


@given(st.text(st.sampled_from("abcdefgijklmnorstuäöüßABC \u0301-'’.(1 "), max_size=40))
def test_two_letters_stay_before_a_break_and_three_after_it(text: str) -> None:
    for place in syllables(text, "de"):
        letters = "".join(sign for sign in text if sign != "\u0301")
        at = len(text[:place].replace("\u0301", ""))
        assert letters[at - 2 : at + 3].isalpha()
        assert len(letters[at - 2 : at + 3]) == 5


def test_a_long_compound_is_broken_at_its_syllables() -> None:
    room = text_width("Zahlungsbestätigungs-", GERMAN)
    assert lines("Zahlungsbestätigungsseite", room) == ["Zahlungsbestätigungs-", "seite"]
    assert lines("Zahlungsbestätigungsseite", room - 1) == ["Zahlungsbestäti-", "gungsseite"]
    room = text_width("versicherungs-", GERMAN)
    assert lines(INSURANCE, room) == ["Rechtsschutz-", "versicherungs-", "gesellschaft"]


@pytest.mark.parametrize("word", [INSURANCE, f"„{INSURANCE}“,", INSURANCE.upper(), f"12\u00a0{INSURANCE}"])
def test_every_break_is_one_of_the_syllables_if_one_has_room(word: str) -> None:
    allowed = syllables(word, "de")
    widest = max(text_width(part + "-", GERMAN) for part in parted(word, "de").split("-"))
    for width in range(int(widest) + 1, int(text_width(word, GERMAN))):
        block = set_text(word, width, GERMAN)
        ends = [sum(len(line.text) for line in block.lines[:number]) for number in range(1, len(block.lines))]
        assert set(ends) <= set(allowed)
        for line, following in pairwise(block.lines):
            assert line.pieces[-1].hyphen
            # The next syllable would not have had room.
            end = sum(len(one.text) for one in block.lines[: block.lines.index(following)])
            later = [place for place in (*allowed, len(word)) if place > end]
            more = line.text + word[end : later[0]] + "-" * (later[0] < len(word))
            assert text_width(more, GERMAN) > width - 1  # the kerning at the hyphen is not measured


def test_without_a_syllable_that_has_room_a_word_is_broken_at_any_letter() -> None:
    assert lines("Schreibtisch", text_width("Schrei-", GERMAN)) == ["Schrei-", "btisch"]
    for style in (TextStyle(13), TextStyle(13, language="ja")):
        room = text_width("Zahlungsbestätigung-", style)
        assert lines("Zahlungsbestätigungsseite", room, style) == ["Zahlungsbestätigung-", "sseite"]


def test_hyphens_that_people_write_come_first() -> None:
    room = text_width("Zahlungsbestätigungs", GERMAN)
    assert lines("Zahlungs-Bestätigungsseite", room) == ["Zahlungs-", "Bestätigungsseite"]
    assert lines("Zahlung\u00adsbestätigungsseite", room) == ["Zahlung\u00ad", "sbestätigungsseite"]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/zahlungsbestätigungsseite",
        "zahlungsbestätigungsseite@example.org",
        "zahlungsbestätigungsseite.pdf",
        "zahlungsbestätigungsseite2",
        "12zahlungsbestätigungsseite",
        "zahlung" * 20,
        "旅程地图" * 10,
        "مرحبا" * 10,
        "👍🏽" * 30,
    ],
)
def test_addresses_numbers_other_scripts_and_blobs_have_none(text: str) -> None:
    german, other = (set_text(text, 90, GERMAN._replace(language=tag)) for tag in ("de", "fi"))
    assert len(german.lines) > 1
    assert shown(german) == shown(other)
    assert not any(piece.hyphen for line in german.lines for piece in line.pieces)


@given(st.text(st.sampled_from("abcdefginrstuäöüß ABC-/12.,\u00ad\u0301"), max_size=60), st.floats(0.5, 300))
def test_only_words_that_were_broken_anyway_are_broken(text: str, width: float) -> None:
    german, other = (set_text(text, width, TextStyle(13, language=tag)) for tag in ("de", "fi"))
    assert "".join(line.text for line in german.lines) == "".join(line.text for line in other.lines)
    if not any(piece.hyphen for line in other.lines for piece in line.pieces):
        assert german == other


def test_a_map_whose_words_fit_reads_no_patterns() -> None:
    look = """
import sys
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import set_text
for width in (200, 50):
    set_text("Die Zahlungsbestätigung fehlt", width, TextStyle(13, language="de"))
    print("journeymapper.text.syllables" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
