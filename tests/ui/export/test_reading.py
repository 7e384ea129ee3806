"""Nothing is printed too small to be read without somebody agreeing; one click sets what would help."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.export.conftest import Exporting, Open


@pytest.fixture
def small(exporting: Open, sample: Path) -> Exporting:
    return exporting(sample).choose(paper="A4")


def remedy(one: Exporting, words: str) -> Exporting:
    button = next(button for button in one.dialog.footer.remedies if words in button.text())
    one.desk.click(button)
    return one.settle()


def test_it_is_shown_said_and_not_written(small: Exporting) -> None:
    footer = small.dialog.footer
    assert not footer.go.isEnabled()
    assert small.dialog.planned.plan is None
    assert len(small.dialog.preview.pages) == 1
    assert "4." in footer.reading.text()
    assert footer.sheet.text().startswith("A4")
    assert "too small" in footer.trouble.text()
    assert "--" not in footer.trouble.text()  # no words of the command line


def test_a_larger_paper_is_one_click_away(small: Exporting) -> None:
    remedy(small, "A3")
    assert small.dialog.form.paper.currentData() == "A3"
    assert small.dialog.planned.plan.printed.smallest >= 6
    assert small.dialog.footer.go.isEnabled()
    assert not small.dialog.footer.remedies


def test_pages_are_one_click_away(small: Exporting) -> None:
    said = small.dialog.footer.trouble.text()
    remedy(small, "Split")
    assert f"{len(small.dialog.preview.pages)} pages" in said
    assert small.dialog.form.paper.currentData() == "A4"


def test_it_can_be_agreed_to(small: Exporting) -> None:
    remedy(small, "this small")
    assert small.dialog.form.small.isChecked()
    assert small.dialog.footer.go.isEnabled()
    assert small.dialog.planned.plan.printed.smallest < 6


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"margin": 140.0, "paper": "A4"}, "margin"),
        ({"kind": "pages", "paper": "60x60", "margin": 10.0}, "too small"),
        ({"kind": "report", "paper": "100x100"}, "too small"),
        ({"kind": "pages", "paper": "fit"}, "paper"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(
    exporting: Open, sample: Path, chosen: dict[str, object], words: str
) -> None:
    one = exporting(sample).choose(**chosen)
    footer = one.dialog.footer
    assert words in footer.trouble.text()
    assert "--" not in footer.trouble.text()
    assert not footer.go.isEnabled()


def test_the_scale_is_that_of_the_paper(exporting: Open, sample: Path) -> None:
    one = exporting(sample).choose(paper="fit")
    assert "100 %" in one.dialog.footer.reading.text()


def test_only_rows_that_matter_are_there(exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    rows = one.dialog.form._rows
    assert rows["kind"].isVisible()
    assert not rows["tiles"].isVisible()
    assert not rows["dots"].isVisible()
    one.choose(kind="tiles")
    assert rows["tiles"].isVisible()
    one.choose(format=".png")
    assert rows["dots"].isVisible()
    assert not rows["kind"].isVisible()
    one.choose(paper="own")
    assert rows["own"].isVisible()
