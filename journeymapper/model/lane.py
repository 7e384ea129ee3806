"""Lanes: the rows of the map."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journeymapper.model.record import Id, Long, Many, Number, Record, Short


class Scale(Record):
    """The scale of a lane of curves: its ends and the names of its guide lines, lowest first."""

    lowest: Number = -2.0
    highest: Number = 2.0
    guides: Many[Short] = ()


class Lane(Record):
    """A row that holds one kind of information across all steps.

    `kind` is one of `words.LANE_KINDS` or anything else, which is then shown as text. A divider's
    `line` is one of `words.LINES`. `scale` matters to lanes of curves only.
    """

    id: Id
    kind: Short = "text"
    name: Short = ""
    description: Long = ""
    hint: Long = ""  # shown in an empty lane on the screen, never printed
    internal: bool = False
    height: Annotated[Number, Field(ge=0, le=5_000)] = 0.0  # least height in map units; 0: automatic
    line: Short = ""
    scale: Scale = Scale()
