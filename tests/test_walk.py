"""A random walk over a map: whatever is done in whatever order, the map stays sound, survives its
file, is shown as it is, and every step can be taken back and done again."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from journeymapper.editor import adding, clipboard, commands, cursor, moving, scores
from journeymapper.editor.things import kinds, present
from journeymapper.layout.map import lay_out
from journeymapper.model.check import problems
from journeymapper.model.lookup import CellPlace, holds_cards
from journeymapper.model.words import LANE_KINDS
from journeymapper.operations.cards import END, START, edit_card, span_card
from journeymapper.operations.lanes import set_lane_kind
from journeymapper.operations.links import add_link
from journeymapper.operations.steps import move_steps
from journeymapper.storage.file import decode, encode
from tests.driver import Driver
from tests.operations.maps import small_map

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
WAYS = st.sampled_from([(-1, 0), (1, 0), (0, -1), (0, 1)])


class Walk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.driver = Driver(small_map())
        self.copied = ""

    @property
    def document(self):
        return self.driver.document

    def some(self, data, ids):
        return data.draw(st.sampled_from(ids))

    def cells(self, cards_only=True):
        lanes = [lane.id for lane in self.document.lanes if holds_cards(lane) or not cards_only]
        return [(lane, step) for lane in lanes for step in self.steps()]

    def steps(self):
        return [step.id for stage in self.document.stages for step in stage.steps]

    def placed(self):
        """Cards that are drawn."""
        shown = {lane.id for lane in self.document.lanes if holds_cards(lane)}
        return [card.id for card in self.document.cards if card.lane in shown]

    def everything(self):
        document = self.document
        records = (*document.stages, *document.lanes, *document.cards, *document.curves, *document.personas)
        points = [point.id for curve in document.curves for point in curve.points]
        return [*(one.id for one in records), *self.steps(), *points, *(one.id for one in document.links)]

    # -- adding and writing ------------------------------------------------------------------

    @rule(data=st.data(), text=TEXTS)
    def add_card(self, data, text):
        if self.cells():
            adding.add_card(self.driver.pane, text, CellPlace(*self.some(data, self.cells())))

    @rule(kind=st.sampled_from(["quote", "text", "pain_point", "metric"]))
    def add_card_of_kind(self, kind):
        card = adding.new_card_of_kind(self.driver.pane, kind)
        if card is not None:
            self.driver.editor.commit("Add card", card.put(self.document, "New"), (card.id,))

    @rule(data=st.data(), kind=st.sampled_from(LANE_KINDS))
    def add_part(self, data, kind):
        if self.cells(cards_only=False):
            self.driver.cursor(*self.some(data, self.cells(cards_only=False)))
        for add in data.draw(st.sets(st.sampled_from(["stage", "step", "lane"]), max_size=1)):
            if add == "lane" and len(self.document.lanes) < 12:
                adding.add_lane(self.driver.pane, kind)
            elif len(self.steps()) < 12:
                (adding.add_stage if add == "stage" else adding.add_step)(self.driver.pane)

    @rule(data=st.data(), value=st.floats(-3, 3), state=st.sampled_from(["as-is", "to-be"]))
    def add_point(self, data, value, state):
        if self.cells(cards_only=False):
            place = CellPlace(*self.some(data, self.cells(cards_only=False)))
            adding.add_point(self.driver.pane, value, place, state=state)

    @rule(data=st.data(), text=TEXTS)
    def write(self, data, text):
        ids = [
            id
            for id, kind in kinds(self.document, self.everything()).items()
            if kind not in ("curve", "link")
        ]
        if ids:
            commands.commit_text(self.driver.editor, self.some(data, ids), text)

    @rule(data=st.data(), personas=st.sets(st.sampled_from(["ann", "bob"])))
    def assign(self, data, personas):
        there = {one.id for one in self.document.personas}
        if self.document.cards:
            id = self.some(data, [card.id for card in self.document.cards])
            ids = tuple(sorted(personas & there))
            self.driver.editor.commit("Assign", edit_card(self.document, id, personas=ids))

    @rule(data=st.data())
    def link(self, data):
        ids = [card.id for card in self.document.cards]
        if len(ids) > 1:
            source, target = data.draw(st.permutations(ids))[:2]
            self.driver.editor.commit("Link", add_link(self.document, source, target))

    # -- hands -------------------------------------------------------------------------------

    @rule(data=st.data(), held=st.sampled_from(["", "", "ctrl"]), gives_up=st.booleans())
    def drag_cards(self, data, held, gives_up):
        placed, cells = self.placed(), self.cells(cards_only=False)
        if not placed or not cells or len(self.document.cards) > 60:
            return
        before = self.document
        self.driver.select(*data.draw(st.lists(st.sampled_from(placed), max_size=3)))
        aim = data.draw(st.sampled_from(["cell", "step_gap", "lane_gap"]))
        if len(self.steps()) > 11 or len(self.document.lanes) > 11:
            aim = "cell"
        self.driver.press(self.some(data, placed), held).move_to(**{aim: self.some(data, cells)})
        if gives_up:
            self.driver.escape()
            assert self.document is before
        else:
            self.driver.release()

    @rule(
        data=st.data(), side=st.sampled_from(["left_of", "right_of"]), held=st.sampled_from(["", "", "alt"])
    )
    def drag_heading(self, data, side, held):
        if len(self.steps()) > 11 or len(self.document.lanes) > 11:
            held = ""
        kinds_there = [
            [stage.id for stage in self.document.stages],
            [lane.id for lane in self.document.lanes],
        ]
        ids = self.some(data, kinds_there)
        if ids and len(self.document.cards) < 60:
            self.driver.drag(self.some(data, ids), held, **{side: self.some(data, ids)})

    @rule(data=st.data())
    def move_step(self, data):
        if self.document.stages:
            stage = data.draw(st.sampled_from(self.document.stages))
            index = data.draw(st.integers(0, len(stage.steps)))
            step = self.some(data, self.steps())
            self.driver.editor.commit("Move", move_steps(self.document, (step,), stage.id, index))

    @rule(data=st.data(), edge=st.sampled_from([START, END]))
    def span(self, data, edge):
        if self.placed():
            id, step = self.some(data, self.placed()), self.some(data, self.steps())
            self.driver.editor.commit("Span", span_card(self.document, id, edge, step))

    @rule(data=st.data(), dx=st.floats(-80, 80), dy=st.floats(-200, 200))
    def drag_point(self, data, dx, dy):
        lanes = {lane.id for lane in self.document.lanes if lane.kind in ("emotions", "dramatic_arc")}
        points = [p.id for curve in self.document.curves if curve.lane in lanes for p in curve.points]
        if points:
            self.driver.press(self.some(data, points)).move_to(by=(dx, dy)).release()

    # -- keys --------------------------------------------------------------------------------

    @rule(data=st.data(), most=st.integers(1, 4))
    def select(self, data, most):
        ids = self.everything()
        if ids:
            self.driver.select(*data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=most)))

    @rule(way=WAYS)
    def move_cursor(self, way):
        cursor.move_cursor(self.driver.pane, *way)

    @rule(way=WAYS)
    def move_selection(self, way):
        moving.move_selection(self.driver.wait(2.0).pane, *way)

    @rule(score=st.integers(1, 5))
    def score(self, score):
        scores.set_score(self.driver.editor, score)
        scores.set_points(self.driver.editor, score)

    @rule()
    def delete(self):
        commands.delete_selection(self.driver.editor)

    @precondition(lambda self: len(self.document.cards) < 60 and len(self.steps()) < 10)
    @rule()
    def duplicate(self):
        commands.duplicate_selection(self.driver.pane)

    @rule()
    def shelve(self):
        commands.shelve_selection(self.driver.editor)

    @rule(data=st.data(), kind=st.sampled_from(LANE_KINDS))
    def set_lane_kind(self, data, kind):
        if self.document.lanes:
            id = self.some(data, [lane.id for lane in self.document.lanes])
            self.driver.editor.commit("Kind", set_lane_kind(self.document, id, kind))

    @rule(cuts=st.booleans())
    def copy(self, cuts):
        self.copied = (clipboard.cut if cuts else clipboard.copy)(self.driver.editor) or self.copied

    @precondition(lambda self: self.copied and len(self.document.cards) < 60 and len(self.steps()) < 10)
    @rule()
    def paste(self):
        clipboard.paste(self.driver.pane, self.copied)

    # -- time --------------------------------------------------------------------------------

    @rule(times=st.integers(1, 4))
    def undo(self, times):
        self.driver.undo(times)

    @rule(times=st.integers(1, 4))
    def redo(self, times):
        self.driver.redo(times)

    @rule()
    def undo_all_and_redo_all(self):
        history = self.driver.editor.history
        now, place = self.document, history.place
        self.driver.undo(place)
        assert self.document is self.driver.first
        self.driver.redo(place)
        assert self.document is now

    @rule()
    def save_and_load(self):
        written = encode(self.document, {})
        opened = decode(written)
        assert opened.document == self.document
        assert encode(opened.document, {}) == written

    # -- what always holds -------------------------------------------------------------------

    @invariant()
    def nothing_is_wrong(self):
        assert problems(self.document) == ()

    @invariant()
    def nothing_hangs_in_the_air(self):
        editor = self.driver.editor
        assert editor.shown is editor.document
        assert set(present(self.document, editor.selection)) == set(editor.selection)
        place = self.driver.pane.cursor
        assert place is None or (
            place.step in self.steps() and any(lane.id == place.lane for lane in self.document.lanes)
        )

    @invariant()
    def what_is_shown_is_the_map(self):
        fresh = lay_out(self.document, hints=True)
        assert self.driver.pane.drawing == fresh


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
