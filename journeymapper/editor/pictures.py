"""Pictures from other programs: each becomes a card."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.editor.adding import in_shown_state
from journeymapper.editor.cursor import ensure_cursor, follow_selection
from journeymapper.editor.gestures.landing import index_among, opened
from journeymapper.editor.pane import Pane
from journeymapper.i18n import ngettext
from journeymapper.layout.drop import DropPlace
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_lane, find_step, holds_cards
from journeymapper.model.record import new_id
from journeymapper.operations.cards import add_card

PICTURE = "picture"


def add_pictures(pane: Pane, pictures: Sequence[bytes]) -> tuple[str, ...]:
    """Cards for pictures (as `storage.pictures` prepares them) in the cell of the cursor, on the shelf
    where that holds no cards; their ids."""
    document, place = pane.editor.document, ensure_cursor(pane)
    lane = find_lane(document, place.lane) if place else None
    return _added(pane, document, place if lane and holds_cards(lane) else None, pictures, None)


def drop_pictures(pane: Pane, pictures: Sequence[bytes], drop: DropPlace) -> tuple[str, ...]:
    """Cards for pictures where they were dropped, a gap becoming a step or a lane; their ids. Where the
    place has gone since, they are put at the cursor."""
    document = pane.editor.document
    if find_lane(document, drop.lane) is None or find_step(document, drop.step) is None:
        return add_pictures(pane, pictures)
    document, place = opened(document, drop, PICTURE)
    return _added(pane, document, place, pictures, index_among(document, place, drop.before, ()))


def _added(
    pane: Pane, document: Document, place: CellPlace | None, pictures: Sequence[bytes], index: int | None
) -> tuple[str, ...]:
    ids: list[str] = []
    for data in pictures:
        ids.append(new_id())
        at = None if index is None else index + len(ids) - 1
        sha256 = pane.editor.add_picture(data)
        document = add_card(document, place, "", at, id=ids[-1], kind=PICTURE, picture=sha256)
    if ids:
        label = ngettext("Add picture", "Add {count} pictures", len(ids))
        pane.editor.commit(label, in_shown_state(pane, document, ids), ids)
        follow_selection(pane)
    return tuple(ids)
