"""Which sheet a poster goes on, and the law that nothing is printed too small to be read."""

from __future__ import annotations

from journeymapper.i18n import _
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.paper import FIT, SERIES, is_known, sheets
from journeymapper.publish.poster import Poster, Subject, fitting_poster, is_readable, poster_on


def chosen_poster(subject: Subject, options: Options) -> Poster:
    """The poster on the paper that is asked for, or on the best one where none is.

    Raises PublishError when text would come out smaller than the least, saying what would help.
    """
    page = subject.document.page
    margin = page.margin if options.margin is None else options.margin
    least = page.min_text if options.min_text is None else options.min_text
    paper = options.paper or (page.paper if is_known(page.paper) else "")
    orientation = options.orientation or page.orientation
    if paper.casefold() == FIT:
        return fitting_poster(subject, margin)
    if not paper:
        for name in SERIES[1:]:
            poster = poster_on(sheets(name, orientation), subject, margin, least)
            if is_readable(poster, least):
                return poster
        return fitting_poster(subject, margin)
    poster = poster_on(sheets(paper, orientation), subject, margin, least)
    if is_readable(poster, least) or options.allow_small:
        return poster
    raise PublishError(_too_small(subject, poster, least, margin, orientation))


def _too_small(subject: Subject, poster: Poster, least: float, margin: float, orientation: str) -> str:
    """Says what is too small, and what would do."""
    area = poster.sheet.width_mm * poster.sheet.height_mm
    remedy = ""
    for name in SERIES:
        wanted = sheets(name, orientation)
        if wanted[0].width_mm * wanted[0].height_mm > area:
            larger = poster_on(wanted, subject, margin, least)
            if is_readable(larger, least):
                remedy = _("{paper}: {points:.1f} pt; ", paper=name, points=larger.smallest)
                break
    return _(
        "{paper}: {points:.1f} pt, too small to read; {remedy}or --paper fit (or --allow-small).",
        paper=poster.sheet.name,
        points=poster.smallest,
        remedy=remedy,
    )
