"""The bar over the canvas that finds words on the map and puts others in their place."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from journeymapper.editor import folding
from journeymapper.editor.find import (
    MOST_MATCHES,
    Match,
    TooLong,
    Wanted,
    find_all,
    first_from,
    replace_all,
    replace_one,
)
from journeymapper.editor.things import CARD, LANE, POINT, STAGE, STEP, kind_of
from journeymapper.geometry import Rect
from journeymapper.i18n import _, ngettext
from journeymapper.model.record import LONGEST
from journeymapper.text.excerpt import excerpt
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.canvas.highlights import Highlights
from journeymapper.ui.canvas.overlay_marks import q
from journeymapper.ui.long_texts import make_room
from journeymapper.ui.panels.extra import small_button
from journeymapper.ui.panels.floating import BOTTOM_RIGHT, TOP_RIGHT, Floating

_SHOWN = 28  # characters of a text that is told of
_SELECTED = (CARD, POINT, STAGE, STEP, LANE)  # what a match selects; the rest would open panels


class SearchField(QLineEdit):
    """A field in which Enter and Shift+Enter walk through what is found."""

    def __init__(self, bar: FindBar) -> None:
        super().__init__()
        self._bar = bar
        self.setMinimumWidth(210)
        self.setMaxLength(1_000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._bar.go(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(Floating):
    """Searches while one types; what is found shines on the map until the bar is closed."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, TOP_RIGHT)
        self.setAccessibleName(_("Find and replace"))
        self.matches: tuple[Match, ...] = ()
        self.at = -1  # the current match; -1: none
        self._highlights = Highlights(canvas)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._search_again)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 10, 10)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        self.field = SearchField(self)
        self.field.setPlaceholderText(_("Find on the map"))
        self.field.setAccessibleName(_("Find"))
        self.field.textChanged.connect(lambda _text: self._search())
        self._count = QLabel()
        self._count.setProperty("muted", True)
        self._count.setMinimumWidth(110)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(self.field, 0, 0)
        grid.addWidget(self._buttons(), 0, 1)
        self._replace_row = self._replace_buttons()
        self.by = QLineEdit()
        self.by.setPlaceholderText(_("Replace with"))
        self.by.setAccessibleName(_("Replace with"))
        make_room(self.by)
        self.by.returnPressed.connect(self.replace)
        grid.addWidget(self.by, 1, 0)
        grid.addWidget(self._replace_row, 1, 1)
        # The other words come next to the hand, then what is done with them.
        order = (self.field, self.by, self._one, self._all, self._case, self._whole)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self._show_replace(False)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._case = self._option(_("Aa"), _("Capitals matter"))
        self._whole = self._option(_("W"), _("Whole words only"))
        before = small_button("chevron-up", _("Previous match (Shift+Enter)"))
        after = small_button("chevron-down", _("Next match (Enter)"))
        self._fold = small_button("repeat", _("Replace"))
        self._fold.setCheckable(True)
        close = small_button("x", _("Close (Esc)"))
        before.clicked.connect(lambda: self.go(-1))
        after.clicked.connect(lambda: self.go(1))
        self._fold.toggled.connect(self._show_replace)
        close.clicked.connect(self.dismiss)
        for widget in (self._case, self._whole, self._count, before, after, self._fold, close):
            row.addWidget(widget)
        return holder

    def _replace_buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._one = QPushButton(_("Replace"))
        self._all = QPushButton(_("Replace all"))
        self._one.clicked.connect(self.replace)
        self._all.clicked.connect(self.replace_all)
        for button in (self._one, self._all):
            button.setProperty("low", True)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _option(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setCheckable(True)
        button.setProperty("small", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setMinimumSize(QSize(28, 24))
        button.toggled.connect(lambda _on: self._search())
        return button

    def _show_replace(self, shown: bool) -> None:
        self.by.setVisible(shown)
        self._replace_row.setVisible(shown)
        self._fold.setChecked(shown)

    # ---- opening and closing

    def start(self, replacing: bool = False) -> None:
        """Open with the keyboard in the field; what was looked for last is there, selected."""
        self._show_replace(replacing or (self.isVisible() and self.by.isVisible()))
        self.open()
        self._search(walk=False)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dismiss(self) -> None:
        self._highlights.clear()
        super().dismiss()

    # ---- finding

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.field.text(), self._case.isChecked(), self._whole.isChecked())

    def document_changed(self) -> None:
        """The map is another: look again, without moving."""
        if self.isVisible():
            self._again.start()

    def _search_again(self) -> None:
        before = self._current()
        self.matches = find_all(self.canvas.editor.document, self.wanted)
        place = self.matches.index(before) if before in self.matches else min(self.at, len(self.matches) - 1)
        self.at = max(place, 0) if self.matches and self.at >= 0 else -1
        self._show()

    def _search(self, walk: bool = True) -> None:
        """Look for what is typed; with `walk` the first match from where one is comes into sight."""
        document = self.canvas.editor.document
        before = self._current()
        self.matches = find_all(document, self.wanted)
        chosen = before.id if before else (*self.canvas.editor.selection, "")[0]
        begin = first_from(document, self.matches, chosen) if self.matches and chosen else 0
        self.at = begin if self.matches else -1
        if walk and self.matches:
            self._reveal()
        self._show()

    def _current(self) -> Match | None:
        return self.matches[self.at] if 0 <= self.at < len(self.matches) else None

    def go(self, by: int) -> None:
        """To the next match (1) or the one before (-1), round and round."""
        if self.matches:
            self.at = (self.at + by) % len(self.matches)
            self._reveal()
            self._show()

    def _reveal(self) -> None:
        match, canvas = self._current(), self.canvas
        if match is None:
            return
        document = canvas.editor.document
        opened = folding.revealing(document, canvas.pane.view, match.id)
        if opened != canvas.pane.view:
            canvas.look(opened)
        if kind_of(document, match.id) in _SELECTED:
            canvas.editor.select((match.id,))
        canvas.reveal(match.id)
        words = self._highlights.place_of(match)
        if words is not None:
            canvas.reveal(words)
        self._step_aside(match, words)

    def _step_aside(self, match: Match, words: Rect | None) -> None:
        """To the other corner when the bar would cover what was found, or its words."""
        found = self.canvas.places_now().find(match.id)
        where = found.rect if found else None
        if where is not None and words is not None and not where.contains(words.centre):
            where = words
        seen = self.canvas.sight.to_pixel(where, found.strip) if found and where else None
        for corner in (TOP_RIGHT, BOTTOM_RIGHT):
            self.corner = corner
            self.place()
            here = self.geometry().translated(-self.canvas.pos())
            if seen is None or not here.intersects(q(seen).toAlignedRect()):
                return

    def _show(self) -> None:
        match, count = self._current(), len(self.matches)
        if not self.field.text():
            words = ""
        elif match is None:
            words = _("Not found")
        else:
            most = f"{MOST_MATCHES:,}+" if count == MOST_MATCHES else f"{count:,}"
            words = _("{place} of {count}", place=f"{self.at + 1:,}", count=most)
            if kind_of(self.canvas.editor.document, match.id) == CARD and self._is_hidden(match.id):
                words += _(", filtered out")
        self._count.setText(words)
        self._count.setProperty("danger", bool(self.field.text()) and match is None)
        self._count.style().unpolish(self._count)
        self._count.style().polish(self._count)
        if match is None and (self._one.hasFocus() or self._all.hasFocus()):
            self.by.setFocus()  # else Qt takes the keyboard on, out of the bar and onto what is selected
        for button in (self._one, self._all):
            button.setEnabled(match is not None)
        self._highlights.show(self.matches, match)

    def _is_hidden(self, id: str) -> bool:
        return self.canvas.places_now().find(id) is None

    # ---- replacing

    def replace(self) -> None:
        """Put the other words in the place of the current match, and go on to the next one."""
        match, editor, by = self._current(), self.canvas.editor, self.by.text()
        if match is None:
            return
        self._begin()
        place = self.at
        try:
            document = replace_one(editor.document, match, self.wanted, by)
        except TooLong as error:
            self._refuse(error)
            return
        editor.commit(_("Replace"), document)
        self.matches = find_all(editor.document, self.wanted)
        # What was just written is not looked through again.
        written = match.start + len(by)
        while place < len(self.matches) and (
            (self.matches[place].id, self.matches[place].note) == (match.id, match.note)
            and self.matches[place].start < written
        ):
            place += 1
        self.at = place % len(self.matches) if self.matches else -1
        self._reveal()
        self._show()

    def replace_all(self) -> None:
        """Put the other words everywhere, as one undo step."""
        editor = self.canvas.editor
        self._begin()
        try:
            document, count = replace_all(editor.document, self.wanted, self.by.text())
        except TooLong as error:
            self._refuse(error)
            return
        editor.commit(_("Replace all"), document)
        self._search_again()
        self._count.setText(ngettext("{count} replaced", "{count} replaced", count))

    def _begin(self) -> None:
        self.canvas.finish_editing()
        self.canvas.hintChanged.emit("")  # why the last one was refused

    def _refuse(self, error: TooLong) -> None:
        """Say which text has no room for it, and go there; nothing was changed."""
        said = error.said
        there = (n for n, match in enumerate(self.matches) if (match.id, match.note) == (said.id, said.note))
        self.at = next(there, self.at)
        self._reveal()
        self._show()
        self.canvas.hintChanged.emit(
            _(
                "Nothing was replaced: “{text}” would have more than the {limit:,} characters that a text"
                " holds. Replace it by less, or divide that text first.",
                text=excerpt(said.text, _SHOWN),
                limit=LONGEST,
            )
        )
