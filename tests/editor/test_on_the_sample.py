"""What a newcomer does to the sample map."""

from __future__ import annotations

from itertools import cycle

from journeymapper.model.lookup import find_point, holds_cards
from journeymapper.resources import resource
from journeymapper.storage.file import encode, read
from tests.driver import Driver

SAMPLE = resource("samples", "online-retailer.journey")


def test_drags_of_all_kinds_are_taken_back_to_the_byte():
    opened = read(SAMPLE)
    driver = Driver(opened.document)
    before = encode(driver.document, opened.pictures)
    lanes = [lane.id for lane in driver.document.lanes if holds_cards(lane)]
    cards = [card.id for card in driver.document.cards if card.lane == lanes[0]]
    stages = driver.document.stages
    last = stages[-1].steps[-1].id
    driver.drag(cards[0], cell=(lanes[1], last))
    driver.select(*cards[1:4]).drag(cards[1], cell=(lanes[0], stages[2].steps[0].id))
    driver.drag(stages[1].steps[0].id, right_of=last)
    driver.drag(stages[0].id, right_of=stages[2].id)
    assert len(driver.editor.history.entries) == 5
    assert encode(driver.document, opened.pictures) != before
    driver.undo(4)
    assert encode(driver.document, opened.pictures) == before


def test_the_lowest_feeling_is_lifted_from_minus_two_to_plus_one():
    driver = Driver(read(SAMPLE).document)
    points = [point for curve in driver.document.curves for point in curve.points if point.value == -2.0]
    id = points[0].id
    lane = next(curve.lane for curve in driver.document.curves if points[0] in curve.points)
    height = driver.cell(lane, points[0].step).height
    driver.press(id)
    # As a hand does it: up until the hint says +1.
    for _ in range(int(height)):
        driver.move_to(by=(0.0, -2.0), steps=1)
        if driver.marks.hint.endswith("+1"):
            break
    driver.release().expect_undo("Move emotion")
    found = find_point(driver.document, id)
    assert found is not None
    assert (found[1].value, found[1].at) == (1.0, points[0].at)


def test_every_card_of_the_sample_can_be_taken_to_every_lane():
    driver = Driver(read(SAMPLE).document)
    lanes = cycle(lane.id for lane in driver.document.lanes if holds_cards(lane))
    steps = cycle(step.id for stage in driver.document.stages for step in stage.steps)
    for card in driver.first.cards:
        lane, step = next(lanes), next(steps)
        driver.drag(card.id, cell=(lane, step)).expect_cell(card.id, lane, step)
    driver.undo(len(driver.first.cards))
    assert driver.document == driver.first
