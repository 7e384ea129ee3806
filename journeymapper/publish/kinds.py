"""The kinds of PDF: for each, how a map becomes pages."""

from __future__ import annotations

from journeymapper.i18n import _
from journeymapper.layout.mirror import as_seen
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import PAGES, REPORT, TILES, Options
from journeymapper.publish.pages import printed_pages
from journeymapper.publish.paper import FIT, check_margin, is_known, sheets
from journeymapper.publish.poster import Poster, Subject, is_readable
from journeymapper.publish.printed import Mark, Printed, PrintedPage, Put
from journeymapper.publish.sheet_choice import chosen_poster, margin_and_least
from journeymapper.publish.tiles import printed_tiles

_PAGE_PAPER = "A4"  # what is in every office


def printed_of(subject: Subject, options: Options) -> tuple[Printed, Poster | None]:
    """All pages, and the poster where the kind is made from one.

    Raises PublishError when text would come out smaller than the least, saying what would help.
    """
    if options.kind == PAGES:
        return _pages(subject, options), None
    if options.kind == REPORT:
        from journeymapper.publish.report import printed_report

        return printed_report(subject, options), None
    poster = chosen_poster(subject, options)
    poster = poster._replace(drawing=as_seen(poster.drawing))
    if options.kind == TILES:
        return printed_tiles(subject, poster, options), poster
    return printed_poster(subject, poster, margin_and_least(subject, options)[1]), poster


def _pages(subject: Subject, options: Options) -> Printed:
    page = subject.document.page
    margin, least = margin_and_least(subject, options)
    paper = options.paper or (page.paper if is_known(page.paper) else "") or _PAGE_PAPER
    if paper.casefold() == FIT:
        if options.paper:
            raise PublishError(_("Pages need a paper; a poster can be made to fit."), ("--paper A4",))
        paper = _PAGE_PAPER
    wanted = sheets(paper, options.orientation or page.orientation)
    check_margin(wanted, margin)
    return printed_pages(wanted, subject, margin, least, options.allow_small)


def printed_poster(subject: Subject, poster: Poster, least: float = 0.0) -> Printed:
    """A poster is one page, with a bookmark at the stage band for each stage that is shown."""
    top = next((one.origin.y for one in poster.drawing.strips if one.strip.kind == "band"), 0.0)
    shown = {column.stage for column in poster.drawing.columns}
    y_mm = poster.y_mm + top * poster.scale
    marks = tuple(
        Mark(stage.name or str(number), 0, y_mm)
        for number, stage in enumerate(subject.document.stages, 1)
        if stage.id in shown
    )
    put = Put(poster.drawing, poster.scale, poster.x_mm, poster.y_mm)
    notes = (
        () if is_readable(poster, least) else (_("less than {least:g} pt is too small to read", least=least),)
    )
    return Printed((PrintedPage(poster.sheet, (put,)),), poster.smallest, poster.scale, marks, notes)
