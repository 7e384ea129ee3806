"""About the program, and the licences of what it brings along."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journeymapper import __version__
from journeymapper.i18n import _
from journeymapper.resources import resource


def show_about(parent: QWidget) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("About JourneyMapper"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 24, 28, 20)
    column.setSpacing(10)
    icon = QLabel()
    icon.setPixmap(QApplication.windowIcon().pixmap(64, 64))
    column.addWidget(icon)
    name = QLabel("JourneyMapper")
    name.setProperty("title", True)
    column.addWidget(name)
    for words in (
        _("Version {version}", version=__version__),
        _("An offline editor for customer-journey maps. Nothing you write leaves this computer."),
        _("Fonts: Inter and Noto (OFL). Icons: Lucide (ISC). Emoji: Twemoji (CC BY 4.0)."),
    ):
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMinimumWidth(380)
        column.addWidget(label)
    _add_close(dialog, column)
    dialog.exec()
    dialog.deleteLater()


def show_licences(parent: QWidget) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Licences"))
    dialog.resize(720, 560)
    column = QVBoxLayout(dialog)
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setPlainText(licences())
    text.setAccessibleName(_("Licences"))
    column.addWidget(text)
    _add_close(dialog, column)
    dialog.exec()
    dialog.deleteLater()


def licences() -> str:
    """Ours, what is brought along, and all of its licences."""
    folder = resource("licences")
    files = [folder / "LICENSE-JourneyMapper.txt", folder / "THIRD-PARTY.md"]
    files += [
        text for name in ("fonts", "icons", "syllables") for text in sorted(resource(name).glob("LICENSE*"))
    ]
    files.append(folder / "LIBRARIES.txt")
    return "\n\n\n".join(f"{path.name}\n\n{path.read_text('utf-8').strip()}" for path in files)


def _add_close(dialog: QDialog, column: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
