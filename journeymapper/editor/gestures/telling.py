"""What letting go would do beyond what a mark can show: a sentence for beside the pointer."""

from __future__ import annotations

from journeymapper.editor.adding import LANE_KIND_OF_CARD
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.layout.drop import DropPlace
from journeymapper.layout.hit import row_at
from journeymapper.layout.wording import card_names, lane_names
from journeymapper.layout.words import Words
from journeymapper.model.lookup import find_lane, find_stage, find_step
from journeymapper.model.words import CURVE_LANES
from journeymapper.operations.placement import kind_in
from journeymapper.text.excerpt import excerpt

_LONGEST = 28  # characters of a name
_INTERFACE = Words("", _)


def of_card(pane: Pane, drop: DropPlace | None, kind: str, at: Point) -> str:
    """Of a card of this kind: the step or lane that it makes, what it becomes, or why it cannot lie here."""
    if drop is None:
        row = row_at(pane.drawing, at.y)
        inside = row is not None and row.kind in CURVE_LANES and 0 <= at.x <= pane.drawing.width
        return _("This lane holds a curve, no cards") if inside else ""
    if drop.gap.startswith("lane"):
        lane_kind = LANE_KIND_OF_CARD.get(kind, "text")
        return _("Makes a new lane: {name}", name=lane_names(_INTERFACE)[lane_kind])
    becomes = kind_in(find_lane(pane.editor.document, drop.lane), kind)
    name = card_names(_INTERFACE).get(becomes, becomes)
    parts = (
        of_step(pane, drop.step) if drop.gap else "",
        _("Becomes: {kind}", kind=name) if becomes != kind else "",
    )
    return " · ".join(part for part in parts if part)


def of_step(pane: Pane, beside: str) -> str:
    """Of a new step beside this one: at a border between stages it belongs to one of them."""
    found = find_step(pane.editor.document, beside)
    name = excerpt(found[0].name, _LONGEST) if found else ""
    return _("Makes a new step in “{stage}”", stage=name) if name else _("Makes a new step")


def into_stage(pane: Pane, step: str, stage: str) -> str:
    """Of a step that goes into another stage; "" while it stays in its own."""
    own, other = find_step(pane.editor.document, step), find_stage(pane.editor.document, stage)
    if own is None or other is None or own[0].id == stage or not other.name:
        return ""
    return _("Goes into “{stage}”", stage=excerpt(other.name, _LONGEST))
