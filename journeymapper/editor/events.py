"""What gestures are fed and what they show: plain values in map coordinates."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

from journeymapper.geometry import Point, Rect

PRESS, MOVE, RELEASE = "press", "move", "release"
SHIFT, CTRL, ALT = "shift", "ctrl", "alt"
MOUSE, FINGER = 5.0, 22.0  # pixels around the tip within which a border, a handle or a point is meant


class Pointer(NamedTuple):
    """The mouse, a pen or a finger on the sheet. `zoom` is pixels per map unit, for distances on
    the screen; `inside` is false when the pointer has left the canvas, `on_shelf` true when it is
    over the shelf then; `reach` says how blunt it is: MOUSE or FINGER; `rests` is true when it has lain
    still for a moment."""

    phase: str
    at: Point
    modifiers: frozenset[str] = frozenset()
    zoom: float = 1.0
    inside: bool = True
    on_shelf: bool = False
    reach: float = MOUSE
    rests: bool = False


class Key(NamedTuple):
    """A key while a gesture runs: "escape", or a change of modifiers ("modifiers")."""

    name: str
    modifiers: frozenset[str] = frozenset()


class Marks(NamedTuple):
    """What the overlay shows while a gesture runs, in sheet coordinates.

    `drop` is the place where things will land (a line or a cell), `band` the rubber band, `lifted`
    the ids that follow the pointer, moved by `offset`; `landing` those that already lie in the
    preview where they will land (the lifted ones, or their copies); `thread` is a line that is being
    drawn from one place to another; `to_shelf` is true where they would land on the shelf; `cursor`
    names a mouse pointer (move, copy, resize-x, resize-y, forbidden, cross); `hint` is a translated
    sentence for the status line.
    """

    drop: Rect | None = None
    band: Rect | None = None
    lifted: tuple[str, ...] = ()
    offset: Point = Point(0, 0)
    cursor: str = ""
    hint: str = ""
    landing: tuple[str, ...] = ()
    thread: tuple[Point, Point] | None = None
    to_shelf: bool = False


NO_MARKS = Marks()
Event = Pointer | Key
Gesture = Generator[Marks, Event, None]
