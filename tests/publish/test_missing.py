"""Characters that no font has are named with the texts in which they stand."""

from __future__ import annotations

from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.missing import missing_in, said_missing
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan
from tests.render.sample import LATIN, texts_sheet

PRIVATE = "\U0010f123"  # for private use: no font draws it


def with_card(text: str) -> Document:
    return Document.model_validate(
        {
            "stages": [{"id": "a", "name": "Stage", "steps": [{"id": "s"}]}],
            "lanes": [{"id": "l", "kind": "actions"}],
            "cards": [{"id": "c", "lane": "l", "step": "s", "text": text}],
        }
    )


def test_a_missing_character_is_named_with_its_place() -> None:
    planned = plan(with_card(f"Before {PRIVATE} after"), WHOLE, Options(paper="fit"))
    (missing,) = planned.missing
    assert missing.character == PRIVATE
    assert missing.name == "U+10F123"
    assert missing.places == (f"Before {PRIVATE} after",)
    assert any("U+10F123" in note and "Before" in note for note in planned.notes)


def test_what_every_font_has_is_not_missing() -> None:
    texts = (*LATIN, "مرحبا", "שלום", "नमस्ते", "สวัสดี", "👩‍👩‍👧 🇨🇭 👍🏽", "a\u00adb\u200bc")
    assert missing_in([texts_sheet(*texts)]) == ()
    assert said_missing(()) == ""


def test_a_character_is_listed_once_with_all_its_places() -> None:
    (missing,) = missing_in([texts_sheet(f"One {PRIVATE}", f"Two {PRIVATE}{PRIVATE}", f"One {PRIVATE}")])
    assert missing.places == (f"One {PRIVATE}", f"Two {PRIVATE}{PRIVATE}")


def test_long_texts_and_many_characters_are_shortened() -> None:
    many = "".join(chr(0x10F200 + number) for number in range(9))
    found = missing_in([texts_sheet("long " * 40 + many)])
    assert len(found) == 9
    assert all(len(place) <= 40 for one in found for place in one.places)
    assert "and 4 more" in said_missing(found)


def test_slides_and_pictures_tell_as_well() -> None:
    for suffix in (".svg", ".pptx"):
        assert plan(with_card(PRIVATE), WHOLE, Options(suffix=suffix)).missing
