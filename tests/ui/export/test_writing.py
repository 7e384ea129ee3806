"""Writing: beside the interface, all or nothing, with a way to give it up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from journeymapper.storage.file import save
from journeymapper.ui.export.footer import CHOOSING, WRITING, WRITTEN
from journeymapper.ui.export.remembered import Remembered, folder_of, load_remembered
from journeymapper.ui.theme import apply_theme, current_theme
from tests.generator import generated
from tests.ui.conftest import Desk
from tests.ui.export.conftest import Open


def test_cancel_leaves_the_old_file(desk: Desk, exporting: Open, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the old one")
    one = exporting(sample).choose(kind="report")
    desk.answers.path = out
    one.dialog.footer.go.click()
    assert one.dialog.footer.state == WRITING
    one.dialog.footer.cancel.click()
    one.wait()
    assert one.dialog.footer.state == CHOOSING
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert desk.answers.told == []
    one.settle().write(out)
    assert out.read_bytes().startswith(b"%PDF-")


def test_escape_while_writing_gives_the_file_up_and_keeps_the_dialogue(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    one = exporting(sample).choose(kind="report")
    desk.answers.path = tmp_path / "report.pdf"
    one.dialog.footer.go.click()
    desk.qtbot.keyClick(one.dialog, Qt.Key.Key_Escape)
    one.wait()
    assert one.dialog.isVisible()
    assert not desk.answers.path.exists()


def test_afterwards_the_file_and_its_folder_can_be_opened(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "map.pdf"
    one = exporting(sample).write(out)
    footer = one.dialog.footer
    assert footer.state == WRITTEN
    assert footer.open.isVisible()
    assert footer.folder.isVisible()
    assert not footer.go.isVisible()
    assert footer.sheet.text() == "“map.pdf” is written"
    opened: list[str] = []
    receiver = _Receiver(opened)
    QDesktopServices.setUrlHandler("file", receiver, "take")
    try:
        desk.click(footer.open)
        desk.click(footer.folder)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opened == [str(out), str(tmp_path)]
    desk.click(footer.cancel)
    assert not one.dialog.isVisible()


def test_a_place_that_cannot_be_written_is_said_and_can_be_tried_again(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    one = exporting(sample).write(tmp_path / "no folder" / "map.pdf")
    assert one.dialog.footer.state == CHOOSING
    (said,) = desk.answers.told
    assert "no folder" in said
    assert one.dialog.footer.go.isEnabled()


@pytest.fixture
def small_files() -> Iterator[None]:
    """The system lets nobody write more than a thousand bytes into a file, as on a full disk."""
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, heard)


def test_what_the_disk_refuses_is_said_and_the_old_file_stays(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(b"the old one")
    one = exporting(sample)
    request.getfixturevalue("small_files")
    one.write(out)
    (said,) = desk.answers.told
    assert "larger than is allowed" in said
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_ending_is_added_and_what_is_there_is_not_overwritten_unasked(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "poster.pdf"
    out.write_bytes(b"the old one")
    one = exporting(sample).write(tmp_path / "poster")
    assert out.read_bytes() == b"the old one"
    desk.answers.choices = ["replace"]
    one.write(tmp_path / "poster")
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_stale_plan_is_dropped(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    made: list[object] = []
    one.dialog._beside.made.connect(made.append)
    for paper in ("A0", "A1", "A2"):
        one.dialog.form.choose(paper=paper)
        one.dialog._plan()
    assert not one.dialog.footer.go.isEnabled()
    one.settle()
    assert [each.plan.poster.sheet.name for each in made] == ["A2"]


def test_a_dialogue_that_goes_while_it_plans_is_missed_by_nobody(
    desk: Desk, exporting: Open, sample: Path
) -> None:
    one = exporting(sample)
    one.dialog.form.choose(kind="report")
    one.dialog._plan()
    one.dialog.reject()
    one.dialog._beside._saver.wait()
    QApplication.processEvents()  # what the plan would have to tell is in the queue
    assert one.dialog.planned is None


def test_choices_and_folder_are_remembered_but_no_consent(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "for the client"
    folder.mkdir()
    one = exporting(sample).choose(kind="pages", paper="A3", client_safe=False, small=True)
    one.dialog.form.attach.click()
    one.settle().write(folder / "x.pdf")
    kept = load_remembered()
    assert (kept.options.kind, kept.options.paper) == ("pages", "A3")
    assert not kept.options.allow_small
    assert kept.options.attach_map is None
    assert folder_of(kept, sample, tmp_path) == folder
    assert folder_of(kept, tmp_path / "other.journey", Path("/")) == tmp_path
    again = exporting(sample)
    assert again.dialog.form.kind.currentData() == "pages"
    assert again.dialog.form.paper.currentData() == "A3"
    assert not again.dialog.form.small.isChecked()


def test_damaged_memories_are_forgotten(home: Path) -> None:
    home.mkdir(parents=True)
    for text in ("", "[]", '{"options": 3}', '{"options": {"kind": 7, "dpi": "x"}, "folders": {"a": 1}}'):
        (home / "export.json").write_text(text)
        assert load_remembered() == Remembered()


def test_exporting_never_edits_the_map_unless_asked(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    window = desk.window(sample)
    one = exporting(window).choose(kind="pages", paper="A3", side="portrait").write(tmp_path / "x.pdf")
    assert window.editor.is_clean
    one.dialog.accept()
    two = exporting(window)
    two.dialog.side.keep.click()
    page = window.editor.document.page
    assert (page.kind, page.paper, page.orientation) == ("pages", "A3", "portrait")
    window.editor.undo()
    assert window.editor.document.page.kind == ""


class _Receiver(QObject):
    """Stands in for the programs of the desktop."""

    def __init__(self, opened: list[str]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self._opened.append(url.toLocalFile())


def test_planning_that_takes_long_is_seen(desk: Desk, exporting: Open, tmp_path: Path) -> None:
    save(tmp_path / "large.journey", generated(480), {})  # a small map is planned before anybody could look
    one = exporting(tmp_path / "large.journey")
    footer = one.dialog.footer
    one.dialog._patience.setInterval(0)
    one.dialog.form.choose(kind="report")
    one.dialog._plan()
    desk.qtbot.waitUntil(lambda: footer.bar.isVisible())
    # Nothing of the plan before is left that could be taken for this one.
    assert footer.sheet.text() == "Making the pages …"
    assert not footer.reading.text()
    assert not one.dialog.contents.text_of("stays")
    assert not one.dialog.preview.isEnabled()
    assert not footer.go.isEnabled()
    one.settle()
    assert not footer.bar.isVisible()
    assert "Making" not in footer.sheet.text()
    assert one.dialog.preview.isEnabled()
    assert one.dialog.preview.graphicsEffect() is None
    assert footer.bar.maximum() == 100


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_button_that_cannot_be_pressed_does_not_look_as_if_it_could(desk: Desk, theme: str) -> None:
    apply_theme(desk.program.application, theme)
    button = QPushButton("Export")
    button.setProperty("primary", True)
    desk.qtbot.addWidget(button)
    button.resize(120, 40)
    button.show()
    accent = QColor(current_theme().accent)
    assert button.grab().toImage().pixelColor(12, 20) == accent
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(12, 20) != accent
    apply_theme(desk.program.application, "light")
