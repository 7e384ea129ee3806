"""A view: a named way of looking at the map. It filters and folds; it never changes the map."""

from __future__ import annotations

from journeymapper.model.record import Id, Many, Record, Short


class View(Record):
    """What is shown. Empty filters show everything; `state` as-is shows as-is and both. Pinned lanes stay in
    sight while a window scrolls; on pages they are lanes like all others."""

    id: Id = "whole"
    name: Short = ""
    state: Short = ""
    personas: Many[Id] = ()
    tags: Many[Short] = ()
    evidence: Many[Short] = ()
    owners: Many[Short] = ()
    text: Short = ""
    hidden_lanes: Many[Id] = ()
    collapsed_lanes: Many[Id] = ()
    collapsed_stages: Many[Id] = ()
    pinned_lanes: Many[Id] = ()


LANE_FIELDS = ("hidden_lanes", "collapsed_lanes", "pinned_lanes")  # each holds ids of lanes
WHOLE = View()
