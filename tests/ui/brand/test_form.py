"""Every value of a brand is edited in the inspector: in the map at once, seen on the canvas, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.model.style import Brand
from journeymapper.operations.style import edit_brand
from journeymapper.storage import file
from journeymapper.ui.brand.colours import about_colour, colour_of
from journeymapper.ui.brand.fonts import about_font
from journeymapper.ui.brand.form import BrandForm
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import SMALL, WIDE, Desk, Make
from tests.ui.inspecting import steps_made
from tests.ui.test_names import nameless


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.action_table["brand"].trigger()
    desk.settle(window)
    return window


def form_of(window: MainWindow) -> BrandForm:
    (form,) = window.inspector.findChildren(BrandForm)
    return form


def brand_of(window: MainWindow) -> Brand:
    assert window.editor is not None
    return window.editor.document.brand


def printed(window: MainWindow) -> list[str]:
    assert window.canvas is not None
    drawing = window.canvas.drawing
    return [one.text for _at, group in groups(drawing) for one in group.shapes if isinstance(one, Text)]


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_the_menu_leads_to_it_with_the_keyboard(desk: Desk, sample: Path, size: tuple[int, int]) -> None:
    window = desk.window(sample, size)
    window.action_table["brand"].trigger()
    desk.settle(window)
    form = form_of(window)
    assert form.isAncestorOf(QApplication.focusWidget())
    desk.qtbot.waitUntil(lambda: not form.file_button.visibleRegion().isEmpty())


@pytest.mark.parametrize(
    ("name", "text"), [("header", "Acme Research"), ("footer", "Acme plc"), ("confidentiality", "Secret")]
)
def test_what_is_typed_is_on_the_canvas_and_one_step(
    desk: Desk, window: MainWindow, name: str, text: str
) -> None:
    before = window.editor.document
    desk.type(form_of(window).fields[name], text)
    desk.settle(window)
    assert getattr(brand_of(window), name) == text
    assert text in printed(window)
    assert len(steps_made(window)) == 1
    window.undo()
    desk.settle(window)
    assert window.editor.document is before
    assert form_of(window).fields[name].toPlainText() == ""
    assert text not in printed(window)


def test_the_name_and_the_cover(desk: Desk, window: MainWindow) -> None:
    form = form_of(window)
    desk.type(form.fields["name"], "Acme")
    desk.click(form.cover._buttons["plain"])
    desk.settle(window)
    assert (brand_of(window).name, brand_of(window).cover) == ("Acme", "plain")
    desk.click(form.cover._buttons[""])
    assert brand_of(window).cover == ""
    assert len(steps_made(window)) == 3


def test_a_pale_colour_is_kept_and_what_it_is_printed_as_is_said(desk: Desk, window: MainWindow) -> None:
    colours = form_of(window).colours
    desk.click(colours.add)
    desk.settle(window)
    (row,) = colours.rows
    assert row.field.hasFocus()
    QTest.keyClicks(row.field, "#FFF3B0")
    desk.settle(window)
    assert brand_of(window).colours == ("#FFF3B0",)
    assert "printed in #" in row.note.text()
    assert row.note.text() == row.button.accessibleDescription()
    drawn = [one for _at, group in groups(window.canvas.drawing) for one in group.shapes]
    said = row.note.text().split("printed in ")[1][:7]
    desk.type(form_of(window).fields["header"], "Acme")
    desk.settle(window)
    drawn = [one for _at, group in groups(window.canvas.drawing) for one in group.shapes]
    assert said in [one.colour for one in drawn if isinstance(one, Text) and one.text == "Acme"]


def test_colours_are_chosen_moved_and_removed_with_the_keyboard(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.answers, "colour", lambda *_: "#123456", raising=False)
    colours = form_of(window).colours
    for _ in range(2):
        QTest.keyClick(colours.add, Qt.Key.Key_Space)
    desk.settle(window)
    first, _second = brand_of(window).colours
    QTest.keyClick(colours.rows[1].button, Qt.Key.Key_Space)
    assert brand_of(window).colours == (first, "#123456")
    QTest.keyClick(colours.rows[1].up, Qt.Key.Key_Space)
    assert brand_of(window).colours == ("#123456", first)
    desk.settle(window)
    QTest.keyClick(colours.rows[0].remove, Qt.Key.Key_Space)
    desk.settle(window)
    assert brand_of(window).colours == (first,)
    assert len(colours.rows) == 1


def test_every_control_says_its_name(desk: Desk, window: MainWindow) -> None:
    window.editor.commit("Brand", edit_brand(window.editor.document, colours=("#FFF3B0", "#0B3D91")))
    desk.settle(window)
    assert nameless(form_of(window)) == []


def test_the_tab_key_goes_from_top_to_bottom(desk: Desk, window: MainWindow) -> None:
    form = form_of(window)
    for _ in range(2):
        desk.click(form.colours.add)
    desk.settle(window)
    form.file_button.setFocus(Qt.FocusReason.TabFocusReason)
    heights = []
    while form.isAncestorOf(QApplication.focusWidget()):
        focused = QApplication.focusWidget()
        heights.append(focused.mapTo(form, focused.rect().center()).y())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert len(heights) < 40
    assert len(heights) >= 16
    assert heights == sorted(heights)


def test_a_double_click_on_what_it_prints_leads_to_it(desk: Desk, sample: Path) -> None:
    window = desk.window(sample, SMALL)
    window.editor.commit("Brand", edit_brand(window.editor.document, header="Acme Research"))
    desk.settle(window)
    (at,) = [at for at, group in groups(window.canvas.drawing) if group.label == "Acme Research"]
    x, y = window.canvas.sight.to_pixel(Rect(at.x, at.y, 8.0, 8.0))[:2]
    QTest.mouseDClick(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + 4, round(y) + 4))
    desk.settle(window)
    assert form_of(window).isVisible()


def test_what_waits_in_a_field_is_saved_too(desk: Desk, window: MainWindow) -> None:
    form = form_of(window)
    line = form.fields["body_font"].choice.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Noto Sans Thai")
    assert brand_of(window).body_font == ""
    assert window.save()
    assert file.read(window.editor.path).document.brand.body_font == "Noto Sans Thai"


def test_nonsense_is_no_colour_and_nothing_is_lost(desk: Desk, window: MainWindow) -> None:
    colours = form_of(window).colours
    desk.click(colours.add)
    desk.settle(window)
    before = brand_of(window).colours
    (row,) = colours.rows
    row.field.selectAll()
    QTest.keyClicks(row.field, "reddish")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert brand_of(window).colours == before
    assert row.field.text() == before[0]
    assert "reddish" in row.note.text()


def test_what_nobody_touched_stays_as_it_came(desk: Desk, small_map: Make) -> None:
    colours = ("#fff3b0", "#FFF3B080", "red")
    window = desk.window(small_map(brand={"colours": colours, "body_font": " Inter ", "cover": "odd"}))
    before = window.editor.document
    window.action_table["brand"].trigger()
    desk.settle(window)
    assert form_of(window).colours.rows[0].note.text()
    window.finish_editing()
    window.canvas.setFocus()
    desk.settle(window)
    assert window.editor.document is before


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("1f3a85", "#1F3A85"),
        (" #1F3A85 ", "#1F3A85"),
        ("#abc", "#AABBCC"),
        ("31, 58, 133", "#1F3A85"),
        ("RGB(31 58 133)", "#1F3A85"),
        ("navy", "#000080"),
        ("300, 1, 1", ""),
        ("#12345", ""),
        ("", ""),
        ("no colour", ""),
    ],
)
def test_colours_are_understood_as_people_write_them(text: str, colour: str) -> None:
    assert colour_of(text) == colour


def test_nothing_is_said_of_a_colour_that_can_be_read() -> None:
    assert about_colour("#0B3D91") == ""
    assert "no colour" in about_colour("red")


def test_a_font_is_typed_and_drawn_and_what_is_to_know_is_said(desk: Desk, window: MainWindow) -> None:
    field = form_of(window).fields["heading_font"]
    line = field.choice.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "Noto Sans Hebrew")
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.settle(window)
    assert brand_of(window).heading_font == "Noto Sans Hebrew"
    drawn = [one for _at, group in groups(window.canvas.drawing) for one in group.shapes]
    families = {one.style.family for one in drawn if isinstance(one, Text)}
    assert families == {"Inter", "Noto Sans Hebrew"}
    assert field.note.isHidden()
    line.selectAll()
    QTest.keyClicks(line, "No Such Font")
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.settle(window)
    assert "no font “No Such Font”" in field.note.text()
    field.choice.activated.emit(0)
    desk.settle(window)
    assert brand_of(window).heading_font == ""


def test_the_usual_font_needs_no_words() -> None:
    assert about_font("") == about_font("Noto Sans Thai") == ""


def test_undo_shows_what_was_there_in_every_field(desk: Desk, window: MainWindow) -> None:
    window.action_table["brand_remove"].trigger()
    form = form_of(window)
    desk.click(form.colours.add)
    desk.type(form.fields["name"], "Acme")
    desk.settle(window)
    while window.editor.history.undo_label:
        window.undo()
    desk.settle(window)
    assert form.colours.rows == []
    assert form.fields["name"].text() == ""
