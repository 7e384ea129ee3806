"""A map as a report: cover, personas, overview, stages, curves, registers, appendix."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.i18n import _
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.report.page import PageError, PageSize, ReportPage, page_size
from journeymapper.layout.report.report import report_pages
from journeymapper.publish.errors import PublishError
from journeymapper.publish.folded import without_folded
from journeymapper.publish.options import Options
from journeymapper.publish.paper import FIT, LANDSCAPE, Sheet, check_margin, sheets
from journeymapper.publish.poster import POINTS, Subject, smallest_text
from journeymapper.publish.printed import Mark, Printed, PrintedPage, Put

_PAPER = "A4"  # what is in every office
_LEAST_ALLOWED = 1.0  # points, where small text is allowed


def printed_report(subject: Subject, options: Options) -> Printed:
    """The report on A4 in landscape, or on the paper and the side that are asked for.

    The page settings of the map are those of its posters; of them only the smallest text counts here.
    Raises PublishError for a sheet on which the report cannot be read.
    """
    sheet = _sheet(options)
    page = subject.document.page
    least = page.min_text if options.min_text is None else options.min_text
    size, least = _size(sheet, options.margin, least, options.allow_small)
    document = without_folded(subject.document, subject.view)
    pages = report_pages(document, size, subject.view, subject.words, least)
    printed = tuple(
        PrintedPage(sheet, (Put(as_seen(one.drawing), one.unit_mm),), str(number))
        for number, one in enumerate(pages, 1)
    )
    smallest = min((found for one in pages if (found := smallest_text(one.drawing))), default=0.0)
    return Printed(printed, smallest * size.unit_mm * POINTS, size.unit_mm, tuple(_marks(pages)))


def _sheet(options: Options) -> Sheet:
    """In landscape where the side is open; a sheet of a given width and height stays as it is."""
    paper = options.paper or _PAPER
    if paper.casefold() == FIT:
        raise PublishError(_("A report needs a paper; a poster can be made to fit."), ("--paper A4",))
    wanted = sheets(paper, options.orientation)
    return wanted[0] if len(wanted) == 1 else sheets(paper, LANDSCAPE)[0]


def _size(sheet: Sheet, margin: float | None, least: float, allow_small: bool) -> tuple[PageSize, float]:
    """The pages in units, and the smallest text: less than asked for only where it is allowed and needed."""
    if margin is not None:
        check_margin((sheet,), margin)
    try:
        return page_size(sheet.width_mm, sheet.height_mm, margin, least), least
    except PageError as error:
        if allow_small and least > _LEAST_ALLOWED:
            return _size(sheet, margin, max(_LEAST_ALLOWED, least * 0.8), True)
        width, height = error.needed
        values = {"paper": sheet.name, "points": least, "width": width, "height": height}
        text = _("{paper} is too small for a report with text of {points:g} pt: ", **values)
        if margin:
            text += _(
                "with margins of {margin:g} mm it needs {width:.0f} x {height:.0f} mm.",
                margin=margin,
                **values,
            )
        else:
            text += _("it needs {width:.0f} x {height:.0f} mm.", **values)
        raise PublishError(text, ("--paper A4",)) from error


def _marks(pages: Iterable[ReportPage]) -> list[Mark]:
    return [
        Mark(entry.title, number, 0.0, entry.level)
        for number, page in enumerate(pages)
        for entry in page.outline
    ]
