"""A process that saves without pause is killed at random moments: the file is always a whole version."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.storage.atomic import sweep
from journeymapper.storage.file import read

ROUNDS = 150
# Starting Python for every round would take most of the time: one process hands out children that save.
NURSERY = """
import os, sys
from pathlib import Path
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.storage.file import save

cards = tuple(Card(id=f"c{number}", text="word " * 40) for number in range(100))
path, child = Path(sys.argv[1]), 0
for line in sys.stdin:
    if child:
        os.waitpid(child, 0)
    child = os.fork()
    if child == 0:
        number = 0
        while True:
            number += 1
            save(path, Document(title=f"{number} {'x' * (number % 997)} {number}", cards=cards), {})
            if number == 1:
                print(os.getpid(), flush=True)
os.waitpid(child, 0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_kill_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "a.journey"
    broken, swept = [], 0
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for number in range(ROUNDS):
            nursery.stdin.write("next\n")
            nursery.stdin.flush()
            saver = int(nursery.stdout.readline())
            # Spending a random time reading meets a random moment of the saves that go on meanwhile.
            for _look in range(chance.randrange(12)):
                read(path)
            os.kill(saver, signal.SIGKILL)
            document = read(path).document
            first, _filling, last = document.title.split(" ")
            if first != last or len(document.cards) != 100:
                broken.append((number, document.title))
            swept += len(list(tmp_path.iterdir())) - 1
        nursery.stdin.close()
    assert broken == []
    # Otherwise no kill fell into a save, and nothing was tried.
    assert swept > 0
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [path]
