"""A part of the dialogue's side that may be higher than the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled(inner: QWidget) -> QScrollArea:
    """The part with a bar at its side when it is needed."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(2, 2, 12, 2)
    column.addWidget(inner)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
