"""A poster of any size on sheets that every printer takes, to be cut and glued together."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.i18n import _, ngettext
from journeymapper.layout.brand import look_of
from journeymapper.layout.measures import measures_of
from journeymapper.layout.mirror import reads_right_to_left
from journeymapper.layout.tiles import PlanSheet, assembly_plan, tile_marks
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.paper import FIT, LANDSCAPE, PORTRAIT, Sheet, check_margin, sheets
from journeymapper.publish.poster import NATURAL, POINTS, Poster, Subject, smallest_text
from journeymapper.publish.printed import Mark, Printed, PrintedPage, Put
from journeymapper.publish.sheet_choice import margin_and_least
from journeymapper.publish.tile_grid import Tile, TileGrid, tile_grid

_LEAST_MARGIN = 8.0  # millimetres: room for crop marks, and what printers leave white anyway
_OWN_TEXT = 11.0 * NATURAL * POINTS  # points of the smallest text that is not of the map
_MOST = 400  # sheets: more is a typing error


def printed_tiles(subject: Subject, poster: Poster, options: Options) -> Printed:
    """An assembly plan, then the sheets row by row; a sheet that would stay white is left out.

    Raises PublishError for sheets that are too small for their margins and overlap.
    """
    margin, least = margin_and_least(subject, options)
    # What is not of the map is read as well: the plan, and the name below each sheet.
    unit = NATURAL * max(1.0, least / _OWN_TEXT)
    margin = max(_LEAST_MARGIN * unit / NATURAL, margin)
    sheet, grid = _best_grid(poster, options, margin)
    size = poster.sheet.width_mm, poster.sheet.height_mm
    printed = [tile for tile in grid.tiles if _has_content(tile, poster)]
    pages = [_plan_page(subject, poster, sheet, margin, grid, printed, options, unit)]
    pages += [
        _tile_page(subject, poster, sheet, margin, tile, grid, options.overlap, unit) for tile in printed
    ]
    marks = (
        Mark(subject.words("Assembly plan"), 0),
        *_stage_marks(subject, poster, printed, margin),
    )
    notes = (
        ngettext(
            "{poster} ({width:.0f} x {height:.0f} mm) on {count} sheet {sheet}",
            "{poster} ({width:.0f} x {height:.0f} mm) on {count} sheets {sheet}, {overlap:g} mm overlap",
            len(printed),
            poster=poster.sheet.name,
            width=size[0],
            height=size[1],
            sheet=sheet.name,
            overlap=options.overlap,
        ),
    )
    own = min(smallest_text(put.drawing) for page in pages for put in page.puts if put.scale == unit)
    smallest = min(poster.smallest or own, own * unit * POINTS)
    return Printed(tuple(pages), smallest, poster.scale, marks, notes)


def _best_grid(poster: Poster, options: Options, margin: float) -> tuple[Sheet, TileGrid]:
    """The way round that takes fewest sheets."""
    if options.sheet.casefold() == FIT:
        raise PublishError(_("Tiles need a paper; only a poster can be made to fit."), ("--sheet A4",))
    ways = (LANDSCAPE, PORTRAIT)
    wanted = [sheets(options.sheet, way)[0] for way in ways]
    check_margin(tuple(wanted), margin)
    found = []
    for sheet in wanted:
        inner = sheet.width_mm - 2 * margin, sheet.height_mm - 2 * margin
        grid = tile_grid((poster.sheet.width_mm, poster.sheet.height_mm), inner, options.overlap)
        if grid and len(grid.tiles) <= _MOST:
            used = sum(_has_content(tile, poster) for tile in grid.tiles)
            found.append((used, len(grid.tiles), sheet, grid))
    if not found:
        raise PublishError(
            _(
                "{sheet} is too small to tile {paper} with {overlap:g} mm overlap; take larger sheets.",
                sheet=options.sheet,
                paper=poster.sheet.name,
                overlap=options.overlap,
            ),
            ("--sheet A3",),
        )
    _used, _count, sheet, grid = min(found, key=lambda one: one[:2])
    return sheet, grid


def _has_content(tile: Tile, poster: Poster) -> bool:
    """Whether anything but white lies in what only this tile shows."""
    own = _in_units(tile.own, poster)
    return any(
        group.shapes and own.intersects(Rect(*place, group.rect.width, group.rect.height))
        for place, group in groups(poster.drawing)
        if group.kind not in ("grid", "guide")
    )


def _in_units(area: Rect, poster: Poster) -> Rect:
    """A part of the poster in millimetres, in map units of its drawing."""
    scale = poster.scale
    return Rect(
        (area.x - poster.x_mm) / scale,
        (area.y - poster.y_mm) / scale,
        area.width / scale,
        area.height / scale,
    )


def _tile_page(
    subject: Subject,
    poster: Poster,
    sheet: Sheet,
    margin: float,
    tile: Tile,
    grid: TileGrid,
    overlap: float,
    unit: float,
) -> PrintedPage:
    area, shown = tile.area, _on_poster(tile.area, poster)
    x, y = margin + poster.x_mm - area.x, margin + poster.y_mm - area.y
    part = Put(poster.drawing, poster.scale, x, y, _in_units(shown, poster))
    reach = overlap / unit
    overlaps = (
        reach if tile.column else 0.0,
        reach if tile.row else 0.0,
        reach if tile.column < grid.columns - 1 else 0.0,
        reach if tile.row < grid.rows - 1 else 0.0,
    )
    # At the poster's own edges the marks say where the paper ends.
    inner = Rect(
        (margin + shown.x - area.x) / unit,
        (margin + shown.y - area.y) / unit,
        shown.width / unit,
        shown.height / unit,
    )
    label = subject.words(
        "{name} · row {row} of {rows}, column {column} of {columns}",
        name=tile.name,
        row=tile.row + 1,
        rows=grid.rows,
        column=tile.column + 1,
        columns=grid.columns,
    )
    if subject.document.title:
        label = f"{label} · {subject.document.title}"
    secret, language = subject.document.brand.confidentiality, subject.words.language
    width, height = sheet.width_mm / unit, sheet.height_mm / unit
    marks = tile_marks(width, height, inner, overlaps, label, secret, language)
    return PrintedPage(sheet, (part, Put(marks, unit)), tile.name)


def _plan_page(
    subject: Subject,
    poster: Poster,
    sheet: Sheet,
    margin: float,
    grid: TileGrid,
    printed: list[Tile],
    options: Options,
    unit: float,
) -> PrintedPage:
    words, document = subject.words, subject.document
    overlap = f"{options.overlap:g}"
    steps = (
        words("Print all sheets at 100 %, not fitted to the page. Check with the ruler below."),
        words("Cut every sheet along the marks at its right and lower edge."),
        words("Glue in the order of the plan; sheets overlap by {overlap} mm.", overlap=overlap),
    )
    width, height = poster.sheet.width_mm, poster.sheet.height_mm
    drawing, scale = poster.drawing, poster.scale
    place = Rect(
        poster.x_mm / width,
        poster.y_mm / height,
        drawing.width * scale / width,
        drawing.height * scale / height,
    )
    names = {tile.name for tile in printed}
    plan = tuple(
        PlanSheet(tile.name, _shares(_on_poster(tile.own, poster), width, height), tile.name in names)
        for tile in grid.tiles
    )
    look = look_of(document, measures_of(document.style), words)
    title = words("Assembly plan")
    if document.title:
        title = f"{document.title}: {title}"
    page = assembly_plan(
        sheet.width_mm / unit,
        sheet.height_mm / unit,
        margin / unit,
        title,
        steps,
        (drawing, place, width / height),
        plan,
        words("This line is 100 mm long."),
        1 / unit,
        look,
        document.brand.confidentiality,
    )
    return PrintedPage(sheet, (Put(page, unit),), words("Plan"))


def _on_poster(area: Rect, poster: Poster) -> Rect:
    """What of an area lies on the poster, which tiles may reach beyond; in millimetres."""
    left, top = max(0.0, area.x), max(0.0, area.y)
    right = min(poster.sheet.width_mm, area.right)
    bottom = min(poster.sheet.height_mm, area.bottom)
    return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _shares(area: Rect, width: float, height: float) -> Rect:
    return Rect(area.x / width, area.y / height, area.width / width, area.height / height)


def _stage_marks(subject: Subject, poster: Poster, printed: list[Tile], margin: float) -> Iterator[Mark]:
    """Each stage on the sheet that shows where its name begins."""
    top = next((one.origin.y for one in poster.drawing.strips if one.strip.kind == "band"), 0.0)
    y_mm = poster.y_mm + (top + 4.0) * poster.scale
    for number, stage in enumerate(subject.document.stages, 1):
        column = next((one for one in poster.drawing.columns if one.stage == stage.id), None)
        if column is None:
            continue
        x = column.right - 4.0 if reads_right_to_left(subject.document.language) else column.x + 4.0
        x_mm = poster.x_mm + x * poster.scale
        for page, tile in enumerate(printed, 1):
            own = tile.own
            if own.x <= x_mm < own.right and own.y <= y_mm < own.bottom:
                yield Mark(stage.name or str(number), page, margin + y_mm - tile.area.y)
