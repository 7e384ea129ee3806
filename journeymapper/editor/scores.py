"""Scores of cards and values of emotion points, set by keys."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.editor.editor import Editor
from journeymapper.editor.things import CARD, POINT, kinds
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_card, find_lane, find_point, scale_ends
from journeymapper.operations.cards import edit_cards
from journeymapper.operations.curves import move_point

SCORE_OF_KIND = {"pain_point": "severity", "opportunity": "impact", "solution": "impact"}
NOTCHES = 8  # in a scale: half a step of the usual one from -2 to 2
LEVELS = 5
_Moved = Callable[[Document, str, Lane, float], Document]


def notch(lane: Lane) -> float:
    """How far a key moves a point of this lane."""
    lowest, highest = scale_ends(lane)
    return (highest - lowest) / NOTCHES


def set_score(editor: Editor, score: int) -> bool:
    """Alt+1..5: the severity of selected pain points, the impact of opportunities and solutions. The
    score that a card has already is taken off. False when nothing selected has a score."""
    document = editor.document
    ids: dict[str, list[str]] = {}
    for id, kind in kinds(document, editor.selection).items():
        card = find_card(document, id) if kind == CARD else None
        if card and card.kind in SCORE_OF_KIND:
            ids.setdefault(SCORE_OF_KIND[card.kind], []).append(id)
    for field, own in ids.items():
        cards = [card for card in document.cards if card.id in own]
        clears = all(getattr(card, field) == score for card in cards)
        document = edit_cards(document, own, **{field: None if clears else score})
    if ids:
        editor.commit(_("Set score"), document)
    return bool(ids)


def nudge_points(editor: Editor, by: int) -> bool:
    """+ and -: the selected points higher or lower by so many notches. False without any."""

    def moved(document: Document, id: str, lane: Lane, value: float) -> Document:
        return move_point(document, id, value=value + by * notch(lane))

    return _with_points(editor, moved, "nudge")


def set_points(editor: Editor, level: int) -> bool:
    """Digits 1..5: the selected points at one of five levels of their scale, 1 the lowest."""

    def moved(document: Document, id: str, lane: Lane, value: float) -> Document:
        lowest, highest = scale_ends(lane)
        return move_point(document, id, value=lowest + (level - 1) / (LEVELS - 1) * (highest - lowest))

    return _with_points(editor, moved, "")


def _with_points(editor: Editor, moved: _Moved, merge: str) -> bool:
    document = editor.document
    ids = [id for id, kind in kinds(document, editor.selection).items() if kind == POINT]
    for id in ids:
        found = find_point(document, id)
        lane = find_lane(document, found[0].lane) if found else None
        if found and lane:
            document = moved(document, id, lane, found[1].value)
    if ids:
        editor.commit(_("Change emotion"), document, merge=merge and f"{merge}:{' '.join(ids)}")
    return bool(ids)
