"""Slides go into a client's own presentation, or it is said why they cannot."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation

from journeymapper.ui.export.footer import WRITTEN
from tests.ui.conftest import Desk
from tests.ui.export.conftest import Exporting, Open


def pick(one: Exporting, path: Path | None) -> Exporting:
    """Choose "A presentation ..." and answer with this file."""
    one.desk.answers.path = path
    box = one.dialog.form.template
    box.setCurrentIndex(box.findData("file"))
    box.activated.emit(box.currentIndex())
    return one.settle()


@pytest.fixture
def slides(exporting: Open, sample: Path) -> Exporting:
    return exporting(sample).choose(format=".pptx", slides="stages")


def test_a_template_gives_its_slides_and_its_size(slides: Exporting, tmp_path: Path) -> None:
    template, out = tmp_path / "client.pptx", tmp_path / "deck.pptx"
    Presentation().save(str(template))
    pick(slides, template)
    assert slides.dialog.form.template.currentText() == "client.pptx"
    assert not slides.dialog.form.paper.isVisible()
    assert slides.dialog.preview.pages[0].sheet.width_mm == pytest.approx(254, abs=0.1)
    slides.write(out)
    assert slides.dialog.footer.state == WRITTEN
    deck = Presentation(io.BytesIO(out.read_bytes()))
    assert len(deck.slides) == len(slides.dialog.preview.pages)
    assert deck.slide_width.mm == pytest.approx(254, abs=0.1)


def test_what_is_no_presentation_is_said(slides: Exporting, tmp_path: Path) -> None:
    wrong = tmp_path / "client.pptx"
    wrong.write_bytes(b"not a presentation")
    pick(slides, wrong)
    assert slides.dialog.footer.trouble.text()
    assert not slides.dialog.footer.go.isEnabled()
    slides.choose(template="")
    slides.dialog.form.take_template(None)
    assert slides.settle().dialog.footer.go.isEnabled()


def test_a_file_that_is_gone_is_said_and_bare_slides_are_left(
    desk: Desk, slides: Exporting, tmp_path: Path
) -> None:
    pick(slides, tmp_path / "gone.pptx")
    assert len(desk.answers.told) == 1
    assert slides.dialog.form.template.currentData() == ""
    assert slides.dialog.footer.go.isEnabled()


def test_no_file_leaves_bare_slides(slides: Exporting) -> None:
    pick(slides, None)
    assert slides.dialog.form.template.currentData() == ""
    assert slides.dialog.footer.go.isEnabled()
