"""Edits and saves maps until it is killed, over and over. Run as a program of its own, for it forks.

    python -m tests.faults.killing FOLDER

For every line on standard input a new process takes over FOLDER as a window does: it recovers or
opens the map there, then edits, writes recovery copies and saves without pause. What is on the disk
it says on standard output: "begun PID", "copied N", "saved N", and in the end "ended".
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.storage.file import decode, read_bytes
from journeymapper.storage.outside import NOTHING, stamp
from journeymapper.storage.recovery import Session
from journeymapper.storage.saving import save_over

CARDS = tuple(Card(id=f"c{number}", text="word " * 20) for number in range(20))


def main(folder: Path) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(folder, int(line))
        os.waitpid(child, 0)
        say("ended")


def work(folder: Path, number: int) -> None:
    """Never returns: edits from `number` on."""
    path, home = folder / "maps" / "a.journey", folder / "home"
    known = stamp(path) if path.exists() else NOTHING
    session = Session(path, known.sha256, home)
    say(f"begun {os.getpid()}")
    while True:
        number += 1
        document = edited(number)
        sequence = session.next_number()
        session.write(sequence, document, {})
        say(f"copied {number}")
        if number % 3 == 0:
            known = save_over(path, known, document, {}, home).stamp
            say(f"saved {number}")
            session.after_save(sequence, path, known.sha256)


def edited(number: int) -> Document:
    """Of another length every time, and recognisable from both ends."""
    filling = hashlib.sha256(str(number).encode()).hexdigest() * (number % 7)
    return Document(title=f"{number} {filling} {number}", cards=CARDS)


def number_of(document: Document) -> int:
    """The edit that a document is. Raises ValueError for one that is none of ours."""
    number = int(document.title.split(" ")[0])
    if document != edited(number):
        raise ValueError(document.title)
    return number


def file_number(folder: Path) -> int:
    """The edit in the map's file, 0 when there is none. Raises MapError, ValueError."""
    path = folder / "maps" / "a.journey"
    return number_of(decode(read_bytes(path)).document) if path.exists() else 0


def say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
