"""Which sheet a poster goes on, and the law that nothing is printed too small to be read."""

from __future__ import annotations

from journeymapper.i18n import _, ngettext
from journeymapper.layout.measures import measures_of
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.pages import printed_pages
from journeymapper.publish.paper import FIT, SERIES, Sheet, check_margin, is_known, sheets
from journeymapper.publish.poster import (
    POINTS,
    Poster,
    Subject,
    closer_measures,
    drawing_of,
    fitting_poster,
    is_readable,
    poster_on,
    smallest_text,
)

_WITH_EASE = 8.0  # points of the smallest text
_SURELY = 0.5  # of the area that one layout takes: more than other widths of steps ever save


def margin_and_least(subject: Subject, options: Options) -> tuple[float, float]:
    """The margin in millimetres and the smallest text in points: asked for, or the map's own."""
    page = subject.document.page
    return (
        page.margin if options.margin is None else options.margin,
        page.min_text if options.min_text is None else options.min_text,
    )


def chosen_poster(subject: Subject, options: Options) -> Poster:
    """The poster on the paper that is asked for, or on the best one where none is.

    Raises PublishError when text would come out smaller than the least, saying what would help.
    """
    page = subject.document.page
    margin, least = margin_and_least(subject, options)
    paper = options.paper or (page.paper if is_known(page.paper) else "")
    orientation = options.orientation or page.orientation
    at_fit = 0.0 if options.allow_small else least
    if paper.casefold() == FIT:
        return fitting_poster(subject, margin, at_fit)
    if not paper:
        room = _least_room(subject, 1.0)
        for name in SERIES:
            wanted = sheets(name, orientation)
            check_margin(wanted, margin)
            # A sheet of the smallest size only where all of it can be read with ease.
            points = max(least, _WITH_EASE) if name == SERIES[0] else least
            if _area(wanted, margin) < room * points**2:
                continue
            poster = poster_on(wanted, subject, margin, points)
            if is_readable(poster, points):
                return poster
        return fitting_poster(subject, margin, at_fit)
    wanted = sheets(paper, orientation)
    check_margin(wanted, margin)
    poster = poster_on(wanted, subject, margin, least)
    if is_readable(poster, least) or options.allow_small:
        return poster
    raise _too_small(subject, poster, least, margin, options._replace(orientation=orientation))


def _least_room(subject: Subject, least: float) -> float:
    """Square millimetres below which no sheet can take the map with text of `least` points.

    Other widths of steps change the area of a map far less than its sides. Sheets that are much too
    small are found out with one layout in place of a dozen each.
    """
    drawing = drawing_of(subject, closer_measures(measures_of(subject.document.style))[-1])
    smallest = smallest_text(drawing) * POINTS
    scale = least / smallest if smallest else 0.0
    return drawing.width * drawing.height * scale**2 * _SURELY


def _area(wanted: tuple[Sheet, ...], margin: float) -> float:
    return (wanted[0].width_mm - 2 * margin) * (wanted[0].height_mm - 2 * margin)


def _too_small(
    subject: Subject, poster: Poster, least: float, margin: float, options: Options
) -> PublishError:
    """Says what is too small, and what would do for a file of this kind."""
    remedies, switches = [], []
    orientation = options.orientation
    larger = _larger(subject, poster, least, margin, orientation)
    if larger:
        remedies.append(_("{paper}: {points:.1f} pt", paper=larger.sheet.name, points=larger.smallest))
        switches.append(f"--paper {larger.sheet.name}")
    pages = None
    if options.suffix.lower() == ".pdf":
        pages = _by_stage(subject, sheets(poster.sheet.name, orientation), least, margin)
    if pages:
        count, points = pages
        remedies.append(
            ngettext(
                "or {count} page at {size} pt", "or {count} pages by stage at {size} pt", count, size=points
            )
        )
        switches.append("--kind pages")
    remedies.append(_("or a page that fits"))
    switches += [f"--paper {FIT}", "--allow-small"]
    return PublishError(
        _(
            "{paper}: {points:.1f} pt, too small to read; {remedies}.",
            paper=poster.sheet.name,
            points=poster.smallest,
            remedies="; ".join(remedies),
        ),
        tuple(switches),
    )


def _larger(subject: Subject, poster: Poster, least: float, margin: float, orientation: str) -> Poster | None:
    """The smallest larger paper that would do."""
    area, room = _area((poster.sheet,), margin), _least_room(subject, least)
    for name in SERIES:
        wanted = sheets(name, orientation)
        if _area(wanted, margin) > max(area, room):
            larger = poster_on(wanted, subject, margin, least)
            if is_readable(larger, least):
                return larger
    return None


def _by_stage(
    subject: Subject, wanted: tuple[Sheet, ...], least: float, margin: float
) -> tuple[int, str] | None:
    """How many pages of the same paper would do, and how large their smallest text is."""
    try:
        printed = printed_pages(wanted, subject, margin, least)
    except PublishError:
        return None
    return len(printed.pages), f"{printed.smallest:.1f}".removesuffix(".0")
