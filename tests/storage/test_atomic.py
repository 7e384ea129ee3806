"""Writing a file: old or new, never a third; a failure says so and leaves nothing behind."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.storage.atomic import _sentence, atomic_save, replace_file, sweep
from journeymapper.storage.errors import Damaged, SaveError

NEW = b"new" * 1000


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_a_new_file(tmp_path: Path) -> None:
    atomic_save(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW
    assert names(tmp_path) == {"a"}


def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    atomic_save(tmp_path / "a", NEW)
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    atomic_save(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == NEW


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to(Path("there") / "a")
    atomic_save(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "a").read_bytes() == NEW
    assert names(tmp_path) == {"there", "link"}


def test_a_link_to_nothing_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("a")
    atomic_save(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == NEW


@pytest.mark.parametrize(
    "name",
    ["x" * 249, "x" * 255, "🙂" * 60, "\u202egpj.exe", " a ", "a\nb", "-o", os.fsdecode(b"\xff\xfe.journey")],
)
def test_odd_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    atomic_save(path, b"old")
    atomic_save(path, NEW)
    assert path.read_bytes() == NEW
    assert len(names(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x" * 300, "name is too long"),
        ("no/such/folder/a", "folder “folder” does not exist"),
        ("file/a", "not a folder"),
        ("folder", "it is a folder"),
        ("pipe", "not a file"),
        ("loop", "links go round"),
        ("a\0b", "no file name can have"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    before = names(tmp_path)
    with pytest.raises(SaveError, match=reason):
        atomic_save(f"{tmp_path}/{name}", NEW)
    assert names(tmp_path) == before


SAVE = """
import os, sys
from journeymapper.i18n import use_languages
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import SaveError
use_languages(["en"])  # loads what nobody might not be able to
if os.geteuid() == 0 and sys.argv[2:] == ["as nobody"]:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    atomic_save(sys.argv[1], b"new" * 1000)
except SaveError as error:
    print(error)
"""


def saved_as_nobody(path: Path) -> str:
    """What a save without root's right to write everywhere says."""
    command = [sys.executable, "-c", SAVE, str(path), "as nobody"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def open_path(tmp_path: Path) -> Path:
    """A folder that other users can reach."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & stat.S_IXOTH:
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    return tmp_path


def test_a_read_only_folder(open_path: Path) -> None:
    (open_path / "a").write_bytes(b"old")
    (open_path / "a").chmod(0o666)
    open_path.chmod(0o755 if os.geteuid() == 0 else 0o555)
    assert "you may not write in this folder" in saved_as_nobody(open_path / "a")
    assert (open_path / "a").read_bytes() == b"old"
    open_path.chmod(0o755)
    assert names(open_path) == {"a"}


def test_a_write_protected_file(open_path: Path) -> None:
    open_path.chmod(0o777)
    (open_path / "a").write_bytes(b"old")
    (open_path / "a").chmod(0o444)
    assert "write-protected" in saved_as_nobody(open_path / "a")
    assert (open_path / "a").read_bytes() == b"old"
    assert names(open_path) == {"a"}


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", SAVE, str(path)],
        capture_output=True,
        text=True,
        check=True,
        # The system then stops every write at this size, as a full disk does.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
    )
    assert "larger than is allowed" in run.stdout
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"a"}


def test_what_does_not_validate_is_not_put_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def refuse(written: bytes) -> None:
        assert written == NEW
        raise Damaged("it is not a map")

    with pytest.raises(SaveError, match="it is not a map"):
        atomic_save(path, NEW, refuse)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"a"}


def test_an_unforeseen_error_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(_written: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        atomic_save(tmp_path / "a", NEW, fail)
    assert names(tmp_path) == set()


class Busy(OSError):
    """What Windows says while another program holds a file."""

    winerror = 32


def test_a_busy_file_is_tried_again() -> None:
    tries: list[str] = []
    pauses: list[float] = []

    def replace(source: str, target: str) -> None:
        tries.append(source)
        if len(tries) < 4:
            raise Busy

    replace_file("a", "b", replace, pauses.append)
    assert len(tries) == 4
    assert len(pauses) == 3


def test_a_file_that_stays_busy_is_given_up_after_a_while() -> None:
    pauses: list[float] = []

    def replace(source: str, target: str) -> None:
        raise Busy

    with pytest.raises(Busy):
        replace_file("a", "b", replace, pauses.append)
    assert 1.0 < sum(pauses) < 3.0


def test_other_errors_are_not_tried_again() -> None:
    def replace(source: str, target: str) -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        replace_file("a", "b", replace, pytest.fail)


STOPPED = """
import os, sys
from journeymapper.storage.atomic import atomic_save
atomic_save(sys.argv[1], b"new", lambda written: os._exit(9))
"""


def test_left_overs_of_dead_processes_are_swept(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", STOPPED, str(tmp_path / "a")], check=False)
    assert len(names(tmp_path)) == 1
    (tmp_path / ".jm-notes").write_bytes(b"somebody's own")
    assert sweep(tmp_path) == 1
    assert names(tmp_path) == {".jm-notes"}


def test_temporary_files_of_a_running_save_are_left_alone(tmp_path: Path) -> None:
    seen: list[int] = []
    atomic_save(tmp_path / "a", NEW, lambda written: seen.append(sweep(tmp_path)))
    assert seen == [0]
    assert (tmp_path / "a").read_bytes() == NEW


def test_old_left_overs_of_other_machines_are_swept(tmp_path: Path) -> None:
    fresh, old = tmp_path / ".jm-zzzz-1-00000000", tmp_path / ".jm-0f0f-1-00000000"
    other = tmp_path / ".jm-0f0e-1-00000000"
    for path in (fresh, old, other):
        path.write_bytes(b"")
    os.utime(old, (0, 0))
    sweep(tmp_path)
    assert names(tmp_path) == {fresh.name, other.name}


def test_a_folder_that_is_gone_is_swept_without_a_word(tmp_path: Path) -> None:
    assert sweep(tmp_path / "gone") == 0


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ETXTBSY, errno.EACCES])
def test_a_file_that_a_viewer_holds_is_not_said_to_be_forbidden(tmp_path: Path, number: int) -> None:
    error = OSError(number, os.strerror(number))
    if number == errno.EACCES:
        error.winerror = 32  # type: ignore[attr-defined] # as Windows tells it
    assert "another program holds the file open" in _sentence(tmp_path / "map.pdf", error)
