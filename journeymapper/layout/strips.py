"""The two strips of a lane: its cells or curves, and its header. Maps and pages are made of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from journeymapper.drawing.tree import Column, Strip
from journeymapper.layout.curve_lane import CurveInputs, curve_lane, curve_room, guide_names
from journeymapper.layout.head import head_strip, least_height
from journeymapper.layout.lane import LaneInputs, card_lane, divider_lane
from journeymapper.layout.look import Look
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import holds_cards
from journeymapper.model.words import DIVIDER


class Shared(NamedTuple):
    """What all lanes of a drawing share.

    `places` is the column of every step, `folded` are the steps that only count their cards, `moments` those
    that are moments of truth. `heads` is the look with the width that the headers have. `pages` are the
    columns of all pages side by side, in the coordinates of this one, where a map is cut in pages.
    """

    columns: tuple[Column, ...]
    places: dict[str, int]
    votes: Mapping[str, int]
    folded: tuple[str, ...]
    moments: tuple[str, ...]
    curves: tuple[Curve, ...]
    width: float  # of the strips with the cells
    look: Look
    heads: Look
    pages: tuple[tuple[Column, ...], ...] = ()


def lane_strips(
    lane: Lane,
    contents: tuple[tuple[Card, ...], ...],
    shared: Shared,
    collapsed: bool,
    before: tuple[Strip | None, Strip | None] = (None, None),
    deep: float = 0.0,
    most: float = math.inf,
) -> tuple[Strip, Strip]:
    """The strip of the cells and the header. `contents` runs along with the columns (any, for curves);
    `deep` is the least space below curves, `most` the greatest height of their strip with all that is noted.
    """
    old, old_head = before
    look, heads, columns, width = shared.look, shared.heads, shared.columns, shared.width
    guides = None
    least = least_height(lane, heads, collapsed)
    if holds_cards(lane):
        inputs = LaneInputs(lane, contents, columns, shared.votes, least, collapsed, shared.folded, look)
        strip = card_lane(inputs, shared.places, width, old)
    elif lane.kind == DIVIDER:
        strip = divider_lane(LaneInputs(lane, (), columns, {}, least, collapsed, (), look), width, old)
    else:
        own = tuple(curve for curve in shared.curves if curve.lane == lane.id)
        extra = CurveInputs(own, shared.moments, shared.pages, deep=deep, most=most)
        strip = curve_lane(
            LaneInputs(lane, (), columns, {}, least, collapsed, shared.folded, look, extra), width, old
        )
        guides = None if collapsed else guide_names(lane, curve_room(strip), heads)
    return strip, head_strip(lane, strip.height, heads, collapsed, guides, old_head)
