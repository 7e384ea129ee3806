"""Brands come from files and examples, and go into files; whatever goes wrong is one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from journeymapper.model.style import Brand
from journeymapper.storage.brand import brand_called, built_in_brands, read_brand
from journeymapper.ui.brand.form import BrandForm
from journeymapper.ui.dialogs.palette_entries import commands
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    desk.settle(window)
    return window


def entry(desk: Desk, window: MainWindow, name: str) -> None:
    """Run what the command palette offers under this name."""
    (found,) = [one for one in commands(window) if one.name == name]
    found.run()
    desk.settle(window)


@pytest.mark.parametrize("name", sorted(built_in_brands()))
def test_an_example_is_one_step_away_and_undone(desk: Desk, window: MainWindow, name: str) -> None:
    before = window.editor.document
    entry(desk, window, name.capitalize())
    desk.settle(window)
    brand, example = window.editor.document.brand, brand_called(name).brand
    assert brand.model_copy(update={"logo": example.logo}) == example
    assert brand.logo in window.editor.pictures
    window.undo()
    assert window.editor.document is before


def test_saved_opened_in_another_map_and_the_same(
    desk: Desk, window: MainWindow, tmp_path: Path, small_map: object
) -> None:
    entry(desk, window, "Orbeline")
    desk.answers.path = tmp_path / "client"
    window.action_table["brand_save"].trigger()
    path = tmp_path / "client.brand.json"
    assert read_brand(path).brand == window.editor.document.brand
    assert desk.answers.asked[-1] == "target Orbeline.brand.json"
    other = desk.window(small_map())  # type: ignore[operator]
    desk.answers.path = path
    other.action_table["brand_open"].trigger()
    desk.settle(other)
    assert other.editor.document.brand == window.editor.document.brand
    assert other.editor.document.brand.logo in other.editor.pictures


def test_a_name_that_is_taken_is_replaced_only_when_agreed(
    desk: Desk, window: MainWindow, tmp_path: Path
) -> None:
    entry(desk, window, "Orbeline")
    taken = tmp_path / "client.brand.json"
    taken.write_bytes(b"mine")
    desk.answers.path = tmp_path / "client"
    window.action_table["brand_save"].trigger()
    assert taken.read_bytes() == b"mine"
    desk.answers.choices = ["replace"]
    window.action_table["brand_save"].trigger()
    assert read_brand(taken).brand.name == "Orbeline"


def test_a_brand_file_that_is_dropped_goes_onto_the_map(desk: Desk, window: MainWindow) -> None:
    path = built_in_brands()["orbeline"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 300), copy, data, left, none))
    assert window.editor.document.brand.name == "Orbeline"
    assert len(desk.program.windows) == 1


def test_removed_and_brought_back(desk: Desk, window: MainWindow) -> None:
    assert not window.action_table["brand_remove"].isEnabled()
    entry(desk, window, "Fernhollow")
    desk.settle(window)
    window.action_table["brand_remove"].trigger()
    desk.settle(window)
    assert window.editor.document.brand == Brand()
    assert not window.action_table["brand_save"].isEnabled()
    window.undo()
    assert window.editor.document.brand.name == "Fernhollow"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"brand", "not a brand file"),
        (b'{"format": "journeymapper"}', "not a brand file"),
        (json.dumps({"format": "journeymapper-brand", "colors": []}).encode(), "colors"),
        (json.dumps({"format": "journeymapper-brand", "logo": "iVBORw0KGgo="}).encode(), "logo"),
        (None, "no file"),
    ],
)
def test_a_file_that_is_no_brand_changes_nothing(
    desk: Desk, window: MainWindow, tmp_path: Path, data: bytes | None, reason: str
) -> None:
    path = tmp_path / "odd.brand.json"
    if data is not None:
        path.write_bytes(data)
    before = window.editor.document
    desk.answers.path = path
    window.action_table["brand_open"].trigger()
    assert window.editor.document is before
    (told,) = desk.answers.told
    assert told.startswith("The brand cannot be used: ")
    assert reason in told
    assert "odd.brand.json" in told


def test_a_logo_that_cannot_be_decoded_changes_nothing(
    desk: Desk, window: MainWindow, tmp_path: Path
) -> None:
    whole = json.loads(built_in_brands()["orbeline"].read_text("utf-8"))
    whole["logo"] = whole["logo"][:400]  # the beginning of a picture
    path = tmp_path / "cut.brand.json"
    path.write_text(json.dumps(whole), "utf-8")
    before = window.editor.document
    desk.answers.path = path
    window.action_table["brand_open"].trigger()
    assert window.editor.document is before
    assert "the logo cannot be used" in desk.answers.told[0]


def test_a_folder_that_is_not_there_is_told_of(desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    entry(desk, window, "Orbeline")
    brand = window.editor.document.brand
    desk.answers.path = tmp_path / "nowhere" / "client.brand.json"
    window.action_table["brand_save"].trigger()
    (told,) = desk.answers.told
    assert told.startswith("The brand is not saved: ")
    assert "client.brand.json" in told
    assert window.editor.document.brand == brand


def test_the_form_offers_the_same(desk: Desk, window: MainWindow) -> None:
    window.action_table["brand"].trigger()
    desk.settle(window)
    (form,) = window.inspector.findChildren(BrandForm)
    menu = form.file_button.menu()
    menu.aboutToShow.emit()
    words = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert words == ["Open a brand file …", "Examples", "Save as a brand file …", "Remove the brand"]
