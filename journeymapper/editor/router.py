"""The idle hand: what lies under a press decides which gesture begins."""

from __future__ import annotations

from journeymapper.editor.events import CTRL, MOUSE, SHIFT, Gesture, Pointer
from journeymapper.editor.gestures.choosing import click
from journeymapper.editor.gestures.drag_border import drag_column_border, drag_lane_border
from journeymapper.editor.gestures.drag_cards import drag_cards
from journeymapper.editor.gestures.drag_edge import drag_edge
from journeymapper.editor.gestures.drag_lane import drag_lane
from journeymapper.editor.gestures.drag_link import drag_link
from journeymapper.editor.gestures.drag_point import drag_point
from journeymapper.editor.gestures.drag_stage import drag_stage
from journeymapper.editor.gestures.drag_step import drag_step
from journeymapper.editor.gestures.rubber_band import rubber_band
from journeymapper.editor.handles import gripped, is_on, link_handle
from journeymapper.editor.linking import link_at
from journeymapper.editor.pane import Pane
from journeymapper.editor.things import TITLE
from journeymapper.geometry import Point
from journeymapper.layout.hit import Hit, hit


def begin(pane: Pane, press: Pointer) -> Gesture:
    """The gesture that a press of the left button begins.

    Shift or Ctrl on a thing add it to the selection or take it away; Ctrl or Alt while dragging
    makes copies; on an empty place the rubber band begins.
    """
    taken = take(pane, press)
    if taken is not None:
        return taken
    found = hit(pane.drawing, press.at, press.zoom)
    match found.kind:
        case "persona" | "curve":
            return click(pane, press, found.id)
        case "title" | "facts" | "brand":
            return click(pane, press, TITLE)
        case "cell" | "sheet":
            link = link_at(pane, press.at, press.zoom)
            if link:
                return click(pane, press, link)
    return rubber_band(pane, press)


def take(pane: Pane, press: Pointer) -> Gesture | None:
    """The gesture of what lies under a press and can be dragged; None where nothing does."""
    handle = link_handle(pane, press.zoom)
    if handle is not None and is_on(handle, press.at, press.zoom, press.reach):
        return drag_link(pane, press, handle.card)
    blunt = press.reach > MOUSE
    found = hit(pane.drawing, press.at, press.zoom, press.reach)
    if blunt and found.kind in ("card", "cell", "sheet"):
        found = gripped(pane, press.at, press.zoom, press.reach) or found._replace(edge="")
    choosing = bool(press.modifiers & {SHIFT, CTRL})
    match found.kind:
        case _ if found.border == "column" and not choosing and _can_resize(pane, found):
            return drag_column_border(pane, press, found.step)
        case _ if found.border == "lane" and not choosing:
            return drag_lane_border(pane, press, found.lane)
        case "card" if found.edge and not choosing:
            return drag_edge(pane, press, found.id, found.edge)
        case "card":
            return drag_cards(pane, press, found.id)
        case "point":
            return drag_point(pane, press, found.id)
        case "stage":
            return drag_stage(pane, press, found.id)
        case "step":
            return drag_step(pane, press, found.id)
        case "lane" | "divider" if found.id:
            return drag_lane(pane, press, found.id)
    return None


def cursor_over(pane: Pane, at: Point, zoom: float) -> str:
    """The mouse pointer over a place where no button is down, named as in `Marks.cursor`; "hand"
    over what can be dragged, "" over the rest."""
    handle = link_handle(pane, zoom)
    if handle is not None and is_on(handle, at, zoom):
        return "cross"
    found = hit(pane.drawing, at, zoom)
    if found.border == "column" and _can_resize(pane, found):
        return "resize-x"
    if found.border == "lane":
        return "resize-y"
    if found.kind == "card" and found.edge:
        return "resize-x"
    return "hand" if found.kind in ("card", "point", "stage", "step", "lane", "persona") else ""


def _can_resize(pane: Pane, found: Hit) -> bool:
    """Borders inside a stage are taken in the row of the steps: the middle of a stage's name is for
    dragging the stage. Collapsed stages have a fixed width."""
    columns = pane.drawing.columns
    at = next((n for n, column in enumerate(columns) if column.step == found.step), -1)
    if at < 0 or columns[at].stage in pane.view.collapsed_stages:
        return False
    ends_stage = at + 1 == len(columns) or columns[at + 1].first
    return ends_stage or found.kind != "stage"
