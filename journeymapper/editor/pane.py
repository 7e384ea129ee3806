"""A pane: one way of looking at an editor. Each canvas has its own; several may share one editor."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing
from journeymapper.editor.editor import DOCUMENT, Editor
from journeymapper.editor.events import NO_MARKS, Marks
from journeymapper.layout.filter import card_filter
from journeymapper.layout.map import lay_out
from journeymapper.layout.words import Words, words_in
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View


class Pane:
    """What is filtered and folded (`view`), the cell cursor, and the drawing of what is shown.

    The drawing is made when somebody asks for it, from the drawing before it; through another view from the
    last one that no filter took cards from, for that one has laid out all of them. A cursor whose lane or
    step goes moves to the next one. `touched` are cards that were added or changed since the view was
    chosen: they are shown although its filter hides them, for nothing may vanish under a hand.
    """

    def __init__(self, editor: Editor, view: View = WHOLE) -> None:
        self.editor = editor
        self.view = view
        self.cursor: CellPlace | None = None
        self.marks: Marks = NO_MARKS
        self.shows_links = False  # all of them, not only those of what is selected
        self.link_from: tuple[Document, str] | None = None  # where a link was begun with the keyboard
        self.touched: frozenset[str] = frozenset()
        self._seen: dict[str, Card] | None = None  # the cards when the filter was chosen
        self._drawing: Drawing | None = None
        self._whole: Drawing | None = None  # the last drawing without a filter
        self._drawn: tuple[Document, View] | None = None
        self._grid = _grid(editor.shown)
        self._remember()
        self._leave = editor.subscribe(self._on_change)

    @property
    def words(self) -> Words:
        """Those that are printed on the map, in its language of now."""
        return words_in(self.editor.shown.language)

    @property
    def drawing(self) -> Drawing:
        wanted = (self.editor.shown, self.view)
        drawn = self._drawn
        if self._drawing is None or drawn is None or drawn[0] is not wanted[0] or drawn[1] is not wanted[1]:
            self._drawing = lay_out(
                *wanted, self.words, previous=self._drawing, hints=True, always=self.touched
            )
            self._drawn = wanted
            if self._seen is None:
                self._whole = self._drawing
        return self._drawing

    def look(self, view: View) -> None:
        """Look at the map through another view. Never undone, never saved by itself."""
        self.view = view
        self._drawn = None  # what was touched may be hidden now
        self._drawing = self._whole or self._drawing
        self._remember()

    def pin(self, lanes: tuple[str, ...]) -> None:
        """Keep these lanes, and no others, in sight while the map scrolls. The drawing stays as it is."""
        pinned = evolve(self.view, pinned_lanes=lanes)
        if self._drawn is not None and self._drawn[1] is self.view:
            self._drawn = self._drawn[0], pinned
        self.view = pinned

    def _remember(self) -> None:
        filters = card_filter(self.view) is not None
        self._seen = {card.id: card for card in self.editor.document.cards} if filters else None
        self.touched = frozenset()

    def close(self) -> None:
        self._leave()

    def _on_change(self, what: str) -> None:
        if what != DOCUMENT:
            return
        if (seen := self._seen) is not None:
            cards = self.editor.shown.cards
            self.touched = frozenset([card.id for card in cards if seen.get(card.id) is not card])
        before, self._grid = self._grid, _grid(self.editor.shown)
        if self.cursor is not None and before != self._grid:
            lane = _nearest(self.cursor.lane, before[0], self._grid[0])
            step = _nearest(self.cursor.step, before[1], self._grid[1])
            self.cursor = CellPlace(lane, step) if lane and step else None


def _grid(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of all lanes and all steps."""
    lanes = tuple([lane.id for lane in document.lanes])
    return lanes, tuple([step.id for stage in document.stages for step in stage.steps])


def _nearest(id: str, before: tuple[str, ...], now: tuple[str, ...]) -> str:
    """The id, or when it is gone what has taken its place; "" when nothing is left."""
    if id in now or id not in before:
        return id if id in now else ""
    place = before.index(id)
    return next((one for one in (*before[place + 1 :], *reversed(before[:place])) if one in now), "")
