"""Exporting from the window: what, onto which paper, with a picture of the page and its least text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.i18n import N_, _
from journeymapper.model.view import WHOLE
from journeymapper.publish import publish as publishing
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import SaveError
from journeymapper.ui.theme import current_theme
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
        self.setWindowTitle(_("Export"))
        self.resize(900, 560)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        self._preview = Preview()
        row.addWidget(self._preview, 1)
        column = QVBoxLayout()
        row.addLayout(column)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        self._format = _choice(FORMATS)
        self._paper = _choice(PAPERS)
        self._orientation = _choice(ORIENTATIONS)
        self._what = _choice((("whole", N_("Whole map")), ("seen", N_("What I see"))))
        for words, box in (
            (_("Format"), self._format),
            (_("Content"), self._what),
            (_("Paper"), self._paper),
            (_("Orientation"), self._orientation),
        ):
            form.addRow(words, box)
            box.currentIndexChanged.connect(self._plan_soon)
        column.addLayout(form)
        self._client_safe = _check(_("Client-safe: leave out everything internal"))
        self._attach = _check(_("Attach the map, so that the PDF can be opened again"))
        self._small = _check(_("Print although text gets too small to read"))
        for check in (self._client_safe, self._attach, self._small):
            column.addWidget(check)
            check.clicked.connect(self._plan_soon)
        self._attach.clicked.connect(self._on_attach)
        self._attach_chosen: bool | None = None
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setWordWrap(True)
        self._facts.setFixedWidth(300)
        column.addSpacing(8)
        column.addWidget(self._facts)
        column.addStretch(1)
        buttons = QHBoxLayout()
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self._export = QPushButton(_("Export …"))
        self._export.setProperty("primary", True)
        self._export.setDefault(True)
        self._export.clicked.connect(self._ask_and_write)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._export)
        column.addLayout(buttons)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._make_plan)
        self._plan_soon()

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
        for widget in (self._paper, self._orientation, self._attach, self._small):
            widget.setEnabled(is_pdf)
        self._attach.setEnabled(is_pdf and not options.client_safe)
        view = pane.view if self._what.currentData() == "seen" else WHOLE
        try:
            self._plan = publishing.plan(editor.document, view, options)
        except PublishError as error:
            self._plan = None
            self._facts.setText(str(error))
            self._preview.show_page(None, {})
            self._export.setEnabled(False)
            return
        self._export.setEnabled(True)
        self._attach.setChecked(self._plan.attached)
        self._facts.setText(facts(self._plan))
        self._preview.show_page(self._plan, editor.pictures)

    def _ask_and_write(self) -> None:
        editor = self._window.editor
        if editor is None:
            return
        suffix = self._format.currentData()
        folder = editor.path.parent if editor.path else self._window.program.folder()
        suggested = folder / f"{name_of(editor)}{suffix}"
        words = f"{self._format.currentText()} (*{suffix})"
        path = self._window.program.ask.export_path(self, suggested, words)
        if path is None:
            return
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        if self.write_to(path):
            self.accept()
            if self._window.program.ask.open_result(self._window, path):
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def facts(plan: publishing.Plan) -> str:
    """What the plan amounts to, in sentences."""
    if plan.poster is None:
        return _(
            "{width} × {height} units", width=round(plan.drawing.width), height=round(plan.drawing.height)
        )
    poster = plan.poster
    lines = [
        _(
            "{width} × {height} mm, smallest text {points} pt",
            width=round(poster.sheet.width_mm),
            height=round(poster.sheet.height_mm),
            points=f"{poster.smallest:.1f}",
        )
    ]
    if plan.attached:
        lines.append(_("The map travels inside the PDF and can be opened again."))
        if plan.unseen:
            lines.append(_("It carries along: {what}.", what=", ".join(plan.unseen)))
    elif plan.unseen:
        lines.append(_("The map is not attached, because it holds {what}.", what=", ".join(plan.unseen)))
    return "\n\n".join(lines)


class Preview(QWidget):
    """The page as it will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(QSize(440, 320))
        self.setAccessibleName(_("Preview of the page"))
        self._picture = QPixmap()
        self._page: tuple[float, float] = (1.0, 1.0)

    def show_page(self, plan: publishing.Plan | None, pictures: dict[str, bytes]) -> None:
        from journeymapper.render.png import write_png

        self._picture = QPixmap()
        if plan is not None:
            drawing = plan.drawing
            # The preview never needs more pixels than it has.
            ratio = self.devicePixelRatioF()
            scale = min(self.width() / drawing.width, self.height() / drawing.height) * ratio
            self._picture.loadFromData(write_png(drawing, pictures, max(0.05, min(2.0, scale))))
            self._place = self._placed(plan)
        self.update()

    def _placed(self, plan: publishing.Plan) -> tuple[float, float, float, float, float, float]:
        """Page width and height, and the drawing's left, top, width and height on it."""
        drawing, poster = plan.drawing, plan.poster
        if poster is None:
            return drawing.width, drawing.height, 0, 0, drawing.width, drawing.height
        scale = poster.scale
        return (
            poster.sheet.width_mm,
            poster.sheet.height_mm,
            poster.x_mm,
            poster.y_mm,
            drawing.width * scale,
            drawing.height * scale,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(current_theme().desk))
            if self._picture.isNull():
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            width, height, x, y, inner_width, inner_height = self._place
            room = self.rect().adjusted(16, 16, -16, -16)
            scale = min(room.width() / width, room.height() / height)
            left = room.x() + (room.width() - width * scale) / 2
            top = room.y() + (room.height() - height * scale) / 2
            page = (round(left), round(top), round(width * scale), round(height * scale))
            painter.fillRect(*page, QColor("#FFFFFF"))
            painter.setPen(QColor(current_theme().line))
            painter.drawRect(*page)
            painter.drawPixmap(
                round(left + x * scale),
                round(top + y * scale),
                round(inner_width * scale),
                round(inner_height * scale),
                self._picture,
            )


def _choice(choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    for value, words in choices:
        box.addItem(_(words), value)
    return box


def _check(words: str) -> QCheckBox:
    return QCheckBox(words)
