"""Whether all that is printed lies on its sheet: what runs over an edge is lost, and nobody would see it."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import groups
from journeymapper.i18n import _
from journeymapper.publish.printed import PrintedPage, Put
from journeymapper.text.excerpt import excerpt

_SLACK = 0.2  # millimetres


def runs_over(page: PrintedPage) -> str:
    """The beginning of the first text that leaves the sheet, or nothing. What is cut by intent (a poster
    on tiles) is not looked at."""
    return next((found for put in page.puts if put.clip is None and (found := _outside(put, page))), "")


def said_over(pages: Iterable[PrintedPage]) -> str:
    """One sentence that names the first page on which words run over the edge, or nothing."""
    for number, page in enumerate(pages, 1):
        found = runs_over(page)
        if found:
            return _(
                "On page {number} words run over the edge of the sheet: “{text}”. Take a larger paper.",
                number=number,
                text=found,
            )
    return ""


def _outside(put: Put, page: PrintedPage) -> str:
    left, top = (-put.x_mm - _SLACK) / put.scale, (-put.y_mm - _SLACK) / put.scale
    right = (page.sheet.width_mm - put.x_mm + _SLACK) / put.scale
    bottom = (page.sheet.height_mm - put.y_mm + _SLACK) / put.scale
    for place, group in groups(put.drawing):
        for shape in group.shapes:
            if not isinstance(shape, Text):
                continue
            rect = shape.rect
            x, y = place.x + rect.x, place.y + rect.y
            if left <= x and x + rect.width <= right and top <= y and y + rect.height <= bottom:
                continue  # as nearly all of them
            for line in shape.lines:
                # The baseline is inside before the letters are cut that hang below it.
                if line.width and not (
                    left <= x + line.x
                    and x + line.x + line.width <= right
                    and top + shape.style.size * 0.5 <= y + line.baseline <= bottom
                ):
                    return excerpt(shape.text)
    return ""
