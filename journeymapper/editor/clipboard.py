"""Copy, cut and paste of parts of a map, as text that other maps understand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from journeymapper.editor.adding import in_shown_state
from journeymapper.editor.cursor import ensure_cursor, follow_selection
from journeymapper.editor.editor import Editor
from journeymapper.editor.pane import Pane
from journeymapper.editor.things import CARD, LANE, STAGE, STEP, kinds
from journeymapper.exchange.grid import Grid
from journeymapper.exchange.html_table import write_html
from journeymapper.exchange.lines import read_lines
from journeymapper.exchange.map_table import card_grid, map_grid
from journeymapper.exchange.separated import write_tsv
from journeymapper.i18n import _, ngettext
from journeymapper.layout.figure import text_with_figure
from journeymapper.layout.filter import shown_cards, shown_curves
from journeymapper.layout.wording import lane_names
from journeymapper.layout.words import ENGLISH, Words
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_lane, holds_cards, step_order
from journeymapper.model.record import evolve
from journeymapper.operations.cards import add_cards
from journeymapper.operations.deletion import delete
from journeymapper.operations.fragments import (
    Fragment,
    from_text,
    take_cards,
    take_lanes,
    take_stages,
    take_steps,
    to_text,
)
from journeymapper.operations.pasting import paste as with_fragment
from journeymapper.operations.placement import in_reading_order
from journeymapper.storage.picture_header import picture_header

MIME = "application/x-journeymapper-fragment"
_TAKE = ((STAGE, take_stages), (STEP, take_steps), (LANE, take_lanes), (CARD, take_cards))
_WIDEST_PICTURE = 10_000  # pixels a side


class Copied(NamedTuple):
    """What other programs get of a copied part: plain text (lines, or cells with tabs), and an HTML
    table ("" where it would be a single cell)."""

    text: str
    html: str


def copy(editor: Editor) -> str:
    """The selected part of the map as the text of a fragment; "" when nothing can be copied. Of a
    mixed selection the largest kind is taken: stages, steps, lanes, cards."""
    fragment, _ids = _taken(editor, cut=False)
    return to_text(fragment, editor.pictures) if fragment else ""


def cut(editor: Editor) -> str:
    """Like `copy`, and what was taken is deleted, as one undo step. Review notes come along."""
    fragment, ids = _taken(editor, cut=True)
    if fragment is None:
        return ""
    text = to_text(fragment, editor.pictures)
    editor.commit(_("Cut"), delete(editor.document, ids), ())
    return text


def copied_lines(editor: Editor, words: Words = ENGLISH) -> str:
    """The texts of the selected cards in reading order, one a line, for other programs; metrics with
    their figures, in the map's `words`."""
    cards = in_reading_order(editor.document, set(editor.selection))
    return "\n".join(" ".join(text_with_figure(card, words).split()) for card in cards)


def copied_words(pane: Pane) -> Copied:
    """What is selected for other programs: cards of one step as lines, other cards as the cells that
    they stand in, stages, steps and lanes as a table with its heads."""
    editor = pane.editor
    found = set(kinds(editor.document, editor.selection).values())
    if found & {STAGE, STEP, LANE}:
        return _table(_part_grid(pane), header=True)
    grid = card_grid(editor.document, editor.selection, _said(pane))
    copied = _table(grid)
    if grid and len(grid[0]) > 1:
        return copied
    return copied._replace(text=copied_lines(editor, pane.words))


def map_words(pane: Pane) -> Copied:
    """The whole map as the pane shows it, as a table with its heads."""
    return _table(_grid(pane, None, None), header=True)


def _said(pane: Pane) -> Callable[[Card], str]:
    """What other programs get of a card."""
    return lambda card: text_with_figure(card, pane.words)


def _table(grid: Grid, header: bool = False) -> Copied:
    several = len(grid) > 1 or (len(grid) == 1 and len(grid[0]) > 1)
    return Copied(write_tsv(grid), write_html(grid, header) if several else "")


def _part_grid(pane: Pane) -> Grid:
    """The selected lanes at the selected steps; all of them in the direction in which none is."""
    document, chosen = pane.editor.document, set(pane.editor.selection)
    lanes = {lane.id for lane in document.lanes if lane.id in chosen}
    steps = {
        step.id
        for stage in document.stages
        for step in stage.steps
        if chosen.intersection((stage.id, step.id))
    }
    return _grid(pane, lanes or None, steps or None)


def _grid(pane: Pane, lanes: set[str] | None, steps: set[str] | None) -> Grid:
    """The map's cells in these lanes and at these steps (None: in all that the pane shows), with the cards
    and curves that its filter shows. What is folded comes along."""
    whole, names, view = pane.editor.document, lane_names(pane.words), pane.view
    cards = shown_cards(whole.cards, view, pane.touched)
    document = evolve(whole, cards=cards, curves=shown_curves(whole.curves, view))
    shown = [row.lane for row in pane.drawing.rows] if lanes is None else lanes
    columns = step_order(document) if steps is None else steps
    return map_grid(
        document,
        [lane.id for lane in document.lanes if lane.id in shown],
        list(columns),
        {lane.id: lane.name or names.get(lane.kind, "") for lane in document.lanes},
        _said(pane),
    )


def paste(pane: Pane, text: str) -> int:
    """Paste a copied part of a map at the cursor as one undo step; how many things were pasted.

    Raises ValueError when the text is none (try `paste_lines` then).
    """
    editor = pane.editor
    fragment, pictures = from_text(text)
    fragment = _with_pictures(editor, fragment, pictures)
    place = ensure_cursor(pane)
    changed, ids = with_fragment(editor.document, fragment, _holding(editor.document, fragment, place))
    editor.commit(_("Paste"), changed, ids)
    follow_selection(pane)
    return len(ids)


def paste_lines(pane: Pane, text: str) -> int:
    """Plain lines become a card each, without their bullets, in the cell of the cursor, as one undo
    step; how many did. Empty lines are passed over. Raises TooMuch."""
    return add_lines(pane, read_lines(text))


def add_lines(pane: Pane, lines: Sequence[str]) -> int:
    """A card for each line in the cell of the cursor, as one undo step; how many."""
    editor = pane.editor
    document = editor.document
    place = _holding(document, Fragment(), ensure_cursor(pane))
    document, ids = add_cards(document, place, lines)
    if ids:
        label = ngettext("Paste card", "Paste {count} cards", len(ids))
        editor.commit(label, in_shown_state(pane, document, ids), ids)
    return len(ids)


def _taken(editor: Editor, cut: bool) -> tuple[Fragment | None, list[str]]:
    found = kinds(editor.document, editor.selection)
    for kind, take in _TAKE:
        ids = [id for id, one in found.items() if one == kind]
        if ids:
            return take(editor.document, ids, cut), ids
    return None, []


def _holding(document: Document, fragment: Fragment, place: CellPlace | None) -> CellPlace | None:
    """Where to paste: cards that cannot go into the cursor's lane go to the shelf."""
    lane = find_lane(document, place.lane) if place else None
    whole = fragment.stages or fragment.new_steps or fragment.new_lanes
    return place if whole or (lane and holds_cards(lane)) else None


def _with_pictures(editor: Editor, fragment: Fragment, pictures: Mapping[str, bytes]) -> Fragment:
    """The fragment with its pictures kept by the editor; what is no picture is left out."""
    for sha, data in pictures.items():
        header = picture_header(data)
        if sha not in editor.pictures and header and max(header.width, header.height) <= _WIDEST_PICTURE:
            editor.add_picture(data)
    known = editor.pictures.keys() | {""}
    return evolve(
        fragment,
        cards=tuple(c if c.picture in known else evolve(c, picture="") for c in fragment.cards),
        personas=tuple(p if p.picture in known else evolve(p, picture="") for p in fragment.personas),
    )
