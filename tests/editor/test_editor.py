"""The editor itself: steps, previews, listeners, and the saved mark."""

from __future__ import annotations

import pytest

from journeymapper.editor.editor import DOCUMENT, FILE, SELECTION, Editor
from journeymapper.editor.history import MOST_STEPS
from journeymapper.editor.pane import Pane
from journeymapper.model.view import View
from journeymapper.operations.cards import add_cards, delete_cards, edit_card
from journeymapper.operations.facts import set_title
from tests.operations.maps import small_map


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def editor(clock):
    return Editor(small_map(), clock=clock)


def labels(editor):
    return [entry.label for entry in editor.history.entries[1:]]


def test_an_edit_that_changes_nothing_is_no_step(editor):
    editor.commit("Nothing", edit_card(editor.document, "a1", text="Types a word"))
    assert labels(editor) == []
    assert editor.is_clean


def test_steps_are_undone_and_redone_by_name(editor):
    first = editor.document
    editor.commit("One", set_title(first, "1"))
    editor.commit("Two", set_title(first, "2"))
    assert (editor.undo(), editor.undo(), editor.undo()) == ("Two", "One", "")
    assert editor.document is first
    assert editor.is_clean
    assert (editor.redo(), editor.document.title) == ("One", "1")
    editor.commit("Three", set_title(first, "3"))
    assert (editor.redo(), labels(editor)) == ("", ["One", "Three"])


def test_quick_edits_with_one_key_are_one_step(editor, clock):
    for n, wait in enumerate((0.0, 0.5, 0.5, 1.5)):
        clock.now += wait
        editor.commit("Type", set_title(editor.document, str(n)), merge="title")
    assert labels(editor) == ["Type", "Type"]
    editor.undo()
    assert editor.document.title == "2"


def test_the_history_keeps_the_latest_steps(editor):
    for n in range(MOST_STEPS + 20):
        editor.commit("Step", set_title(editor.document, str(n)))
    assert len(labels(editor)) == MOST_STEPS
    while editor.undo():
        pass
    assert editor.document.title == "19"


def test_a_preview_is_shown_and_never_kept(editor):
    other = set_title(editor.document, "Shown")
    editor.preview(other)
    assert (editor.shown.title, editor.document.title) == ("Shown", "A map")
    editor.preview(None)
    assert editor.shown is editor.document
    editor.preview(other)
    editor.commit("Other", set_title(editor.document, "Kept"))
    assert editor.shown.title == "Kept"


def test_an_edit_that_fails_leaves_everything_as_it_was(editor):
    before = (editor.document, editor.shown, labels(editor), editor.selection)
    with pytest.raises(ValueError, match="severity"):
        editor.commit("Wrong", edit_card(editor.document, "p3", severity=9))
    assert (editor.document, editor.shown, labels(editor), editor.selection) == before


def test_a_listener_that_fails_keeps_nobody_else_from_hearing(editor):
    heard = []

    def broken(what):
        raise RuntimeError("a panel is broken")

    editor.subscribe(broken)
    editor.subscribe(heard.append)
    with pytest.raises(RuntimeError, match="broken"):
        editor.commit("Title", set_title(editor.document, "New"))
    assert heard == [DOCUMENT]
    assert (editor.document.title, labels(editor)) == ("New", ["Title"])


def test_listeners_hear_what_changed_until_they_leave(editor):
    heard = []
    leave = editor.subscribe(heard.append)
    editor.select(("a1", "a1"))
    editor.select(("a1",))
    editor.mark_saved(editor.document)
    leave()
    leave()
    editor.select(())
    assert heard == [SELECTION, FILE]


def test_what_is_deleted_is_not_selected_any_more(editor):
    editor.select(("a1", "a2", "title"))
    editor.commit("Delete", delete_cards(editor.document, ["a1"]))
    assert editor.selection == ("a2", "title")


def test_undo_selects_what_the_step_touched(editor):
    editor.commit("Edit", edit_card(editor.document, "a1", text="x"), ("a1",))
    editor.select(("n5",))
    editor.undo()
    assert editor.selection == ("a1",)
    editor.select(())
    editor.redo()
    assert editor.selection == ("a1",)


def test_undo_selects_what_comes_back(editor):
    editor.commit("Edit", edit_card(editor.document, "n5", text="x"), ("n5",))
    editor.select(("a1",))
    editor.commit("Delete", delete_cards(editor.document, ("a1",)), ("a2",))
    editor.undo()
    assert editor.selection == ("a1",)


def test_undo_goes_back_to_what_was_selected_before_something_was_added(editor):
    editor.commit("Edit", edit_card(editor.document, "n5", text="x"), ("n5",))
    editor.select(("a1",))
    before = editor.document
    document, new = add_cards(before, None, ("One", "Two"))
    editor.commit("Paste", document, new)
    editor.undo()
    assert editor.document == before
    assert editor.selection == ("a1",)


def test_saved_is_what_the_file_holds(editor):
    editor.commit("Title", set_title(editor.document, "New"))
    saved = editor.document
    editor.commit("Title", set_title(editor.document, "Newer"))
    editor.mark_saved(saved)
    assert not editor.is_clean
    editor.undo()
    assert editor.is_clean
    editor.mark_unsaved()
    assert not editor.is_clean


def test_panes_look_at_one_map_in_their_own_way(editor):
    whole, part = Pane(editor), Pane(editor)
    part.look(View(hidden_lanes=("acts",)))
    assert [row.lane for row in part.drawing.rows] == ["pains", "feel", "line", "free"]
    assert len(whole.drawing.rows) == 5
    drawing = whole.drawing
    assert whole.drawing is drawing
    editor.commit("Edit", edit_card(editor.document, "n5", text="x"))
    same = [a.strip is b.strip for a, b in zip(drawing.strips, whole.drawing.strips, strict=True)]
    assert same.count(False) == 1
    part.close()
    assert editor.is_clean is False


def test_a_step_is_withdrawn_as_though_it_had_never_been_done(editor):
    first = editor.document
    editor.commit("Rename", set_title(first, "One"))
    renamed = editor.document
    editor.commit("Add", delete_cards(renamed, ("a1",)), merge="open:x")
    assert not editor.withdraw("open:y")
    assert editor.withdraw("open:x")
    assert editor.document is renamed
    assert labels(editor) == ["Rename"]
    assert not editor.withdraw("open:x")
    assert not editor.withdraw("")
