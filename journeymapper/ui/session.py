"""What comes back at the next start: which maps were open in which windows, and where each was looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.storage.folders import settings_folder

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas
    from journeymapper.ui.main_window import MainWindow

MOST_PLACES = 50  # maps whose place is remembered
_STEP = 32  # pixels from one new window to the next
_TITLE = 40  # pixels: what the desktop puts around a window, which is known only once it stands
_GRIP = 48  # pixels of a window's upper edge that have to be on a screen to take hold of it


class Place(NamedTuple):
    """Where a map was looked at: zoom, and the top left of the window in map units."""

    zoom: float
    x: float
    y: float


class Opened(NamedTuple):
    """A window on a file, with Qt's own geometry as base64, and where it looked at the map."""

    path: str
    geometry: str
    place: Place | None = None


class Session(NamedTuple):
    """The windows of last time, and the places by path, the latest last."""

    windows: tuple[Opened, ...] = ()
    places: Mapping[str, Place] = {}


def load_session() -> Session:
    """What was kept; nothing when there is nothing or it is damaged."""
    try:
        raw: dict[str, Any] = json.loads(_file().read_bytes())
        windows = tuple(
            Opened(str(one["path"]), str(one["geometry"]), _place(one["place"]) if one.get("place") else None)
            for one in raw["windows"]
        )
        places = {str(path): _place(place) for path, place in raw["places"].items()}
        return Session(windows, places)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Session()


def _place(raw: Iterable[Any]) -> Place:
    return Place(*map(float, raw))


def save_session(session: Session) -> None:
    """Keep it; a folder that cannot be written is no reason to bother the user."""
    from journeymapper.storage.atomic import atomic_save
    from journeymapper.storage.errors import SaveError

    raw = {"windows": [one._asdict() for one in session.windows], "places": session.places}
    try:
        settings_folder().mkdir(parents=True, exist_ok=True)
        atomic_save(_file(), json.dumps(raw, indent=1, ensure_ascii=False).encode())
    except (OSError, SaveError):
        return


def geometry_of(window: QWidget) -> str:
    """Where a window stands, as Qt keeps it, in base64."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def take_geometry(window: QWidget, text: str) -> bool:
    """Stand where a window stood; False when that is not known."""
    return bool(text) and window.restoreGeometry(QByteArray.fromBase64(text.encode("ascii")))


def _file() -> Path:
    return settings_folder() / "session.json"


def with_window(session: Session, window: MainWindow) -> Session:
    """The place of this window's map, if that has a file."""
    editor, canvas = window.editor, window.canvas
    if editor is None or editor.path is None or canvas is None:
        return session
    path = str(editor.path.absolute())
    places = {name: place for name, place in session.places.items() if name != path}
    places[path] = place_of(canvas)
    return session._replace(places=dict(list(places.items())[-MOST_PLACES:]))


def opened(window: MainWindow) -> Opened | None:
    """The window as it is to come back; None for one without a file."""
    editor = window.editor
    if editor is None or editor.path is None or window.canvas is None:
        return None
    return Opened(str(editor.path.absolute()), geometry_of(window), place_of(window.canvas))


def place_of(canvas: Canvas) -> Place:
    seen = canvas.view.visible
    return Place(round(canvas.zoom, 4), round(seen.x, 1), round(seen.y, 1))


def go_to(window: MainWindow, place: Place | None) -> None:
    """Look at a map where it was looked at before."""
    canvas = window.canvas
    if place is None or canvas is None or not 0.0 < place.zoom < 100.0:
        return
    holder = canvas.parentWidget()
    layout = holder.layout() if holder is not None else None
    if layout is not None:
        layout.activate()  # the canvas gets its size now, not with the next events
    view = canvas.view._replace(zoom=place.zoom)
    canvas.move_to(view.placed(place.x * place.zoom, place.y * place.zoom))


def step_aside(window: QWidget, before: QWidget) -> None:
    """Leave the window before in sight, but stay on its screen as a whole."""
    room = before.screen().availableGeometry()
    window.resize(
        min(window.width(), room.width() - _STEP), min(window.height(), room.height() - _STEP - _TITLE)
    )
    x, y = before.x() + _STEP, before.y() + _STEP
    if x + window.width() > room.right() + 1 or y + window.height() + _TITLE > room.bottom() + 1:
        x, y = room.x(), room.y()
    window.move(x, y)


def bring_on_screen(window: QWidget) -> bool:
    """Move a window whose upper edge cannot be reached on any screen onto the first one, no larger than
    that; True when it had to be moved."""
    frame = window.frameGeometry()
    grip = QRect(frame.x(), frame.y(), frame.width(), _GRIP)
    for screen in QApplication.screens():
        held = screen.availableGeometry().intersected(grip)
        if held.width() >= 2 * _GRIP and held.height() >= _GRIP // 2:
            return False
    room = QApplication.primaryScreen().availableGeometry()
    window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
    window.move(
        room.x() + max(0, room.width() - window.width()) // 2,
        room.y() + max(0, room.height() - window.height()) // 3,
    )
    return True
