"""The map for screen readers: the canvas is a list of its cards and points, stage by stage.

Qt asks these objects at any time, also about cards that are gone, and frees them on its own; an
error or a freed object in the midst of its call ends the program. So there is one object for each
id, kept in a dict until Qt has been told to let go of it; every answer is read from the map as it
is now, and none of them raises.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from journeymapper.drawing.tree import Drawing, Group
from journeymapper.i18n import _
from journeymapper.model.lookup import find_card
from journeymapper.ui.announcing import announce
from journeymapper.ui.canvas.reading import reading_order
from journeymapper.ui.hints import hint_for, where

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

_INSTALLED = "canvas_accessible"  # a property of the application
_HEADINGS = ("stage", "step", "lane")
Text, Role, State = QAccessible.Text, QAccessible.Role, QAccessible.State


def guarded(answer: Callable[[], Any]) -> Callable[[Any], Any]:
    """The method, with `answer()` in place of whatever goes wrong in it."""

    def wrap(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def safe(*args: Any) -> Any:
            try:
                return method(*args)
            except Exception:  # Qt would carry it nowhere but into a crash
                return answer()

        return safe

    return wrap


def _nothing() -> None:
    return None


class ThingNode(QAccessibleInterface):
    """One card or emotion point."""

    def __init__(self, tree: MapNode, id: str) -> None:
        super().__init__()
        self._tree, self._id = tree, id

    @guarded(lambda: False)
    def isValid(self) -> bool:
        return isValid(self._tree) and self._tree.group(self._id) is not None

    @guarded(_nothing)
    def object(self) -> QObject | None:
        return None

    @guarded(_nothing)
    def window(self) -> QWindow | None:
        return self._tree.window()

    @guarded(_nothing)
    def parent(self) -> QAccessibleInterface | None:
        return self._tree if isValid(self._tree) else None

    @guarded(lambda: 0)
    def childCount(self) -> int:
        return 0

    @guarded(_nothing)
    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    @guarded(lambda: -1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @guarded(_nothing)
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    @guarded(str)
    def text(self, kind: QAccessible.Text) -> str:
        group = self._tree.group(self._id)
        if group is None or kind not in (Text.Name, Text.Description):
            return ""
        return group.label if kind == Text.Name else self._tree.where(group)

    @guarded(_nothing)
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        return None

    @guarded(QRect)
    def rect(self) -> QRect:
        return self._tree.place(self._id)

    @guarded(lambda: Role.ListItem)
    def role(self) -> QAccessible.Role:
        group = self._tree.group(self._id)
        return Role.Heading if group is not None and group.kind in _HEADINGS else Role.ListItem

    @guarded(State)
    def state(self) -> QAccessible.State:
        state = State()
        state.focusable = state.selectable = True
        state.selected = self._id in self._tree.canvas.editor.selection
        state.focused = state.selected and self._tree.canvas.hasFocus()
        state.invalid = self._tree.group(self._id) is None
        return state

    @guarded(QColor)
    def foregroundColor(self) -> QColor:
        return QColor("#1F2430")

    @guarded(QColor)
    def backgroundColor(self) -> QColor:
        return QColor("#FFFFFF")


class MapNode(QAccessibleWidget):
    """The canvas, with its cards and points as children in reading order."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, Role.List, _("Journey map"))
        self.canvas = canvas
        self._nodes: dict[str, ThingNode] = {}
        self._read: tuple[Drawing, tuple[Group, ...], dict[str, int]] | None = None

    def things(self) -> tuple[tuple[Group, ...], dict[str, int]]:
        """What can be read, in reading order, and the place of each id in it."""
        drawing = self.canvas.drawing
        if self._read is None or self._read[0] is not drawing:
            groups = reading_order(drawing)
            self._read = (drawing, groups, {group.id: n for n, group in enumerate(groups)})
        return self._read[1], self._read[2]

    def group(self, id: str) -> Group | None:
        groups, places = self.things()
        return groups[places[id]] if id in places else None

    def place(self, id: str) -> QRect:
        """Where a thing is on the screen."""
        canvas = self.canvas
        found = canvas.places_now().find(id)
        if found is None:
            return QRect()
        seen = canvas.sight.to_pixel(found.rect, found.strip)
        corner = canvas.mapToGlobal(QPoint(round(seen.x), round(seen.y)))
        return QRect(corner.x(), corner.y(), round(seen.width), round(seen.height))

    def where(self, group: Group) -> str:
        """In which cell a card lies."""
        document = self.canvas.editor.document
        card = find_card(document, group.id) if group.kind == "card" else None
        return where(document, card.lane, card.step) if card is not None else ""

    def node(self, id: str) -> ThingNode:
        """The one object for an id."""
        known = self._nodes.get(id)
        if known is None or not isValid(known):
            known = self._nodes[id] = ThingNode(self, id)
        return known

    def let_go(self, all_of_them: bool = False) -> None:
        """Free the objects of what is gone: Qt first, then we."""
        there = {} if all_of_them else self.things()[1]
        for id in [id for id in self._nodes if id not in there]:
            node = self._nodes[id]
            if isValid(node):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
            del self._nodes[id]

    @guarded(lambda: 0)
    def childCount(self) -> int:
        return len(self.things()[0])

    @guarded(_nothing)
    def child(self, index: int) -> QAccessibleInterface | None:
        groups = self.things()[0]
        return self.node(groups[index].id) if 0 <= index < len(groups) else None

    @guarded(lambda: -1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.things()[1].get(child._id, -1) if isinstance(child, ThingNode) else -1

    @guarded(_nothing)
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        at = self.canvas.mapFromGlobal(QPoint(x, y)).toPointF()
        id = self.canvas.hit_at(at).id
        return self.node(id) if id in self.things()[1] else None

    @guarded(_nothing)
    def focusChild(self) -> QAccessibleInterface | None:
        chosen = self.canvas.editor.selection
        return self.node(chosen[0]) if len(chosen) == 1 and chosen[0] in self.things()[1] else None

    @guarded(lambda: Role.List)
    def role(self) -> QAccessible.Role:
        return Role.List


def _make(key: str, thing: QObject | None) -> QAccessibleInterface | None:
    """The factory that Qt asks for every object of the program."""
    make = getattr(thing, "make_accessible", None)
    try:
        return make() if make is not None else None
    except Exception:
        return None


class Reader:
    """Tells screen readers about one canvas. Does nothing until one is there."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._tree: MapNode | None = None

    def tree(self) -> MapNode:
        if self._tree is None or not isValid(self._tree):
            self._tree = MapNode(self._canvas)
        return self._tree

    def has_changed(self) -> None:
        """Other cards are there."""
        if self._tree is not None and isValid(self._tree) and QAccessible.isActive():
            self._tree.let_go()
            event = QAccessibleEvent(self._canvas, QAccessible.Event.ObjectReorder)
            QAccessible.updateAccessibility(event)

    def has_moved(self) -> None:
        """Something else is selected: say it."""
        if not QAccessible.isActive():
            return
        chosen = self._canvas.editor.selection
        place = self.tree().things()[1].get(chosen[0], -1) if len(chosen) == 1 else -1
        if place >= 0 and self._canvas.hasFocus():
            event = QAccessibleEvent(self._canvas, QAccessible.Event.Focus)
            event.setChild(place)
            QAccessible.updateAccessibility(event)
        elif len(chosen) == 1:  # a link
            self.say(hint_for(self._canvas.pane))

    def say(self, words: str) -> None:
        """Speak of something that is no thing of the map, such as an empty cell."""
        if self._canvas.hasFocus():
            announce(self._canvas, words)

    def has_come(self) -> None:
        """The keyboard is on the map now: say where, when nothing is selected there."""
        if not self._canvas.editor.selection and self._canvas.pane.cursor is not None:
            self.say(hint_for(self._canvas.pane))

    def close(self) -> None:
        """Before the canvas goes: Qt must not keep what we free."""
        if self._tree is not None:
            self._tree.let_go(all_of_them=True)


def install() -> None:
    """Let Qt ask canvases for their objects. Once for a program: Qt would keep a second factory too."""
    application = QCoreApplication.instance()
    if application is not None and not application.property(_INSTALLED):
        application.setProperty(_INSTALLED, True)
        QAccessible.installFactory(_make)
