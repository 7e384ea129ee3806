"""Whether a window could be opened: asked of real servers, and told in one sentence when there is none."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeymapper.display import has_display

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


@contextmanager
def server(family: socket.AddressFamily, address: object) -> Iterator[socket.socket]:
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.bind(address)  # type: ignore[arg-type]
        listening.listen()
        yield listening


def free_number() -> int:
    """Of a display that nobody serves: neither here nor over the network."""
    with server(socket.AF_INET, ("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1]) - 6000


def test_without_a_name_there_is_none() -> None:
    assert not has_display()


@pytest.mark.parametrize("name", ["nonsense", ":", ":x", ":²", "localhost:", ":99999999", "no such host:1"])
def test_a_name_that_names_nothing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert not has_display()


def test_a_server_that_has_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "x:0"
    with server(socket.AF_UNIX, str(path)):
        monkeypatch.setenv("DISPLAY", str(path))
        assert has_display()
    assert path.exists()  # what it leaves behind is no server
    assert not has_display()


def test_a_local_server(monkeypatch: pytest.MonkeyPatch) -> None:
    number = free_number()
    monkeypatch.setenv("DISPLAY", f":{number}.0")
    assert not has_display()
    with server(socket.AF_UNIX, f"\0/tmp/.X11-unix/X{number}"):
        assert has_display()


def test_a_server_over_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    number = free_number()
    monkeypatch.setenv("DISPLAY", f"127.0.0.1:{number}")
    assert not has_display()
    with server(socket.AF_INET, ("127.0.0.1", 6000 + number)):
        assert has_display()


def test_wayland(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not has_display()
    with server(socket.AF_UNIX, str(tmp_path / "wayland-0")):
        assert has_display()


def test_qt_may_be_told_to_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display()


@pytest.mark.parametrize("command", [["-m", "journeymapper"], ["packaging/dev.py", "run"]])
def test_one_sentence_names_the_way_out(command: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment["DISPLAY"] = f":{free_number()}"
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "export" in done.stderr
