"""The printer gets the same pages, in true millimetres."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from tests.ui.conftest import Desk
from tests.ui.export.conftest import Open, millimetres, reader


def into(path: Path, **values: object):
    """A printer that prints into a PDF; values are called on it."""

    def choose(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        for name, value in values.items():
            getattr(printer, name)(*value if isinstance(value, tuple) else (value,))
        return True

    return choose


@pytest.mark.parametrize(
    ("chosen", "size"),
    [
        ({"kind": "poster", "paper": "A3"}, (420, 297)),
        ({"kind": "poster", "paper": "A2", "side": "portrait"}, (420, 594)),
        ({"kind": "report"}, (297, 210)),
        ({"kind": "poster", "paper": "tabloid"}, (431.8, 279.4)),
        ({"kind": "poster", "paper": "16:9", "small": True}, (338.7, 190.5)),
    ],
)
def test_the_printer_s_pages_are_those_of_the_preview(
    desk: Desk,
    exporting: Open,
    sample: Path,
    tmp_path: Path,
    chosen: dict[str, object],
    size: tuple[float, float],
) -> None:
    out = tmp_path / "printed.pdf"
    desk.answers.on_printer = into(out)
    one = exporting(sample, printing=True).choose(**chosen)
    count = len(one.dialog.preview.pages)
    one.dialog.footer.go.click()
    assert desk.answers.asked[-1] == f"printer for {count}"
    assert desk.answers.told == []
    assert len(millimetres(out)) == count
    for found in millimetres(out):
        assert found == pytest.approx(size, abs=0.5)
    assert not one.dialog.isVisible()


def test_text_and_place_are_those_of_the_pdf(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    printed, written = tmp_path / "printed.pdf", tmp_path / "written.pdf"
    desk.answers.on_printer = into(printed)
    exporting(sample, printing=True).choose(paper="A3").dialog.footer.go.click()
    exporting(sample).choose(paper="A3").write(written)
    assert ink(printed) == pytest.approx(ink(written), abs=0.6)


def ink(path: Path, page: int = 0) -> tuple[float, float, float, float]:
    """The box of all that is not white on a page, in millimetres."""
    import pypdfium2
    from PIL import ImageChops

    dots = 100
    picture = pypdfium2.PdfDocument(path)[page].render(scale=dots / 72).to_pil().convert("L")
    dark = ImageChops.invert(picture).point(lambda shade: 255 if shade > 40 else 0)
    return tuple(side * 25.4 / dots for side in dark.getbbox())


def test_a_range_of_pages(desk: Desk, exporting: Open, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    desk.answers.on_printer = into(out, setPrintRange=QPrinter.PrintRange.PageRange, setFromTo=(2, 4))
    exporting(sample, printing=True).choose(kind="report").dialog.footer.go.click()
    assert len(reader(out).pages) == 3


def test_a_smaller_paper_is_asked_about(desk: Desk, exporting: Open, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    desk.answers.on_printer = into(out, setPageSize=QPageSize(QPageSize.PageSizeId.A4))
    one = exporting(sample, printing=True).choose(paper="A3")
    one.dialog.footer.go.click()
    assert not out.exists()
    assert "70 %" in desk.answers.told[0]
    desk.answers.choices = ["shrink"]
    one.dialog.footer.go.click()
    assert millimetres(out) == [pytest.approx((297, 210), abs=0.5)]


def test_no_printer_no_page(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(sample, printing=True)
    one.dialog.footer.go.click()
    assert one.dialog.isVisible()


def test_it_is_in_the_menu_with_its_usual_key(desk: Desk, sample: Path) -> None:
    action = desk.window(sample).action_table["print"]
    assert action.shortcut().toString() == "Ctrl+P"
    assert action.isEnabled()


def test_tiles_show_the_poster_below_their_marks(
    desk: Desk, exporting: Open, sample: Path, tmp_path: Path
) -> None:
    printed, written = tmp_path / "printed.pdf", tmp_path / "written.pdf"
    desk.answers.on_printer = into(printed)
    exporting(sample, printing=True).choose(kind="tiles", paper="A2").dialog.footer.go.click()
    exporting(sample).choose(kind="tiles", paper="A2").write(written)
    for page in range(len(reader(written).pages)):
        assert ink(printed, page) == pytest.approx(ink(written, page), abs=0.6)
