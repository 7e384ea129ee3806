"""After a crash every committed edit is offered back; nothing that is saved, living or given up is."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.storage.errors import MapError, SaveError
from journeymapper.storage.file import encode, save
from journeymapper.storage.folders import data_folder
from journeymapper.storage.recovery import MOST_COPIES, Session
from journeymapper.storage.rescue import Found, discard, found, keep, resume
from journeymapper.storage.salvage import salvaged
from tests.everything import PICTURES, everything

MAP = everything()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYMAPPER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.journey"


def edited(number: int) -> Document:
    return evolve(MAP, title=f"edit {number}")


def write(session: Session, *edits: int) -> None:
    for edit in edits:
        session.write(session.next_number(), edited(edit), PICTURES)


def crash(session: Session) -> None:
    """The process dies: the system lets its lock go, all files stay."""
    session.close(keep=True)


def titles() -> list[str]:
    return [one.load().document.title for one in found()]


def copies(session: Session) -> list[Path]:
    return sorted(session.folder.glob("*.copy"))


def test_an_untitled_map_is_offered_back() -> None:
    session = Session()
    write(session, 1, 2)
    assert found() == ()  # of a living process
    crash(session)
    (one,) = found()
    assert (one.name, one.path, one.cards, one.sequence, one.damaged) == (
        "edit 2",
        None,
        len(MAP.cards),
        2,
        "",
    )
    assert not one.file_changed
    opened = one.load()
    assert (opened.document, opened.pictures) == (edited(2), PICTURES)


def test_a_copy_has_the_bytes_that_a_save_would_write() -> None:
    session = Session()
    write(session, 1)
    crash(session)
    assert found()[0].text() == encode(edited(1), PICTURES)


def test_pictures_are_written_once() -> None:
    session = Session()
    write(session, 1)
    (picture,) = (session.folder / "pictures").iterdir()
    before = picture.stat()
    write(session, 2, 3)
    assert picture.stat().st_mtime_ns == before.st_mtime_ns
    assert picture.stat().st_ino == before.st_ino
    assert all(len(one.read_bytes()) < len(encode(MAP, PICTURES)) + 400 for one in copies(session))


def test_a_map_with_a_file_is_offered_with_its_place(path: Path) -> None:
    base = hashlib.sha256(save(path, MAP, PICTURES)).hexdigest()
    session = Session(path, base)
    write(session, 1)
    crash(session)
    (one,) = found()
    assert (one.path, one.file_changed) == (path, False)
    save(path, edited(7), PICTURES)
    assert found()[0].file_changed
    path.unlink()
    assert found()[0].file_changed


def test_what_the_file_holds_is_not_offered(path: Path, home: Path) -> None:
    session = Session(path, "")
    write(session, 1, 2)
    crash(session)
    # Saved, and killed before the copies were deleted; by hand in another form, to be sure.
    path.write_bytes(json.dumps(json.loads(encode(edited(2), PICTURES))).encode())
    assert found() == ()
    assert list((home / "recovery").iterdir()) == []


def test_copies_go_only_after_a_save_and_only_older_ones(path: Path) -> None:
    session = Session()
    write(session, 1)
    number = session.next_number()
    write(session, 2)  # edited while the save runs
    session.after_save(number, path, "0" * 64)
    assert len(copies(session)) == 1
    crash(session)
    (one,) = found()
    assert (one.name, one.path) == ("edit 2", None)


def test_a_copy_that_is_late_does_not_bring_back_what_is_saved(path: Path) -> None:
    session = Session()
    late = session.next_number()
    session.after_save(session.next_number(), path, "0" * 64)
    session.write(late, edited(1), PICTURES)
    assert copies(session) == []


def test_after_a_save_copies_name_the_file(path: Path) -> None:
    session = Session()
    write(session, 1)
    base = hashlib.sha256(save(path, edited(1), PICTURES)).hexdigest()
    session.after_save(session.next_number(), path, base)
    write(session, 2)
    crash(session)
    (one,) = found()
    assert (one.path, one.file_changed, one.name) == (path, False, "edit 2")


def test_the_number_of_copies_is_bounded() -> None:
    session = Session()
    write(session, *range(MOST_COPIES + 5))
    assert [int(one.stem) for one in copies(session)] == list(range(6, MOST_COPIES + 6))


def test_closing_in_peace_leaves_nothing(home: Path) -> None:
    session = Session()
    write(session, 1)
    session.close()
    write(session, 2)  # a copy that was still on its way
    assert list((home / "recovery").iterdir()) == []


def test_discard_and_keep() -> None:
    sessions = [Session(), Session()]
    for number, session in enumerate(sessions):
        write(session, number)
        crash(session)
    first, second = found()
    keep(first)
    assert [one.kept for one in found()] == [True, False]
    discard(second)
    assert [one.file for one in found()] == [first.file]
    discard(first)
    assert found() == ()
    assert not first.file.parent.exists()


def test_a_recovered_map_keeps_its_copies_until_it_is_saved(path: Path) -> None:
    session = Session()
    write(session, 1)
    crash(session)
    (one,) = found()
    again = resume(one)
    assert found() == ()  # it is open
    crash(again)
    assert titles() == ["edit 1"]  # and crashed before anything was done
    again = resume(found()[0])
    write(again, 2)
    again.after_save(again.next_number(), path, "0" * 64)
    crash(again)
    assert found() == ()


def test_one_copy_recovered_in_two_processes_at_once() -> None:
    session = Session()
    write(session, 1)
    crash(session)
    (one,) = found()
    first, second = resume(one), resume(one)
    assert first.folder != second.folder


def damage(file: Path, how: str) -> None:
    data = bytearray(file.read_bytes())
    match how:
        case "empty":
            data.clear()
        case "truncated":
            del data[len(data) // 2 :]
        case "zeros":
            data[:] = bytes(len(data))
        case "flipped":
            data[-40] ^= 1
        case "head":
            data[3] = 0
        case "foreign":
            data[:] = b"{}\n{}"
        case "newer":
            data[:] = data.replace(b'"min_reader": 1', b'"min_reader": 9')
    file.write_bytes(data)


DAMAGES = ["empty", "truncated", "zeros", "flipped", "head", "foreign", "newer"]


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_copy_is_listed_and_kept_and_the_one_before_it_offered(how: str) -> None:
    session = Session()
    write(session, 1, 2)
    crash(session)
    damage(copies(session)[1], how)
    bad, good = found()
    assert bad.damaged
    assert good.load().document == edited(1)
    assert len(copies(session)) == 2
    discard(bad)
    assert found() == (good,)


@pytest.mark.parametrize("how", DAMAGES)
def test_only_damaged_copies_stay(how: str) -> None:
    session = Session()
    write(session, 1)
    crash(session)
    damage(copies(session)[0], how)
    (bad,) = found()
    assert bad.damaged
    assert bad.file.exists()


def test_a_damaged_copy_can_be_salvaged() -> None:
    session = Session()
    write(session, 1)
    crash(session)
    file = copies(session)[0]
    file.write_bytes(file.read_bytes().replace(b'"severity"', b'"severi\x00'))
    (bad,) = found()
    assert bad.damaged
    with pytest.raises(MapError):
        bad.load()
    rescued = salvaged(bad.text())
    assert rescued.document.title == "edit 1"
    assert rescued.lost


def test_a_picture_that_is_gone_costs_only_itself() -> None:
    session = Session()
    write(session, 1)
    crash(session)
    for picture in (session.folder / "pictures").iterdir():
        picture.write_bytes(b"damaged")
    (one,) = found()
    assert one.damaged == ""
    assert one.load().pictures == {}
    assert one.load().document.cards


def test_foreign_things_in_the_folder_disturb_nobody(home: Path) -> None:
    session = Session()
    write(session, 1)
    crash(session)
    (session.folder / "000009.copy").mkdir()
    (session.folder / "notes.txt").write_bytes(b"x")
    (home / "recovery" / "file").write_bytes(b"x")
    (home / "recovery" / "empty").mkdir()
    readable = [one for one in found() if not one.damaged]
    assert [one.name for one in readable] == ["edit 1"]


def test_a_folder_that_cannot_be_written_is_said(home: Path) -> None:
    home.write_bytes(b"a file in its place")
    with pytest.raises(SaveError, match="cannot be made"):
        write(Session(), 1)


def test_a_folder_that_vanishes_is_made_again() -> None:
    session = Session()
    write(session, 1)
    for file in sorted(session.folder.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    session.folder.rmdir()
    write(session, 2)
    assert found() == ()
    crash(session)
    assert titles() == ["edit 2"]


def test_order_does_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session()
    monkeypatch.setattr("time.time", lambda: 2e9)
    write(session, 1)
    monkeypatch.setattr("time.time", lambda: 1e9)
    write(session, 2)
    crash(session)
    assert titles() == ["edit 2"]


EDIT = """
import sys
from journeymapper.model.document import Document
from journeymapper.storage.recovery import Session
session = Session()
session.write(session.next_number(), Document(title="theirs"), {})
print("written", flush=True)
sys.stdin.read()
"""


def test_a_living_process_s_map_is_not_offered_a_killed_one_s_is() -> None:
    command = [sys.executable, "-c", EDIT]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "written\n"
        assert found() == ()
        other.kill()
        other.wait()
    assert titles() == ["theirs"]


def test_nobody_else_may_read_the_copies() -> None:
    write(session := Session(), 1)
    assert session.folder.stat().st_mode & 0o077 == 0
    assert data_folder().stat().st_mode & 0o077 == 0


def test_nothing_found_is_no_error() -> None:
    assert found() == ()
    assert Found(Path("gone"), 1).damaged == ""
