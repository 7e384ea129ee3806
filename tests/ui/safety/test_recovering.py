"""What is offered at the next start, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from journeymapper.model.document import Document
from journeymapper.operations.facts import set_title
from journeymapper.storage import backups, file
from journeymapper.storage.file import Opened
from journeymapper.storage.outside import NOTHING, stamp
from journeymapper.storage.recovery import Session
from journeymapper.storage.rescue import found
from journeymapper.storage.saving import save_over
from journeymapper.ui.safety import recovery_dialog, versions_dialog
from journeymapper.ui.safety.recovering import carry_out, offer
from journeymapper.ui.safety.recovery_dialog import (
    AS_NEW,
    DISCARD,
    INTO_FILE,
    KEEP,
    SALVAGE,
    Decision,
    RecoveryDialog,
)
from tests.ui.conftest import Desk, Make
from tests.ui.test_names import nameless


def leave(home: Path, document: Document, path: Path | None = None, base: str = "") -> Path:
    """What a session leaves behind that ends badly; the copy's file."""
    session = Session(path, base, home)
    session.write(session.next_number(), document, {})
    session.close(keep=True)
    return next(session.folder.glob("*.copy"))


def rest(desk: Desk) -> None:
    desk.program.safety.keeping.copy_changed()
    desk.qtbot.waitUntil(lambda: not desk.program.safety.keeping.is_busy)


def test_into_its_file_and_gone_once_it_is_saved(desk: Desk, small_map: Make, home: Path) -> None:
    path = small_map()
    document = set_title(file.read(path).document, "Unsaved")
    leave(home, document, path, stamp(path).sha256)
    window = desk.window()
    carry_out(desk.program, [Decision(found(home)[0], INTO_FILE)], window)
    assert window.editor.path == path
    assert window.editor.document == document
    assert not window.editor.is_clean
    rest(desk)
    assert list((home / "recovery").glob("*/*.copy")), "kept until it is saved"
    assert "Recovered" in window.status._hint.text()
    assert window.save()
    rest(desk)
    assert "Recovered" not in window.status._hint.text()
    assert file.read(path).document.title == "Unsaved"
    assert [backups.restored(one).document.title for one in backups.versions(path)] == ["Small"]
    window.close()
    rest(desk)
    assert found(home) == ()


def test_as_a_new_map_leaves_the_file_alone(desk: Desk, small_map: Make, home: Path) -> None:
    path = small_map()
    leave(home, set_title(file.read(path).document, "Unsaved"), path, stamp(path).sha256)
    window = desk.window()
    carry_out(desk.program, [Decision(found(home)[0], AS_NEW)], window)
    assert window.editor.path is None
    assert window.editor.document.title == "Unsaved"
    assert file.read(path).document.title == "Small"


def test_discard_and_keep(desk: Desk, home: Path) -> None:
    leave(home, Document(title="Away"))
    leave(home, Document(title="Later"))
    away, later = sorted(found(home), key=lambda one: one.name)
    carry_out(desk.program, [Decision(away, DISCARD), Decision(later, KEEP)], None)
    (left,) = found(home)
    assert (left.name, left.kept) == ("Later", True)


def test_a_start_asks_only_once_and_the_menu_always(desk: Desk, home: Path) -> None:
    leave(home, Document(title="Later"))
    window = desk.window()
    listed: list[int] = []

    def decide(copies: object, _window: object) -> None:
        listed.append(len(copies))  # type: ignore[arg-type]

    desk.program.safety.decide = decide
    offer(desk.program, window)
    desk.qtbot.waitUntil(lambda: listed == [1])
    offer(desk.program, window)
    rest(desk)
    assert listed == [1]
    window.action_table["recover"].trigger()
    desk.qtbot.waitUntil(lambda: listed == [1, 1])
    assert len(found(home)) == 1


def test_damaged_copies_are_listed_kept_and_salvaged(desk: Desk, small_map: Make, home: Path) -> None:
    copy = leave(home, file.read(small_map()).document)
    copy.write_bytes(copy.read_bytes()[:-40])
    (one,) = found(home)
    assert one.damaged
    assert [what for what, _words in recovery_dialog.choices(one)] == [KEEP, SALVAGE, DISCARD]
    window = desk.window()
    carry_out(desk.program, [Decision(one, SALVAGE)], window)
    assert window.editor.document.title == "Small"
    assert not window.editor.is_clean
    assert copy.exists()
    copy.write_bytes(b"")
    carry_out(desk.program, [Decision(found(home)[0], SALVAGE)], window)
    assert "could not be recovered" in desk.answers.told[0]


def test_a_file_that_changed_is_not_recovered_into(home: Path, small_map: Make) -> None:
    path = small_map()
    leave(home, set_title(file.read(path).document, "Unsaved"), path, stamp(path).sha256)
    save_over(path, stamp(path), set_title(file.read(path).document, "Newer"), {}, home)
    (one,) = found(home)
    assert INTO_FILE not in dict(recovery_dialog.choices(one))
    assert "another version" in recovery_dialog.about(one)[-1]


def test_the_list_shows_what_there_is(desk: Desk, small_map: Make, home: Path) -> None:
    path = small_map()
    leave(home, set_title(file.read(path).document, "Unsaved"), path, stamp(path).sha256)
    leave(home, Document(title="<b>Never</b> saved"))
    dialog = RecoveryDialog(found(home))
    desk.qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Unsaved", "<b>Never</b> saved", "It was never saved."} <= words
    assert any("1 card" in one for one in words)
    desk.qtbot.waitUntil(lambda: all(not row.picture._picture.isNull() for row in dialog.list.rows))
    assert {one.what for one in dialog.decisions()} == {INTO_FILE, AS_NEW}
    dialog.choose(0, DISCARD)
    assert dialog.decisions()[0].what == DISCARD


def test_versions_open_as_new_maps(desk: Desk, small_map: Make, home: Path) -> None:
    path = small_map()
    known = stamp(path)
    for title in ("Second", "Third"):
        known = save_over(path, known, set_title(file.read(path).document, title), {}, home).stamp
    save_over(path.with_name("b.journey"), NOTHING, Document(title="Once"), {}, home)
    opened: list[Opened] = []
    dialog = versions_dialog.VersionsDialog(lambda load: opened.append(load()), path, home)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    assert len(dialog.list.rows) == 2
    button = dialog.list.rows[0].buttons.itemAt(0).widget()
    button.click()
    assert opened[0].document.title == "Second"
    assert dialog.findChild(QComboBox).count() == 1
    assert file.read(path).document.title == "Third"


def test_versions_of_one_minute_are_told_apart(desk: Desk, small_map: Make, home: Path) -> None:
    path = small_map()
    for number, at in enumerate((60.0, 65.0, 3_600.0)):
        old = set_title(file.read(path).document, f"Title {number}")
        backups.keep(path, file.encode(old, {}), at, home)
    found = backups.versions(path, home)
    latest, second, first = versions_dialog.times_apart(found)
    assert second.endswith(":05")
    assert first.endswith(":00")
    assert len({latest, second, first}) == 3
    assert len({versions_dialog.about(one) for one in found}) == 3
    dialog = versions_dialog.VersionsDialog(lambda _load: None, path, home)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    rows = dialog.list.rows
    desk.qtbot.waitUntil(lambda: all(row.contents.isVisible() for row in rows))
    assert [row.contents.text()[:7] for row in rows] == ["Title 2", "Title 1", "Title 0"]
    assert "1 card" in rows[0].contents.text()


@pytest.mark.parametrize("name", ["versions", "problem"])
def test_dialogues_open_from_the_menu_and_close_with_esc(desk: Desk, small_map: Make, name: str) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    window = desk.window(small_map())
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(0, close)
            return
        seen.append(dialog.windowTitle())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, close)
    window.action_table[name].trigger()
    assert len(seen) == 1
