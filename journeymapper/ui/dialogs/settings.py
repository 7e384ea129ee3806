"""The settings: few, each in force at once, none of them about a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymapper.i18n import _
from journeymapper.resources import resource
from journeymapper.ui.check_box import CheckBox
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.choice import DropDown
from journeymapper.ui.theme import THEMES
from journeymapper.ui.words import LANGUAGES

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

WIDTH = 440  # at least, at the usual size of texts
TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)  # per cent


class Settings(QDialog):
    """Shows the program's preferences; what is chosen is in force and kept at once."""

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self._program = program
        preferences = program.preferences
        self.theme = _choice([(name, _(words)) for name, words in THEMES], preferences.theme)
        self.text_size = _choice(
            [(size, _("{percent} %", percent=size)) for size in TEXT_SIZES], preferences.text_size
        )
        self.language = _choice(
            [("", _("As the system")), *interface_languages().items()], preferences.language
        )
        self.reopen = CheckBox(_("Open the maps of last time at the start"))
        self.reopen.setChecked(preferences.reopen)
        self.autosave = CheckBox(_("Save automatically, once a map has a file"))
        self.autosave.setChecked(preferences.autosave)
        self._arrange()
        self.theme.currentIndexChanged.connect(lambda: self._change(theme=self.theme.currentData()))
        self.text_size.currentIndexChanged.connect(
            lambda: self._change(text_size=self.text_size.currentData())
        )
        self.language.currentIndexChanged.connect(lambda: self._change(language=self.language.currentData()))
        self.reopen.toggled.connect(lambda on: self._change(reopen=on))
        self.autosave.toggled.connect(lambda on: self._change(autosave=on))

    def _arrange(self) -> None:
        self._column = outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(14)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, control in (
            (_("Theme"), self.theme),
            (_("Size of texts"), self.text_size),
            (_("Language"), self.language),
        ):
            control.setAccessibleName(words)
            form.addRow(words, control)
        outer.addLayout(form)
        outer.addWidget(_note(_("The language changes with the next start.")))
        outer.addWidget(self.reopen)
        outer.addWidget(self.autosave)
        outer.addWidget(_note(_("How a map looks belongs to the map itself: see Map, Style of the map.")))
        outer.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
        self._fit()

    def _fit(self) -> None:
        """As large as its words are now, where the screen has room for them."""
        room = self.screen().availableSize()
        width = min(with_text(WIDTH), room.width() - 40)
        self.setMinimumWidth(width)
        self.resize(width, min(self._column.totalHeightForWidth(width), room.height() - 60))

    def _change(self, **values: object) -> None:
        self._program.change(self._program.preferences._replace(**values))  # type: ignore[arg-type]
        self._fit()


def show_settings(window: MainWindow) -> None:
    dialog = Settings(window.program, window)
    dialog.exec()
    dialog.deleteLater()


def interface_languages() -> Mapping[str, str]:
    """Languages that the interface speaks, by code, under their own names."""
    folder = resource("i18n")
    found = [path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/*.mo")] if folder.is_dir() else []
    return {code: LANGUAGES.get(code, code) for code in ("en", *sorted(set(found) - {"en"}))}


def _choice(entries: Sequence[tuple[object, str]], chosen: object) -> DropDown:
    box = DropDown()
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for value, words in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _note(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("muted", True)
    return label
