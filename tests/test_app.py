"""What the start of the window sets up for the whole process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BUS = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
BEGIN = """
import linecache
from PySide6.QtCore import QObject, Signal
{line}
import journeymapper.geometry
from journeymapper.geometry import Point
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("plain")
label.setProperty("seen", True)
print(label.text(), label.property("seen"), journeymapper.geometry.__file__ in linecache.cache)
"""


def begun(line: str) -> list[str]:
    """What a process says that imports one of our modules after Qt, and uses both."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", BEGIN.format(line=line)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split()


def test_no_source_is_read_at_the_start_and_qt_works_as_before() -> None:
    plainly = "from journeymapper.app import import_plainly; import_plainly(); import_plainly()"
    assert begun(plainly) == ["plain", "True", "False"]


def test_pyside_by_itself_still_reads_every_source() -> None:
    """Once it does not, `import_plainly` has nothing left to do and should go."""
    assert begun("") == ["plain", "True", "True"]


def test_no_plug_in_of_pydantic_sees_a_map() -> None:
    look = "import sys, journeymapper.model.document; print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


LOOK = """
import sys
from journeymapper import app
import journeymapper.ui.program
print([name for name in sys.modules if name.partition(".")[0] in ("pydantic", "uharfbuzz", "reportlab")])
print(sorted({name.split(".")[1] for name in sys.modules if name.startswith("journeymapper.")}))
"""


FRAME = """
import os, sys
from journeymapper import app
application = app.make_application()
import PySide6.QtCore
def look():
    print("Qt" in vars(PySide6.QtCore), flush=True)
    os._exit(0)
program = app.begin(application, ["a.journey"])
program.windows[0].ground.seen.connect(look)
application.exec()
"""


def test_a_first_frame_is_seen_before_python_has_copies_of_all_names_of_qt() -> None:
    told = subprocess.run(
        [sys.executable, "-c", FRAME],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout == "False\n"


SESSION = """
import os
from journeymapper.app import no_bus
before = os.environ.get("%(bus)s")
with no_bus():
    print(os.environ.get("%(bus)s"))
assert os.environ.get("%(bus)s") == before
"""


def bus(**session: str) -> str:
    """The message bus that a program is told to use whose session has these variables."""
    rest = {name: value for name, value in os.environ.items() if name not in BUS}
    command = [sys.executable, "-c", SESSION % {"bus": BUS[0]}]
    done = subprocess.run(command, env=rest | session, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has a message bus for sessions")
def test_no_message_bus_is_started_for_one_window(tmp_path: Path) -> None:
    assert bus() == bus(XDG_RUNTIME_DIR=str(tmp_path)) == "disabled:"
    assert bus(DBUS_SESSION_BUS_ADDRESS="unix:path=/a") == "unix:path=/a"
    (tmp_path / "bus").touch()
    assert bus(XDG_RUNTIME_DIR=str(tmp_path)) == "None"


def test_the_first_frame_waits_for_nothing_that_knows_maps() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    libraries, rooms = done.stdout.splitlines()
    assert libraries == "[]"
    assert rooms == str(["app", "display", "i18n", "resources", "storage", "ui"])
