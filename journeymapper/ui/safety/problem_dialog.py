"""Reporting a fault of the program: everything that would be sent is on the screen, and nothing is sent."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.crash import Fault, problem_report
from journeymapper.i18n import _
from journeymapper.storage.folders import data_folder
from journeymapper.ui.safety.plain import plain_label

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

LOGS = "logs"


class ProblemDialog(QDialog):
    """Shows the report; "Copy" puts exactly that on the clipboard."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Report a problem"))
        self.resize(760, 580)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(
            plain_label(
                _(
                    "This text says what the program noticed about its own faults. It holds nothing of your "
                    "maps, and nothing is sent: copy it into a message, with a word on what you did."
                )
            )
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        even = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        even.setPointSizeF(QApplication.font().pointSizeF())  # as large as all other texts
        self.text.setFont(even)
        self.text.setPlainText(report)
        self.text.setAccessibleName(_("What will be copied"))
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        self.copy_button = QPushButton(_("Copy"))
        self.copy_button.setProperty("primary", True)
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self._copy)
        row.addWidget(close)
        row.addWidget(self.copy_button)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(_("Copied"))


def report_text(faults: tuple[Fault, ...] = ()) -> str:
    """Versions, the faults of this session, and the end of the logs."""
    screen = QGuiApplication.primaryScreen()
    size = f", screen {screen.size().width()} x {screen.size().height()}" if screen is not None else ""
    qt = f"Qt {qVersion()} on {QGuiApplication.platformName()}{size}, {platform.python_implementation()}"
    return problem_report(data_folder() / LOGS, faults, (qt,))


def show_problem(window: MainWindow) -> None:
    dialog = ProblemDialog(report_text(window.program.safety.faults), window)
    dialog.exec()
    dialog.deleteLater()
