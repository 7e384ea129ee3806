"""A map as the bytes of a file: what the window's export and the command line both call."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from journeymapper import __version__
from journeymapper.collecting import no_collecting
from journeymapper.drawing.tree import Drawing
from journeymapper.i18n import _
from journeymapper.layout.brand import body_font, brand_colours, heading_font
from journeymapper.layout.filter import shown_cards, shown_lanes
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.words import words_in
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.style import Brand
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.attachment import carried, unseen
from journeymapper.publish.begun import said_begun, says_all
from journeymapper.publish.client_safe import bare_pictures, client_safe
from journeymapper.publish.coarse import said_coarse
from journeymapper.publish.empty import with_something_to_read
from journeymapper.publish.errors import PublishError
from journeymapper.publish.framed import framed, on_its_sheet
from journeymapper.publish.inside import said_over
from journeymapper.publish.kinds import printed_of
from journeymapper.publish.leaving import internal_note
from journeymapper.publish.missing import Missing, missing_in, said_missing
from journeymapper.publish.options import Options, Progress, check_options, is_report
from journeymapper.publish.paper import FIT
from journeymapper.publish.people import with_people_of
from journeymapper.publish.poster import NATURAL, Poster, Subject, drawing_of
from journeymapper.publish.printed import Printed, PrintedPage, Put, SlideText
from journeymapper.publish.sheet_choice import chosen_poster
from journeymapper.publish.sound_pictures import check_pictures
from journeymapper.render.working_folder import in_some_folder
from journeymapper.storage.file import encode
from journeymapper.text.fonts import has_family


class Plan(NamedTuple):
    """What will be written, before it is: for a preview, a dry run, or `publish`.

    `printed` holds the pages of a PDF of any kind, or the slides of a PPTX, and is None for SVG and PNG;
    `poster` is None for all but posters. `attached`: the PDF carries the map, and `unseen` is what travels
    along with it beyond what is printed (or why it does not go along, when nobody asked for it). `missing`
    are characters that no font has, `notes` sentences that people should read before they hand it over.
    """

    drawing: Drawing
    poster: Poster | None
    attached: bool
    unseen: tuple[str, ...]
    printed: Printed | None = None
    missing: tuple[Missing, ...] = ()
    notes: tuple[str, ...] = ()
    texts: tuple[SlideText, ...] = ()  # of slides, along with `printed.pages`


def publish(
    document: Document,
    view: View,
    pictures: Mapping[str, bytes],
    options: Options,
    progress: Progress | None = None,
) -> bytes:
    """The file's bytes; the same for the same document and options (PNG: on the same machine).

    Raises PublishError, above all when text would be printed too small to be read.
    """
    tell = progress or _nobody
    tell(0.0)
    planned = plan(document, view, options, pictures)
    tell(0.5)
    written = write(planned, document, pictures, options, lambda part: tell(0.5 + part / 2))
    tell(1.0)
    return written


def _nobody(_done: float) -> None:
    pass


def plan(
    document: Document, view: View, options: Options, pictures: Mapping[str, bytes] = MappingProxyType({})
) -> Plan:
    """What `publish` would write. Raises PublishError where it would.

    `pictures` are looked at for whether they have pixels enough.
    """
    check_options(options)
    with no_collecting():
        return _plan(document, view, options, pictures)


def _plan(document: Document, view: View, options: Options, pictures: Mapping[str, bytes]) -> Plan:
    shown = client_safe(document, is_report(options)) if options.client_safe else document
    words = words_in(document.language)
    peopled = with_people_of(shown, view, words)
    subject = Subject(with_something_to_read(peopled, view, words), view, words)
    planned = _planned(document, subject, view, options)
    missing = missing_in(_drawings(planned))
    pages = _on_paper(planned)
    over, coarse = said_over(pages), said_coarse(pages, pictures)
    begun = "" if says_all(options) else said_begun(_drawings(planned))
    notes = (*_font_notes(shown.brand), over, begun, coarse, said_missing(missing))
    if not options.client_safe:
        seen = evolve(
            document, lanes=shown_lanes(document.lanes, view), cards=shown_cards(document.cards, view)
        )
        notes = (*notes, internal_note(seen, options))
    return planned._replace(missing=missing, notes=tuple(note for note in notes if note))


def _planned(document: Document, subject: Subject, view: View, options: Options) -> Plan:
    match options.suffix.lower():
        case ".pdf":
            attached = carried(document, view, options)
            printed, poster = printed_of(subject, options)
            first = printed.pages[0].puts[0].drawing
            return Plan(first, poster, attached, unseen(document, view), printed)
        case ".pptx":
            # Needs python-pptx.
            from journeymapper.publish.slides import planned_slides

            slides = planned_slides(subject, options)
            first = slides.printed.pages[0].puts[0].drawing
            return Plan(first, None, False, (), slides.printed, texts=slides.texts)
    if options.paper and options.paper.casefold() != FIT:
        poster = chosen_poster(subject, options)
        poster = poster._replace(drawing=as_seen(poster.drawing))
        return Plan(on_its_sheet(poster), poster, False, ())
    return Plan(framed(as_seen(drawing_of(subject))), None, False, ())


def _on_paper(planned: Plan) -> tuple[PrintedPage, ...]:
    """The pages whose size in millimetres is meant: those of a picture at its natural size are not."""
    if planned.printed is not None:
        return planned.printed.pages
    poster = planned.poster
    return () if poster is None else (PrintedPage(poster.sheet, (Put(planned.drawing, poster.scale),)),)


def _drawings(planned: Plan) -> list[Drawing]:
    pages = planned.printed.pages if planned.printed else ()
    return [put.drawing for page in pages for put in page.puts] or [planned.drawing]


def _font_notes(brand: Brand) -> Iterator[str]:
    for family in dict.fromkeys((heading_font(brand), body_font(brand))):
        if not has_family(family):
            yield _("This machine has no font “{family}”; Inter stands in for it.", family=family)


def write(
    planned: Plan,
    document: Document,
    pictures: Mapping[str, bytes],
    options: Options,
    progress: Progress | None = None,
) -> bytes:
    """A plan's bytes. Raises PublishError for a damaged picture, and for one too large to be opened.

    Whatever `progress` raises gives the writing up.
    """
    with no_collecting():
        return _written(planned, document, pictures, options, progress or _nobody)


def _written(
    planned: Plan, document: Document, pictures: Mapping[str, bytes], options: Options, tell: Progress
) -> bytes:
    title = document.title or words_in(document.language)("Customer journey")
    check_pictures(_drawings(planned), pictures)
    shown = bare_pictures(pictures) if options.client_safe else pictures
    match options.suffix.lower():
        case ".svg":
            from journeymapper.render.svg import write_svg

            return write_svg(planned.drawing, shown, title, document.language, embed_fonts=True).encode()
        case ".png":
            return _png(planned, shown, options, tell)
        case ".pptx" if planned.printed is not None:
            return _pptx(planned, planned.printed, document, shown, options, title, tell)
    if planned.printed is None:
        raise PublishError(_("This was planned for a picture, not for a PDF."))
    return _pdf(planned, planned.printed, document, shown, options, title, tell)


def picture_size(planned: Plan, options: Options) -> tuple[int, int, float]:
    """The pixels of a PNG, across and down, and its dots per inch."""
    _unit, scale, dpi = _resolution(planned, options)
    return math.ceil(planned.drawing.width * scale), math.ceil(planned.drawing.height * scale), dpi


def _resolution(planned: Plan, options: Options) -> tuple[float, float, float]:
    """Millimetres and pixels per map unit, and dots per inch."""
    unit_mm = planned.poster.scale if planned.poster else NATURAL
    scale = options.pixels if options.dpi is None else options.dpi * unit_mm / 25.4
    return unit_mm, scale, options.dpi or (scale * 25.4 / unit_mm)


def _png(planned: Plan, pictures: Mapping[str, bytes], options: Options, tell: Progress) -> bytes:
    # Needs Qt.
    from journeymapper.render.png import largest_scale, write_png

    unit_mm, scale, dpi = _resolution(planned, options)
    try:
        return write_png(planned.drawing, pictures, scale, options.transparent, dpi, tell)
    except ValueError as error:
        if options.dpi is None:
            raise PublishError(str(error)) from error
        most = int(largest_scale(planned.drawing) * 25.4 / unit_mm)
        raise PublishError(
            _(
                "At {dpi:g} dpi the picture has more pixels than programs can open; take {most} dpi at most, "
                "or a PDF.",
                dpi=options.dpi,
                most=most,
            )
        ) from error


def _pptx(
    planned: Plan,
    printed: Printed,
    document: Document,
    pictures: Mapping[str, bytes],
    options: Options,
    title: str,
    tell: Progress,
) -> bytes:
    from journeymapper.render.pptx import DeckInfo, Placement, Slide, write_pptx

    slides = []
    for page, text in zip(printed.pages, planned.texts, strict=True):
        puts = page.puts[:-1] if text.title else page.puts  # without the preview of the title
        places = tuple(Placement(put.drawing, put.scale, put.x_mm, put.y_mm) for put in puts)
        slides.append(Slide(places, text.title, text.notes))
    facts, brand = document.facts, document.brand
    info = DeckInfo(
        title,
        "" if options.client_safe else facts.author,
        "" if options.client_safe else facts.scenario,
        document.language,
        heading_font(brand),
        body_font(brand),
        brand_colours(brand),
    )
    sheet = printed.pages[0].sheet
    return write_pptx(slides, sheet.width_mm, sheet.height_mm, info, pictures, options.template, tell)


def _pdf(
    planned: Plan,
    printed: Printed,
    document: Document,
    pictures: Mapping[str, bytes],
    options: Options,
    title: str,
    tell: Progress,
) -> bytes:
    # Needs reportlab.
    with in_some_folder():
        from journeymapper.render.pdf import PdfInfo, PdfPage, Placement, write_pdf
        from journeymapper.render.pdf_outline import Bookmark

    pages = [
        PdfPage(
            page.sheet.width_mm,
            page.sheet.height_mm,
            tuple(Placement(*put) for put in page.puts),
            page.label,
        )
        for page in printed.pages
    ]
    if options.client_safe:
        info = PdfInfo(title, language=document.language)
    else:
        info = PdfInfo(
            title,
            document.facts.author,
            document.facts.scenario,
            document.language,
            f"JourneyMapper {__version__}",
        )
    attachment = encode(document, pictures) if planned.attached else None
    return write_pdf(pages, info, pictures, attachment, [Bookmark(*mark) for mark in printed.marks], tell)


def chosen_view(document: Document, name: str) -> View:
    """The map's view of this name (or id), or the whole map for an empty one. Raises PublishError."""
    if not name:
        return WHOLE
    for view in document.views:
        if name.casefold() in (view.name.casefold(), view.id.casefold()):
            return view
    known = ", ".join(f"“{view.name or view.id}”" for view in document.views)
    if not known:
        raise PublishError(_("There is no view “{name}”: this map has none.", name=name))
    raise PublishError(_("There is no view “{name}” in this map; it has {known}.", name=name, known=known))


def with_state(view: View, state: str) -> View:
    return evolve(view, state=state) if state else view
