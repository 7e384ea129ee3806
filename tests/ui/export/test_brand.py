"""The brand is edited beside the pages that it is printed on; they follow."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import groups
from tests.ui.conftest import Desk
from tests.ui.export.conftest import Exporting, Open, reader


def printed(one: Exporting) -> set[str]:
    pages = one.dialog.planned.plan.printed.pages
    drawings = [put.drawing for page in pages for put in page.puts]
    return {
        shape.text
        for drawing in drawings
        for _at, group in groups(drawing)
        for shape in group.shapes
        if isinstance(shape, Text)
    }


def test_what_is_typed_is_on_the_pages_and_in_the_file(exporting: Open, sample: Path, tmp_path: Path) -> None:
    one = exporting(sample)
    one.dialog.side.edit.click()
    side = one.dialog.side.brand
    assert side.isVisible()
    QTest.keyClicks(side.form.fields["confidentiality"], "Strictly private")
    one.settle()
    assert "Strictly private" in printed(one)
    out = tmp_path / "out.pdf"
    one.write(out)
    assert "Strictly private" in reader(out).pages[0].extract_text()


def test_undo_works_beside_the_pages(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    one.dialog.side.edit_brand(True)
    field = one.dialog.side.brand.form.fields["header"]
    field.setFocus()
    QTest.keyClicks(field, "Acme")
    one.settle()
    assert "Acme" in printed(one)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    one.settle()
    assert field.toPlainText() == ""
    assert "Acme" not in printed(one)


def test_escape_leads_back_to_the_choices_first(exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    one.dialog.side.edit_brand(True)
    side = one.dialog.side.brand
    QTest.keyClick(side.form.fields["name"], Qt.Key.Key_Escape)
    assert not side.isVisible()
    assert one.dialog.isVisible()
    assert one.dialog.side.edit.hasFocus()


def test_enter_ends_a_field_and_exports_nothing(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    one.dialog.side.edit_brand(True)
    form = one.dialog.side.brand.form
    line = form.fields["body_font"].choice.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "Noto Sans Thai")
    QTest.keyClick(line, Qt.Key.Key_Return)
    one.settle()
    assert one.dialog._editor.document.brand.body_font == "Noto Sans Thai"
    assert desk.answers.asked == []


def test_another_brand_is_applied_before_it_is_edited(exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    one.dialog.form.take_brand("orbeline")
    one.settle()
    assert one.dialog.side.edit.isHidden()
    one.dialog.side.apply.click()
    one.settle()
    assert one.dialog.side.apply.isHidden()
    assert not one.dialog.side.edit.isHidden()
    one.dialog.side.edit_brand(True)
    assert one.dialog.side.brand.form.fields["name"].text() == "Orbeline"
    assert one.dialog.form.brand.itemText(0) == "Of the map: Orbeline"
