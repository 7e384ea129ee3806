"""The system's clipboard: parts of maps for maps, their words for other programs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymapper.editor.clipboard import MIME

MOST_BYTES = 64 * 1024 * 1024  # of a part of a map; what is larger was made by no map


def put(fragment: str, words: str) -> None:
    """Copy a part of a map, and the plain text that other programs get; nothing for an empty part."""
    if not fragment:
        return
    data = QMimeData()
    data.setData(MIME, fragment.encode("utf-8"))
    data.setText(words)
    QGuiApplication.clipboard().setMimeData(data)


def take() -> tuple[str, str]:
    """The part of a map on the clipboard ("" for none), and the plain text there."""
    data = QGuiApplication.clipboard().mimeData()
    held = bytes(data.data(MIME).data()) if data.hasFormat(MIME) else b""
    fragment = held.decode("utf-8", "replace") if len(held) <= MOST_BYTES else ""
    return fragment, data.text() if data.hasText() else ""
