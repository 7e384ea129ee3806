"""What undo steps are called when they may concern one thing or many."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.editor.things import CARD, CURVE, LANE, LINK, PERSONA, POINT, STAGE, STEP, VIEW
from journeymapper.i18n import _, ngettext


def move_label(count: int, kind: str = CARD) -> str:
    names = {
        CARD: ngettext("Move card", "Move {count} cards", count),
        STAGE: ngettext("Move stage", "Move {count} stages", count),
        STEP: ngettext("Move step", "Move {count} steps", count),
        LANE: ngettext("Move lane", "Move {count} lanes", count),
    }
    return names[kind]


def copy_label(count: int, kind: str = CARD) -> str:
    names = {
        CARD: ngettext("Duplicate card", "Duplicate {count} cards", count),
        STAGE: ngettext("Duplicate stage", "Duplicate {count} stages", count),
        STEP: ngettext("Duplicate step", "Duplicate {count} steps", count),
        LANE: ngettext("Duplicate lane", "Duplicate {count} lanes", count),
    }
    return names[kind]


def delete_label(kinds: Iterable[str]) -> str:
    """For the deletion of things of these kinds, each named as often as there are things of it."""
    found = list(kinds)
    count = len(found)
    if len(set(found)) != 1:
        return _("Delete {count} things", count=count)
    names = {
        CARD: ngettext("Delete card", "Delete {count} cards", count),
        STAGE: ngettext("Delete stage", "Delete {count} stages", count),
        STEP: ngettext("Delete step", "Delete {count} steps", count),
        LANE: ngettext("Delete lane", "Delete {count} lanes", count),
        POINT: ngettext("Delete emotion", "Delete {count} emotions", count),
        CURVE: ngettext("Delete curve", "Delete {count} curves", count),
        PERSONA: ngettext("Delete persona", "Delete {count} personas", count),
        LINK: ngettext("Delete link", "Delete {count} links", count),
        VIEW: ngettext("Delete view", "Delete {count} views", count),
    }
    return names[found[0]]
