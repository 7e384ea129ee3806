"""A map as the bytes of a file: what the window's export and the command line both call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journeymapper import __version__
from journeymapper.drawing.tree import Drawing
from journeymapper.i18n import _
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.words import Words
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.attachment import carried, unseen
from journeymapper.publish.client_safe import client_safe
from journeymapper.publish.errors import PublishError
from journeymapper.publish.kinds import printed_of
from journeymapper.publish.options import Options, Progress, check_options
from journeymapper.publish.poster import Poster, Subject, drawing_of
from journeymapper.publish.printed import Printed
from journeymapper.storage.file import encode


class Plan(NamedTuple):
    """What will be written, before it is: for a preview, a dry run, or `publish`.

    `printed` holds the pages of a PDF of any kind and is None for SVG and PNG, `poster` is None for all but
    posters. `attached`: the PDF carries the map, and `unseen` is what travels along with it beyond what is
    printed (or why it does not go along, when nobody asked for it).
    """

    drawing: Drawing
    poster: Poster | None
    attached: bool
    unseen: tuple[str, ...]
    printed: Printed | None = None


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
    planned = plan(document, view, options)
    tell(0.5)
    written = write(planned, document, pictures, options)
    tell(1.0)
    return written


def _nobody(_done: float) -> None:
    pass


def plan(document: Document, view: View, options: Options) -> Plan:
    """What `publish` would write. Raises PublishError where it would."""
    check_options(options)
    shown = client_safe(document) if options.client_safe else document
    subject = Subject(shown, view, words_of(document))
    if options.suffix.lower() != ".pdf":
        return Plan(as_seen(drawing_of(subject)), None, False, ())
    attached = carried(document, view, options)
    printed, poster = printed_of(subject, options)
    first = printed.pages[0].puts[0].drawing
    return Plan(first, poster, attached, unseen(document, view), printed)


def write(planned: Plan, document: Document, pictures: Mapping[str, bytes], options: Options) -> bytes:
    """A plan's bytes. Raises PublishError for a picture too large to be opened."""
    title = document.title or _("Customer journey")
    match options.suffix.lower():
        case ".svg":
            from journeymapper.render.svg import write_svg

            return write_svg(planned.drawing, pictures, title, document.language).encode()
        case ".png":
            # Needs Qt.
            from journeymapper.render.png import write_png

            try:
                return write_png(planned.drawing, pictures, options.pixels, options.transparent)
            except ValueError as error:
                raise PublishError(str(error)) from error
    if planned.printed is None:
        raise PublishError(_("This was planned for a picture, not for a PDF."))
    return _pdf(planned, planned.printed, document, pictures, options, title)


def _pdf(
    planned: Plan,
    printed: Printed,
    document: Document,
    pictures: Mapping[str, bytes],
    options: Options,
    title: str,
) -> bytes:
    # Needs reportlab.
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
    return write_pdf(pages, info, pictures, attachment, [Bookmark(*mark) for mark in printed.marks])


def words_of(document: Document) -> Words:
    """The words that are printed on this map, in its language."""
    return Words(document.language)


def chosen_view(document: Document, name: str) -> View:
    """The map's view of this name (or id), or the whole map for an empty one. Raises PublishError."""
    if not name:
        return WHOLE
    for view in document.views:
        if name.casefold() in (view.name.casefold(), view.id.casefold()):
            return view
    known = ", ".join(f'"{view.name or view.id}"' for view in document.views)
    if not known:
        raise PublishError(_('There is no view "{name}": this map has none.', name=name))
    raise PublishError(_('There is no view "{name}" in this map; it has {known}.', name=name, known=known))


def with_state(view: View, state: str) -> View:
    return evolve(view, state=state) if state else view
