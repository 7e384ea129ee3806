"""Copy and paste through the system's clipboard: parts of maps, and their words for other programs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymapper.editor.editor import Editor
from journeymapper.operations.fragments import (
    Fragment,
    from_text,
    take_cards,
    take_lanes,
    take_stages,
    to_text,
)

FRAGMENT_MIME = "application/x-journeymapper-fragment"
MOST_LINES = 200  # pasted plain text beyond this is no list of notes


def put(editor: Editor) -> bool:
    """Copy what is selected: stages, else lanes, else cards. False when nothing of them is."""
    chosen = set(editor.selection)
    document = editor.document
    stages = [stage.id for stage in document.stages if stage.id in chosen]
    lanes = [lane.id for lane in document.lanes if lane.id in chosen]
    cards = [card for card in document.cards if card.id in chosen]
    if stages:
        fragment = take_stages(document, stages)
    elif lanes:
        fragment = take_lanes(document, lanes)
    elif cards:
        fragment = take_cards(document, [card.id for card in cards])
    else:
        return False
    data = QMimeData()
    data.setData(FRAGMENT_MIME, to_text(fragment, editor.pictures).encode("utf-8"))
    data.setText("\n".join(card.text for card in fragment.cards))
    QGuiApplication.clipboard().setMimeData(data)
    return True


def take() -> tuple[Fragment | None, dict[str, bytes]]:
    """The part of a map on the clipboard with its pictures, if there is one that can be understood."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(FRAGMENT_MIME):
        return None, {}
    try:
        return from_text(bytes(data.data(FRAGMENT_MIME).data()).decode("utf-8"))
    except ValueError:
        return None, {}


def lines() -> list[str]:
    """The lines of plain text on the clipboard that are not empty."""
    data = QGuiApplication.clipboard().mimeData()
    text = data.text() if data is not None and data.hasText() else ""
    return [line.strip()[:20_000] for line in text.splitlines() if line.strip()][:MOST_LINES]
