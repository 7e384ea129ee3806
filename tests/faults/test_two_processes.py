"""Two processes work on one file at the same time: no edit of either is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from journeymapper.model.document import Document
from journeymapper.storage.file import read, save
from tests.faults.conftest import Record

ROOT = Path(__file__).resolve().parents[2]
SAMPLE, ALL = 40, 200
# Adds cards to the map one by one, each time to what the file holds at that moment.
WORK = """
import sys
from pathlib import Path
from journeymapper.model.card import Card
from journeymapper.model.record import evolve
from journeymapper.storage.file import decode, read_bytes
from journeymapper.storage.outside import stamp_of
from journeymapper.storage.saving import ChangedOutside, save_over
path, home, name, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
refused = number = 0
print("ready", flush=True)
sys.stdin.readline()
while number < count:
    data = read_bytes(path)
    document = decode(data).document
    ours = evolve(document, cards=(*document.cards, Card(id=f"{name}{number}")))
    try:
        save_over(path, stamp_of(path, data), ours, {}, home)
        number += 1
    except ChangedOutside:
        refused += 1
print(refused)
"""


def test_two_processes_on_one_file(tmp_path: Path, thorough: bool, figures: Record) -> None:
    edits = ALL if thorough else SAMPLE
    path = tmp_path / "a.journey"
    save(path, Document(), {})
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORK, str(path), str(tmp_path / "home"), name, str(edits)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("ada", "ben")
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    refused = [int(worker.communicate()[0]) for worker in workers]
    wanted = {f"{name}{number}" for name in ("ada", "ben") for number in range(edits)}
    lost = wanted - {card.id for card in read(path).document.cards}
    note = f"{sum(refused)} refused and repeated"
    figures("edits by two processes on one file", tried=len(wanted), lost=len(lost), note=note)
    assert lost == set()
    assert sum(refused) > 0  # otherwise they never met
