"""Changes of a map's file by other programs: every real one is seen, a mere touch is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeymapper.storage.outside import NOTHING, Stamp, changed_since, stamp, stamp_of

LONG_AGO = 1_000_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.journey"
    file.write_bytes(b"one")
    return file


def known(path: Path) -> Stamp:
    """A stamp whose quick comparison is trusted, as that of a file which was left alone for a while."""
    found = os.stat(path)
    return stamp(path)._replace(quick=(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino))


def test_nothing_happened(path: Path) -> None:
    before = known(path)
    assert changed_since(path, before) == ("same", before)


def test_touched_only(path: Path) -> None:
    before = known(path)
    os.utime(path, (LONG_AGO, LONG_AGO))
    path.chmod(0o600)
    kind, after = changed_since(path, before)
    assert kind == "same"
    assert after.sha256 == before.sha256


def test_written_in_place(path: Path) -> None:
    before = known(path)
    path.write_bytes(b"longer")
    assert changed_since(path, before) == ("changed", stamp(path))


def test_replaced_by_another_file(path: Path) -> None:
    before = known(path)
    other = path.with_name("other")
    other.write_bytes(b"two")
    os.replace(other, path)
    assert changed_since(path, before).kind == "changed"


def test_same_length_and_dated_back(path: Path) -> None:
    os.utime(path, (LONG_AGO, LONG_AGO))
    before = known(path)
    path.write_bytes(b"two")
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert (path.stat().st_size, path.stat().st_mtime) == (3, LONG_AGO)
    assert changed_since(path, before).kind == "changed"


def test_a_stamp_that_is_too_young_is_not_trusted_by_its_times(path: Path) -> None:
    # Within the grain of a file system's clock a second change leaves the same times.
    assert stamp(path).quick == ()
    assert stamp_of(path, b"one") == stamp(path)


def test_deleted_and_made_again(path: Path) -> None:
    before = known(path)
    path.unlink()
    assert changed_since(path, before) == ("deleted", NOTHING)
    path.write_bytes(b"one")
    assert changed_since(path, before).kind == "same"


def test_the_folder_is_renamed(path: Path) -> None:
    before = known(path)
    path.parent.rename(path.parent.with_name("elsewhere"))
    assert changed_since(path, before).kind == "deleted"


def test_a_file_that_was_never_there_appears(tmp_path: Path) -> None:
    path = tmp_path / "new.journey"
    assert stamp(path) == NOTHING
    assert changed_since(path, NOTHING) == ("same", NOTHING)
    path.write_bytes(b"theirs")
    assert changed_since(path, NOTHING).kind == "changed"


def test_a_folder_in_its_place_is_unreadable(path: Path) -> None:
    before = known(path)
    path.unlink()
    path.mkdir()
    assert changed_since(path, before) == ("unreadable", before)


def test_a_link_is_followed(path: Path) -> None:
    link = path.with_name("link.journey")
    link.symlink_to(path)
    before = known(link)
    path.write_bytes(b"two")
    assert changed_since(link, before).kind == "changed"
