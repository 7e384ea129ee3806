"""Blocks of cells from spreadsheets: where they would land, and putting them there."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.editor.adding import in_shown_state
from journeymapper.editor.cursor import ensure_cursor, follow_selection, grid_of
from journeymapper.editor.pane import Pane
from journeymapper.exchange.grid import Grid
from journeymapper.exchange.html_table import read_html
from journeymapper.exchange.separated import read_tsv
from journeymapper.i18n import ngettext
from journeymapper.layout.wording import lane_names
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_lane, holds_cards
from journeymapper.operations.cards import add_cards
from journeymapper.operations.grid_room import adds_stages, can_grow, with_room
from journeymapper.operations.grids import Fit, fit, left_out, put


class Wanted(NamedTuple):
    """What a block needs and the map lacks. `rows` and `columns` are those of the block without its
    heads, `lanes` and `columns_missing` what is missing (`stages`: columns would be added as stages),
    `left_out` how many filled cells have no place. `may_grow`: the map can be made larger for it;
    `may_stack`: its cells could all go into the cell of the cursor."""

    rows: int
    columns: int
    lanes: int
    columns_missing: int
    stages: bool
    left_out: int
    may_grow: bool
    may_stack: bool


def read_block(html: str, text: str) -> Grid | None:
    """The block of cells on a clipboard: an HTML table first, then text with tabs; None for other
    things. Raises TooMuch."""
    return read_html(html) or read_tsv(text)


def fit_block(pane: Pane, grid: Grid) -> Fit:
    """Where the block lands with its upper left cell at the cursor, among what the pane shows."""
    place = ensure_cursor(pane)
    shown = grid_of(pane.drawing)
    document = pane.editor.document
    lanes = shown.lanes[shown.lanes.index(place.lane) :] if place and place.lane in shown.lanes else ()
    steps = shown.steps[shown.steps.index(place.step) :] if place and place.step in shown.steps else ()
    printed = lane_names(pane.words)
    return fit(document, grid, lanes, steps, {lane.id: printed.get(lane.kind, "") for lane in document.lanes})


def wanted(pane: Pane, fitted: Fit) -> Wanted:
    """What is missing for a block; `left_out` is 0 when it fits."""
    document = pane.editor.document
    columns = len(fitted.steps)
    return Wanted(
        rows=len(fitted.rows),
        columns=columns,
        lanes=fitted.missing_lanes,
        columns_missing=fitted.missing_steps,
        stages=adds_stages(document, fitted),
        left_out=left_out(fitted),
        may_grow=can_grow(document, fitted),
        may_stack=min(len(fitted.rows), columns) == 1 and _cell_at_cursor(pane) is not None,
    )


def paste_block(pane: Pane, fitted: Fit, grow: bool = False) -> int:
    """Put a block into the map as one undo step, `grow`: with the lanes and steps that it lacks; how
    many cells became cards or points."""
    document = pane.editor.document
    if grow:
        document, fitted = with_room(document, fitted)
    document, ids = put(document, fitted)
    return _commit(pane, document, ids)


def stack_block(pane: Pane, fitted: Fit) -> int:
    """All cells of a block as cards in the one cell of the cursor; how many. 0 where that holds none."""
    document, place = pane.editor.document, _cell_at_cursor(pane)
    if place is None:
        return 0
    return _commit(pane, *add_cards(document, place, [cell for row in fitted.rows for cell in row if cell]))


def _commit(pane: Pane, document: Document, ids: tuple[str, ...]) -> int:
    if ids:
        label = ngettext("Paste card", "Paste {count} cards", len(ids))
        pane.editor.commit(label, in_shown_state(pane, document, ids), ids)
        follow_selection(pane)
    return len(ids)


def _cell_at_cursor(pane: Pane) -> CellPlace | None:
    place = ensure_cursor(pane)
    lane = find_lane(pane.editor.document, place.lane) if place else None
    return place if lane and holds_cards(lane) else None
