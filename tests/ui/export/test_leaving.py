"""What leaves and what stays is said item by item, before anything is written."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QScrollArea

from journeymapper.storage.brand import built_in_brands
from tests.ui.conftest import Desk, Make
from tests.ui.export.conftest import Exporting, Open, reader

SECRET = "Margin is 61 per cent"


@pytest.fixture
def internal(exporting: Open, small_map: Make) -> Exporting:
    cards = [
        {"id": "c1", "lane": "l2", "step": "p1", "text": "Slow", "notes": [{"id": "n1", "text": "Hm"}]},
        {"id": "c2", "lane": "l2", "step": "p1", "text": SECRET, "internal": True, "author": "a1"},
    ]
    return exporting(small_map(cards=cards, participants=[{"id": "a1", "name": "Ines"}]))


def test_a_default_export_names_what_is_internal(internal: Exporting) -> None:
    contents = internal.dialog.contents
    assert SECRET in contents.text_of("notes")
    assert SECRET in contents.text_of("leaves")
    assert "review note" in contents.text_of("stays")
    assert "--" not in contents.text_of("notes")


def test_client_safe_leaves_it_at_home_and_says_so(internal: Exporting, tmp_path: Path) -> None:
    internal.choose(client_safe=True)
    contents = internal.dialog.contents
    assert SECRET in contents.text_of("stays")
    assert SECRET not in contents.text_of("leaves")
    assert SECRET not in contents.text_of("notes")
    form = internal.dialog.form
    assert not form.attach.isEnabled()
    assert not form.attach.isChecked()
    out = tmp_path / "client.pdf"
    internal.write(out)
    text = "".join(page.extract_text() for page in reader(out).pages)
    assert "Slow" in text
    assert SECRET not in text
    assert reader(out).attachments == {}


def test_the_map_stays_at_home_until_somebody_attaches_it(internal: Exporting) -> None:
    form = internal.dialog.form
    assert not form.attach.isChecked()
    assert "not attached" in internal.dialog.contents.text_of("notes")
    form.attach.click()
    internal.settle()
    assert internal.dialog.planned.plan.attached
    assert "review note" in internal.dialog.contents.text_of("notes")
    assert "review note" in internal.dialog.contents.text_of("leaves")


def test_what_a_view_hides_does_not_leave_with_the_page(exporting: Open, small_map: Make) -> None:
    card = {"id": "c1", "lane": "l2", "step": "p1", "text": SECRET, "internal": True}
    view = {"id": "v1", "name": "Open", "hidden_lanes": ["l2"]}
    one = exporting(small_map(cards=[card], views=[view])).choose(content="v1")
    assert SECRET not in one.dialog.contents.text_of("leaves")
    assert "pain_points" in one.dialog.contents.text_of("hidden")


def test_characters_that_no_font_has_are_named(exporting: Open, small_map: Make) -> None:
    one = exporting(small_map(title="A \U0010f123 map"))
    assert "U+10F123" in one.dialog.contents.text_of("notes")


def test_markup_in_a_map_is_shown_as_it_is(exporting: Open, small_map: Make) -> None:
    card = {"id": "c1", "lane": "l2", "step": "p1", "text": "<b>bold</b>", "internal": True}
    one = exporting(small_map(cards=[card]))
    assert "<b>bold</b>" in one.dialog.contents.text_of("leaves")


@pytest.mark.parametrize("name", sorted(built_in_brands()))
def test_a_built_in_brand_dresses_the_pages_and_the_map_when_asked(
    desk: Desk, exporting: Open, sample: Path, name: str
) -> None:
    window = desk.window(sample)
    one = exporting(window)
    plain = one.dialog.planned.plan.drawing
    one.choose(brand=name)
    assert one.dialog.planned.plan.drawing != plain
    assert window.editor.document.brand.name == ""
    one.dialog.side.apply.click()
    one.settle()
    brand = window.editor.document.brand
    assert brand.name
    assert not brand.logo or brand.logo in window.editor.pictures
    assert one.dialog.form.brand.currentData() == ""
    window.editor.undo()
    assert window.editor.document.brand.name == ""


def test_a_brand_file_is_used_or_refused_in_one_sentence(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    one = exporting(sample)
    form = one.dialog.form
    desk.answers.path = tmp_path / "own.brand.json"
    desk.answers.path.write_text('{"format": "journeymapper-brand", "name": "Own", "colours": ["#AA0000"]}')
    form.brand.setCurrentIndex(form.brand.findData("file"))
    form.brand.activated.emit(form.brand.currentIndex())
    one.settle()
    assert one.dialog.planned.job.document.brand.name == "Own"
    desk.answers.path.write_text('{"format": "journeymapper-brand", "colour": "red"}')
    one.choose(kind="pages")
    assert "own.brand.json" in one.dialog.footer.trouble.text()
    assert not one.dialog.footer.go.isEnabled()


def test_words_without_a_space_break_where_the_column_ends(exporting: Open, small_map: Make) -> None:
    """However long a name is, nothing of the column lies outside it."""
    word = "Unbreakable" * 30
    cards = [{"id": "c1", "lane": "l2", "step": "p1", "text": word, "internal": True}]
    views = [{"id": "v1", "name": word, "hidden_lanes": ["l1"]}]
    lanes = [{"id": "l1", "kind": "actions", "name": word}, {"id": "l2", "kind": "pain_points"}]
    facts = {"author": word, "organisation": word}
    people = [{"id": "a", "name": word}]
    path = small_map(cards=cards, views=views, lanes=lanes, facts=facts, personas=people)
    one = exporting(path).choose(content="v1")
    (scroll,) = one.dialog.findChildren(QScrollArea)
    assert scroll.horizontalScrollBar().maximum() == 0
    for name in ("leaves", "hidden"):
        assert word[:40] in one.dialog.contents.text_of(name)


def test_a_coarse_picture_is_named_with_its_dots_per_inch(exporting: Open, small_map: Make) -> None:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#2B59C3").save(made, "PNG")
    name = hashlib.sha256(made.getvalue()).hexdigest()
    card = {"id": "c1", "lane": "l2", "step": "p1", "text": "A stand", "picture": name}
    pictures = {name: base64.b64encode(made.getvalue()).decode()}
    one = exporting(small_map(cards=[card], pictures=pictures)).choose(paper="A3")
    assert "A stand" in one.dialog.contents.text_of("notes")
    assert " dpi" in one.dialog.contents.text_of("notes")


def test_the_printer_is_given_no_properties(exporting: Open, small_map: Make) -> None:
    path = small_map(facts={"author": "Ines"})
    assert "Ines" in exporting(path).dialog.contents.text_of("leaves")
    assert "Ines" not in exporting(path, printing=True).dialog.contents.text_of("leaves")
