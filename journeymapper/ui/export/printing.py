"""The same pages on a printer: vector shapes and letters at its own resolution, in true millimetres."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from journeymapper.i18n import _
from journeymapper.publish.paper import Sheet
from journeymapper.publish.printed import PrintedPage
from journeymapper.render.qt_ink import QtInk
from journeymapper.render.qt_pages import paint_page

_TOLERANCE = 2.0  # millimetres by which papers of the same name differ
_INCH = 25.4


class PrintFailed(Exception):
    """`str` of it is one sentence."""


class Fit(NamedTuple):
    """How pages come onto a printer's paper: at this scale (1: true size), on a paper of this size in mm."""

    scale: float
    width_mm: float
    height_mm: float


def prepared(printer: QPrinter, page: PrintedPage, title: str) -> None:
    """Ask a printer for the sheet of these pages before a person is asked."""
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(layout_of(page.sheet))


def layout_of(sheet: Sheet) -> QPageLayout:
    """A sheet as printers know it; its name is one of their standard papers where it is."""
    short, long = sorted((sheet.width_mm, sheet.height_mm))
    unit = QPageSize.Unit.Millimeter
    # Printers know papers upright.
    size = QPageSize(QSizeF(short, long), unit, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    side = QPageLayout.Orientation.Landscape if sheet.is_landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, side, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def fit_on(printer: QPrinter, page: PrintedPage) -> Fit:
    """How a page fits the paper that was chosen for the printer, whichever way round that lies."""
    paper = printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter)
    short, long = sorted((paper.width(), paper.height()))
    width, height = (long, short) if page.sheet.is_landscape else (short, long)
    need = max(page.sheet.width_mm - width, page.sheet.height_mm - height)
    scale = 1.0 if need <= _TOLERANCE else min(width / page.sheet.width_mm, height / page.sheet.height_mm)
    return Fit(scale, width, height)


def print_pages(
    printer: QPrinter,
    pages: tuple[PrintedPage, ...],
    pictures: Mapping[str, bytes],
    tell: Callable[[float], None] = lambda _done: None,
) -> int:
    """Print those pages that the printer was asked for; how many. What `tell` raises gives it up.

    Every sheet is asked for by itself, for pages need not be alike. Raises PrintFailed in one sentence.
    """
    wanted = list(_wanted(printer, pages))
    if not wanted:
        raise PrintFailed(_("None of the pages that were asked for exists."))
    ink = QtInk(pictures)
    painter = QPainter()
    done = 0
    try:
        for page in wanted:
            tell(done / len(wanted))
            fit = fit_on(printer, page)
            if done:
                _turn(printer, page)
                _started(printer.newPage())
            else:
                _turn(printer, page)
                _started(painter.begin(printer))
            dots = printer.resolution() / _INCH
            _put(page, fit, dots, painter, ink)
            done += 1
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return done


def _put(page: PrintedPage, fit: Fit, dots: float, painter: QPainter, ink: QtInk) -> None:
    x = (fit.width_mm - page.sheet.width_mm * fit.scale) / 2 * dots
    y = (fit.height_mm - page.sheet.height_mm * fit.scale) / 2 * dots
    painter.save()
    painter.translate(x, y)
    paint_page(painter, page.puts, ink, dots * fit.scale)
    painter.restore()


def _turn(printer: QPrinter, page: PrintedPage) -> None:
    """Lay the chosen paper as this page lies."""
    side = QPageLayout.Orientation.Landscape if page.sheet.is_landscape else QPageLayout.Orientation.Portrait
    paper = printer.pageLayout().pageSize()
    natural = paper.size(QPageSize.Unit.Millimeter)
    if natural.width() > natural.height():  # a paper that lies on its side by itself
        side = (
            QPageLayout.Orientation.Portrait if page.sheet.is_landscape else QPageLayout.Orientation.Landscape
        )
    printer.setPageOrientation(side)


def _wanted(printer: QPrinter, pages: tuple[PrintedPage, ...]) -> Iterator[PrintedPage]:
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        yield from pages[printer.fromPage() - 1 : printer.toPage() or None]
    else:
        yield from pages


def _started(is_fine: bool) -> None:
    if not is_fine:
        raise PrintFailed(_("The printer does not take the pages; nothing was printed."))
