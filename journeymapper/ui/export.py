"""Exporting from the window: what, onto which paper, with a picture of the page and its least text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeymapper.i18n import N_, _
from journeymapper.model.view import WHOLE
from journeymapper.publish import publish as publishing
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import SaveError
from journeymapper.ui.files import safe_name
from journeymapper.ui.page_preview import PagePreview
from journeymapper.ui.panels.field import DropDown
from journeymapper.ui.title import name_of

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

FORMATS = (
    (".pdf", N_("PDF, one page")),
    (".svg", N_("SVG, for designers")),
    (".png", N_("PNG, for slides")),
)
PAPERS = (
    ("", N_("The smallest readable sheet")),
    ("A4", "A4"),
    ("A3", "A3"),
    ("A2", "A2"),
    ("A1", "A1"),
    ("A0", "A0"),
    ("letter", N_("Letter")),
    ("tabloid", N_("Tabloid")),
    ("16:9", N_("Slide 16:9")),
    ("fit", N_("Exactly fitting")),
)
SIDE = 324  # pixels
CONTENTS = (("whole", N_("Whole map")), ("seen", N_("What I see")))
ORIENTATIONS = (
    ("", N_("Whichever prints larger")),
    ("landscape", N_("Landscape")),
    ("portrait", N_("Portrait")),
)


def export_map(window: MainWindow) -> None:
    """Ask how, write the file, and offer to open it."""
    window.finish_editing()
    dialog = ExportDialog(window)
    dialog.exec()
    dialog.deleteLater()


class ExportDialog(QDialog):
    """The preview is made from the same plan that is written."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._plan: publishing.Plan | None = None
        self._attach_chosen: bool | None = None
        self.setWindowTitle(_("Export"))
        room = window.screen().availableSize()
        self.resize(min(1180, room.width() - 60), min(740, room.height() - 80))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(24)
        self._preview = PagePreview()
        row.addWidget(self._preview, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        row.addWidget(side)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self._format = self._choice(column, _("Format"), FORMATS)
        self._what = self._choice(column, _("Content"), CONTENTS)
        self._paper = self._choice(column, _("Paper"), PAPERS)
        self._orientation = self._choice(column, _("Orientation"), ORIENTATIONS)
        column.addSpacing(8)
        self._client_safe = QCheckBox(_("Client-safe: leave out what is internal"))
        self._attach = QCheckBox(_("Attach the map, so the PDF can be opened"))
        self._small = QCheckBox(_("Print text even when it is too small to read"))
        for check in (self._client_safe, self._attach, self._small):
            column.addWidget(check)
            check.clicked.connect(self._plan_soon)
        self._attach.clicked.connect(self._on_attach)
        column.addSpacing(12)
        self._size = _words(bold=True)
        self._facts = _words()
        column.addWidget(self._size)
        column.addWidget(self._facts)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._make_plan)
        self._plan_soon()

    def _choice(self, column: QVBoxLayout, words: str, choices: tuple[tuple[str, str], ...]) -> DropDown:
        box = DropDown()
        for value, text in choices:
            box.addItem(_(text), value)
        box.setAccessibleName(words)
        box.currentIndexChanged.connect(self._plan_soon)
        label = QLabel(words)
        label.setProperty("muted", True)
        label.setBuddy(box)
        column.addWidget(label)
        column.addWidget(box)
        column.addSpacing(7)
        return box

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self._export = QPushButton(_("Export …"))
        self._export.setProperty("primary", True)
        self._export.setDefault(True)
        self._export.clicked.connect(self._ask_and_write)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._export)
        return buttons

    def options(self) -> Options:
        """What is chosen now."""
        return Options(
            suffix=self._format.currentData(),
            paper=self._paper.currentData(),
            orientation=self._orientation.currentData(),
            client_safe=self._client_safe.isChecked(),
            attach_map=self._attach_chosen if not self._client_safe.isChecked() else None,
            allow_small=self._small.isChecked(),
        )

    def choose(self, **values: str) -> None:
        """Set format, paper, orientation or content by value."""
        boxes = {
            "format": self._format,
            "paper": self._paper,
            "orientation": self._orientation,
            "content": self._what,
        }
        for name, value in values.items():
            boxes[name].setCurrentIndex(boxes[name].findData(value))

    def write_to(self, path: Path) -> bool:
        """Write what is chosen; False when it cannot be, after saying why."""
        editor = self._window.editor
        if editor is None:
            return False
        self._make_plan()
        if self._plan is None:
            return False
        try:
            data = publishing.write(self._plan, editor.document, editor.pictures, self.options())
            atomic_save(path, data)
        except (PublishError, SaveError) as error:
            self._window.program.ask.tell(self, _("Nothing was exported"), str(error))
            return False
        return True

    # ---- inside

    def _on_attach(self) -> None:
        self._attach_chosen = self._attach.isChecked()

    def _plan_soon(self) -> None:
        self._timer.start()

    def _make_plan(self) -> None:
        editor, pane = self._window.editor, self._window.pane
        if editor is None or pane is None:
            return
        options = self.options()
        is_pdf = options.suffix == ".pdf"
        for widget in (self._paper, self._orientation, self._small):
            widget.setEnabled(is_pdf)
        self._attach.setEnabled(is_pdf and not options.client_safe)
        view = pane.view if self._what.currentData() == "seen" else WHOLE
        seen: publishing.Plan | None = None
        try:
            seen = self._plan = publishing.plan(editor.document, view, options)
            self._facts.setText(facts(seen))
        except PublishError as error:
            self._plan = None
            self._facts.setText(str(error))
            if is_pdf and not options.allow_small:
                # Too small: show how small, and what would help here.
                seen = publishing.plan(editor.document, view, options._replace(allow_small=True))
                self._facts.setText(too_small())
        self._size.setText(size(seen) if seen is not None else "")
        self._export.setEnabled(self._plan is not None)
        self._attach.setChecked(bool(seen and seen.attached))
        self._preview.show_plan(seen, editor.pictures)

    def _ask_and_write(self) -> None:
        editor = self._window.editor
        if editor is None:
            return
        suffix = self._format.currentData()
        folder = editor.path.parent if editor.path else self._window.program.folder()
        suggested = folder / f"{safe_name(name_of(editor))}{suffix}"
        words = f"{self._format.currentText()} (*{suffix})"
        path = self._window.program.ask.export_path(self, suggested, words)
        if path is None:
            return
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        if self.write_to(path):
            self.accept()
            self._window.status.say(_("Exported as “{name}”", name=path.name))
            if self._window.program.ask.open_result(self._window, path):
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def too_small() -> str:
    return _(
        "Text this small cannot be read. Take a larger paper or a page that fits the map, or tick the "
        "box above to print it all the same."
    )


def size(plan: publishing.Plan) -> str:
    """The page, and how small its smallest text is."""
    if plan.poster is None:
        return _(
            "{width} × {height} units", width=round(plan.drawing.width), height=round(plan.drawing.height)
        )
    sheet = plan.poster.sheet
    return _(
        "{paper} · {width} × {height} mm · smallest text {points} pt",
        paper=sheet.name,
        width=round(sheet.width_mm),
        height=round(sheet.height_mm),
        points=f"{plan.poster.smallest:.1f}",
    )


def facts(plan: publishing.Plan) -> str:
    """What travels along with the page, in sentences."""
    lines = []
    if plan.attached:
        lines.append(_("The map travels inside the PDF and can be opened again."))
        if plan.unseen:
            lines.append(_("It carries along: {what}.", what=", ".join(plan.unseen)))
    elif plan.unseen:
        lines.append(_("The map is not attached, because it holds {what}.", what=", ".join(plan.unseen)))
    return "\n\n".join(lines)


def _words(bold: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("strong" if bold else "muted", True)
    return label
