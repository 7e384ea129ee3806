"""Opening and exporting a map touches no network, runs nothing, and reads and writes nothing that the
map names: seen from the system's side.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymapper.model.document import Document
from journeymapper.storage.file import encode
from tests.everything import PICTURES, everything
from tests.faults.conftest import Record

ROOT = Path(__file__).resolve().parents[2]
CANARY = "canary-4711"
TRACE = ("strace", "-f", "-e", "trace=%network,%process,openat,open", "-o")


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, which sees what a process asks for")
@pytest.mark.parametrize("suffix", ["", ".pdf", ".svg"], ids=["check", "pdf", "svg"])
def test_nothing_outside_the_file(tmp_path: Path, suffix: str, figures: Record) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / CANARY).write_bytes(b"secret")
    source = work / "a.journey"
    source.write_bytes(hostile(f"{tmp_path}/{CANARY}"))
    arguments = (
        ["export", str(source), "-o", str(work / f"out{suffix}"), *(["--allow-small"] * (suffix == ".pdf"))]
        if suffix
        else ["check", str(source)]
    )
    ran = subprocess.run(
        [*TRACE, str(tmp_path / "log"), sys.executable, "-B", "-m", "journeymapper", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "not permitted" in ran.stderr:
        pytest.skip("this machine does not let one process trace another")
    assert ran.returncode in (0, 1), ran.stderr
    calls = (tmp_path / "log").read_text(errors="replace").splitlines()
    assert any(str(source) in call for call in calls)
    assert [call for call in calls if CANARY in call] == []
    assert [call for call in calls if "AF_INET" in call] == []
    assert len([call for call in calls if "execve(" in call]) == 1
    written = {
        match[1]
        for call in calls
        if (match := re.search(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)', call))
    }
    assert {path for path in written if not path.startswith((f"{work}/.jm-", "/dev/"))} == set()
    figures("system calls while opening, none reached out", tried=len(calls))


def hostile(canary: str) -> bytes:
    """A map whose every free text names a file and an address."""
    addresses = "<a href='http://192.0.2.1/'>x</a>", f"\\\\192.0.2.1\\{canary}", f"@import url({canary})"
    text = " ".join((f"<img src='file://{canary}'>", *addresses))
    raw = json.loads(everything().model_dump_json(exclude_defaults=True))
    return encode(Document.model_validate(_with(raw, text)), PICTURES)


FREE = (
    "title",
    "text",
    "name",
    "quote",
    "description",
    "goal",
    "scenario",
    "notes",
    "label",
    "organisation",
)


def _with(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {
            key: text if key in FREE and isinstance(child, str) else _with(child, text)
            for key, child in value.items()
        }
    return [_with(child, text) for child in value] if isinstance(value, list) else value
