"""After an undo: the window goes to what came back, changed or went, and lets it glow."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from journeymapper.editor.changes import beside_gone, changed_ids
from journeymapper.editor.cursor import cell_of
from journeymapper.editor.things import TITLE, present
from journeymapper.geometry import Rect
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_step
from journeymapper.ui.canvas.overlay_marks import cell_rect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymapper.ui.canvas.canvas import Canvas

_MOST = 60  # things that glow


def show_difference(canvas: Canvas, before: Document) -> None:
    """Scroll to what is new or different since the map was like this, what is selected first, then what is
    new, and let it glow; where something has only gone, to where that was."""
    changed = changed_ids(before, canvas.editor.document)
    drawn = dict.fromkeys(id for id in (_drawn(canvas, one) for one in changed) if id)
    known = {TITLE, *present(before, drawn)}
    new = (id for id in drawn if id not in known)
    first = next((id for id in (*canvas.editor.selection, *new, *drawn) if id in drawn), "")
    place = first or _where_it_was(canvas, before, changed)
    canvas.close_up()
    if place:
        canvas.reveal(place)
    canvas.flash(islice(drawn, _MOST))


def _drawn(canvas: Canvas, id: str) -> str:
    """What is drawn of a thing: itself; of a step without a name its stage; "" for what is folded away."""
    places = canvas.places_now()
    if places.find(id) is not None:
        return id
    step = find_step(canvas.editor.document, id)
    return step[0].id if step and places.find(step[0].id) is not None else ""


def _where_it_was(canvas: Canvas, before: Document, changed: Iterable[str]) -> Rect | str | None:
    """The cell of what is folded away; the cell, or what stands beside it, of what has gone."""
    cells = (cell_of(canvas.pane, id) for id in changed)
    place = next(filter(None, cells), None) or beside_gone(before, canvas.editor.document)
    if isinstance(place, CellPlace):
        return cell_rect(canvas.drawing, place)
    return _drawn(canvas, place) if place else None
