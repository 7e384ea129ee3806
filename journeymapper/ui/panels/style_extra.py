"""How the map looks: palette, density, sizes of texts and columns, own colours of kinds of cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.drawing.colour import contrast
from journeymapper.i18n import N_, _
from journeymapper.layout.measures import Measures, measures_of
from journeymapper.layout.palette import fill_and_bar, palette_of
from journeymapper.model.document import Document
from journeymapper.model.style import CardColours, Style
from journeymapper.operations.style import edit_style, set_card_colours
from journeymapper.ui import words
from journeymapper.ui.panels.choice import ChoiceField
from journeymapper.ui.panels.extra import Extra, add_labelled, link_button, row_of, small_button
from journeymapper.ui.panels.segments import SegmentField
from journeymapper.ui.panels.subject import Subject
from journeymapper.ui.panels.swatch import Swatch

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

PALETTES = {"calm": N_("Calm"), "contrast": N_("Strong"), "print": N_("Print")}
# A size of the style: its label, the measure that it stands for, and what is offered, in map units.
SIZES: Mapping[str, tuple[str, Callable[[Measures], float], tuple[int, ...], tuple[float, float]]] = {
    "card_text": (N_("Text of cards"), lambda of: of.card_text, (11, 12, 13, 14, 16, 18, 20), (8, 40)),
    "heading_text": (N_("Names of stages"), lambda of: of.stage_text, (13, 15, 18, 22, 26), (9, 60)),
    "step_width": (N_("Width of steps"), lambda of: of.step_width, (160, 176, 208, 240, 280), (160, 900)),
    "lane_header_width": (
        N_("Width of lane names"),
        lambda of: of.lane_header_width,
        (120, 144, 168, 200, 240),
        (80, 600),
    ),
}


class MapStyle(Extra):
    """All of the map's style. Each change is an undo step of its own."""

    folded = True
    name = "style"

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Style of the map"))
        self.swatches: dict[str, Swatch] = {}
        self.sizes: dict[str, ChoiceField] = {}
        self._document: Document | None = None
        self._is_built = False

    def _build(self) -> None:
        """Make the controls, once somebody unfolds them: every map is opened, few are restyled."""
        if self._is_built:
            return
        self._is_built = True
        self.palette_field = SegmentField(words.choices(PALETTES), optional=False)
        self.palette_field.edited.connect(lambda name: self._change(palette=name))
        self.density_field = SegmentField(words.choices(words.DENSITIES), optional=False)
        self.density_field.edited.connect(lambda name: self._change(density=name))
        add_labelled(self.column, _("Colours"), self.palette_field)
        add_labelled(self.column, _("Density"), self.density_field)
        for name, (label, _measure, offered, _range) in SIZES.items():
            field = ChoiceField([("", _("By density")), *((str(size), str(size)) for size in offered)])
            field.edited.connect(lambda value, name=name: self._resize(name, value))
            self.sizes[name] = field
            add_labelled(self.column, _(label), field)
        self.colours = QVBoxLayout()
        self.colours.setSpacing(2)
        add_labelled(self.column, _("Colours of cards"), QWidget())
        self.column.addLayout(self.colours)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_style()

    def take_focus(self) -> None:
        self._show_style()
        self.palette_field.take_focus()

    def finish_editing(self) -> None:
        for field in self.sizes.values():
            field.finish()

    # ---- showing

    def show_subject(self, document: Document, subject: Subject) -> None:
        self._document = document
        if self._is_built:
            self._show_style()

    def _show_style(self) -> None:
        document = self._document
        if document is None:
            return
        self._build()
        style = document.style
        self.palette_field.show_value(style.palette)
        self.density_field.show_value(style.density)
        usual = measures_of(Style(density=style.density))
        for name, field in self.sizes.items():
            value = getattr(style, name)
            field.show_value(f"{value:g}" if value else "")
            field.setItemText(0, _("By density: {size}", size=f"{SIZES[name][1](usual):g}"))
        kinds = kinds_in(document)
        if not self.is_shown(style, kinds):
            self._show_colours(style, kinds)

    def _show_colours(self, style: Style, kinds: tuple[str, ...]) -> None:
        while (item := self.colours.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.swatches = {}
        palette, names = palette_of(style), words.card_kinds()
        own = {one.kind for one in style.colours}
        for kind in kinds:
            tint = palette.tints.get(kind) or palette.tints["text"]
            swatch = Swatch(names.get(kind, kind), tint, contrast(tint.text, tint.fill))
            swatch.clicked.connect(lambda _checked=False, kind=kind: self._choose(kind))
            self.swatches[kind] = swatch
            parts: list[QWidget] = [swatch]
            if kind in own:
                back = small_button(
                    "rotate-ccw", _("{kind}: colours of the palette", kind=names.get(kind, kind))
                )
                back.clicked.connect(lambda _checked=False, kind=kind: self._colour(kind, "", ""))
                parts.append(back)
            self.colours.addWidget(row_of(*parts))
        if own:
            back_all = link_button(_("All colours of the palette"))
            back_all.clicked.connect(lambda: self._change(colours=()))
            self.colours.addWidget(back_all)

    # ---- changing

    def _change(self, **fields: Any) -> None:
        editor = self.main.editor
        if editor is not None:
            self.commit(_("Change the style"), edit_style(editor.document, **fields))

    def _resize(self, name: str, value: object) -> None:
        least, most = SIZES[name][3]
        try:
            size = float(str(value).replace(",", ".")) if value else 0.0
        except ValueError:
            size = -1.0
        if size and not least <= size <= most:
            self.main.status.say(
                _("A size between {least} and {most} is wanted here.", least=least, most=most)
            )
            self._shown_rows = ()
            if self.main.editor is not None:
                kept = getattr(self.main.editor.document.style, name)
                self.sizes[name].show_value(f"{kept:g}" if kept else "")
            return
        self._change(**{name: size})

    def _choose(self, kind: str) -> None:
        editor = self.main.editor
        if editor is None:
            return
        tints = palette_of(editor.document.style).tints
        fill = (tints.get(kind) or tints["text"]).fill
        chosen = self.main.program.ask.colour(self.main, _("Colour of these cards"), fill)
        if chosen:
            self._colour(kind, *fill_and_bar(chosen))

    def _colour(self, kind: str, fill: str, bar: str) -> None:
        if self.main.editor is not None:
            self.commit(
                _("Change colours"), set_card_colours(self.main.editor.document, kind, fill=fill, bar=bar)
            )


def kinds_in(document: Document) -> tuple[str, ...]:
    """The kinds of cards of a map, and those that have colours of their own, in the usual order."""
    own: tuple[CardColours, ...] = document.style.colours
    there = {card.kind for card in document.cards} | {one.kind for one in own}
    known = tuple(words.card_kinds())
    return tuple(kind for kind in known if kind in there) + tuple(sorted(there - set(known)))
