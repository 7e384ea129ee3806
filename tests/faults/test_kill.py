"""A process that edits, saves and writes recovery copies is killed at random moments: the map is whole,
and nothing that was on the disk is lost.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.storage.atomic import sweep
from journeymapper.storage.backups import restored, versions
from journeymapper.storage.errors import MapError
from journeymapper.storage.rescue import discard, found
from tests.faults.conftest import Record
from tests.faults.killing import file_number, number_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLE, ALL = 40, 1_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_kill_at_random_moments(tmp_path: Path, thorough: bool, figures: Record) -> None:
    (tmp_path / "maps").mkdir()
    at_least = ALL if thorough else SAMPLE
    chance = random.Random(11)
    broken, lost, swept, newest = [], [], 0, 0
    command = [sys.executable, "-m", "tests.faults.killing", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        for tried in range(1, ALL + 1):
            copied, saved = killed(nursery, newest, chance)
            swept += sum(one.name.startswith(".jm-") for one in tmp_path.rglob("*"))
            try:
                in_file = file_number(tmp_path)
                offered = recovered(tmp_path / "home")
            except (MapError, ValueError) as error:
                broken.append(str(error))
                continue
            newest = max(in_file, *offered, copied, saved)
            if in_file < saved or max(in_file, *offered) < copied:
                lost.append((in_file, offered, saved, copied))
            # Where the kills fall is chance: a sample goes on until one fell into a save.
            if tried >= at_least and swept:
                break
        assert nursery.stdin is not None
        nursery.stdin.close()
    figures("kill -9 while editing and saving", tried=tried, lost=len(lost), broken=len(broken))
    assert (broken, lost) == ([], [])
    assert swept > 0, "no kill fell into a save: nothing was tried"
    sweep(tmp_path / "maps")
    assert [one.name for one in (tmp_path / "maps").iterdir()] == ["a.journey"]


def killed(nursery: subprocess.Popen[str], newest: int, chance: random.Random) -> tuple[int, int]:
    """Let an editing process run for a random while, kill it; the last edit that it said was copied,
    and the last that it said was saved.
    """
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{newest}\n")
    nursery.stdin.flush()
    process = int(nursery.stdout.readline().split()[1])
    said = [nursery.stdout.readline() for _line in range(chance.randrange(1, 12))]
    # A while that no clock measures: the process meanwhile comes to any point of its next steps.
    sum(range(chance.randrange(60_000)))
    os.kill(process, signal.SIGKILL)
    while (line := nursery.stdout.readline()) != "ended\n":
        said.append(line)
    steps = [line.split() for line in said]
    return tuple(  # type: ignore[return-value]
        max((int(number) for step, number in steps if step == kind), default=0)
        for kind in ("copied", "saved")
    )


def recovered(home: Path) -> list[int]:
    """The edits that are offered back, which are then discarded. Raises MapError, ValueError."""
    numbers = [0]
    for copy in found(home):
        if copy.damaged:
            raise MapError(copy.damaged)
        numbers.append(number_of(copy.load().document))
        discard(copy)
    for version in versions(home.parent / "maps" / "a.journey", home):
        number_of(restored(version).document)
    shutil.rmtree(home / "backups", ignore_errors=True)
    return numbers
