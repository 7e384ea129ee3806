"""Files that are made to take all memory or time: refused or opened by a process that has 1 GB of memory.

How long it took is reported. It is not judged here, because machines differ; what hangs is killed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import Record

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 2**30
HUNG = 120  # seconds
FIFTY = 50_000_000


def of(*parts: bytes) -> bytes:
    return b'{"format": "journeymapper", ' + b"".join(parts) + b"}"


def many(element: bytes) -> bytes:
    return of(b'"cards": [', b",".join([element] * (FIFTY // (len(element) + 1))), b"]")


def text(size: int, letter: bytes = b"x") -> bytes:
    return of(b'"title": "', letter * (size // len(letter)), b'"')


BOMBS: dict[str, Callable[[], bytes]] = {
    "50 MB of objects with an id": lambda: many(b'{"id":""}'),
    "50 MB of empty objects": lambda: many(b"{}"),
    "50 MB of empty lists": lambda: many(b"[]"),
    "50 MB of numbers": lambda: many(b"1e9"),
    "50 MB of zeros": lambda: bytes(FIFTY),
    "50 MB of spaces": lambda: b" " * FIFTY,
    "50 MB of quotes": lambda: b'{"format": ' + b'"' * FIFTY,
    "50 MB of backslashes": lambda: text(FIFTY, b"\\\\"),
    "50 MB of escaped quotes": lambda: text(FIFTY, b'\\"'),
    "50 MB of escaped letters": lambda: text(FIFTY, b"\\u00e9"),
    "50 MB of half characters": lambda: text(FIFTY, b"\\ud83d"),
    "50 MB of bad UTF-8": lambda: text(FIFTY, b"\xff"),
    "50 MB in one word": lambda: text(FIFTY),
    "50 MB in one key": lambda: of(b'"', b"k" * FIFTY, b'": 1'),
    "50 MB in one number": lambda: of(b'"x": ', b"9" * FIFTY),
    "50 MB in one fraction": lambda: of(b'"x": 0.', b"9" * FIFTY),
    "50 MB in one exponent": lambda: of(b'"x": 1e', b"9" * FIFTY),
    "50 MB in one picture": lambda: of(b'"pictures": {"', b"0" * 64, b'": "', b"QUJD" * (FIFTY // 4), b'"}'),
    "50 MB in UTF-16": lambda: text(FIFTY // 2).decode().encode("utf-16"),
    "one key 1,000,000 times": lambda: of(b",".join([b'"a": 1'] * 1_000_000)),
    "1,000,000 keys": lambda: of(b",".join(b'"k%d": 1' % number for number in range(1_000_000))),
    "190,000 cards, all wrong": lambda: of(b'"cards": [', b",".join([b'{"severity": 9}'] * 190_000), b"]"),
    "190,000 cards": lambda: of(
        b'"cards": [', b",".join(b'{"id": "c%d", "text": "a"}' % number for number in range(190_000)), b"]"
    ),
    "lists 100,000 deep": lambda: of(b'"x": ', b"[" * 100_000, b"]" * 100_000),
    "objects 100,000 deep": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "lists 50,000,000 deep": lambda: b"[" * FIFTY,
    "1e999": lambda: of(b'"x": 1e999'),
    "100,000 letters without a space": lambda: of(b'"cards": [{"id": "a", "text": "', b"x" * 100_000, b'"}]'),
}


@pytest.fixture
def bomb(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "bomb.journey"
    yield path
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb(bomb: Path, name: str, thorough: bool, figures: Record) -> None:
    bomb.write_bytes(BOMBS[name]())
    figures("bombs opened within 1 GB", tried=1, seconds=checked(bomb, []), note=name)
    if thorough:
        seconds = checked(bomb, ["--salvage", f"{bomb}.rest"])
        figures("bombs salvaged within 1 GB", tried=1, seconds=seconds, note=name)


@pytest.mark.parametrize("size", [2**30, 2**40])
def test_a_huge_file(bomb: Path, size: int, figures: Record) -> None:
    with bomb.open("wb") as file:
        file.write(of(b'"title": "A"'))
    os.truncate(bomb, size)
    figures("huge files", tried=1, seconds=checked(bomb, []))


def checked(bomb: Path, options: list[str]) -> float:
    """Check the file by the command; the seconds it took. Fails for an answer that is not in words."""
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-m", "journeymapper", "check", str(bomb), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=HUNG,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    seconds = time.monotonic() - begun
    assert "Traceback" not in ran.stderr
    assert "memory" not in ran.stderr
    assert "should not have" not in ran.stderr  # the sentence about a fault of our own
    assert ran.returncode in (0, 1, 2)
    if ran.returncode == 2:
        assert ran.stderr.startswith("journeymapper: bomb.journey: ")
        assert ran.stderr.count("\n") == 1
    assert len(ran.stdout) < 10_000
    return seconds
