"""What the command palette offers: everything in menus and the action table, and every place of the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from journeymapper.editor.fuzzy import fit, plain
from journeymapper.editor.outline import CELL, HEADING, Node, flat, outline
from journeymapper.i18n import _
from journeymapper.ui.actions import other_words, plain_text
from journeymapper.ui.icons import icon

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

MOST = 60  # lines that are shown
LEAST_OF_TEXT = 2  # letters before the map itself is searched


class Entry(NamedTuple):
    """A line: what it says, more quietly where it belongs, its keys, and what it does. `icon` is a name
    of a bundled icon, or an icon. `also` are other words for it, which are not shown."""

    name: str
    about: str
    keys: str
    icon: str | QIcon
    run: Callable[[], object]
    also: str = ""


def commands(window: MainWindow) -> list[Entry]:
    """All actions that can be done now, in the order of the menus, then what is in no menu."""
    found: list[Entry] = []
    told: set[QAction] = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            for action, about in _leaves(menu, words_of(top)):
                told.add(action)
                if action.isEnabled():
                    found.append(_command(action, about))
    others = [action for action in window.action_table.values() if action not in told]
    found += [_command(action, "") for action in others if action.isEnabled()]
    itself = words_of(window.action_table["command_palette"])
    return [entry for entry in found if entry.name != itself]


def _leaves(menu: QMenu, about: str) -> Iterator[tuple[QAction, str]]:
    menu.aboutToShow.emit()  # fills what is filled when it is seen, in menus inside menus too
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            if action.isEnabled():
                yield from _leaves(inner, f"{about} › {words_of(action)}")
        elif not action.isSeparator() and action.text():
            yield action, about


def _command(action: QAction, about: str) -> Entry:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = words_of(action)
    plain_name = without_marks(plain_text(action))
    # "Undo Move card" is Undo; but "Open the lane" says more than "Collapse the lane" where it is collapsed.
    if name.startswith(plain_name):
        name = plain_name
    return Entry(name, about, keys, action.icon(), action.trigger, other_words(action))


def words_of(action: QAction) -> str:
    """The words of an action without the marks of menus."""
    return without_marks(action.text())


def without_marks(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(" …")


class Place(NamedTuple):
    """A thing of the map that can be gone to."""

    node: Node
    said: str  # plain, for searching
    about: str


def places(window: MainWindow) -> list[Place]:
    """Every stage, step, lane, persona, card and point, with the stage and step that it lies in."""
    if window.editor is None or window.pane is None:
        return []
    found: list[Place] = []
    for top in outline(window.editor.document, window.pane.words):
        for node in flat((top,)):
            if node.id and node.kind not in (CELL, HEADING):
                about = "" if node is top else top.shown
                found.append(Place(node, plain(node.shown), about))
    return found


def matching(
    typed: str, offered: list[Entry], there: Callable[[], list[Place]], go: Callable[[Place], Entry]
) -> list[Entry]:
    """What fits best comes first; commands before places that fit as well. The places of the map are
    asked for only when enough is typed."""
    if not typed.strip():
        return offered
    scored = [(fit(typed, entry.name), entry) for entry in offered]
    scored += [(fit(typed, f"{entry.about} {entry.name}") * 0.5, entry) for entry in offered]
    scored += [(fit(typed, entry.also) * 0.5, entry) for entry in offered if entry.also]
    wanted = plain(typed).split()
    if len("".join(wanted)) >= LEAST_OF_TEXT:
        inside = [one for one in there() if all(part in one.said for part in wanted)]
        scored += [(fit(typed, one.node.shown) * 0.9, go(one)) for one in inside[:500]]
    scored = [one for one in scored if one[0] > 0]
    scored.sort(key=lambda one: -one[0])
    best: list[Entry] = []
    told: set[int] = set()
    for _score, entry in scored:
        if id(entry) not in told:
            told.add(id(entry))
            best.append(entry)
    return best[:MOST]


def icon_of(entry: Entry, colour: str) -> QIcon:
    return icon(entry.icon, colour) if isinstance(entry.icon, str) and entry.icon else QIcon(entry.icon or "")


def go_words(node: Node) -> str:
    """What the list says of a place before its name."""
    return {
        "stage": _("Stage"),
        "step": _("Step"),
        "lane": _("Lane"),
        "persona": _("Persona"),
        "point": _("Emotion"),
    }.get(node.kind, _("Card"))
