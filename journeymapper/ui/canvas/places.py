"""Where things are on the sheet, by id. Looked up strip by strip, so that an edit costs only its strips."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymapper.drawing.tree import Drawing, Group, Strip
from journeymapper.editor.things import TITLE
from journeymapper.geometry import Point, Rect
from journeymapper.ui.canvas.tiles import StripKey, key_of


class Found(NamedTuple):
    """A group and its rectangle on the sheet."""

    rect: Rect
    group: Group
    strip: Strip


_Known = tuple[Strip, dict[str, tuple[Rect, Group]]]


class Places:
    """Finds groups of the drawing it was shown last."""

    def __init__(self) -> None:
        self._drawing: Drawing | None = None
        self._known: dict[StripKey, _Known] = {}

    def show(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def find(self, id: str) -> Found | None:
        """The group of a record: its first one, in drawing order. TITLE is that of the map's title."""
        if id == TITLE:
            return self.title()
        if not id or self._drawing is None:
            return None
        for (x, y), strip in self._drawing.strips:
            found = self._ids(strip).get(id)
            if found is not None:
                return Found(found[0].moved(x, y), found[1], strip)
        return None

    def title(self) -> Found | None:
        """The title of the map, which has no id."""
        for (x, y), strip in self._drawing.strips if self._drawing else ():
            for cell in strip.cells:
                for group in cell.groups:
                    if group.kind == "title":
                        return Found(group.rect.moved(x + cell.origin.x, y + cell.origin.y), group, strip)
        return None

    def label(self, id: str) -> Found | None:
        """The label of a point or curve, which is drawn apart from it; the whole one below the curves where
        it is cut short at its point."""
        thing = self.find(id)
        if self._drawing is None or thing is None:
            return None
        for (x, y), strip in self._drawing.strips:
            for cell in strip.cells if strip is thing.strip else ():
                for group in reversed(cell.groups):
                    if group.id == id and group.kind == "label":
                        return Found(group.rect.moved(x + cell.origin.x, y + cell.origin.y), group, strip)
        return None

    def at(self, point: Point) -> Found | None:
        """The topmost thing with an id at a place of the sheet."""
        for placed in reversed(self._drawing.strips if self._drawing else ()):
            if placed.rect.contains(point):
                (x, y), strip = placed
                local = point.moved(-x, -y)
                found = [one for one in self._ids(strip).values() if one[0].contains(local)]
                if found:
                    return Found(found[-1][0].moved(x, y), found[-1][1], strip)
        return None

    def rect(self, id: str) -> Rect | None:
        found = self.find(id)
        return found.rect if found else None

    def rects(self, ids: Iterable[str]) -> list[Rect]:
        """The rectangles of those that are drawn, strip by strip."""
        wanted = set(ids)
        rects: list[Rect] = []
        for (x, y), strip in self._drawing.strips if self._drawing and wanted else ():
            known = self._ids(strip)
            for id in known.keys() & wanted if len(wanted) > 8 else [id for id in wanted if id in known]:
                rects.append(known[id][0].moved(x, y))
                wanted.discard(id)
        return rects

    def _ids(self, strip: Strip) -> dict[str, tuple[Rect, Group]]:
        known = self._known.get(key_of(strip))
        if known is None or known[0] is not strip:
            ids: dict[str, tuple[Rect, Group]] = {}
            for cell in strip.cells:
                for group in cell.groups:
                    if group.id and group.kind not in ("label", "divider"):
                        ids.setdefault(group.id, (group.rect.moved(*cell.origin), group))
            known = self._known[key_of(strip)] = (strip, ids)
        return known[1]
