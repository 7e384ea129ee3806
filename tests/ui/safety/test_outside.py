"""Other programs change the file of an open map: no edit of either side is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymapper.model.record import evolve
from journeymapper.operations.facts import set_title
from journeymapper.storage import backups, file
from journeymapper.storage.lock import lock_file
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk, Make

ROOT = Path(__file__).resolve().parents[3]
THEIRS = "Theirs"

# Another process, as a colleague's program or a synchronising service would do it.
_OTHER = """
import os, sys
from pathlib import Path
from journeymapper.operations.facts import set_title
from journeymapper.storage import file
how, path, title = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
opened = file.read(path)
data = file.encode(set_title(opened.document, title), opened.pictures)
if how == "replaced":
    file.save(path, set_title(opened.document, title), opened.pictures)
elif how == "rewritten":
    path.write_bytes(data)
elif how == "same size and time":
    before = path.stat()
    old = opened.document.title
    path.write_bytes(path.read_bytes().replace(old.encode(), title[:len(old)].ljust(len(old)).encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
elif how == "deleted and made again":
    path.unlink()
    path.write_bytes(data)
elif how == "deleted":
    path.unlink()
elif how == "touched":
    os.utime(path)
elif how == "reformatted":
    import json
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=7))
"""
CHANGES = ("replaced", "rewritten", "same size and time", "deleted and made again")


def other(how: str, path: Path, title: str = THEIRS) -> None:
    subprocess.run([sys.executable, "-c", _OTHER, how, str(path), title], cwd=ROOT, check=True)


def rename(window: MainWindow, title: str) -> None:
    assert window.editor is not None
    window.editor.commit("Rename map", set_title(window.editor.document, title))


def look(desk: Desk) -> None:
    """As when a window becomes active, and until all of it has been told."""
    outside = desk.program.safety.outside
    outside.look()
    wait_done(desk)


def wait_done(desk: Desk) -> None:
    heard: list[bool] = []
    keeping = desk.program.safety.keeping
    keeping.looker.submit(lambda: None, lambda _outcome: heard.append(True))
    desk.qtbot.waitUntil(lambda: bool(heard) and not keeping.saver.is_busy)


def wait_until(desk: Desk, done: Callable[[], bool]) -> None:
    desk.qtbot.waitUntil(done)


@pytest.mark.parametrize("how", CHANGES)
def test_a_clean_map_is_shown_anew_and_can_be_undone(desk: Desk, small_map: Make, how: str) -> None:
    path = small_map()
    window = desk.window(path)
    other(how, path)
    # Nobody calls for a look here: it is noticed by itself.
    wait_until(desk, lambda: window.editor.document.title.startswith("Their"))
    assert window.editor.is_clean
    assert desk.answers.told == []
    window.undo()
    assert window.editor.document.title == "Small"
    assert not window.editor.is_clean
    desk.answers.choices = []
    assert window.save()  # over the version that was seen
    assert file.read(path).document.title == "Small"
    versions = [backups.restored(one).document.title for one in backups.versions(path)]
    assert [one[:5] for one in versions] == ["Their"]


@pytest.mark.parametrize("how", CHANGES)
def test_a_changed_map_is_asked_about_and_kept_in_a_new_file(
    desk: Desk, small_map: Make, tmp_path: Path, how: str
) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Mine")
    desk.answers.path = tmp_path / "mine.journey"
    desk.answers.choices = ["mine"]
    other(how, path)
    wait_until(desk, lambda: window.editor.path == tmp_path / "mine.journey")
    assert file.read(tmp_path / "mine.journey").document.title == "Mine"
    assert file.read(path).document.title.startswith("Their")


def test_taking_theirs_keeps_mine_as_a_backup_and_in_undo(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Mine")
    desk.answers.choices = ["theirs"]
    other("replaced", path)
    wait_until(desk, lambda: window.editor.document.title == THEIRS)
    assert window.editor.is_clean
    assert [backups.restored(one).document.title for one in backups.versions(path)] == ["Mine"]
    window.undo()
    assert window.editor.document.title == "Mine"


def test_undo_of_taking_theirs_shows_what_came_back(desk: Desk, sample: Path) -> None:
    window = desk.window(sample, (1000, 700))
    editor, canvas = window.editor, window.canvas
    last = editor.document.stages[-1].steps[-1].id
    card = next(one.id for one in editor.document.cards if one.step == last)
    rename(window, "Mine")
    theirs = file.read(sample)
    left = [one for one in theirs.document.cards if one.id != card]
    links = [one for one in theirs.document.links if card not in (one.source, one.target)]
    votes = [one for one in theirs.document.votes if one.card != card]
    changed = evolve(theirs.document, cards=tuple(left), links=tuple(links), votes=tuple(votes))
    desk.answers.choices = ["theirs"]
    file.save(sample, changed, theirs.pictures)
    wait_until(desk, lambda: len(editor.document.cards) == len(left))
    canvas.set_zoom(1.5)
    canvas.move_to(canvas.view.placed(0.0, 0.0))
    desk.settle(window)
    window.undo()
    desk.settle(window)
    found = canvas.places_now().find(card)
    at = canvas.sight.to_pixel(found.rect, found.strip)
    assert 0 <= at.x < canvas.width()
    assert 0 <= at.y < canvas.height()


def test_both_are_seen_side_by_side_before_one_replaces_the_other(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Mine")
    desk.answers.choices = ["both"]
    other("replaced", path)
    wait_until(desk, lambda: len(desk.program.windows) == 2)
    theirs = desk.program.windows[1]
    assert theirs.editor.document.title == THEIRS
    assert theirs.editor.path is None
    assert theirs.x() >= window.x() + window.width() // 2
    assert file.read(path).document.title == THEIRS
    desk.answers.choices = ["replace"]
    desk.program.begin_save(window)
    wait_until(desk, lambda: window.editor.is_clean)
    assert file.read(path).document.title == "Mine"
    assert [backups.restored(one).document.title for one in backups.versions(path)] == [THEIRS]


def test_a_version_that_nobody_saw_is_never_replaced(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Mine")
    other("replaced", path)  # before anybody can look: the save itself has to notice
    assert not window.save()
    assert len(desk.answers.told) == 1
    assert "changed by another program" in desk.answers.told[0]
    assert file.read(path).document.title == THEIRS
    assert not window.editor.is_clean


def test_it_is_asked_once_for_each_change(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Mine")
    other("replaced", path)
    wait_until(desk, lambda: len(desk.answers.told) == 1)
    look(desk)
    look(desk)
    assert len(desk.answers.told) == 1
    other("replaced", path, "Theirs again")
    wait_until(desk, lambda: len(desk.answers.told) == 2)
    assert window.editor.document.title == "Mine"


def test_text_that_is_being_typed_is_a_change(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    window.canvas.edit("c1")
    desk.type(window.canvas.writing.field, "Slower")
    other("replaced", path)
    wait_until(desk, lambda: len(desk.answers.told) == 1)
    assert window.editor.document.cards[0].text == "SlowSlower"
    assert window.editor.document.title == "Small"


@pytest.mark.parametrize("how", ["touched", "reformatted"])
@pytest.mark.parametrize("dirty", [False, True])
def test_what_changes_nothing_is_not_told(desk: Desk, small_map: Make, how: str, dirty: bool) -> None:
    path = small_map()
    window = desk.window(path)
    if dirty:
        rename(window, "Mine")
    other(how, path)
    look(desk)
    look(desk)
    assert desk.answers.told == []
    assert window.editor.is_clean is not dirty
    rename(window, "Changed then")
    assert window.save()
    assert file.read(path).document.title == "Changed then"


def test_a_deleted_file_leaves_the_map_unsaved_and_can_be_written_again(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    other("deleted", path)
    wait_until(desk, lambda: not window.editor.is_clean)
    assert desk.answers.told == []
    desk.answers.choices = ["again"]
    desk.program.begin_save(window)
    wait_until(desk, lambda: window.editor.is_clean)
    assert file.read(path).document.title == "Small"


def test_a_file_that_comes_back_is_saved_again(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    data = path.read_bytes()
    other("deleted", path)
    wait_until(desk, lambda: not window.editor.is_clean)
    path.write_bytes(data)
    wait_until(desk, lambda: window.editor.is_clean)
    assert desk.answers.told == []


def test_a_file_that_is_no_map_any_more_is_never_taken(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    path.write_bytes(b"{ half a ma")
    look(desk)
    assert window.editor.document.title == "Small"
    rename(window, "Mine")
    assert not window.save()
    assert path.read_bytes() == b"{ half a ma"


def test_conflict_copies_are_named(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    path.with_name("small (Anna's conflicted copy 2026-11-20).journey").write_bytes(path.read_bytes())
    desk.program.safety.outside.look()  # as when the window becomes active
    wait_until(desk, lambda: "Anna's conflicted copy" in window.status._hint.text())
    window.status.say("Something else")
    window.status.forget()
    assert "Anna's conflicted copy" in window.status._hint.text()  # until it is dealt with


def test_opening_writes_nothing(desk: Desk, small_map: Make) -> None:
    path = small_map()
    before = {one.name: one.stat().st_mtime_ns for one in path.parent.iterdir() if one.is_file()}
    window = desk.window(path)
    look(desk)
    window.close()
    wait_done(desk)
    assert {one.name: one.stat().st_mtime_ns for one in path.parent.iterdir() if one.is_file()} == before
    assert not os.path.exists(lock_file(path))


def test_the_first_edit_locks_and_the_end_unlocks(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    assert not lock_file(path).exists()
    rename(window, "Mine")
    wait_until(desk, lambda: lock_file(path).exists())
    desk.answers.changes = "discard"
    assert window.close()
    wait_until(desk, lambda: not lock_file(path).exists())


_HOLDER = """
import sys
from journeymapper.storage.lock import take
assert take(sys.argv[1]) is not None
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("answer", ["read-only", "copy", "over", ""])
def test_a_map_that_somebody_else_edits(desk: Desk, small_map: Make, tmp_path: Path, answer: str) -> None:
    path = small_map()
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"locked\n"
        window = desk.window()
        desk.answers.choices = [answer] if answer else []
        assert desk.program.open_path(path, window) is bool(answer)
        assert "” is being edited by" in desk.answers.told[0]
        if answer:
            rename(window, "Mine")
            desk.answers.path = tmp_path / "elsewhere.journey"
            assert window.save()
            written = path if answer == "over" else tmp_path / "elsewhere.journey"
            assert file.read(written).document.title == "Mine"
            assert window.editor.path == written
            assert (file.read(path).document.title == "Mine") is (answer == "over")
        holder.communicate()


def test_conflict_copies_are_named_as_soon_as_a_map_is_open(desk: Desk, small_map: Make) -> None:
    path = small_map()
    path.with_name("small.sync-conflict-20261120-120000.journey").write_bytes(path.read_bytes())
    window = desk.window(path)
    desk.program.safety.outside.look(beside=False)  # as every second
    wait_until(desk, lambda: "sync-conflict" in window.status._hint.text())
    path.with_name("small.sync-conflict-20261120-120000.journey").unlink()
    look(desk)
    assert "sync-conflict" not in window.status._hint.text()


def test_a_new_file_for_mine_has_a_name_of_its_own(desk: Desk, small_map: Make) -> None:
    path = small_map()
    path.with_name("small (mine).journey").write_bytes(path.read_bytes())
    window = desk.window(path)
    rename(window, "Mine")
    desk.answers.choices = ["mine"]
    other("replaced", path)
    wait_until(desk, lambda: bool(desk.answers.asked))
    assert desk.answers.asked == ["save small 2 (mine).journey"]


def test_taking_theirs_is_said(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Mine")
    window.status.say("Recovered. Save to put it there.")
    desk.answers.choices = ["theirs"]
    other("replaced", path)
    wait_until(desk, lambda: window.editor.document.title == THEIRS)
    assert "Recovered" not in window.status._hint.text()
    assert "Undo brings back yours" in window.status._hint.text()
