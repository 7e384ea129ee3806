"""Curves: emotion or engagement over the steps, for one persona in one state."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journeymapper.model.record import Id, Long, Many, Number, Record, Reference, Short
from journeymapper.model.words import AS_IS


class CurvePoint(Record):
    """A value at a place inside a step (`at` from 0, its left, to 1, its right)."""

    id: Id
    step: Id
    at: Annotated[Number, Field(ge=0, le=1)] = 0.5
    value: Number = 0.0
    label: Long = ""


class Curve(Record):
    """The points of one persona in one state, in the order of the journey."""

    id: Id
    lane: Id
    kind: Short = "emotion"
    persona: Reference = ""  # empty: everybody
    state: Short = AS_IS
    points: Many[CurvePoint] = ()
