"""A whole session as a window leads one, without the window: typed, killed, recovered, saved."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymapper.editor.editor import DOCUMENT, Editor
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.storage.file import read
from journeymapper.storage.outside import NOTHING
from journeymapper.storage.recovery import Session
from journeymapper.storage.rescue import found, resume
from journeymapper.storage.saver import Outcome, Saver
from journeymapper.storage.saving import Saved, save_over
from tests.faults.conftest import Record

ROOT = Path(__file__).resolve().parents[2]
CARDS = 20


class Desk:
    """What a window does with an editor: a copy after every edit, saving in the background."""

    def __init__(self, editor: Editor, session: Session, home: Path) -> None:
        self.editor, self.session, self.home = editor, session, home
        self.posted: queue.Queue[Callable[[], None]] = queue.Queue()
        self.copier, self.saver = Saver(self.posted.put, "copies"), Saver(self.posted.put)
        self.errors: list[Exception] = []
        editor.subscribe(self.changed)

    def changed(self, what: str) -> None:
        if what == DOCUMENT and not self.editor.is_clean:
            number, document, pictures = (
                self.session.next_number(),
                self.editor.document,
                self.editor.pictures,
            )
            self.copier.submit(
                lambda: self.session.write(number, document, pictures), self.failed, latest="copy"
            )

    def save(self, path: Path) -> None:
        number, document, pictures = self.session.next_number(), self.editor.document, self.editor.pictures

        def job() -> Saved:
            saved = save_over(path, NOTHING, document, pictures, self.home)
            self.session.after_save(number, path, saved.stamp.sha256)
            return saved

        def done(outcome: Outcome[Saved]) -> None:
            self.failed(outcome)
            if outcome.error is None:
                self.editor.mark_saved(document, path)

        self.saver.submit(job, done)

    def failed(self, outcome: Outcome[object]) -> None:
        if outcome.error is not None:
            self.errors.append(outcome.error)

    def rest(self) -> None:
        """Until all copies and saves are done and told."""
        self.copier.wait()
        self.saver.wait()
        while not self.posted.empty():
            self.posted.get()()


def type_cards(editor: Editor, count: int) -> None:
    for _card in range(count):
        cards = editor.document.cards
        added = Card(id=f"c{len(cards)}", text=f"card {len(cards)}")
        editor.commit("Add card", evolve(editor.document, cards=(*cards, added)))


def type_and_die(home: Path) -> None:
    """What the child process does: types into an untitled map, rests, and is gone."""
    desk = Desk(Editor(Document()), Session(home=home), home)
    type_cards(desk.editor, CARDS)
    desk.rest()
    os.kill(os.getpid(), signal.SIGKILL)


def test_twenty_cards_in_an_untitled_map_survive_a_kill(tmp_path: Path, figures: Record) -> None:
    home, path = tmp_path / "home", tmp_path / "x.json"
    code = "import sys; from tests.faults.test_session import *; type_and_die(Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(home)]
    died = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr
    (offered,) = found(home)
    assert offered.cards == CARDS
    opened = offered.load()
    assert len(opened.document.cards) == CARDS

    editor = Editor(opened.document, opened.pictures)
    editor.mark_unsaved()
    desk = Desk(editor, resume(offered), home)
    type_cards(editor, 1)
    desk.save(path)
    desk.rest()
    assert desk.errors == []
    assert editor.is_clean
    assert len(read(path).document.cards) == CARDS + 1
    assert [one.name for one in tmp_path.iterdir() if one != home] == ["x.json"]
    desk.session.close(keep=True)
    assert found(home) == ()
    figures("cards typed, killed, recovered", tried=CARDS, lost=CARDS - len(opened.document.cards))


def test_a_save_that_fails_keeps_the_mark_and_the_copies(tmp_path: Path) -> None:
    home = tmp_path / "home"
    desk = Desk(Editor(Document()), Session(home=home), home)
    type_cards(desk.editor, 3)
    desk.save(tmp_path / "gone" / "a.journey")
    desk.rest()
    assert not desk.editor.is_clean
    with pytest.raises(Exception, match="folder “gone” does not exist"):
        raise desk.errors[0]
    desk.session.close(keep=True)
    assert [one.cards for one in found(home)] == [3]
