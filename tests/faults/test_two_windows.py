"""Two windows in two processes on one file: what either side typed is in a file in the end."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from journeymapper.resources import resource
from journeymapper.storage.file import read
from journeymapper.storage.lock import lock_file
from tests.faults.conftest import Record
from tests.faults.lives import Server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="windows are forked from one another")


def texts(path: Path) -> set[str]:
    return {card.text for card in read(path).document.cards}


@pytest.mark.parametrize("answer", ["over", "read-only", "copy"])
def test_no_edit_of_either_side_is_lost(tmp_path: Path, answer: str, figures: Record) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    path, mine, theirs, gate = (maps / name for name in ("a.journey", "mine.json", "theirs.json", "gate"))
    shutil.copy(resource("templates", "customer-journey.journey"), path)
    before = path.read_bytes()
    anna, ben = Server(tmp_path / "anna"), Server(tmp_path / "ben")
    try:
        first = anna.live(open=str(path), type=["of Anna"], gate=str(gate), save=str(mine), answers=["mine"])
        first.wait("waiting")
        assert path.read_bytes() == before
        # Ben is told of Anna, goes on in one of three ways, types and saves.
        second = ben.live(open=str(path), type=["of Ben"], save=str(theirs), answers=[answer, "mine"])
        second.wait("saved")
        second.wait("quiet")
        assert any("is being edited by" in words for words in second.words)
        read_only = [words for words in second.words if words.startswith("title") and "Read-only" in words]
        warned = [words for words in second.words if words.startswith("status") and "read-only" in words]
        assert (len(read_only), len(warned)) == ((1, 1) if answer == "read-only" else (0, 0))
        gate.touch()
        first.wait("saved")
        first.wait("quiet")
        for life in (first, second):
            assert life.end(signal.SIGTERM) == 0
    finally:
        anna.close()
        ben.close()
    files = {one for one in maps.iterdir() if one.suffix in (".journey", ".json")}
    found = set().union(*map(texts, files))
    lost = len({"of Anna", "of Ben"} - found)
    assert lost == 0
    assert not any({"of Anna", "of Ben"} <= texts(one) for one in files)
    assert not lock_file(path).exists()
    figures("two windows on one file", tried=1, lost=lost)
