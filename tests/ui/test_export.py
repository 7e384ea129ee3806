"""The export dialogue: what it shows is what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journeymapper.publish import publish as publishing
from journeymapper.ui.export import ExportDialog
from journeymapper.ui.page_preview import placed
from tests.ui.conftest import Desk, Make


@pytest.fixture
def dialog(desk: Desk, sample: Path) -> ExportDialog:
    dialog = ExportDialog(desk.window(sample))
    desk.qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    return dialog


def chosen(dialog: ExportDialog, **values: str) -> ExportDialog:
    dialog.choose(**values)
    dialog._make_plan()
    return dialog


def millimetres(pdf: bytes) -> tuple[float, float]:
    import io

    from pypdf import PdfReader

    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    return float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4


def test_it_previews_the_plan_that_is_written(desk: Desk, dialog: ExportDialog, tmp_path: Path) -> None:
    chosen(dialog, paper="A2", orientation="landscape")
    shown = dialog._preview.plan
    assert shown is dialog._plan
    assert placed(shown)[:2] == pytest.approx((594, 420))
    out = tmp_path / "map.pdf"
    assert dialog.write_to(out)
    assert millimetres(out.read_bytes()) == pytest.approx((594, 420), abs=0.1)
    editor = dialog._window.editor
    assert out.read_bytes() == publishing.write(shown, editor.document, editor.pictures, dialog.options())


@pytest.mark.parametrize(("suffix", "begins"), [(".pdf", b"%PDF-"), (".svg", b"<"), (".png", b"\x89PNG")])
def test_every_format_is_written(dialog: ExportDialog, tmp_path: Path, suffix: str, begins: bytes) -> None:
    out = tmp_path / f"map{suffix}"
    assert chosen(dialog, format=suffix).write_to(out)
    assert out.read_bytes().startswith(begins)


def test_text_too_small_to_read_is_shown_said_and_not_written(dialog: ExportDialog, tmp_path: Path) -> None:
    chosen(dialog, paper="A4")
    assert not dialog._export.isEnabled()
    assert dialog._preview.plan is not None
    assert "A4" in dialog._size.text()
    assert "--" not in dialog._facts.text()  # no words of the command line
    assert not dialog.write_to(tmp_path / "map.pdf")
    assert not (tmp_path / "map.pdf").exists()
    dialog._small.setChecked(True)
    dialog._make_plan()
    assert dialog._export.isEnabled()


def test_what_i_see_is_what_is_filtered(desk: Desk, dialog: ExportDialog) -> None:
    dialog._window.show_state("to-be")
    whole = chosen(dialog, content="whole")._plan
    seen = chosen(dialog, content="seen")._plan
    assert whole.drawing != seen.drawing


def test_client_safe_never_carries_the_map(dialog: ExportDialog) -> None:
    dialog._client_safe.setChecked(True)
    dialog._make_plan()
    assert not dialog._plan.attached
    assert not dialog._attach.isEnabled()


def test_internal_things_keep_the_map_at_home_unless_asked(desk: Desk, small_map: Make) -> None:
    notes = [{"id": "n1", "text": "Between us"}]
    card = {"id": "c1", "lane": "l2", "step": "p1", "kind": "pain_point", "text": "Slow", "notes": notes}
    dialog = ExportDialog(desk.window(small_map(cards=[card])))
    desk.qtbot.addWidget(dialog)
    dialog._make_plan()
    assert not dialog._attach.isChecked()
    assert dialog._facts.text()
    dialog._attach.click()
    dialog._make_plan()
    assert dialog._plan.attached


def test_the_file_gets_its_ending_and_the_person_is_asked_once(
    desk: Desk, dialog: ExportDialog, tmp_path: Path
) -> None:
    desk.answers.path = tmp_path / "poster"
    dialog._ask_and_write()
    assert (tmp_path / "poster.pdf").is_file()
    assert desk.answers.asked == ["export shop.pdf", "show poster.pdf"]


def test_a_place_that_cannot_be_written_is_said(desk: Desk, dialog: ExportDialog, tmp_path: Path) -> None:
    assert not dialog.write_to(tmp_path / "no folder" / "map.pdf")
    assert len(desk.answers.told) == 1
