"""Light and dark: every role readable on what it lies on, and a change of theme in the open window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.drawing.colour import contrast
from journeymapper.resources import resource
from journeymapper.ui.panels.palette import LEAST_CONTRAST, Entry
from journeymapper.ui.theme import DARK, LIGHT, Theme, chosen_theme, current_theme, load_theme
from tests.ui.conftest import Desk

# Text, and the grounds that it lies on.
TEXTS = {
    "text": ("chrome", "desk", "field", "raised", "hover", "pressed", "track", "segment"),
    "muted": ("chrome", "field", "raised", "track"),
    "link": ("chrome",),
    "danger": ("chrome",),
    "warning": ("chrome",),
    "on_accent": ("accent", "accent_hover"),
    "on_selection": ("selection",),
}
# Lines and signs that mean something.
SIGNS = {"focus": ("chrome", "field", "desk"), "accent": ("chrome", "desk"), "disabled": ("chrome",)}


@pytest.mark.parametrize("name", [LIGHT, DARK])
@pytest.mark.parametrize(("role", "ground"), [(role, one) for role, all in TEXTS.items() for one in all])
def test_text_can_be_read(name: str, role: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", [LIGHT, DARK])
@pytest.mark.parametrize(("role", "ground"), [(role, one) for role, all in SIGNS.items() for one in all])
def test_signs_can_be_seen(name: str, role: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= 2.4


def test_every_role_is_a_colour_in_both_themes() -> None:
    for name in (LIGHT, DARK):
        for role, value in load_theme(name)._asdict().items():
            assert role == "name" or QColor(value).isValid(), (name, role)


def test_the_style_sheet_knows_no_colours_of_its_own() -> None:
    sheet = resource("themes", "window.qss").read_text("utf-8").partition("*/")[2]
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\s*[;,)]|rgba?\(", sheet) == []
    pictures = set(re.findall(r"url\(\"\{([a-z]+)\}\"\)", sheet))
    assert all(resource("themes", f"{name}.png").is_file() for name in pictures)
    assert set(re.findall(r"\{([a-z_]+)\}", sheet)) - pictures <= set(Theme._fields)


def ground(widget: QWidget, at: QPoint) -> str:
    return widget.grab().toImage().pixelColor(at).name().upper()


def test_a_change_of_theme_reaches_everything_that_is_open(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    for choice in (DARK, LIGHT, DARK):
        desk.program.change(desk.program.preferences._replace(theme=choice))
        desk.settle(window)
        theme = current_theme()
        assert theme.name == choice
        assert ground(window.toolbar, QPoint(3, 3)) == theme.chrome
        assert ground(window.status, QPoint(3, 6)) == theme.chrome
        assert ground(window.palette_panel, QPoint(2, 2)) == theme.chrome
        # Beside the sheet there is desk, and the sheet itself keeps its own colours.
        assert ground(window.canvas, QPoint(4, 4)) == theme.desk
        icon = window.action_table["facts"].icon().pixmap(20, 20).toImage()
        colours = {icon.pixelColor(x, y).name().upper() for x in range(20) for y in range(20)}
        assert theme.text in colours
        icon = window.seeing.shelf._hide.icon().pixmap(20, 20).toImage()
        colours = {icon.pixelColor(x, y).name().upper() for x in range(20) for y in range(20)}
        assert theme.text in colours


@pytest.mark.parametrize("name", [LIGHT, DARK])
def test_icons_of_the_palette_can_be_told_from_the_panel(desk: Desk, sample: Path, name: str) -> None:
    desk.program.change(desk.program.preferences._replace(theme=name))
    window = desk.window(sample)
    chrome = load_theme(name).chrome
    for entry in window.palette_panel.findChildren(Entry):
        image = entry.icon().pixmap(20, 20).toImage()
        seen = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        strongest = max(contrast(one.name(), chrome) for one in seen if one.alpha() > 200)
        assert strongest >= LEAST_CONTRAST - 0.1, entry.kind


def test_the_system_decides_where_it_is_asked() -> None:
    assert chosen_theme("system") in (LIGHT, DARK)
    assert chosen_theme("nonsense") in (LIGHT, DARK)


@pytest.mark.parametrize(("colour", "expected"), [("#202020", DARK), ("#f0f0f0", LIGHT)])
def test_the_system_is_as_dark_as_the_colours_that_it_gave(
    qapp: QApplication, colour: str, expected: str
) -> None:
    """Before the program has colours of its own."""
    theme, palette = qapp.property("theme"), qapp.palette()
    try:
        qapp.setProperty("theme", None)
        qapp.setPalette(QPalette(QColor(colour)))
        assert chosen_theme("system") == expected
        qapp.setProperty("theme", expected)
        assert chosen_theme("system") == LIGHT  # ours say nothing; the desktop of the tests is light
    finally:
        qapp.setProperty("theme", theme)
        qapp.setPalette(palette)
