"""Actions for what lies over and beside the map: links between cards, and the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.editor import commands, linking
from journeymapper.i18n import N_, _
from journeymapper.ui.action import Action

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def link_cards(window: MainWindow) -> None:
    """Link the two selected cards as is usual between their kinds; with one, begin a link that ends
    at the card on which this is asked again."""
    editor, pane = window.editor, window.pane
    if editor is None or pane is None:
        return
    window.finish_editing()
    if linking.link_selection(editor):
        return
    if not linking.may_link(editor):
        window.status.say(_("Select two cards that are not linked yet."))
    elif not linking.link_onwards(pane):
        window.status.say(_("A link begins here: go to the other card and press Ctrl+L again"))


def go_to_link(window: MainWindow) -> None:
    """Select a link of the selected card; from a link go on to the next one."""
    editor, canvas = window.editor, window.canvas
    if editor is None or canvas is None:
        return
    window.finish_editing()
    link = linking.next_link(editor)
    if link is not None:
        editor.select((link.id,))
        canvas.reveal(link.target)
        canvas.reveal(link.source)
        canvas.setFocus()


def turn_link(window: MainWindow) -> None:
    """Let the selected links lead the other way."""
    if window.editor is not None:
        linking.turn_selection(window.editor)


def toggle_links(window: MainWindow) -> None:
    """Show all links, or only those of what is selected."""
    pane, canvas = window.pane, window.canvas
    if pane is None or canvas is None:
        return
    pane.shows_links = not pane.shows_links
    if pane.shows_links and not pane.editor.document.links:
        window.status.say(
            _("There are no links yet: draw one from the dot below a selected card, or press Ctrl+L.")
        )
    canvas.update()
    window.refresh()


def put_on_shelf(window: MainWindow) -> None:
    """The selected cards off the map, onto the shelf."""
    if window.editor is None:
        return
    window.finish_editing()
    if commands.shelve_selection(window.editor):
        window.seeing.shelf.appear()


def toggle_shelf(window: MainWindow) -> None:
    """Show the shelf although it is empty, or hide it although it is not."""
    if window.pane is not None:
        window.seeing.shelf.toggle()
        window.refresh()


def _may_link(window: MainWindow) -> bool:
    return window.editor is not None and linking.may_link(window.editor)


def _has_links(window: MainWindow) -> bool:
    return window.editor is not None and bool(window.editor.document.links)


def _on_links(window: MainWindow) -> bool:
    return window.editor is not None and bool(linking.chosen_links(window.editor))


def _has_map(window: MainWindow) -> bool:
    return window.editor is not None


def _has_selection(window: MainWindow) -> bool:
    return window.editor is not None and bool(window.editor.selection)


def _shows_links(window: MainWindow) -> bool:
    return window.pane is not None and window.pane.shows_links


def _shows_shelf(window: MainWindow) -> bool:
    return window.seeing.shelf.isVisibleTo(window)


ASIDES = (
    Action("link_cards", N_("&Link two cards"), link_cards, "Ctrl+L", "link", _may_link),
    Action("next_link", N_("Go to the next lin&k"), go_to_link, "Ctrl+Shift+U", "spline", _has_links),
    Action("turn_link", N_("Turn the link ro&und"), turn_link, enabled=_on_links),
    Action("links", N_("Lin&ks"), toggle_links, "Ctrl+Shift+R", "spline", _has_map, _shows_links),
    Action("to_shelf", N_("Put on the s&helf"), put_on_shelf, "Ctrl+Shift+D", "inbox", _has_selection),
    Action(
        "shelf",
        N_("S&helf"),
        toggle_shelf,
        "Ctrl+J",
        "panel-bottom",
        _has_map,
        _shows_shelf,
    ),
)
