"""The logo: chosen, dropped, removed; whatever is no picture is refused in one sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage

from journeymapper.drawing.shapes import Picture
from journeymapper.drawing.tree import groups
from journeymapper.storage import file
from journeymapper.ui.brand.form import BrandForm
from journeymapper.ui.brand.logo import LogoField
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.action_table["brand"].trigger()
    desk.settle(window)
    return window


def logo_of(window: MainWindow) -> LogoField:
    (form,) = window.inspector.findChildren(BrandForm)
    return form.logo


def png(tmp_path: Path, size: tuple[int, int] = (800, 200), colour: str = "#0B3D91") -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGB", size, colour).save(path)
    return path


def drop(field: LogoField, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    field.plate.dropEvent(event)


def drawn(window: MainWindow) -> list[Picture]:
    sha256 = window.editor.document.brand.logo
    shapes = [one for _at, group in groups(window.canvas.drawing) for one in group.shapes]
    return [one for one in shapes if isinstance(one, Picture) and one.sha256 == sha256]


def test_chosen_seen_saved_removed_and_undone(desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    desk.answers.path = png(tmp_path)
    desk.click(logo_of(window).choose)
    desk.settle(window)
    brand = window.editor.document.brand
    assert brand.logo_shape == 4.0
    (picture,) = drawn(window)
    assert picture.rect.width / picture.rect.height == pytest.approx(4.0, rel=0.01)
    assert logo_of(window).note.isHidden()
    assert window.save()
    assert brand.logo in file.read(window.editor.path).pictures
    desk.click(logo_of(window).remove)
    desk.settle(window)
    assert window.editor.document.brand.logo == ""
    assert logo_of(window).remove.isHidden()
    window.undo()
    desk.settle(window)
    assert window.editor.document.brand == brand
    assert len(drawn(window)) == 1


def test_what_is_kept_is_made_anew(desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x010E] = "taken in a secret place"
    Image.new("RGB", (900, 300), "#884422").save(path, exif=exif)
    logo_of(window).take_file(path)
    kept = window.editor.pictures[window.editor.document.brand.logo]
    assert b"secret place" not in kept
    assert Image.open(io.BytesIO(kept)).size == (900, 300)


def test_files_and_pictures_are_dropped(desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(png(tmp_path)))])
    drop(logo_of(window), data)
    assert window.editor.document.brand.logo_shape == 4.0
    image = QImage(300, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    data = QMimeData()
    data.setImageData(image)
    drop(logo_of(window), data)
    assert window.editor.document.brand.logo_shape == 0.5


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("notes.txt", b"no picture", "not a picture"),
        ("cut.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "“cut.png”"),
        ("mark.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("", b"", "no file"),
        (".", b"", "is a folder, not a picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(
    desk: Desk, window: MainWindow, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    before = window.editor.document
    path = tmp_path / (name or "gone.png")
    if data:
        path.write_bytes(data)
    logo_of(window).take_file(path)
    assert window.editor.document is before
    (told,) = desk.answers.told
    assert reason in told
    assert "Traceback" not in told


def test_a_small_or_nearly_white_logo_is_told_of(desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    logo_of(window).take_file(png(tmp_path, (60, 20), "#FDFDFD"))
    desk.settle(window)
    note = logo_of(window).note.text()
    assert "dots an inch" in note
    assert "white" in note
