"""A hand and a keyboard for tests, aiming at ids and cells, never at pixels.

Driver(document).press("a1").move_to(cell=("acts", "s2")).release().expect_cell("a1", "acts", "s2")
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.editor import router
from journeymapper.editor.editor import Editor
from journeymapper.editor.events import MOVE, NO_MARKS, PRESS, RELEASE, Event, Gesture, Key, Marks, Pointer
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point, Rect
from journeymapper.i18n import use_languages
from journeymapper.layout.hit import cell_rect, group_rect
from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, cards_in_cell, find_card
from journeymapper.model.view import WHOLE, View

FAR = Point(-10_000.0, -10_000.0)

# Undo labels are compared in English, whatever the machine speaks.
use_languages(["en"])


class Driver:
    """One pane on one map, with a hand over it. Every method but `at` and `rect` returns the driver."""

    def __init__(self, document: Document, view: View = WHOLE, zoom: float = 1.0) -> None:
        self.first = document
        self.clock = 0.0
        self.editor = Editor(document, clock=lambda: self.clock)
        self.pane = Pane(self.editor, view)
        self.zoom = zoom
        self.place = FAR
        self.held: frozenset[str] = frozenset()
        self.on_shelf = False
        self.rests = False
        self.marks: Marks = NO_MARKS
        self.gesture: Gesture | None = None
        self.ground = self.pane.drawing  # as it lay when the gesture began

    @property
    def document(self) -> Document:
        return self.editor.document

    # -- aiming ------------------------------------------------------------------------------

    def rect(self, id: str) -> Rect:
        """Where a thing lies now; a test that aims at something that is not shown has a fault."""
        rect = group_rect(self.pane.drawing, id)
        assert rect is not None, f"{id} is not shown"
        return rect

    def cell(self, lane: str, step: str) -> Rect:
        return cell_rect(self.pane.drawing, lane, step)

    def at(
        self,
        id: str = "",
        *,
        cell: tuple[str, str] | None = None,
        above: str = "",
        below: str = "",
        left_of: str = "",
        right_of: str = "",
        by: tuple[float, float] | None = None,
        step_gap: tuple[str, str] | None = None,
        lane_gap: tuple[str, str] | None = None,
        past: str = "",
    ) -> Point:
        """The place that is meant: the middle of a thing, the lower part of a cell, just above or
        below a card, left or right of a header's middle, a way from the present place, the border
        behind a step in a lane, the border below a lane at a step, or past the end of a lane. Lanes
        and cells are met where they were seen when the gesture began."""
        if self.gesture is None:
            self.ground = self.pane.drawing
        if id:
            return self.rect(id).centre
        if cell:
            rect = cell_rect(self.ground, *cell)
            return Point(rect.centre.x, rect.bottom - min(20.0, rect.height / 3))
        if above or below:
            rect = self.rect(above or below)
            return Point(rect.centre.x, rect.y + 1.0 if above else rect.bottom - 1.0)
        if left_of or right_of:
            rect = self.rect(left_of or right_of)
            return Point(
                rect.x + rect.width * (0.2 if left_of else 0.8),
                rect.y + rect.height * (0.2 if left_of else 0.8),
            )
        if by:
            return self.place.moved(*by)
        if step_gap:
            rect = cell_rect(self.ground, *step_gap)
            return Point(rect.right, rect.centre.y)
        if lane_gap:
            rect = cell_rect(self.ground, *lane_gap)
            return Point(rect.centre.x, rect.bottom - 0.5)
        if past:
            row = next(row for row in self.ground.rows if row.lane == past)
            return Point(self.ground.body.right + 20.0, row.y + row.height / 2)
        return FAR

    # -- hands -------------------------------------------------------------------------------

    def press(self, id: str = "", modifiers: str = "", **target: object) -> Driver:
        """The button goes down on a thing (or anything that `at` understands)."""
        return self.press_at(self.at(id, **target), modifiers)  # type: ignore[arg-type]

    def press_edge(self, id: str, edge: str) -> Driver:
        rect = self.rect(id)
        return self.press_at(Point(rect.x + 1.0 if edge == "left" else rect.right - 1.0, rect.centre.y))

    def press_column_border(self, step: str) -> Driver:
        """On the right border of a step, in the row of the steps."""
        rect = self.rect(step)
        return self.press_at(Point(rect.right - 1.0, rect.centre.y))

    def press_lane_border(self, lane: str) -> Driver:
        """On the lower border of a lane, in its header."""
        row = next(row for row in self.pane.drawing.rows if row.lane == lane)
        return self.press_at(Point(self.rect(lane).centre.x, row.bottom - 1.0))

    def press_at(self, point: Point, modifiers: str = "") -> Driver:
        assert self.gesture is None, "the button is down already"
        self.place, self.held = point, frozenset(modifiers.split())
        return self.begin(router.begin(self.pane, self._pointer(PRESS)))

    def begin(self, gesture: Gesture) -> Driver:
        """Let a gesture have the hand, as the canvas does."""
        self.ground = self.pane.drawing
        self.gesture = gesture
        self._advance(lambda: next(gesture))
        return self

    def move_to(self, id: str = "", steps: int = 4, **target: object) -> Driver:
        """The hand goes to a place, over some others on the way. What is aimed at is looked up when
        it arrives, as an eye does that follows a map in motion."""
        start, self.rests = self.place, False
        for n in range(1, steps + 1):
            goal = self.at(id, **target) if "by" not in target else start.moved(*target["by"])  # type: ignore
            part = n / steps
            self.place = Point(start.x + (goal.x - start.x) * part, start.y + (goal.y - start.y) * part)
            self._send(self._pointer(MOVE))
        return self.rest() if {"step_gap", "lane_gap"} & target.keys() else self

    def rest(self) -> Driver:
        """The hand lies still for a moment, as it does where a gap is meant."""
        self.rests = True
        self._send(self._pointer(MOVE))
        return self

    def move_outside(self) -> Driver:
        """The hand leaves the window."""
        self.place = FAR
        self._send(self._pointer(MOVE, inside=False))
        return self

    def move_onto_shelf(self) -> Driver:
        """The hand leaves the canvas and is over the shelf."""
        self.place, self.on_shelf = FAR, True
        self._send(self._pointer(MOVE, inside=False))
        return self

    def hold(self, modifiers: str) -> Driver:
        """These modifiers are down from now on ("": none)."""
        self.held = frozenset(modifiers.split())
        self._send(Key("modifiers", self.held))
        return self

    def release(self) -> Driver:
        self._send(self._pointer(RELEASE, inside=self.place != FAR))
        return self._end()

    def escape(self) -> Driver:
        self._send(Key("escape", self.held))
        return self._end()

    def click(self, id: str = "", modifiers: str = "", **target: object) -> Driver:
        return self.press(id, modifiers, **target).release()

    def drag(self, id: str, modifiers: str = "", **target: object) -> Driver:
        """Press, move and release."""
        return self.press(id, modifiers).move_to(**target).release()  # type: ignore[arg-type]

    def _pointer(self, phase: str, inside: bool = True) -> Pointer:
        return Pointer(phase, self.place, self.held, self.zoom, inside, self.on_shelf, rests=self.rests)

    def _send(self, event: Event) -> None:
        gesture = self.gesture
        if gesture is not None:
            self._advance(lambda: gesture.send(event))

    def _advance(self, step) -> None:
        try:
            self.marks = step()
        except StopIteration:
            self._end()

    def _end(self) -> Driver:
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.close()
        self.marks, self.held, self.on_shelf, self.rests = NO_MARKS, frozenset(), False, False
        return self

    # -- keys and menus ----------------------------------------------------------------------

    def select(self, *ids: str) -> Driver:
        self.editor.select(ids)
        return self

    def cursor(self, lane: str, step: str) -> Driver:
        self.pane.cursor = CellPlace(lane, step)
        return self

    def wait(self, seconds: float) -> Driver:
        self.clock += seconds
        return self

    def undo(self, times: int = 1) -> Driver:
        for _ in range(times):
            self.editor.undo()
        return self

    def redo(self, times: int = 1) -> Driver:
        for _ in range(times):
            self.editor.redo()
        return self

    # -- what is expected --------------------------------------------------------------------

    def expect_cell(self, card: str, lane: str, step: str) -> Driver:
        found = find_card(self.document, card)
        assert found is not None, f"{card} is gone"
        assert (found.lane, found.step) == (lane, step)
        return self

    def expect_order(self, lane: str, step: str, *cards: str) -> Driver:
        """The cards of a cell of the committed map, from top to bottom."""
        assert [card.id for card in cards_in_cell(self.document, CellPlace(lane, step))] == list(cards)
        return self

    def expect_shown(self, lane: str, step: str, *cards: str) -> Driver:
        """The cards of a cell as it is shown while a gesture runs."""
        shown = cards_in_cell(self.editor.shown, CellPlace(lane, step))
        assert [card.id for card in shown] == list(cards)
        return self

    def expect_span(self, card: str, step: str, until: str) -> Driver:
        found = find_card(self.document, card)
        assert found is not None
        assert (found.step, found.until) == (step, until)
        return self

    def expect_steps(self, *stages: str) -> Driver:
        """The ids of the steps, a string for each stage."""
        found = [" ".join(step.id for step in stage.steps) for stage in self.document.stages]
        assert found == list(stages)
        return self

    def expect_lanes(self, *lanes: str) -> Driver:
        assert [lane.id for lane in self.document.lanes] == list(lanes)
        return self

    def expect_selected(self, *ids: str) -> Driver:
        assert set(self.editor.selection) == set(ids)
        return self

    def expect_undo(self, *labels: str) -> Driver:
        """The labels of all undo steps, the latest last; nothing else hangs in the air."""
        history = self.editor.history
        assert [entry.label for entry in history.entries[1 : history.place + 1]] == list(labels)
        assert self.editor.shown is self.document
        assert [one.message for one in problems(self.document)] == []
        return self

    def expect_unchanged(self) -> Driver:
        assert self.document is self.first
        return self.expect_undo()

    def new_ids(self, records: Iterable[object]) -> list[str]:
        """Ids of records that the first map did not have."""
        before = {one.id for one in _all(self.first)}
        return [one.id for one in records if one.id not in before]  # type: ignore[attr-defined]


def _all(document: Document):
    for stage in document.stages:
        yield from (stage, *stage.steps)
    yield from (*document.lanes, *document.cards, *document.curves)
    for curve in document.curves:
        yield from curve.points
