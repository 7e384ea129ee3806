"""No version that nobody has seen is replaced, and what is replaced can be had back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from journeymapper.model.document import Document
from journeymapper.storage import backups
from journeymapper.storage.errors import SaveError
from journeymapper.storage.file import encode, read
from journeymapper.storage.outside import NOTHING, changed_since, stamp
from journeymapper.storage.saving import ChangedOutside, save_over
from tests.everything import PICTURES, everything

MAP, OTHER = everything(), Document(title="theirs")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "maps" / "a.journey"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYMAPPER_HOME", str(tmp_path / "home"))
    (tmp_path / "maps").mkdir()
    return tmp_path / "home"


def test_a_new_map_then_the_next_version(path: Path) -> None:
    first = save_over(path, NOTHING, MAP, PICTURES)
    assert read(path)[:2] == (MAP, PICTURES)
    assert changed_since(path, first.stamp).kind == "same"
    second = save_over(path, first.stamp, OTHER, {})
    assert read(path).document == OTHER
    (version,) = backups.versions(path)
    assert backups.restored(version).document == MAP
    assert second.notice == ""


@pytest.mark.parametrize("known", ["nothing", "an older version"])
def test_a_version_that_nobody_has_seen_stays(path: Path, known: str) -> None:
    ours = NOTHING if known == "nothing" else save_over(path, NOTHING, MAP, PICTURES).stamp
    path.write_bytes(encode(OTHER, {}))
    with pytest.raises(ChangedOutside, match="changed by another program") as caught:
        save_over(path, ours, MAP, PICTURES)
    assert read(path).document == OTHER
    # Once people have decided, what was there is in the backups.
    save_over(path, caught.value.change.stamp, MAP, PICTURES)
    assert read(path).document == MAP
    assert backups.restored(backups.versions(path)[0]).document == OTHER


def test_a_change_in_the_very_last_moment_is_seen(path: Path, home: Path) -> None:
    known = save_over(path, NOTHING, MAP, PICTURES).stamp

    class Slow(dict[str, bytes]):
        """Asking for a picture comes after the first look at the file."""

        def __getitem__(self, key: str) -> bytes:
            path.write_bytes(encode(OTHER, {}))
            return super().__getitem__(key)

    with pytest.raises(ChangedOutside):
        save_over(path, known, MAP, Slow(PICTURES))
    assert read(path).document == OTHER
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_deleted_map_is_not_made_again_in_silence(path: Path) -> None:
    known = save_over(path, NOTHING, MAP, PICTURES).stamp
    path.unlink()
    with pytest.raises(ChangedOutside, match="deleted or moved") as caught:
        save_over(path, known, MAP, PICTURES)
    assert caught.value.change == ("deleted", NOTHING)
    save_over(path, NOTHING, MAP, PICTURES)
    assert read(path).document == MAP


def test_a_file_that_was_only_touched_is_saved_over(path: Path) -> None:
    known = save_over(path, NOTHING, MAP, PICTURES).stamp
    os.utime(path, (1, 1))
    save_over(path, known, OTHER, {})
    assert read(path).document == OTHER


def test_a_backup_that_cannot_be_kept_does_not_stop_a_save(path: Path, home: Path) -> None:
    known = save_over(path, NOTHING, MAP, PICTURES).stamp
    shutil.rmtree(home)
    home.write_bytes(b"a file in the place of the folder")
    saved = save_over(path, known, OTHER, {})
    assert "No backup was kept" in saved.notice
    assert read(path).document == OTHER


def test_something_else_in_its_place(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SaveError, match="is a folder"):
        save_over(path, NOTHING, MAP, PICTURES)


def test_a_huge_file_in_its_place_is_a_change(path: Path) -> None:
    known = save_over(path, NOTHING, MAP, PICTURES).stamp
    os.truncate(path, 2**30)
    with pytest.raises(ChangedOutside):
        save_over(path, known, MAP, PICTURES)


def test_the_stamp_of_a_save_is_that_of_the_file(path: Path) -> None:
    saved = save_over(path, NOTHING, MAP, PICTURES)
    assert saved.stamp.sha256 == stamp(path).sha256
