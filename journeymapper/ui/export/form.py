"""The choices of the export dialogue, one below the other; rows that do not matter are not there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QVBoxLayout, QWidget

from journeymapper.i18n import _
from journeymapper.publish.options import Options
from journeymapper.ui.check_box import CheckBox
from journeymapper.ui.export import choices
from journeymapper.ui.export.choices import OWN_SIZE, Choices, Shown, Wanted, shown_rows
from journeymapper.ui.export.fields import NamedFields, drop, number
from journeymapper.ui.panels.choice import DropDown

AUTOMATIC = -1.0  # of a margin: whatever suits the kind


class Form(QWidget):
    """Tells of every change. `brand` and `template` are set by whoever asks for their files."""

    changed = Signal()
    template_wanted = Signal()
    brand_wanted = Signal()

    def __init__(self, views: Choices, brands: Choices, printing: bool = False) -> None:
        super().__init__()
        self._printing = printing
        self._template: bytes | None = None
        self._attach_chosen: bool | None = None
        self._is_slides, self._other_paper = (
            False,
            0,
        )  # the size of slides, or of paper while those are chosen
        self._is_ready = False
        self._rows: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.format = self._choice("format", _("Format"), said(choices.FORMATS))
        self.kind = self._choice("kind", _("Kind"), said(choices.KINDS))
        self.slides = self._choice("slides", _("Slides"), said(choices.SLIDES))
        self.content = self._choice("content", _("Content"), (*said(choices.CONTENTS), *views))
        self.paper, self.side = drop(said(choices.PAPERS)), drop(said(choices.SIDES))
        self._pair("paper", (_("Paper"), self.paper), (_("Orientation"), self.side))
        self.wide, self.high = number(50, 5000, 420, _(" mm")), number(50, 5000, 297, _(" mm"))
        self._pair("own", (_("Width"), self.wide), (_("Height"), self.high))
        self.sheet, self.overlap = drop(said(choices.TILE_SHEETS)), number(0, 100, 10, _(" mm"))
        self._pair("tiles", (_("Sheets"), self.sheet), (_("Overlap"), self.overlap))
        self.margin, self.least = number(AUTOMATIC, 500, AUTOMATIC, _(" mm")), number(1, 72, 6, _(" pt"))
        self.margin.setSpecialValueText(_("Automatic"))
        self._pair("margin", (_("Margin"), self.margin), (_("Smallest text"), self.least))
        self.dpi = number(10, 2400, 192, _(" dpi"))
        self.transparent = CheckBox(_("Transparent"))
        self._pair("dots", (_("Resolution"), self.dpi), ("", self.transparent))
        self.template = self._choice(
            "template", _("Template"), (("", _("None: bare slides")), ("file", _("A presentation …")))
        )
        self.brand = self._choice("brand", _("Brand"), brands)
        self.client_safe = self._check("safe", _("Client-safe: leave out what is internal"))
        self.attach = self._check("attach", _("Attach the map to the PDF"))
        self.small = self._check("small", _("Allow text too small to read"))
        self.transparent.clicked.connect(self._tell)
        self.attach.clicked.connect(self._on_attach)
        self.template.activated.connect(self._on_template)
        self.brand.activated.connect(self._on_brand)
        self._is_ready = True
        self.show_rows()

    # ---- values

    def wanted(self) -> Wanted:
        """What is chosen now."""
        paper = self.paper.currentData()
        own_size = paper == OWN_SIZE
        if own_size:
            paper = f"{self.wide.value():g}x{self.high.value():g}"
        safe = self.client_safe.isChecked()
        options = Options(
            suffix=self.format.currentData(),
            kind=self.kind.currentData(),
            paper=paper,
            orientation="" if own_size else self.side.currentData(),
            margin=None if self.margin.value() < 0 else self.margin.value(),
            min_text=self.least.value(),
            sheet=self.sheet.currentData(),
            overlap=self.overlap.value(),
            allow_small=self.small.isChecked(),
            client_safe=safe,
            attach_map=False if self._printing else None if safe else self._attach_chosen,
            dpi=self.dpi.value(),
            transparent=self.transparent.isChecked(),
            slides=self.slides.currentData(),
            template=self._template,
        )
        return Wanted(options, self.content.currentData(), self.brand.currentData())

    def choose(self, **values: Any) -> None:
        """Set fields by name, then tell once."""
        with QSignalBlocker(self):
            for name, value in values.items():
                self._set(name, value)
            if "format" in values:
                self._is_slides = self.format.currentData() == choices.PPTX
        self._tell()

    def _set(self, name: str, value: Any) -> None:
        field = getattr(self, name)
        if isinstance(field, CheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QDoubleSpinBox):
            field.setValue(AUTOMATIC if value is None else value)
        elif name == "paper" and "x" in str(value) and field.findData(value) < 0:
            wide, _x, high = str(value).partition("x")
            field.setCurrentIndex(field.findData(OWN_SIZE))
            self.wide.setValue(float(wide))
            self.high.setValue(float(high))
        else:
            place = next(
                (
                    at
                    for at in range(field.count())
                    if str(field.itemData(at)).casefold() == str(value).casefold()
                ),
                -1,
            )
            if place >= 0:
                field.setCurrentIndex(place)

    def take_template(self, data: bytes | None, name: str = "") -> None:
        self._template = data
        self._take_file(self.template, "file" if data is not None else "", _("A presentation …"), name)

    def take_brand(self, value: str, name: str = "") -> None:
        """Choose a brand; a file's path becomes an entry of its own."""
        if self.brand.findData(value) < 0:
            self.brand.insertItem(self.brand.count() - 1, name or value, value)
        self.brand.setCurrentIndex(self.brand.findData(value))

    def _take_file(self, box: DropDown, value: str, usual: str, name: str) -> None:
        place = box.findData(value)
        if value:
            box.setItemText(place, name or usual)
        with QSignalBlocker(box):
            box.setCurrentIndex(place)
        self._tell()

    def show_attached(self, is_attached: bool) -> None:
        """What the rule decided where nobody chose."""
        self.attach.setChecked(is_attached)

    def show_rows(self) -> None:
        """Show what matters for the present choices."""
        options = self.wanted().options
        shown: Shown = shown_rows(options, self._printing)
        for name, is_shown in {
            "format": not self._printing,
            "kind": shown.kind,
            "slides": shown.slides,
            "template": shown.template,
            "paper": shown.paper,
            "own": shown.paper and self.paper.currentData() == OWN_SIZE,
            "tiles": shown.tiles,
            "margin": shown.margin,
            "dots": shown.dots,
            "attach": shown.attach,
            "small": shown.small,
        }.items():
            self._rows[name].setVisible(is_shown)
        self.side.setEnabled(self.paper.currentData() not in (OWN_SIZE, "fit"))
        self.attach.setEnabled(not options.client_safe)

    # ---- inside

    def _tell(self) -> None:
        self._change_paper()
        self.show_rows()
        self.changed.emit()

    def _change_paper(self) -> None:
        """Slides have a size of their own: the paper of a print suits no screen."""
        is_slides = self.format.currentData() == choices.PPTX
        if is_slides != self._is_slides:
            self._is_slides = is_slides
            other, self._other_paper = self._other_paper, self.paper.currentIndex()
            self.paper.setCurrentIndex(other)

    def _on_attach(self) -> None:
        self._attach_chosen = self.attach.isChecked()

    def _on_template(self) -> None:
        if self.template.currentData() == "file":
            self.template_wanted.emit()
        else:
            self.take_template(None)

    def _on_brand(self) -> None:
        if self.brand.currentData() == choices.BRAND_FILE:
            self.brand_wanted.emit()

    def _choice(self, name: str, words: str, entries: Choices) -> DropDown:
        box = drop(entries)
        self._add(name, NamedFields((words, box)))
        self._listen(box)
        return box

    def _pair(self, name: str, *fields: tuple[str, QWidget]) -> None:
        self._add(name, NamedFields(*fields))
        for _words, field in fields:
            self._listen(field)

    def _check(self, name: str, words: str) -> CheckBox:
        check = CheckBox(words)
        check.clicked.connect(self._tell)
        self._add(name, check)
        return check

    def _add(self, name: str, row: QWidget) -> None:
        self._rows[name] = row
        self._column.addWidget(row)

    def _listen(self, field: QWidget) -> None:
        if isinstance(field, DropDown):
            field.currentIndexChanged.connect(self._on_index)
        elif isinstance(field, QDoubleSpinBox):
            field.valueChanged.connect(self._tell)

    def _on_index(self) -> None:
        if not self._is_ready:
            return
        # A file must be chosen first; whoever asks for it tells then.
        waits = [box for box in (self.template, self.brand) if box.currentData() == "file"]
        if self.sender() not in waits:
            self._tell()


def said(entries: Choices) -> Choices:
    """In the language of the interface."""
    return tuple((value, _(words)) for value, words in entries)
