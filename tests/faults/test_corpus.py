"""Every file of the corpus is opened or refused as its name says, by the program and by the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeymapper.cli import main
from journeymapper.storage.errors import MapError
from journeymapper.storage.file import decode, encode
from journeymapper.storage.salvage import salvaged
from tests.faults.conftest import Record
from tests.faults.corpus import FOLDER, corpus

FILES = sorted(FOLDER.glob("*.json"))
GOOD = [file for file in FILES if file.name.startswith("good-")]
BAD = [file for file in FILES if file.name.startswith("bad-")]


def test_the_files_are_those_that_the_script_writes() -> None:
    assert {file.name: file.read_bytes() for file in FILES} == corpus()
    assert len(GOOD) >= 80
    assert len(BAD) >= 200


def test_good_files_open_and_survive_a_save(figures: Record) -> None:
    wrong = []
    for file in GOOD:
        data = file.read_bytes()
        document = decode(data).document
        again = encode(document, {})
        kept = json.loads(data.decode("utf-8-sig")).get("x")
        if decode(again).document != document or json.loads(again).get("x") != kept:
            wrong.append(file.name)
    figures("good JSON files opened and saved", tried=len(GOOD), broken=len(wrong))
    assert wrong == []


def test_bad_files_are_refused_in_a_sentence(figures: Record) -> None:
    wrong = []
    for file in BAD:
        with pytest.raises(MapError) as caught:
            decode(file.read_bytes())
        sentence = str(caught.value)
        if not sentence.isprintable() or len(sentence) > 300:
            wrong.append(f"{file.name}: {sentence}")
    figures("bad JSON files refused in a sentence", tried=len(BAD), broken=len(wrong))
    assert wrong == []


@pytest.mark.parametrize("file", [*GOOD[::7], *BAD[::7]], ids=lambda file: file.stem)
def test_the_command_says_the_same(file: Path, capsys: pytest.CaptureFixture[str], figures: Record) -> None:
    status = main(["check", str(file)])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    if file in GOOD:
        assert status in (0, 1)
    else:
        assert status == 2
        assert said.err.startswith(f"journeymapper: {file.name}: ")
        assert said.err.count("\n") == 1
    figures("JSON files through the command", tried=1)


def test_salvage_makes_a_sound_map_or_a_sentence_of_all(figures: Record) -> None:
    made = 0
    for file in BAD:
        try:
            rescued = salvaged(file.read_bytes())
        except MapError:
            continue
        assert decode(encode(rescued.document, rescued.pictures)).document == rescued.document, file.name
        made += 1
    figures("bad JSON files salvaged", tried=len(BAD), note=f"{made} gave a map")
    assert made > len(BAD) // 3
