"""The command in a terminal or a pipe: what it says where streams are full, closed or know few letters, and
how it ends when it is interrupted. Always in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve
from journeymapper.resources import resource
from journeymapper.storage.file import read, save
from tests.calling import one_line, process

SAMPLE = str(resource("samples", "online-retailer.journey"))
SHELL = pytest.mark.skipif(os.name != "posix", reason="closing a stream is a matter of the shell")
FULL = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has a device that is always full"
)


def shell(command: str) -> subprocess.CompletedProcess[bytes]:
    """What a shell makes of `journeymapper COMMAND`."""
    line = f'"{sys.executable}" -m journeymapper {command}'
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)


@SHELL
def test_a_reader_that_leaves_early_is_no_error() -> None:
    done = shell("schema | head -c 5")
    assert done.stdout == b'{\n  "'
    assert done.stderr == b""


@FULL
@pytest.mark.parametrize(
    "command",
    ["schema", f'check "{SAMPLE}"', f'export "{SAMPLE}" -o - --format svg', f'export "{SAMPLE}" --dry-run'],
)
def test_a_full_output_is_one_sentence(command: str) -> None:
    done = shell(f"{command} > /dev/full")
    assert done.returncode == 2
    assert "Standard output is full" in one_line(done.stderr.decode())


def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.journey")
    assert process("new", "--template", "blank", "-o", name).returncode == 0
    assert process("check", name).returncode == 0
    Path(name).write_bytes(b"")
    assert "caf" in one_line(process("check", name, PYTHONIOENCODING="utf-8").stderr.decode())


def test_what_the_output_cannot_write_is_spelled_out(tmp_path: Path) -> None:
    map = tmp_path / "käse 旅.journey"
    assert process("new", "--template", "blank", "-o", str(map)).returncode == 0
    done = process("check", str(map), PYTHONIOENCODING="ascii")
    assert done.stdout.startswith(b"k\\xe4se \\u65c5.journey: 1 stage")
    assert (done.returncode, done.stderr) == (0, b"")


@SHELL
@pytest.mark.parametrize("command", ["schema >&-", "check - <&-", "export - -o - --format svg <&-"])
def test_a_closed_stream_is_one_sentence(command: str) -> None:
    done = shell(command)
    assert done.returncode == 2
    assert one_line(done.stderr.decode()).endswith(" is closed.\n")


@pytest.mark.parametrize("stream", [pytest.param("2>/dev/full", marks=FULL), "2>&-"])
@SHELL
def test_an_error_that_cannot_be_said_is_one_all_the_same(stream: str) -> None:
    """Its status says so; it never gets among what is written, and is none of a map with warnings."""
    for command in ("check nope", "export nope -o - --format svg", "export --colour", "schema x --debug"):
        done = shell(f"{command} {stream}")
        assert (done.returncode, done.stdout, done.stderr) == (2, b"", b""), command


@pytest.mark.parametrize("stream", [pytest.param("2>/dev/full", marks=FULL), "2>&-"])
@SHELL
def test_notes_that_cannot_be_said_stop_no_export(tmp_path: Path, stream: str) -> None:
    document = read(SAMPLE).document
    file = tmp_path / "inside.journey"
    save(file, evolve(document, lanes=(*document.lanes, Lane(id="in", name="In", internal=True))), {})
    assert b"Internal lane" in shell(f'export "{file}" -o - --format svg').stderr
    done = shell(f'export "{file}" -o - --format svg {stream}')
    assert (done.returncode, done.stdout[:5], done.stdout[-7:]) == (0, b"<?xml", b"</svg>\n")


LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere these say nothing of encodings"
)


@pytest.mark.parametrize(
    ("encoding", "environment"),
    [
        ("utf-8", {"PYTHONIOENCODING": "utf-8"}),
        pytest.param("utf-8", {"LC_ALL": "C"}, marks=LINUX),
        ("latin-1", {"PYTHONIOENCODING": "latin-1"}),
        ("ascii", {"PYTHONIOENCODING": "ascii"}),
        pytest.param("ascii", {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, marks=LINUX),
    ],
)
def test_quotation_marks_are_written_as_the_output_can(encoding: str, environment: dict[str, str]) -> None:
    marks = "“{}”" if encoding == "utf-8" else '"{}"'
    refused = process("check", "gone.journey", **environment)
    assert marks.format("gone.journey") in one_line(refused.stderr.decode(encoding))
    misspelled = b'{"format": "journeymapper", "titel": ""}'
    asked = process("check", "-", given=misspelled, **environment)
    assert f"did you mean {marks.format('title')}?" in asked.stdout.decode(encoding)
    assert asked.returncode == 1


AS_A_MODULE = "import runpy; runpy.run_module('journeymapper', run_name='__main__', alter_sys=True)"
AS_INSTALLED = """
import sys
from importlib.metadata import entry_points
(entry,) = entry_points(group="console_scripts", name="journeymapper")
sys.exit(entry.load()())
"""
INTERRUPTING = """
import signal, sys
importing = sys.argv.pop(1)
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == importing:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
"""


@pytest.mark.parametrize("beginning", [AS_A_MODULE, AS_INSTALLED], ids=["module", "installed"])
@pytest.mark.parametrize(
    "importing", ["journeymapper.cli", "journeymapper.i18n", "argparse", "journeymapper.model.check"]
)
def test_an_interruption_is_quiet_from_the_first_import_on(beginning: str, importing: str) -> None:
    command = [sys.executable, "-c", INTERRUPTING + beginning, importing, "check", SAMPLE]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
