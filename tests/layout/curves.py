"""Curves for tests: some of them, and where they run in a drawing."""

from __future__ import annotations

import math

from journeymapper.drawing.shapes import Path
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Point, Rect
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from tests.layout.checks import Shown, shown
from tests.layout.maps import small


def curve(id: str, persona: str, state: str, values: list[float], labels: list[str] | None = None) -> Curve:
    return Curve(
        id=id,
        lane="feel",
        persona=persona,
        state=state,
        points=tuple(
            CurvePoint(id=f"{id}{at}", step=step, value=value, label=(labels or ["", "", ""])[at])
            for at, (step, value) in enumerate(zip("abc", values, strict=True))
        ),
    )


def feeling(*curves: Curve) -> Document:
    return evolve(small(), curves=curves)


def of_kind(drawing: Drawing, kind: str) -> list[Shown]:
    return [one for one in shown(drawing) if one.group.kind == kind and one.placed.strip.id == "feel"]


def traced(drawing: Drawing) -> list[list[Point]]:
    """The curves of a drawing as dense chains of points on the sheet."""
    chains = []
    for one in of_kind(drawing, "curve"):
        for shape in one.group.shapes:
            assert isinstance(shape, Path)
            chain: list[Point] = []
            for command in shape.commands:
                if command[0] == "C" and len(command) == 7:
                    _, x1, y1, x2, y2, x3, y3 = command
                    x0, y0 = chain[-1]
                    for step in range(1, 81):
                        t = step / 80
                        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
                        chain.append(
                            Point(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
                        )
                elif len(command) == 3:
                    chain.append(Point(command[1], command[2]))
            chains.append([at.moved(one.rect.x, one.rect.y) for at in chain])
    return chains


def distance(rect: Rect, at: Point) -> float:
    dx = max(rect.x - at.x, 0.0, at.x - rect.right)
    dy = max(rect.y - at.y, 0.0, at.y - rect.bottom)
    return math.hypot(dx, dy)


both = feeling(
    curve(
        "now", "mara", "as-is", [0.5, 1.0, -2.0], ["Curious", "Finds it quickly", "Afraid of paying twice"]
    ),
    curve("then", "mara", "to-be", [0.5, 1.5, 1.0], ["", "", "Pays as a guest"]),
)


def two_people() -> Document:
    """Both with both states, in colours of their own."""
    people = (Persona(id="mara", name="Mara"), Persona(id="tom", name="Tom"))
    curves = (
        curve("m1", "mara", "as-is", [0.0, -1.0, -2.0]),
        curve("m2", "mara", "to-be", [1.0, 1.0, 1.0]),
        curve("t1", "tom", "as-is", [-1.0, 0.0, -1.5]),
        curve("t2", "tom", "to-be", [0.5, 2.0, 0.5]),
    )
    return evolve(feeling(*curves), personas=people)
