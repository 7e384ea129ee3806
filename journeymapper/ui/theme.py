"""The look of the program: a file of roles turned into a palette and a small style sheet.

A map keeps its own colours: see the model's `Style`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from journeymapper.i18n import N_
from journeymapper.resources import resource

_MOST_BAR = 2.0  # times as wide as usual: scroll bars lie on the map, however large the texts are
SYSTEM, LIGHT, DARK = "system", "light", "dark"
THEMES = ((SYSTEM, N_("As the system")), (LIGHT, N_("Light")), (DARK, N_("Dark")))


class Theme(NamedTuple):
    """Colours by role, as "#RRGGBB"."""

    name: str
    chrome: str
    desk: str
    field: str
    field_border: str
    raised: str
    hover: str
    pressed: str
    line: str
    track: str
    segment: str
    scroll: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    focus: str
    on_accent: str
    selection: str
    on_selection: str
    link: str
    danger: str
    warning: str


@cache
def load_theme(name: str) -> Theme:
    """The theme of this name ("light" or "dark")."""
    return Theme(name=name, **json.loads(resource("themes", f"{name}.json").read_text("utf-8")))


def current_theme() -> Theme:
    """The theme that the running program shows."""
    application = QApplication.instance()
    return load_theme((application.property("theme") if application else None) or LIGHT)


def chosen_theme(choice: str) -> str:
    """What a choice of system, light or dark means on this desktop now."""
    if choice in (LIGHT, DARK):
        return choice
    application = QApplication.instance()
    if application is None or not application.property("theme"):
        # Told by the colours that the desktop gave, as long as they are not ours: to ask for the scheme makes
        # Python's copies of all of Qt's names, for which a first window would have to wait.
        return DARK if QApplication.palette().window().color().lightness() < 128 else LIGHT
    from PySide6.QtCore import Qt

    return DARK if QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def load_fonts(application: QApplication) -> None:
    """Make the bundled Inter the program's font, so that it looks the same everywhere."""
    for face in ("Regular", "Italic", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{face}.ttf")))
    font = application.font()
    font.setFamilies(["Inter", *font.families()])
    if font.pointSizeF() < 10:
        font.setPointSizeF(10)
    application.setFont(font)


def apply_text_size(application: QApplication, percent: int) -> None:
    """Show the program's texts larger than its font asks for. Maps have sizes of their own."""
    usual = application.property("usual_size")
    if usual is None:
        usual = application.font().pointSizeF()
        application.setProperty("usual_size", usual)
    percent = max(100, min(percent, 300))
    application.setProperty("text_size", percent)
    font = application.font()
    font.setPointSizeF(float(usual) * percent / 100)
    application.setFont(font)


def apply_theme(application: QApplication, choice: str) -> None:
    """Show the whole program in the chosen theme."""
    theme = load_theme(chosen_theme(choice))
    application.setProperty("theme", theme.name)
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, theme.chrome),
        (role.WindowText, theme.text),
        (role.Base, theme.field),
        (role.AlternateBase, theme.hover),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.danger),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Accent, theme.accent),
        (role.Link, theme.link),
        (role.LinkVisited, theme.link),
        (role.ToolTipBase, theme.text),
        (role.ToolTipText, theme.chrome),
        (role.PlaceholderText, theme.muted),
        (role.Light, theme.hover),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.field_border),
        (role.Shadow, theme.line),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.disabled))
    return palette


def _style_sheet(theme: Theme) -> str:
    sheet = resource("themes", "window.qss").read_text("utf-8")
    for name, value in theme._asdict().items():
        sheet = sheet.replace(f"{{{name}}}", value)
    for name in ("check", "partly", "ticked", "submenu", "submenuleft"):
        sheet = sheet.replace(f"{{{name}}}", resource("themes", f"{name}.png").as_posix())
    application = QApplication.instance()
    scale = ((application.property("text_size") if application else None) or 100) / 100
    sheet = re.sub(r"(\d+)bx", lambda size: f"{round(int(size[1]) * min(scale, _MOST_BAR))}px", sheet)
    sheet = re.sub(r"(\d+)tx", lambda size: f"{round(int(size[1]) * scale)}px", sheet)  # grows with texts
    return re.sub(r"(\d+)pt", lambda size: f"{int(size[1]) * scale:g}pt", sheet)
