"""What tests of the inspector do again and again."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from journeymapper.model.card import Card
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk


def select(desk: Desk, window: MainWindow, *ids: str) -> None:
    window.editor.select(ids)
    desk.settle(window)


def control(window: MainWindow, name: str) -> Any:
    return window.inspector._controls[name]


def cards(window: MainWindow, kind: str) -> list[Card]:
    return [card for card in window.editor.document.cards if card.kind == kind]


def steps_made(window: MainWindow) -> list[str]:
    history = window.editor.history
    return [entry.label for entry in history.entries[1 : history.place + 1]]


def named(widget: QWidget, name: str) -> QWidget:
    """The control of this name, the last where there are several."""
    return [one for one in widget.findChildren(QWidget) if one.accessibleName() == name][-1]
