"""The command palette: type a few letters of what to do or where to go, Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from journeymapper.editor.cursor import follow_selection
from journeymapper.editor.folding import revealing
from journeymapper.i18n import _
from journeymapper.ui.announcing import announce
from journeymapper.ui.dialogs.palette_entries import (
    Entry,
    Place,
    commands,
    go_words,
    icon_of,
    matching,
    places,
)
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.outline_model import icon_of as place_icon
from journeymapper.ui.theme import current_theme

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

WIDTH, HIGHEST, ROW = 620, 420, 36  # at the usual size of texts
_ICON = 17
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ENTRY = Qt.ItemDataRole.UserRole + 1
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (entry.name, entry.about, entry.keys) if part)
            case _ if role == _ENTRY:
                return entry
        return None


class Row(QStyledItemDelegate):
    """Icon and name; at the other end, more quietly, the keys or where it belongs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(ROW, option.fontMetrics.height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        entry: Entry = index.data(_ENTRY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        text, quiet = (theme.on_selection,) * 2 if chosen else (theme.text, theme.muted)
        metrics, inner = option.fontMetrics, option.rect.adjusted(10, 0, -12, 0)
        side = with_text(_ICON)
        mark = QRect(inner.x(), inner.center().y() - side // 2, side, side)
        icon_of(entry, quiet).paint(painter, self._mirrored(option, mark))
        beside = entry.keys or entry.about
        if entry.keys and entry.about:
            beside = f"{entry.about}     {entry.keys}"
        most = inner.width() // 2
        beside = metrics.elidedText(beside, Qt.TextElideMode.ElideRight, most)
        room = QRect(
            inner.x() + side + 11,
            inner.y(),
            inner.width() - side - 11 - metrics.horizontalAdvance(beside) - 16,
            inner.height(),
        )
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setPen(QColor(text))
        name = metrics.elidedText(" ".join(entry.name.split()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(self._mirrored(option, room), QStyle.visualAlignment(option.direction, align), name)
        painter.setPen(QColor(quiet))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(
            self._mirrored(option, inner), QStyle.visualAlignment(option.direction, align), beside
        )
        painter.restore()

    @staticmethod
    def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, place)


class CommandPalette(QFrame):
    """Lies over its window until something is chosen, Esc is pressed or something else is clicked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.main = window
        self.setObjectName("floating")
        self.setProperty("raised", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Find or do anything"))
        self._offered: list[Entry] = []
        self._places: list[Place] | None = None  # not looked up yet
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find or do anything"))
        self.field.setAccessibleName(_("Find or do anything"))
        self.field.textChanged.connect(lambda _text: self._search())
        self.field.installEventFilter(self)
        self.model = Entries()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(Row(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What fits"))
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda index: self.run(index.row()))
        self._nothing = QLabel(_("Nothing fits. Try fewer letters."))
        self._nothing.setProperty("muted", True)
        self._nothing.setContentsMargins(10, 4, 10, 6)
        for widget in (self.field, self.list, self._nothing):
            column.addWidget(widget)
        self.hide()

    def open(self) -> None:
        """Show what can be done now, with nothing typed yet."""
        self.main.finish_editing()
        self.main.refresh()
        self._offered = commands(self.main)
        self._places = None
        self.field.clear()
        self._search()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        room = self.main.rect()
        width = min(with_text(WIDTH), room.width() - 40)
        rows = max(1, len(self.model.entries)) * max(ROW, self.list.sizeHintForRow(0)) + 4
        height = min(with_text(HIGHEST), room.height() - 100, self.field.sizeHint().height() + 28 + rows)
        top = self.main.menuBar().geometry().bottom() + 8
        self.setGeometry((room.width() - width) // 2, top, width, height)

    def dismiss(self) -> None:
        # First: else Qt hands the keyboard to whatever comes next in the window, and says so.
        if self.main.canvas is not None:
            self.main.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    # ---- searching

    def _search(self) -> None:
        found = matching(self.field.text(), self._offered, self._there, self._entry)
        self.model.show(found)
        self._choose(0)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if self.isVisible():
            self._place()

    def _there(self) -> list[Place]:
        if self._places is None:
            self._places = places(self.main)
        return self._places

    def _entry(self, place: Place) -> Entry:
        kind = go_words(place.node)
        about = f"{kind} · {place.about}" if place.about else kind
        return Entry(place.node.shown, about, "", place_icon(place.node), lambda: self._go_to(place.node.id))

    def _go_to(self, id: str) -> None:
        """Select a thing and bring it into sight."""
        editor, canvas = self.main.editor, self.main.canvas
        if editor is None or canvas is None:
            return
        opened = revealing(editor.document, canvas.pane.view, id)
        if opened != canvas.pane.view:
            canvas.look(opened)
        editor.select((id,))
        follow_selection(canvas.pane)
        canvas.reveal(id)
        canvas.flash((id,))

    def _choose(self, row: int) -> None:
        count = len(self.model.entries)
        if count:
            index = self.model.index(max(0, min(row, count - 1)))
            self.list.setCurrentIndex(index)
            words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            self.field.setAccessibleDescription(words)
            if self.isVisible():
                announce(self.field, words)

    def run(self, row: int) -> None:
        """Do what a line stands for, as if it had been chosen from its menu."""
        if 0 <= row < len(self.model.entries):
            entry = self.model.entries[row]
            self.dismiss()
            entry.run()

    # ---- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in stays:
                self.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run(row)
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in _WALK:
            page = max(1, self.list.viewport().height() // max(ROW, self.list.sizeHintForRow(0)) - 1)
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page}.get(Qt.Key(key), page)
            self._choose(row + by)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._choose(row + (1 if key == Qt.Key.Key_Tab else -1))
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
