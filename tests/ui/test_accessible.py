"""What a screen reader finds in the whole window: a name on everything that can be used, in every state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from journeymapper.ui.dialogs.settings import Settings
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk
from tests.ui.person import CTRL, Key, Person

NAME, ROLE = QAccessible.Text.Name, QAccessible.Role
# What somebody acts on; the rest only holds or separates.
USED = {
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText, ROLE.SpinBox,
    ROLE.Slider, ROLE.MenuItem, ROLE.ListItem, ROLE.TreeItem, ROLE.ButtonMenu, ROLE.Link, ROLE.Heading,
    ROLE.List, ROLE.Tree, ROLE.Table,
}  # fmt: skip
INNER = (ROLE.ComboBox, ROLE.SpinBox)  # their parts speak for the whole


@pytest.fixture(autouse=True)
def reader(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def walk(node: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Every visible node of a tree with the way to it."""
    here = f"{path}/{node.role().name}"
    state = node.state()
    if state.invisible:
        return
    yield here, node
    if node.role() in INNER:
        return
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and child.isValid():
            yield from walk(child, here)


def nameless(widget: QWidget) -> list[str]:
    tree = QAccessible.queryAccessibleInterface(widget)
    found = [(path, node) for path, node in walk(tree) if node.role() in USED]
    assert len(found) > 5
    return [f"{path} {node.object()}" for path, node in found if not node.text(NAME).strip()]


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    return desk.window(sample)


def test_everything_on_the_start_page_has_a_name(desk: Desk) -> None:
    assert nameless(desk.window()) == []


@pytest.mark.parametrize("subject", ["map", "card", "stage", "step", "lane", "point", "persona", "curve"])
def test_everything_in_the_window_has_a_name(desk: Desk, window: MainWindow, subject: str) -> None:
    document = window.editor.document
    curve = document.curves[0]
    chosen = {
        "map": (),
        "card": (document.cards[0].id,),
        "stage": (document.stages[0].id,),
        "step": (document.stages[0].steps[0].id,),
        "lane": (document.lanes[0].id,),
        "point": (curve.points[0].id,),
        "persona": (document.personas[0].id,),
        "curve": (curve.id,),
    }[subject]
    window.editor.select(chosen)
    window.show_inspector()
    desk.settle(window)
    assert nameless(window) == []


@pytest.mark.parametrize("action", ["find", "filter", "outline", "notes", "history", "map_style"])
def test_everything_in_the_panels_has_a_name(desk: Desk, window: MainWindow, action: str) -> None:
    window.action_table[action].trigger()
    desk.settle(window)
    assert nameless(window) == []


def test_everything_in_the_settings_has_a_name(desk: Desk) -> None:
    dialog = Settings(desk.program)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []


def test_whatever_takes_the_keyboard_is_reached_with_tab_and_shows_it(desk: Desk, window: MainWindow) -> None:
    """Tab goes round the window, from one named control to the next, and comes back to the map."""
    person = Person(desk, window)
    window.editor.select(())
    desk.settle(window)
    person.key(Key.Key_End, CTRL)
    seen: list[QWidget] = []
    for _ in range(120):
        person.key(Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is window.canvas:
            break
        seen.append(focused)
    assert QApplication.focusWidget() is window.canvas
    assert len(seen) == len(set(seen))
    assert any(isinstance(one, QLineEdit | QComboBox) or one.inherits("QPlainTextEdit") for one in seen)
    for one in seen:
        assert one.isVisible()
        assert QAccessible.queryAccessibleInterface(one).text(NAME), one


def test_the_keyboard_is_told_where_it_is_on_the_map(desk: Desk, window: MainWindow) -> None:
    person = Person(desk, window)
    tree = QAccessible.queryAccessibleInterface(window.canvas)
    person.key(Key.Key_Home, CTRL)
    told = [tree.focusChild().text(NAME)]
    for key in (Key.Key_Up, Key.Key_Up):
        person.key(key)
        told.append(tree.focusChild().text(NAME))
        assert tree.focusChild().role() == ROLE.Heading
    stage = window.editor.document.stages[0]
    assert stage.steps[0].name in told[1]
    assert stage.name in told[2]


@pytest.mark.parametrize("percent", [150, 200, 300])
def test_words_of_controls_are_whole_when_texts_are_large(desk: Desk, sample: Path, percent: int) -> None:
    """At 200 % no button cuts its words, no field is lower than its text, nothing leaves the window."""
    desk.program.change(desk.program.preferences._replace(text_size=percent))
    try:
        window = desk.window(sample)
        window.show_inspector()
        desk.settle(window)
        for one in window.findChildren(QWidget):
            if not one.isVisible() or one.window() is not window:
                continue
            corner = one.mapTo(window, one.rect().topRight())
            if isinstance(one, QAbstractButton) and not window.inspector.isAncestorOf(one):
                assert one.width() >= min(one.sizeHint().width(), one.maximumWidth()), one
                assert corner.x() <= window.width(), one
            if isinstance(one, QLineEdit | QComboBox | QAbstractSpinBox):
                assert one.height() >= one.fontMetrics().height(), one
        inspector = window.inspector
        assert inspector.widget().width() <= inspector.viewport().width()
        assert inspector.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    finally:
        desk.program.change(desk.program.preferences._replace(text_size=100))


def test_signs_grow_with_the_texts(desk: Desk, sample: Path) -> None:
    """Also in panels that were there before the size was chosen."""
    window = desk.window(sample)
    window.action_table["find"].trigger()
    window.action_table["filter"].trigger()
    try:
        desk.program.change(desk.program.preferences._replace(text_size=300))
        desk.settle(window)
        buttons = window.findChildren(QAbstractButton)
        signs = [one for one in buttons if one.isVisible() and not one.icon().isNull()]
        assert any(window.seeing.filter_panel.isAncestorOf(one) for one in signs)
        for one in signs:
            assert one.iconSize().height() >= one.fontMetrics().ascent(), one.accessibleName()
            assert one.height() >= one.iconSize().height(), one.accessibleName()
    finally:
        desk.program.change(desk.program.preferences._replace(text_size=100))


def test_a_control_without_a_name_would_be_found(desk: Desk) -> None:
    holder = QWidget()
    desk.qtbot.addWidget(holder)
    for place in range(7):
        button = QPushButton(f"Button {place}" if place else "", holder)
        button.move(0, place * 30)
    holder.show()
    assert len(nameless(holder)) == 1
