"""A drawing with room around it, or in its place on a sheet: for formats that know no pages."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Point
from journeymapper.publish.poster import Poster

EDGE = 16.0  # map units around a map in a picture, besides the few that the drawing has


def framed(drawing: Drawing, edge: float = EDGE) -> Drawing:
    """The same drawing with so many map units more on every side."""
    return _moved(drawing, edge, edge, drawing.width + 2 * edge, drawing.height + 2 * edge)


def on_its_sheet(poster: Poster) -> Drawing:
    """The whole sheet of a poster as one drawing; its unit is still the map's."""
    scale = poster.scale
    return _moved(
        poster.drawing,
        poster.x_mm / scale,
        poster.y_mm / scale,
        poster.sheet.width_mm / scale,
        poster.sheet.height_mm / scale,
    )


def _moved(drawing: Drawing, dx: float, dy: float, width: float, height: float) -> Drawing:
    strips = tuple(
        [one._replace(origin=Point(one.origin.x + dx, one.origin.y + dy)) for one in drawing.strips]
    )
    columns = tuple([column._replace(x=column.x + dx) for column in drawing.columns])
    rows = tuple([row._replace(y=row.y + dy) for row in drawing.rows])
    return drawing._replace(
        width=width, height=height, strips=strips, columns=columns, rows=rows, body=drawing.body.moved(dx, dy)
    )
