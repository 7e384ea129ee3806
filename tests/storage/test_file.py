"""A map's file: what is saved is what is read, unknown things included, the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.model.card import Card
from journeymapper.model.document import FORMAT, VERSION, Document
from journeymapper.model.record import evolve
from journeymapper.storage.errors import Dangling, MapError, NewerFormat, SaveError
from journeymapper.storage.file import decode, encode, read, save
from journeymapper.storage.names import with_ending
from tests.documents import documents, json_values
from tests.everything import PICTURE, PICTURES, PNG, everything


def file_with(**keys: Any) -> bytes:
    return json.dumps({"format": FORMAT, "version": 1, **keys}).encode()


@given(documents())
@settings(max_examples=150)
def test_what_is_saved_is_what_is_read(document: Document) -> None:
    data = encode(document, {})
    opened = decode(data)
    assert opened.document == document
    assert encode(opened.document, opened.pictures) == data


@given(documents(), st.data())
@settings(max_examples=100)
def test_unknown_keys_anywhere_survive_an_edit_of_the_title(document: Document, data: st.DataObject) -> None:
    raw = json.loads(encode(document, {}))
    objects = [one for one in _objects(raw) if one is not raw.get("snapshots")]
    target = data.draw(st.sampled_from(objects))
    target["~new"] = data.draw(json_values)
    opened = decode(json.dumps(raw).encode()).document
    saved = json.loads(encode(evolve(opened, title="Another title"), {}))
    raw["title"] = "Another title"
    assert saved == raw


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(one for child in value.values() for one in _objects(child))]
    if isinstance(value, list):
        return [one for child in value for one in _objects(child)]
    return []


def test_everything_a_map_can_hold_comes_back() -> None:
    document = everything()
    opened = decode(encode(document, PICTURES))
    assert opened.document == document
    assert opened.pictures == PICTURES


def test_the_file_begins_with_its_format_and_ends_with_its_pictures() -> None:
    text = encode(everything(), PICTURES).decode()
    assert text.startswith(
        '{\n  "format": "journeymapper",\n  "version": 1,\n  "min_reader": 1,\n  "title": '
    )
    assert text.endswith("\n  }\n}\n")
    assert list(json.loads(text))[-1] == "pictures"
    line = next(line for line in text.splitlines() if PICTURE in line and ": " in line and "iVBOR" in line)
    assert line.startswith(f'    "{PICTURE}": "')


def test_text_is_written_as_it_is_read_by_people() -> None:
    assert "für immer «ça» 旅程 🙂" in encode(everything(), {}).decode()


def test_defaults_are_not_written() -> None:
    assert json.loads(encode(Document(title="A"), {})) == {
        "format": FORMAT,
        "version": 1,
        "min_reader": 1,
        "title": "A",
    }


def test_an_empty_map_is_a_file() -> None:
    assert decode(encode(Document(), {})).document == Document()


def test_a_byte_order_mark_is_accepted() -> None:
    assert decode(b"\xef\xbb\xbf" + file_with(title="Ü")).document.title == "Ü"


def test_only_pictures_in_use_are_saved() -> None:
    document = Document(cards=(Card(id="a", picture=PICTURE),))
    assert decode(encode(document, {PICTURE: PNG, "0" * 64: PNG})).pictures == PICTURES
    assert decode(encode(Document(), PICTURES)).pictures == {}


def test_pictures_of_snapshots_are_saved() -> None:
    document = Document.model_validate(
        {"snapshots": [{"id": "a", "content": {"cards": [{"id": "c", "picture": PICTURE}]}}]}
    )
    assert decode(encode(document, PICTURES)).pictures == PICTURES


def test_a_newer_map_that_we_may_edit_says_so_and_keeps_its_numbers() -> None:
    data = file_with(version=VERSION + 2, min_reader=VERSION, title="Later", scent={"of": "later"})
    opened = decode(data)
    assert [notice.place for notice in opened.notices] == ["", "scent"]
    assert str(opened.notices[0]).startswith("This map comes from a newer JourneyMapper (file version ")
    again = json.loads(encode(evolve(opened.document, title="Edited"), {}))
    assert again == {**json.loads(data), "title": "Edited"}


def test_a_map_for_newer_readers_only_is_refused_naming_both_versions() -> None:
    with pytest.raises(NewerFormat, match=rf"version {VERSION + 6}.*version {VERSION}"):
        decode(file_with(version=VERSION + 7, min_reader=VERSION + 6))


def test_reading_is_repeatable_and_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(encode(everything(), PICTURES))
    before = path.stat()
    assert read(path) == read(path)
    after = path.stat()
    assert (before.st_mtime_ns, before.st_size, before.st_ino) == (
        after.st_mtime_ns,
        after.st_size,
        after.st_ino,
    )
    assert list(tmp_path.iterdir()) == [path]


def test_saving_and_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    written = save(path, everything(), PICTURES)
    assert path.read_bytes() == written == encode(everything(), PICTURES)
    assert read(path).document == everything()


def test_a_dangling_reference_does_not_keep_anybody_from_saving(tmp_path: Path) -> None:
    document = Document(cards=(Card(id="a", lane="gone", step="gone"),))
    save(tmp_path / "a.journey", document, {})
    with pytest.raises(Dangling):
        read(tmp_path / "a.journey")
    opened = read(tmp_path / "a.journey", repair=True)
    assert opened.document.cards == (Card(id="a"),)
    assert [notice.place for notice in opened.notices] == ["cards[0].lane", "cards[0].step"]


def test_a_map_with_too_many_pictures_is_not_saved(tmp_path: Path) -> None:
    document = Document(cards=(Card(id="a", picture=PICTURE),))
    with pytest.raises(SaveError, match="64 MB"):
        save(tmp_path / "a.journey", document, {PICTURE: PNG + bytes(51_000_000)})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sha256", "content", "reason"),
    [
        (PICTURE, "not base64!", "not base64"),
        (PICTURE, 5, "base64 in double quotes"),
        ("0" * 64, "iVBORw0KGgo=", "SHA-256 is another"),
        (PICTURE[:-1] + "0", None, "SHA-256 is another"),
    ],
)
def test_a_wrong_picture_is_named_and_can_be_left_out(sha256: str, content: Any, reason: str) -> None:
    if content is None:
        content = json.loads(encode(everything(), PICTURES))["pictures"][PICTURE]
    data = file_with(pictures={sha256: content}, title="Kept")
    with pytest.raises(Dangling, match=reason):
        decode(data)
    opened = decode(data, repair=True)
    assert opened.document.title == "Kept"
    assert opened.pictures == {}


def test_a_picture_that_is_not_there_is_an_error() -> None:
    data = encode(everything(), {})
    with pytest.raises(Dangling) as caught:
        decode(data)
    assert {one.place for one in caught.value.problems} == {
        "personas[0].picture",
        "cards[0].picture",
        "brand.logo",
    }
    assert decode(data, repair=True).document.brand.logo == ""


def test_errors_are_counted_in_full_and_named_up_to_twenty() -> None:
    cards = [{"id": f"c{number}", "lane": "gone", "step": "gone"} for number in range(40)]
    with pytest.raises(MapError, match=r"^cards\[0\]\.lane: .* \(and 79 more problems\)$") as caught:
        decode(file_with(cards=cards))
    assert len(caught.value.problems) == 20
    assert caught.value.count == 80


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a", "a.journey"),
        ("a.journey", "a.journey"),
        ("a.json", "a.json"),
        ("a.JSON", "a.JSON"),
        ("v1.2", "v1.2.journey"),
    ],
)
def test_endings(typed: str, kept: str) -> None:
    assert with_ending(Path(typed)) == Path(kept)
