"""What holds for every test: no window on a real screen, no settings or files of the person who runs them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from journeymapper.cli import main
from tests.calling import Ran, Run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Must be set before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_PROFILE = tempfile.TemporaryDirectory(prefix="journeymapper-tests-")
for _name in ("JOURNEYMAPPER_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = os.path.join(_PROFILE.name, _name)

# Slow machines are not wrong: nothing here is judged by the clock.
settings.register_profile("journeymapper", deadline=None, print_blob=True)
settings.load_profile("journeymapper")


@pytest.fixture(autouse=True, scope="session")
def one_application(qapp: QApplication) -> QApplication:
    """The widgets' application exists before any test can make the plain one of the command line,
    which a process cannot exchange for it later."""
    return qapp


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Ran:
        try:
            status = main(arguments)
        except SystemExit as left:  # --help and --version
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return call
