from __future__ import annotations

from journeymapper.editor.headings import move_focus, to_edge
from journeymapper.model.document import Document
from tests.driver import Driver
from tests.operations.maps import small_map

WAYS = {"l": (-1, 0), "r": (1, 0), "u": (0, -1), "d": (0, 1)}


def walk(driver, keys):
    """What is selected (else the cell) after each key: l r u d."""
    seen = []
    for key in keys:
        move_focus(driver.pane, *WAYS[key])
        seen.append(driver.editor.selection[0] if driver.editor.selection else "/".join(driver.pane.cursor))
    return seen


def test_lane_headers_lie_left_of_the_cells():
    driver = Driver(small_map()).cursor("acts", "s1").select("a1")
    assert walk(driver, "ld") == ["acts", "pains"]
    assert walk(driver, "r") == ["pains/s1"]
    assert walk(driver, "lu") == ["pains", "acts"]


def test_dividers_are_reached_from_their_neighbours():
    driver = Driver(small_map()).select(small_map().lanes[0].id)
    lanes = [lane.id for lane in driver.document.lanes]
    assert walk(driver, "d" * (len(lanes) - 1)) == lanes[1:]
    assert walk(driver, "d") == lanes[-1:]


def test_steps_and_stages_lie_above_the_cells():
    driver = Driver(small_map()).cursor("acts", "s1").select("a1")
    first, second = driver.document.stages[:2]
    up = walk(driver, "uu")
    assert up[-1] == first.id
    assert walk(driver, "r") == [second.id]
    assert driver.pane.cursor.step == second.steps[0].id
    down = walk(driver, "dd")
    assert driver.pane.cursor == ("acts", second.steps[0].id)
    assert second.id not in down


def test_personas_and_the_title_lie_above_the_stages():
    driver = Driver(small_map()).select(small_map().stages[0].id)
    people = [persona.id for persona in driver.document.personas]
    assert walk(driver, "u" + "r" * len(people)) == [*people, people[-1]]
    assert walk(driver, "u") == ["title"]
    assert walk(driver, "dd") == [people[0], driver.document.stages[0].id]


def test_every_heading_is_reached_with_arrows_alone():
    driver = Driver(small_map()).cursor("acts", "s1").select("a1")
    wanted = {one.id for one in (*driver.document.stages, *driver.document.lanes, *driver.document.personas)}
    wanted |= {step.id for stage in driver.document.stages for step in stage.steps if step.name}
    reached, waiting = set(), [(driver.editor.selection, driver.pane.cursor)]
    while waiting:
        selection, cursor = waiting.pop()
        for way in WAYS.values():
            driver.editor.select(selection)
            driver.pane.cursor = cursor
            move_focus(driver.pane, *way)
            now = (driver.editor.selection, driver.pane.cursor)
            if now not in reached:
                reached.add(now)
                waiting.append(now)
    assert wanted <= {id for selection, _cursor in reached for id in selection}


def test_a_map_without_anything_has_a_title():
    driver = Driver(Document())
    assert walk(driver, "dudlr") == ["title"] * 5


def test_home_and_end_go_to_the_edges_of_lane_and_map():
    driver = Driver(small_map()).cursor("pains", "s3")
    for last, of_all, place in (
        (True, False, ("pains", "s5")),
        (False, False, ("pains", "s1")),
        (True, True, ("free", "s5")),
        (False, True, ("acts", "s1")),
    ):
        to_edge(driver.pane, last, of_all)
        assert driver.pane.cursor == place
    to_edge(Driver(Document()).pane, True, True)
