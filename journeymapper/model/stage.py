"""Stages and their steps: the columns of the map."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journeymapper.model.record import Id, Long, Many, Number, Record, Short


class Step(Record):
    """One moment inside a stage; the smallest column."""

    id: Id
    name: Short = ""
    description: Long = ""
    moment_of_truth: bool = False
    width: Annotated[Number, Field(ge=0, le=2_000)] = 0.0  # map units; 0: the style's width


class Stage(Record):
    """A high-level part of the journey. It always has at least one step."""

    id: Id
    name: Short = ""
    description: Long = ""
    colour: Short = ""
    steps: Annotated[Many[Step], Field(min_length=1)]
