"""The colours of a brand: as they were typed, and as they are printed where they would be too pale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from journeymapper.drawing.colour import contrast, is_colour
from journeymapper.i18n import _
from journeymapper.layout.brand import readable
from journeymapper.layout.palette import palette_of
from journeymapper.model.style import Style
from journeymapper.ui.panels.extra import link_button, small_button, words_label
from journeymapper.ui.panels.field import LineField
from journeymapper.ui.theme import current_theme

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

MOST = 8
_SIX = re.compile(r"#?([0-9a-fA-F]{6})")
_PARTS = re.compile(r"(?:rgb\s*)?\(?\s*(\d{1,3})[\s,;]+(\d{1,3})[\s,;]+(\d{1,3})\s*\)?", re.IGNORECASE)


class ColourList(QWidget):
    """A row for each colour; the value is all of them, the main one first."""

    edited = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._colours: tuple[str, ...] = ()
        self.rows: list[ColourRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = link_button(_("Add a colour"))
        self.add.clicked.connect(self._on_add)
        self._column.addWidget(self.add)
        about = _("The first is the main one: stages, headings and cover. Personas take all of them in turn.")
        self._column.addWidget(words_label(about, muted=True))

    def show_value(self, colours: Sequence[str]) -> None:
        self._colours = tuple(colours)
        while len(self.rows) > len(colours):
            row = self.rows.pop()
            if row.isAncestorOf(self.focusWidget()):
                self.add.setFocus()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(colours):
            self.rows.append(self._row(len(self.rows)))
        for row, colour in zip(self.rows, colours, strict=True):
            row.show_colour(colour)
        self.add.setVisible(len(colours) < MOST)

    def _row(self, place: int) -> ColourRow:
        row = ColourRow(place)
        row.typed.connect(lambda colour: self._set(place, colour))
        row.button.clicked.connect(lambda: self._choose(place))
        row.up.clicked.connect(lambda: self._raise(place))
        row.remove.clicked.connect(lambda: self._remove(place))
        self._column.insertWidget(place, row)
        # Made later than what follows it, and yet the Tab key comes to it first.
        before: QWidget = self.add.previousInFocusChain() or self
        while before.focusPolicy() == Qt.FocusPolicy.NoFocus and before is not self.add:
            before = before.previousInFocusChain() or self.add
        for after in (row.button, row.field, row.up, row.remove):
            QWidget.setTabOrder(before, after)
            before = after
        return row

    def _put(self, colours: tuple[str, ...]) -> None:
        """Show them at once: the next key may come before the map tells of the edit."""
        self.show_value(colours)
        self.edited.emit(colours)

    def _set(self, place: int, colour: str) -> None:
        self._put((*self._colours[:place], colour, *self._colours[place + 1 :]))

    def _choose(self, place: int) -> None:
        now = self._colours[place]
        chosen = self._window.program.ask.colour(
            self.window(), _("Colour of the brand"), now if is_colour(now) else "#FFFFFF"
        )
        if chosen:
            self._set(place, chosen)

    def _raise(self, place: int) -> None:
        colours = list(self._colours)
        colours.insert(place - 1, colours.pop(place))
        self._put(tuple(colours))
        self.rows[place - 1].take_focus()

    def _remove(self, place: int) -> None:
        self._put((*self._colours[:place], *self._colours[place + 1 :]))

    def _on_add(self) -> None:
        """One that is not there yet, ready to be typed over."""
        palette = palette_of(Style())
        offered = [palette.accent, *palette.people, "#000000"]
        new = next((colour for colour in offered if colour not in self._colours), "#000000")
        self._put((*self._colours, new))
        self.rows[-1].field.setFocus()
        self.rows[-1].field.selectAll()


class ColourRow(QWidget):
    """A colour: pressed to choose it, or typed. Below it what becomes of it where it is too pale."""

    typed = Signal(str)

    def __init__(self, place: int) -> None:
        super().__init__()
        name = _("Main colour") if place == 0 else _("Colour {number}", number=place + 1)
        self.button, self.field = _Halves(name), HexField()
        self.field.setAccessibleName(name)
        self.up = small_button("arrow-up", _("{colour}: one up", colour=name))
        self.remove = small_button("x", _("{colour}: remove", colour=name))
        self.note = words_label("", muted=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.button)
        line.addWidget(self.field, 1)
        line.addWidget(self.up)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.note)
        self.up.setVisible(place > 0)  # once it has a parent: else it would be seen as a window of its own
        self.field.edited.connect(self._on_typed)
        self.field.refused.connect(self._refuse)

    def take_focus(self) -> None:
        self.button.setFocus()

    def show_colour(self, colour: str) -> None:
        self.field.show_value(colour)
        self.button.show_colour(colour)
        self._say(about_colour(colour))

    def _on_typed(self, colour: object) -> None:
        self.typed.emit(str(colour))

    def _refuse(self, text: str) -> None:
        self._say(_("“{text}” is no colour: write it as #RRGGBB or as three numbers.", text=text))

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.button.setAccessibleDescription(words)
        self.field.setAccessibleDescription(words)


class HexField(LineField):
    """#RRGGBB is taken over while it is typed; what else means a colour once the field is left.
    `refused` tells of what means none."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__("#RRGGBB")
        self.textEdited.disconnect()
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.finish)
        self._value = ""

    def show_value(self, value: Any) -> None:
        self._value = str(value)
        super().show_value(value)

    def value_of(self, text: str) -> Any:
        return colour_of(text)

    def _on_typed(self, text: str) -> None:
        if _SIX.fullmatch(text.strip()):
            self._tell(colour_of(text))

    def finish(self) -> None:
        """Take over what was typed, as leaving the field does."""
        text = self.text().strip()
        if text == self._value:
            return
        colour = colour_of(text)
        if colour:
            self._tell(colour)
        self.setText(self._value)
        if not colour:
            self.refused.emit(text)

    def _tell(self, colour: str) -> None:
        if colour != self._value:
            self.edited.emit(colour)


class _Halves(QAbstractButton):
    """The colour as it is, and beside it the one that texts and lines are printed in where it differs."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._own, self._printed = "", ""
        self.setText(name)
        self.setAccessibleName(_("{colour}: choose", colour=name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        high = self.fontMetrics().height() + 12
        return QSize(high * 3 // 2, high)

    def show_colour(self, colour: str) -> None:
        self._own = colour[:7] if is_colour(colour) else ""
        self._printed = readable(self._own) if self._own else ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            outline = QPainterPath()
            outline.addRoundedRect(room, 6, 6)
            if self._own:
                painter.fillPath(outline, QColor(self._own))
            if self._printed != self._own:
                painter.save()
                painter.setClipPath(outline)
                painter.fillRect(room.adjusted(room.width() / 2, 0, 0, 0), QColor(self._printed))
                painter.restore()
            focused = self.hasFocus()
            painter.setPen(QPen(QColor(theme.accent if focused else theme.line), 2 if focused else 1))
            painter.drawPath(outline)


def colour_of(text: str) -> str:
    """What people mean by "1F3A85", "#abc", "31, 58, 133" or "navy", as "#RRGGBB"; "" for nothing known."""
    text = text.strip()
    if six := _SIX.fullmatch(text):
        return f"#{six[1].upper()}"
    if parts := _PARTS.fullmatch(text):
        numbers = [int(part) for part in parts.groups()]
        return f"#{bytes(numbers).hex().upper()}" if max(numbers) <= 255 else ""
    named = QColor.fromString(text) if text and len(text) < 40 else QColor()
    return named.name().upper() if named.isValid() and named.alpha() == 255 else ""


def about_colour(colour: str) -> str:
    """What becomes of a colour in print; "" where it is printed as it is."""
    if not is_colour(colour):
        return _("“{text}” is no colour: it is not used.", text=colour)
    own = colour[:7].upper()
    printed = readable(own)
    if printed == own:
        return ""
    return _(
        "Too pale for text ({own} : 1): texts and lines are printed in {printed} ({ratio} : 1).",
        own=f"{contrast(own):.1f}",
        printed=printed,
        ratio=f"{contrast(printed):.1f}",
    )
