"""Another program writes the map's file in the moment of a save: its version is never replaced."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.model.document import Document
from journeymapper.storage.atomic import Displaced
from journeymapper.storage.errors import SaveError
from journeymapper.storage.exchange import exchange
from journeymapper.storage.file import save
from journeymapper.storage.outside import NOTHING, stamp
from journeymapper.storage.saving import ChangedOutside, save_over
from tests.faults.conftest import Record

# Writes a file and puts it into the map's place, for each line after so many turns of a loop.
FOREIGN = """
import os, sys
path = sys.argv[1]
for line in sys.stdin:
    turns, text = line.split()
    with open(path + ".new", "w") as file:
        file.write(text)
    for _turn in range(int(turns)):
        pass
    os.replace(path + ".new", path)
    print(text, flush=True)
"""


class Foreign:
    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", FOREIGN, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, text: str, turns: int = 0) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{turns} {text}\n")
        self.process.stdin.flush()

    def wait(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline()

    def close(self) -> None:
        self.process.communicate()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "maps" / "a.journey"
    path.parent.mkdir()
    return path


@pytest.fixture
def able(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    if not exchange(str(one), str(two)):
        pytest.skip("this file system cannot exchange files")
    assert (one.read_text(), two.read_text()) == ("2", "1")


@pytest.mark.parametrize("is_new", [False, True], ids=["replaced", "new"])
@pytest.mark.usefixtures("able")
def test_after_the_last_look(path: Path, is_new: bool, figures: Record) -> None:
    known = NOTHING
    if not is_new:
        save(path, Document(title="before"), {})
        known = stamp(path)
    foreign = Foreign(path)

    def come() -> None:  # where the last comparison has just been made
        foreign.begin("theirs")
        foreign.wait()

    with pytest.raises(Displaced):
        save(path, Document(title="ours"), {}, come, known.sha256)
    foreign.close()
    assert path.read_text() == "theirs"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    figures("files written in the moment of a save", tried=1)


@pytest.mark.usefixtures("able")
def test_deleted_after_the_last_look(path: Path) -> None:
    save(path, Document(title="before"), {})
    with pytest.raises(SaveError, match="deleted or moved"):
        save(path, Document(title="ours"), {}, path.unlink, stamp(path).sha256)
    assert list(path.parent.iterdir()) == []


@pytest.mark.usefixtures("able")
def test_at_any_moment(path: Path, tmp_path: Path, thorough: bool, figures: Record) -> None:
    rounds = 600 if thorough else 60
    chance = random.Random(5)
    foreign = Foreign(path)
    save(path, Document(), {})
    lost = refused = 0
    for number in range(rounds):
        known = stamp(path)
        foreign.begin(f"theirs{number}", chance.randrange(600_000))
        try:
            save_over(path, known, Document(title=f"ours {number}"), {}, tmp_path / "home")
        except ChangedOutside:
            refused += 1
        foreign.wait()
        # Nobody here has seen it, so nobody may have replaced it.
        lost += path.read_text() != f"theirs{number}"
    foreign.close()
    note = f"{refused} noticed, {rounds - refused} came later"
    figures("files written at any moment of a save", tried=rounds, lost=lost, note=note)
    assert lost == 0
    assert [one.name for one in path.parent.iterdir()] == [path.name]
