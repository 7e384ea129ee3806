"""The outline as Qt's trees want it: made from the pure one, kept across edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from journeymapper.editor.outline import CELL, HEADING, Node, flat
from journeymapper.editor.outline_moves import CARRIED
from journeymapper.editor.things import CARD, LANE, PERSONA, POINT, STAGE, STEP
from journeymapper.i18n import _
from journeymapper.layout.icons import LANE_ICONS, MOMENT, OTHER_LANE
from journeymapper.text.excerpt import excerpt
from journeymapper.ui.icons import icon
from journeymapper.ui.safety.plain import plain_tip
from journeymapper.ui.theme import current_theme
from journeymapper.ui.words import card_kind_name, lane_kind_of_card

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ICONS = {STAGE: "columns-3", STEP: "square-split-horizontal", PERSONA: "user", POINT: "heart", HEADING: ""}
_HEADINGS = {"lanes": "rows-3", "personas": "users", "shelf": "archive"}
_LONGEST = 400  # characters of a line: more than a panel shows


class OutlineModel(QAbstractItemModel):
    """Every line has a number, which is its place from top to bottom; rows are looked up when asked for."""

    def __init__(self, rename) -> None:
        """`rename(id, text)` writes on a thing of the map."""
        super().__init__()
        self._rename = rename
        self.nodes: list[Node] = []
        self._parents: list[int] = []
        self._rows: list[int] = []
        self._kids: list[list[int]] = [[]]  # of the root first, then of each line

    def show(self, nodes: tuple[Node, ...]) -> bool:
        """Show these lines. True when the tree is another one: what was open must be opened again."""
        before, lines = self.nodes, flat(nodes)
        if before and _same_shape(before, lines):
            self.nodes = lines
            for number, (old, new) in enumerate(zip(before, lines, strict=True)):
                if old.shown != new.shown or old.text != new.text or old.more != new.more:
                    index = self._index(number)
                    self.dataChanged.emit(index, index)
            return False
        self.beginResetModel()
        self.nodes, self._parents, self._rows, self._kids = [], [], [], [[]]
        self._take(nodes, -1)
        self.endResetModel()
        return True

    def _take(self, nodes: tuple[Node, ...], parent: int) -> None:
        for row, node in enumerate(nodes):
            number = len(self.nodes)
            self.nodes.append(node)
            self._parents.append(parent)
            self._rows.append(row)
            self._kids.append([])
            self._kids[parent + 1].append(number)
            self._take(node.children, number)

    # ---- for the panel

    def node(self, index: Index) -> Node | None:
        return self.nodes[index.internalId()] if index.isValid() else None

    def numbered(self) -> Iterator[tuple[int, str]]:
        return enumerate([node.key for node in self.nodes])

    def find(self, id: str) -> QModelIndex:
        """The line of a record; no index when it has none."""
        number = next((n for n, node in enumerate(self.nodes) if node.id == id), -1) if id else -1
        return self._index(number) if number >= 0 else QModelIndex()

    def find_key(self, key: str) -> QModelIndex:
        """The line with this key; no index when there is none."""
        number = next((n for n, node in enumerate(self.nodes) if node.key == key), -1)
        return self._index(number) if number >= 0 else QModelIndex()

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._rows[number], 0, number)

    def at(self, number: int) -> QModelIndex:
        return self._index(number)

    def __len__(self) -> int:
        return len(self.nodes)

    # ---- Qt

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        kids = self._kids[parent.internalId() + 1 if parent.isValid() else 0]
        return self.createIndex(row, 0, kids[row]) if 0 <= row < len(kids) and not column else QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        number = self._parents[index.internalId()] if index.isValid() else -1
        return self._index(number) if number >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._kids[parent.internalId() + 1 if parent.isValid() else 0])

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        node = self.node(index)
        if node is not None and node.id:
            flags |= Qt.ItemFlag.ItemIsEditable
        if node is not None and node.kind in (CELL, *CARRIED):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return excerpt(node.shown, _LONGEST)  # Qt measures all of a text to cut it to its line
            case Qt.ItemDataRole.EditRole:
                return node.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(node.text) if len(node.text) > 40 else None
            case Qt.ItemDataRole.DecorationRole:
                name = icon_of(node)
                return icon(name, current_theme().muted) if name else None
            case Qt.ItemDataRole.FontRole if node.kind in (STAGE, HEADING):
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(node)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or node is None or not node.id:
            return False
        if str(value) != node.text:
            self._rename(node.id, str(value))
        return True


def icon_of(node: Node) -> str:
    match node.kind:
        case _ if node.kind == CARD:
            return LANE_ICONS.get(lane_kind_of_card(node.more), OTHER_LANE)
        case _ if node.kind in (CELL, LANE):
            return LANE_ICONS.get(node.more, "minus" if node.more == "divider" else OTHER_LANE)
        case _ if node.kind == HEADING:
            return _HEADINGS.get(node.more, "")
        case _ if node.kind == STEP and node.more:
            return MOMENT
    return _ICONS.get(node.kind, "")


def spoken(node: Node) -> str:
    """What a screen reader says of a line."""
    match node.kind:
        case _ if node.kind == CARD:
            return f"{card_kind_name(node.more)}: {node.shown}"
        case _ if node.kind == STAGE:
            return _("Stage: {name}", name=node.shown)
        case _ if node.kind == STEP:
            said = _("Step: {name}", name=node.shown)
            return f"{said}, {_('Moment of truth')}" if node.more else said
        case _ if node.kind in (LANE, CELL):
            return _("Lane: {name}", name=node.shown)
        case _ if node.kind == POINT:
            return _("Emotion: {name}", name=node.shown)
        case _ if node.kind == PERSONA:
            return _("Persona: {name}", name=node.shown)
    return node.shown


def _same_shape(before: list[Node], lines: list[Node]) -> bool:
    """Whether the lines are the same ones, in the same places."""
    return len(before) == len(lines) and all(
        old.key == new.key and len(old.children) == len(new.children)
        for old, new in zip(before, lines, strict=True)
    )
