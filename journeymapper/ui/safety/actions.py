"""Rows of the action table about earlier versions, recovery, addresses and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.i18n import N_
from journeymapper.ui.action import Action

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def _versions(window: MainWindow) -> None:
    from journeymapper.ui.safety.versions_dialog import show_versions

    window.finish_editing()
    show_versions(window)


def _recover(window: MainWindow) -> None:
    from journeymapper.ui.safety.recovering import offer

    offer(window.program, window, all_of_them=True)


def _problem(window: MainWindow) -> None:
    from journeymapper.ui.safety.problem_dialog import show_problem

    show_problem(window)


def _address(window: MainWindow) -> str:
    """The address of the one selected card, if it has one."""
    editor = window.editor
    if editor is None or len(editor.selection) != 1:
        return ""
    return next((card.url for card in editor.document.cards if card.id == editor.selection[0]), "")


def _open_link(window: MainWindow) -> None:
    from journeymapper.ui.safety.links import open_link

    open_link(window, _address(window))


SAFETY = (
    Action("versions", N_("Ear&lier versions …"), _versions, icon="history", also=N_("backups restore")),
    Action("recover", N_("Reco&ver unsaved maps …"), _recover),
    Action("open_link", N_("Open the card's &address …"), _open_link, enabled=lambda w: bool(_address(w))),
    Action("problem", N_("&Report a problem …"), _problem),
)
