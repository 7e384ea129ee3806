"""A map that runs from right to left, for tests of the canvas."""

from __future__ import annotations

from pathlib import Path

from journeymapper.layout.map import lay_out
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.words import words_in
from journeymapper.storage.file import read
from tests.ui.canvas.conftest import Hand

DOCUMENT = read(Path(__file__).parents[2] / "data" / "maps" / "arabic.journey").document
DRAWING = lay_out(DOCUMENT, words=words_in(DOCUMENT.language))
SEEN = as_seen(DRAWING)


def scrolled(hand: Hand, x: float, y: float) -> Hand:
    """The window so far from where the map begins: to the left, and down."""
    hand.canvas.move_to(hand.canvas.view.placed(x, y))
    return hand.painted()


def a_card(hand: Hand, step: int) -> str:
    """A card of the first lane, in one step only."""
    lane, step_id = hand.canvas.drawing.rows[0].lane, hand.canvas.drawing.columns[step].step
    return next(card.id for card in hand.editor.document.cards if (card.lane, card.step) == (lane, step_id))
