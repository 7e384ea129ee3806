"""The one command of the repository, run as people run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import system_libraries

import journeymapper

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="about Linux's displays and libraries"
)


def dev(*arguments: str, cwd: Path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **{name: value for name, value in changes.items() if value is not None}}
    for name in (name for name, value in changes.items() if value is None):
        environment.pop(name, None)
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@LINUX
def test_without_a_display_one_sentence_names_the_export_command(tmp_path: Path) -> None:
    done = dev("run", cwd=tmp_path, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "packaging/dev.py run export" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("fly",)])
def test_anything_else_shows_what_there_is(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = dev(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert all(f"dev.py {name}" in done.stdout for name in ("run", "test", "lint", "bench", "build"))


def test_run_with_arguments_is_the_command_itself_and_sets_nothing_up_again(tmp_path: Path) -> None:
    done = dev("run", "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["JourneyMapper", journeymapper.__version__]


@LINUX
def test_a_library_is_found_or_not() -> None:
    assert system_libraries.can_be_loaded("libc.so.6")
    assert not system_libraries.can_be_loaded("libnowhere-to-be-found.so.6")


@LINUX
@pytest.mark.skipif(shutil.which("objdump") is None, reason="reads libraries with objdump")
def test_the_list_of_libraries_is_complete() -> None:
    """Everything outside Qt that its windows link to is either on the list or on every Linux machine."""
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt"
    parts = [qt / "plugins" / "platforms" / f"libq{name}.so" for name in ("xcb", "wayland", "offscreen")]
    parts += [qt / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "DBus", "XcbQpa")]
    parts += [qt / "lib" / "libQt6WaylandClient.so.6"]
    everywhere = ("ld-linux", "libc.", "libdl.", "libgcc_s.", "libm.", "libpthread.", "librt.", "libstdc++.")
    # Small libraries that no system is without: others of the list need them.
    everywhere += ("libgthread-", "libz.", "libzstd.")
    listing = subprocess.run(["objdump", "-p", *parts], capture_output=True, text=True, check=True).stdout
    needed = {line.split()[1] for line in listing.splitlines() if line.split()[:1] == ["NEEDED"]}
    carried = {file.name for file in (qt / "lib").iterdir()}
    foreign = {name for name in needed - carried if not name.startswith(everywhere)}
    assert foreign - set(system_libraries.QT_LIBRARIES) == set()


BUILD_ELSEWHERE = """
import sys
from pathlib import Path
import dev
dev.ROOT = Path(sys.argv[1])
sys.exit(dev.main(["build"]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no ldd to be misread")
def test_in_a_folder_that_breaks_the_program_nothing_is_built_and_it_is_said_why(tmp_path: Path) -> None:
    folder = tmp_path / "house (1)"
    command = [sys.executable, "-c", BUILD_ELSEWHERE, str(folder)]
    done = subprocess.run(command, cwd=ROOT / "packaging", capture_output=True, text=True, check=False)
    said = f'Cannot build in "{folder}": the path holds " (". Move or rename the folder and try again.'
    assert (done.returncode, done.stderr.strip()) == (2, said)


TAKE_TURNS = """
import sys, time
from pathlib import Path
import dev
dev.ALONE = Path(sys.argv[1])
print("trying", flush=True)
with dev.alone():
    print("in", time.monotonic(), flush=True)
    sys.stdin.read()
    print("out", time.monotonic(), flush=True)
"""


def test_two_calls_never_set_up_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TAKE_TURNS, str(tmp_path / "lock")]

    def begin() -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=ROOT / "packaging", stdin=pipe, stdout=pipe, text=True)

    def line(of: subprocess.Popen[str]) -> list[str]:
        assert of.stdout is not None
        return of.stdout.readline().split()

    with begin() as first:
        assert (line(first), line(first)[0]) == (["trying"], "in")
        with begin() as second:
            assert line(second) == ["trying"]
            ended = float(first.communicate()[0].split()[1])
            assert float(line(second)[1]) >= ended
            second.communicate()
