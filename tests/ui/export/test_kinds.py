"""What the dialogue shows is what it writes: every kind, every format, every content."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from journeymapper.publish import publish as publishing
from journeymapper.storage.file import read
from journeymapper.ui.export.footer import WRITTEN
from tests.ui.conftest import Desk, Make
from tests.ui.export.conftest import Open, millimetres, reader

MAPS = Path(__file__).parents[2] / "data" / "maps"


@pytest.mark.parametrize("kind", ["poster", "pages", "tiles", "report"])
def test_the_pages_that_are_previewed_are_written(
    exporting: Open, sample: Path, tmp_path: Path, kind: str
) -> None:
    one = exporting(sample).choose(kind=kind)
    previewed = one.dialog.preview.pages
    out = tmp_path / f"{kind}.pdf"
    assert one.write(out).dialog.footer.state == WRITTEN
    sizes = [(page.sheet.width_mm, page.sheet.height_mm) for page in previewed]
    assert len(sizes) == len(millimetres(out))
    for asked, got in zip(sizes, millimetres(out), strict=True):
        assert got == pytest.approx(asked, abs=0.1)
    count = one.dialog.preview.strip.count()
    assert count == len(previewed)
    planned = one.dialog.planned
    job = planned.job
    assert out.read_bytes() == publishing.write(planned.plan, job.document, job.pictures, job.options)


@pytest.mark.parametrize("kind", ["poster", "pages", "tiles", "report"])
def test_a_pdf_of_every_kind_opens_again_as_an_untitled_map(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / f"{kind}.pdf"
    exporting(sample).choose(kind=kind).write(out)
    window = desk.program.open_window()
    assert desk.program.open_path(out, window)
    assert window.editor.path is None
    assert window.editor.document == read(sample).document


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png", ".pptx"])
def test_every_format_is_written(exporting: Open, sample: Path, tmp_path: Path, suffix: str) -> None:
    begins = {".pdf": b"%PDF-", ".svg": b"<", ".png": b"\x89PNG", ".pptx": b"PK"}[suffix]
    out = tmp_path / "map"
    one = exporting(sample).choose(format=suffix).write(out)
    assert one.dialog.footer.state == WRITTEN
    assert out.with_suffix(suffix).read_bytes().startswith(begins)


def test_the_sample_is_one_readable_page_of_a3_without_any_choice(
    exporting: Open, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "map.pdf"
    one = exporting(sample).write(out)
    assert millimetres(out) == [pytest.approx((420, 297), abs=0.1)]
    assert one.dialog.planned.plan.printed.smallest >= 6


def test_slides_of_stages_are_previewed_one_by_one(exporting: Open, sample: Path) -> None:
    one = exporting(sample).choose(format=".pptx", slides="stages")
    assert len(one.dialog.preview.pages) == len(one.dialog.planned.plan.texts) > 1


def test_slides_have_a_size_of_their_own(exporting: Open, sample: Path) -> None:
    form = exporting(sample).choose(paper="A2").dialog.form

    def switched(to: str) -> str:
        place = form.format.findData(to)
        form.format.setCurrentIndex(place)
        form.format.activated.emit(place)  # as people choose
        return str(form.paper.currentData())

    assert switched(".svg") == "A2"
    assert switched(".pptx") == ""
    form.choose(paper="16:9")
    assert switched(".pdf") == "A2"
    assert switched(".pptx") == "16:9"


def test_what_i_see_is_what_is_filtered_and_what_is_missing_is_listed(
    desk: Desk, exporting: Open, sample: Path
) -> None:
    window = desk.window(sample)
    window.show_state("to-be")
    one = exporting(window)
    whole = one.choose(content="whole").dialog.planned
    seen = one.choose(content="seen").dialog.planned
    assert whole.hidden == ()
    assert len(seen.hidden) > 0
    assert one.dialog.contents.text_of("hidden").count("\n") == len(seen.hidden) - 1
    assert whole.plan.drawing != seen.plan.drawing


def test_named_views_are_offered(exporting: Open, small_map: Make) -> None:
    view = {"id": "v1", "name": "No pains", "hidden_lanes": ["l2"]}
    one = exporting(small_map(views=[view])).choose(content="v1")
    assert [row.lane for row in one.dialog.planned.plan.drawing.rows] == ["l1"]
    assert "pain_points" in one.dialog.contents.text_of("hidden")


@pytest.mark.parametrize("name", ["arabic", "extreme"])
def test_hard_maps_are_shown_on_the_paper_that_suits_them(exporting: Open, name: str) -> None:
    one = exporting(MAPS / f"{name}.journey").choose(kind="pages")
    assert len(one.dialog.preview.pages) > 0
    assert one.dialog.footer.sheet.text()


def test_pages_turn_by_buttons_keys_and_the_strip(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(sample).choose(kind="report")
    preview = one.dialog.preview
    desk.click(preview.next)
    assert preview.number == 1
    preview.strip.setCurrentRow(4)
    assert preview.number == 4
    desk.qtbot.keyClick(preview.view, Qt.Key.Key_PageUp)
    assert preview.number == 3
    desk.click(preview.previous)
    assert preview.number == 2
    assert "3" in preview._place.text()


def test_the_page_zooms_to_true_size_and_back(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    view = one.dialog.preview.view
    whole = view.zoom
    view.show_actual()
    one.settle()
    assert view.zoom == pytest.approx(96 / 25.4)
    assert view.horizontalScrollBar().maximum() > 0
    view.show_whole()
    one.settle()
    assert view.zoom == whole


def test_the_preview_shows_ink_where_the_page_has_it(exporting: Open, sample: Path) -> None:
    one = exporting(sample)
    picture = one.dialog.preview.view._picture
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert len(colours) > 50


def test_links_survive(exporting: Open, small_map: Make, tmp_path: Path) -> None:
    card = {"id": "c1", "lane": "l2", "step": "p1", "text": "Slow", "url": "https://example.org/a"}
    out = tmp_path / "map.pdf"
    exporting(small_map(cards=[card])).write(out)
    assert b"https://example.org/a" in out.read_bytes()
    assert reader(out).pages[0]["/Annots"]
