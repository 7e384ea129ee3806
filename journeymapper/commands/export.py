"""`journeymapper export FILE -o OUT`"""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from journeymapper.collecting import no_collecting
from journeymapper.commands.arguments import FINE, Parser, WrongUse, command_parser
from journeymapper.commands.idle import refuse_idle
from journeymapper.commands.streams import STREAM, bytes_of, open_map, refuse_inputs, write
from journeymapper.commands.terminal import for_terminal, say_aside
from journeymapper.i18n import N_, _, ngettext
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.paper import Sheet
from journeymapper.publish.poster import NATURAL
from journeymapper.publish.publish import Plan, chosen_view, picture_size, plan, with_state
from journeymapper.publish.publish import write as planned_bytes
from journeymapper.publish.shown import printed_points, printed_scale, shown_pages
from journeymapper.resources import resource
from journeymapper.storage.file import Opened

_EXPORT = """\
Writes a map as PDF, SVG, PNG or PPTX. The ending of OUT decides.

A PDF holds vector shapes with selectable text. --kind says what becomes of the map:
  poster  one page. Without --paper it is A4 where the smallest text has at least 8 points there, else the
          smallest of A3 to A0 on which it has at least --min-text points, else a page that fits
  pages   split between stages onto pages of --paper (A4), headings repeated, no card cut
  tiles   the poster of --paper on sheets of --sheet that overlap, with crop marks and an assembly plan
  report  cover, personas, overview, a page for each stage, curves, registers of pain points, opportunities
          and metrics, evidence and legend, on --paper (A4, --landscape or --portrait)
Text is never printed smaller than --min-text unless --allow-small is given; pictures of less than 150 dpi
are named.

A PPTX holds shapes and texts that can be edited: --slides map puts the whole map on one slide as large as
it needs (or of --paper), --slides stages each stage on slides of 16:9. --template puts them into a
presentation's own layouts; its sample slides are left out.

An SVG or PNG is the map at its natural size, or a poster of --paper. Options that would do nothing beside
the others are refused, and so is OUT where it is read here. --brand gives any of them the logo,
colours, fonts and lines of a client. --client-safe leaves out what must stay in the house: what is marked
internal, review notes, authors, votes, participants, web addresses behind cards, and all properties of
files and pictures that the pages do not show.

The PDF carries the map itself, so that it can be opened here again, when nothing would travel along
that the page does not show (review notes, votes, authors, internal cards ...), or with --attach-map.
"""
_EXPORT_EXAMPLES = """\
examples:
  journeymapper export shop.journey -o shop.pdf
  journeymapper export shop.journey -o wall.pdf --paper A1 --landscape
  journeymapper export shop.journey -o handout.pdf --kind pages --paper A4
  journeymapper export shop.journey -o wall.pdf --kind tiles --paper A0 --sheet A3
  journeymapper export shop.journey -o report.pdf --kind report --client-safe
  journeymapper export shop.journey -o to-be.svg --state to-be
  journeymapper export shop.journey -o slide.png --pixels 3 --transparent
  journeymapper export shop.journey -o wall.png --paper A0 --dpi 150
  journeymapper export shop.journey -o deck.pptx --slides stages --template client.potx
  journeymapper export shop.journey -o client.pdf --client-safe --brand orbeline
  journeymapper export shop.journey -o x.pdf --paper A4 --dry-run
  cat shop.journey | journeymapper export - -o - --format svg > shop.svg
"""


def run(arguments: list[str]) -> int:
    parser = _parser()
    given = parser.parse_args(arguments)
    options = _options(given)
    refuse_idle(options, vars(given), {name: parser.get_default(name) for name in vars(given)})
    refuse_inputs(given.output, (given.file, given.template, given.brand))
    with no_collecting():  # also between reading, planning and writing: then it would walk all of it
        status = _export(given, options)
        gc.freeze()  # what is left lives until the program ends
    return status


def _export(given: argparse.Namespace, options: Options) -> int:
    opened = _branded(open_map(given.file), given.brand)
    view = with_state(chosen_view(opened.document, given.view), given.state)
    try:
        planned = plan(opened.document, view, options, opened.pictures)
    except PublishError as error:
        if not error.switches:
            raise
        raise PublishError(f"{str(error).removesuffix('.')} ({', '.join(error.switches)}).") from error
    for note in planned.notes:  # before anything is written
        say_aside(note)
    if not given.dry_run:
        write(given.output, planned_bytes(planned, opened.document, opened.pictures, options))
    if given.dry_run or given.output != STREAM:
        print("\n".join(map(for_terminal, _told(planned, options))))
    return FINE


def _branded(opened: Opened, brand: str) -> Opened:
    """The map in the colours of a client."""
    if not brand:
        return opened
    from journeymapper.operations.style import apply_brand
    from journeymapper.storage.brand import brand_called

    found = brand_called(brand)
    pictures = {**opened.pictures, **found.pictures}
    return opened._replace(document=apply_brand(opened.document, found.brand), pictures=pictures)


def _template(path: str) -> bytes | None:
    return bytes_of(path, N_("“{name}” is a folder, not a PPTX template.")) if path else None


def _parser() -> Parser:
    parser = command_parser("export", _EXPORT, _EXPORT_EXAMPLES)
    parser.add_argument("file", metavar="FILE", help=_("the map; - reads standard input"))
    parser.add_argument("-o", "--output", metavar="OUT", help=_("the file to write; - is standard output"))
    parser.add_argument(
        "--format", choices=("pdf", "svg", "png", "pptx"), help=_("when OUT has no ending that says")
    )
    page = parser.add_argument_group(_("page"))
    page.add_argument("--kind", default="poster", metavar="KIND", help=_("poster, pages, tiles or report"))
    page.add_argument(
        "--paper", default="", help=_("A4 A3 A2 A1 A0 letter tabloid 16:9, WIDTHxHEIGHT in mm, or fit")
    )
    sides = page.add_mutually_exclusive_group()
    sides.add_argument("--landscape", dest="orientation", action="store_const", const="landscape", default="")
    sides.add_argument("--portrait", dest="orientation", action="store_const", const="portrait")
    page.add_argument("--margin", type=float, metavar="MM", help=_("around the map (the map's own, or 10)"))
    page.add_argument("--min-text", type=float, metavar="PT", help=_("the smallest text allowed (6)"))
    page.add_argument("--sheet", default="A4", metavar="PAPER", help=_("of tiles: their paper (A4)"))
    page.add_argument("--overlap", type=float, default=10.0, metavar="MM", help=_("of tiles (10)"))
    page.add_argument("--allow-small", action="store_true", help=_("print smaller text all the same"))
    dots = page.add_mutually_exclusive_group()
    dots.add_argument("--pixels", type=float, default=2.0, metavar="N", help=_("PNG: per map unit (2)"))
    dots.add_argument("--dpi", type=float, metavar="N", help=_("PNG: dots per inch of the paper"))
    page.add_argument("--transparent", action="store_true", help=_("PNG: no white sheet behind the map"))
    page.add_argument("--slides", default="map", metavar="WHAT", help=_("PPTX: map or stages (map)"))
    page.add_argument("--template", default="", metavar="FILE", help=_("PPTX: a .pptx or .potx to fill"))
    page.add_argument("--brand", default="", metavar="NAME", help=_brand_help())
    content = parser.add_argument_group(_("content"))
    content.add_argument("--view", default="", metavar="NAME", help=_("one of the map's named views"))
    content.add_argument("--state", choices=("as-is", "to-be", "both"), default="")
    content.add_argument(
        "--client-safe", action="store_true", help=_("leave out what is internal, notes, authors and votes")
    )
    content.add_argument(
        "--attach-map",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=_("PDF: carry the map, or never carry it"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be written, write nothing"))
    return parser


def _brand_help() -> str:
    known = ", ".join(sorted(path.name.partition(".")[0] for path in resource("brands").glob("*.json")))
    return _("a brand file, or one of {known}", known=known)


def _options(given: argparse.Namespace) -> Options:
    output: str = given.output or ""
    suffix = f".{given.format}" if given.format else Path(output).suffix
    if not output and not given.dry_run:
        raise WrongUse(_("Say where to write to: -o OUT.pdf"))
    if not suffix and output not in ("", STREAM):
        raise WrongUse(_("OUT needs an ending that says what to write: .pdf, .svg, .png or .pptx"))
    return Options(
        suffix=suffix or ".pdf",
        kind=given.kind,
        paper=given.paper,
        orientation=given.orientation,
        margin=given.margin,
        min_text=given.min_text,
        sheet=given.sheet,
        overlap=given.overlap,
        allow_small=given.allow_small,
        client_safe=given.client_safe,
        attach_map=given.attach_map,
        pixels=given.pixels,
        transparent=given.transparent,
        dpi=given.dpi,
        slides=given.slides,
        template=_template(given.template),
    )


def _told(planned: Plan, options: Options) -> list[str]:
    """What is, or would be, written, in lines for people."""
    printed = planned.printed
    if printed is None:
        (page,) = shown_pages(planned)
        sheet = planned.poster.sheet if planned.poster else page.sheet._replace(name=_("natural size"))
        lines = [_on_sheet(sheet, printed_points(planned), printed_scale(planned) * NATURAL)]
        if options.suffix.lower() == ".png":
            width, height, dpi = picture_size(planned, options)
            lines.append(_("{width} x {height} pixels at {dpi:.0f} dpi", width=width, height=height, dpi=dpi))
        return lines
    sheet = printed.pages[0].sheet
    count = len(printed.pages)
    lines = [
        (
            ngettext("{count} slide", "{count} slides", count)
            if planned.texts
            else ngettext("{count} page", "{count} pages", count)
        )
        + ", "
        + _on_sheet(sheet, printed.smallest, printed.scale),
        *printed.notes,
    ]
    if planned.texts:
        return lines
    unseen = ", ".join(planned.unseen)
    if planned.attached and unseen:
        lines.append(_("carries the map, and with it: {unseen}", unseen=unseen))
    elif planned.attached:
        lines.append(_("carries the map: it can be opened again"))
    elif options.client_safe:
        lines.append(_("client-safe: does not carry the map"))
    elif unseen:
        lines.append(_("does not carry the map, which holds {unseen} (--attach-map would)", unseen=unseen))
    else:
        lines.append(_("does not carry the map"))
    return lines


def _on_sheet(sheet: Sheet, smallest: float, scale: float) -> str:
    return _(
        "{paper}, {width:.0f} x {height:.0f} mm, smallest text {points:.1f} pt, scale {scale:.0f} %",
        paper=sheet.name,
        width=sheet.width_mm,
        height=sheet.height_mm,
        points=smallest,
        scale=100 * scale / NATURAL,
    )
