"""Disks that are full, folders that vanish or may not be written, names and links of every kind: through
everything that a window does with a map.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.storage import backups
from journeymapper.storage.errors import SaveError
from journeymapper.storage.file import read
from journeymapper.storage.lock import is_ours, release, take
from journeymapper.storage.outside import NOTHING, changed_since
from journeymapper.storage.recovery import Session
from journeymapper.storage.rescue import found
from journeymapper.storage.saving import ChangedOutside, save_over
from tests.faults.conftest import Record

ROOT = Path(__file__).resolve().parents[2]
SMALL = Document(title="small")
LARGE = Document(title="large", cards=tuple(Card(id=f"c{n}", text="word " * 100) for n in range(500)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if made.returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_the_disk_is_full(small_disk: Path, home: Path, figures: Record) -> None:
    path = small_disk / "a.journey"
    known = save_over(path, NOTHING, SMALL, {}, home).stamp
    with pytest.raises(SaveError, match=r"the disk is full.*Nothing was changed"):
        save_over(path, known, LARGE, {}, home)
    assert read(path).document == SMALL
    assert os.listdir(small_disk) == ["a.journey"]
    # Once there is room, the same save succeeds.
    assert save_over(path, known, Document(title="next"), {}, home).notice == ""
    figures("full disk", tried=1)


def test_the_disk_of_the_copies_is_full(small_disk: Path, tmp_path: Path, figures: Record) -> None:
    path = tmp_path / "a.journey"
    session = Session(path, home=small_disk)
    session.write(session.next_number(), SMALL, {})
    with pytest.raises(SaveError, match="the disk is full"):
        session.write(session.next_number(), LARGE, {})
    session.close(keep=True)
    assert [one.load().document for one in found(small_disk)] == [SMALL]
    known = save_over(path, NOTHING, LARGE, {}, small_disk).stamp
    saved = save_over(path, known, SMALL, {}, small_disk)
    assert "the disk is full" in saved.notice
    assert read(path).document == SMALL
    figures("full disk under recovery copies and backups", tried=2)


AS_NOBODY = """
import os, sys
from pathlib import Path
from journeymapper.i18n import use_languages
from journeymapper.model.document import Document
from journeymapper.storage.errors import SaveError
from journeymapper.storage.file import read_bytes, decode
from journeymapper.storage.lock import take
from journeymapper.storage.outside import stamp
from journeymapper.storage.recovery import Session
from journeymapper.storage.saving import save_over
use_languages(["en"])
take("gone/a")  # loads what nobody might not be able to
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
path, home = Path(sys.argv[1]), Path(sys.argv[2])
print(take(path))
try:
    save_over(path, stamp(path), Document(title="new"), {}, home)
except SaveError as error:
    print(error)
session = Session(path, home=home)
session.write(session.next_number(), Document(title="new"), {})
print(len(list(home.rglob("*.copy"))))
"""


def test_a_folder_that_may_only_be_read(tmp_path: Path, home: Path, figures: Record) -> None:
    folder = tmp_path / "theirs"
    save_over(folder_made(folder) / "a.journey", NOTHING, SMALL, {}, home)
    shutil.rmtree(home)
    for one in (tmp_path, *tmp_path.parents):
        if one.stat().st_uid == os.geteuid() and one.stat().st_mode & 0o005 != 0o005:
            one.chmod(one.stat().st_mode | 0o005)
    folder_made(home).chmod(0o777)
    (folder / "a.journey").chmod(0o666)
    folder.chmod(0o755 if os.geteuid() == 0 else 0o555)
    said = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(folder / "a.journey"), str(home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    folder.chmod(0o755)
    no_lock, sentence, copies = said
    assert no_lock == "None"
    assert "you may not write in this folder" in sentence
    assert copies == "1"  # what was edited is safe all the same
    assert read(folder / "a.journey").document == SMALL
    figures("read-only folder", tried=1)


def folder_made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("how", ["deleted", "renamed"])
def test_the_folder_goes_while_the_map_is_open(tmp_path: Path, home: Path, how: str, figures: Record) -> None:
    folder = folder_made(tmp_path / "maps")
    path = folder / "a.journey"
    known = save_over(path, NOTHING, SMALL, {}, home).stamp
    session = Session(path, known.sha256, home)
    if how == "deleted":
        shutil.rmtree(folder)
    else:
        folder.rename(tmp_path / "elsewhere")
    assert changed_since(path, known).kind == "deleted"
    session.write(session.next_number(), LARGE, {})
    with pytest.raises(ChangedOutside, match="deleted or moved"):
        save_over(path, known, LARGE, {}, home)
    with pytest.raises(SaveError, match="the folder “maps” does not exist"):
        save_over(path, NOTHING, LARGE, {}, home)
    session.close(keep=True)
    (offered,) = found(home)
    assert offered.file_changed
    assert offered.load().document == LARGE
    # Another place is offered, and the version before is still in the backups.
    save_over(tmp_path / "rescued.journey", NOTHING, LARGE, {}, home)
    figures(f"folder {how} while the map is open", tried=1)


NAMES = [
    "x" * 241 + ".journey",
    "ü" * 120 + ".journey",
    "x" * 247 + ".journey",
    "🗺️ Reise 👩‍🚀.journey",
    "harmless \u202eyenruoj.exe.journey",
    " leading and trailing .journey",
    "-o.journey",
    "quo\"te's & $(touch x) `y`.journey",
    "line\nbreak.journey",
    "%s{name}%.journey",
    "no-ending",
    "a.json",
    "Ä nfc.journey",
    "A\u0308 nfd.journey",
    os.fsdecode(b"latin-\xe9.journey"),
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[1:30])
def test_every_name(tmp_path: Path, home: Path, name: str, figures: Record) -> None:
    path = folder_made(tmp_path / "maps") / name
    known = save_over(path, NOTHING, SMALL, {}, home).stamp
    lock = take(path)
    assert lock is not None
    session = Session(path, known.sha256, home)
    number = session.next_number()
    session.write(number, LARGE, {})
    known = save_over(path, known, LARGE, {}, home).stamp
    session.after_save(number, path, known.sha256)
    session.close()
    assert is_ours(lock)
    release(lock)
    assert os.listdir(path.parent) == [name]
    assert read(path).document == LARGE
    assert changed_since(path, known).kind == "same"
    assert backups.restored(backups.versions(path, home)[0]).document == SMALL
    assert found(home) == ()
    figures("odd names", tried=1)


def test_a_symbolic_link(tmp_path: Path, home: Path) -> None:
    path, link = tmp_path / "a.journey", tmp_path / "link.journey"
    link.symlink_to(path)
    known = save_over(link, NOTHING, SMALL, {}, home).stamp
    save_over(path, known, LARGE, {}, home)
    assert link.is_symlink()
    assert read(link).document == LARGE
    assert len(backups.versions(link, home)) == 1


def test_a_hard_link_keeps_the_version_before(tmp_path: Path, home: Path) -> None:
    path, other = tmp_path / "a.journey", tmp_path / "other.journey"
    known = save_over(path, NOTHING, SMALL, {}, home).stamp
    os.link(path, other)
    save_over(path, known, LARGE, {}, home)
    # A replaced file is a new one: that is the price of "old or new, never a third".
    assert read(path).document == LARGE
    assert read(other).document == SMALL
