"""What belongs to the map as a whole, shown in the inspector: its facts, its style, its personas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def show_map_facts(window: MainWindow, field: str = "title") -> None:
    if window.editor is not None:
        window.finish_editing()
        window.editor.select(())
        window.show_inspector(field)


def show_style(window: MainWindow) -> None:
    show_map_facts(window, "")
    window.inspector.show_part("style")


def show_personas(window: MainWindow) -> None:
    """The first persona; where there is none, the facts with the way to add one."""
    if window.editor is not None:
        window.finish_editing()
        people = window.editor.document.personas
        window.editor.select((people[0].id,) if people else ())
        window.show_inspector("name")
        if not people:
            window.inspector.show_part("personas")
