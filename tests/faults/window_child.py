"""A real window in a process of its own, that lives to be killed.

The server reads one line of JSON for each life, forks a process for it (so that nothing is imported
twice), and says so; what that process does and has done, it says in lines of its own:

    pid 4711            begun
    3 17 1234.5         cards and characters that are on the screen, and when
    quiet 1234.6        nothing is left to be written
    waiting             for a file that opens the gate
    saved | unsaved     how a save ended
    title, status       what the window says then
    asked, told         what people would be
    committed 17        characters in the copies, after the session has asked to save
    gone 0              the process has ended, with this code (or minus the signal)
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.app import begin
from journeymapper.storage.file import decode
from journeymapper.storage.rescue import Found
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.program import Program
from journeymapper.ui.safety import saving  # noqa: F401 - imported before the fork
from journeymapper.ui.safety.recovery_dialog import Decision, choices
from journeymapper.ui.safety.safety import Safety  # noqa: F401


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Silent:
    """Answers the question for a file, and others as it was told to."""

    def __init__(self, path: str, answers: Sequence[str]) -> None:
        self.path = Path(path) if path else None
        self.answers = list(answers)

    def save_path(self, parent: QWidget | None, suggested: Path) -> Path | None:
        return self.path

    def choose(self, parent: object, heading: str, sentence: str, answers: Sequence[tuple[str, str]]) -> str:
        say("asked", heading)
        return self.answers.pop(0) if self.answers else ""

    def keep_changes(self, parent: QWidget | None, name: str) -> str:
        say("asked", name)
        return "cancel"

    def tell(self, parent: object, heading: str, sentence: str) -> None:
        say("told", heading, sentence)


def until(done: Callable[[], bool]) -> None:
    """Let the event loop run until it is so."""
    loop = QEventLoop()
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start()
    if not done():
        loop.exec()


def live(order: dict[str, object]) -> int:
    """Start, recover what there is (or begin a map, or open one), type, save, and wait for the end."""
    os.environ["JOURNEYMAPPER_HOME"] = str(order["home"])
    application = QApplication(["journeymapper"])
    decided: list[bool] = []

    def decide(copies: Sequence[Found], window: MainWindow | None) -> tuple[Decision, ...]:
        decided.append(True)
        return tuple(Decision(copy, choices(copy)[0][0]) for copy in copies)

    program: Program = begin(application, [str(order["open"])] if order.get("open") else [])
    program._ask = Silent(str(order.get("save", "")), order.get("answers", ()))  # type: ignore[assignment, arg-type]
    program.safety.decide = decide
    window = program.windows[0]
    until(lambda: window.is_furnished and (window.editor is not None or window._start is not None))
    if order.get("recover"):
        until(lambda: bool(decided) and window.editor is not None)
    elif not order.get("open"):
        program.open_new("customer-journey", window)
    until(lambda: window.canvas is not None and window.canvas.is_complete)
    window.activateWindow()
    for text in order.get("type", ()):  # type: ignore[attr-defined]
        type_card(window, text, str(order.get("end", "\r")))
    tell_state(program, window)
    say("title", window.windowTitle())
    say("status", window.status._hint.text())
    if order.get("logout"):
        log_out(application, str(order["logout"]))
    if order.get("gate"):
        say("waiting")
        until(lambda: Path(str(order["gate"])).exists())
    if "save" in order:
        say("saved" if window.save() else "unsaved")
    until(lambda: not program.safety.keeping.is_busy)
    say("quiet", time.monotonic())
    code = 0 if program.safety.is_over else application.exec()
    program.close()
    return code


def type_card(window: MainWindow, text: str, end: str) -> None:
    canvas = window.canvas
    assert canvas is not None
    for letter in text:
        target = canvas.writing.field if canvas.writing.id else canvas
        QTest.keyClicks(target, letter)
        tell_state(window.program, window)
    if end and canvas.writing.id:
        QTest.keyClick(canvas.writing.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def log_out(application: QApplication, end: str) -> None:
    """What Qt does when the desktop says that the session ends: the very function that its Windows and X11
    parts call, and then the end as the one or the other sends it.
    """
    import shiboken6
    from PySide6 import QtGui

    libraries = Path(QtGui.__file__).parent / "Qt" / "lib"
    gui = ctypes.CDLL(str(next(libraries.glob("libQt6Gui.so*"))))
    (object_at,) = shiboken6.getCppPointer(application)[:1]
    private = ctypes.c_void_p.from_address(object_at + ctypes.sizeof(ctypes.c_void_p))  # QObject::d_ptr
    ctypes.PyDLL(gui._name)["_ZN22QGuiApplicationPrivate10commitDataEv"](private)
    # Copies of a living process are offered to nobody: read as they lie there.
    copies = Path(os.environ["JOURNEYMAPPER_HOME"]).glob("recovery/*/*.copy")
    _head, _break, body = max(copies, key=lambda copy: copy.name).read_bytes().partition(b"\n")
    say("committed", sum(len(card.text) for card in decode(body).document.cards))
    if end == "quit":
        QCoreApplication.sendEvent(application, QEvent(QEvent.Type.Quit))
    elif end == "about to quit":
        application.aboutToQuit.emit()
        application.quit()


def tell_state(program: Program, window: MainWindow) -> None:
    assert window.editor is not None
    cards = program.safety.written(window.editor).cards
    say(len(cards), sum(len(card.text) for card in cards), time.monotonic())


def serve() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = live(json.loads(line))
            finally:
                sys.stdout.flush()
                os._exit(code)
        say("pid", child)
        _pid, status = os.waitpid(child, 0)
        say("gone", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    assert QEvent.registerEventType() > 0  # Qt is loaded, and no application made yet
    serve()
