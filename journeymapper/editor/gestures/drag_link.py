"""Drawing a link from the handle of a card to another card."""

from __future__ import annotations

from journeymapper.editor.events import RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures.following import followed, moved_or_released
from journeymapper.editor.pane import Pane
from journeymapper.i18n import _
from journeymapper.layout.hit import Hit, hit
from journeymapper.operations.links import add_link, are_linked, usual_link


def drag_link(pane: Pane, press: Pointer, source: str) -> Gesture:
    """A thread follows the pointer; let go over another card it becomes a link between the two, of the
    kind that is usual between cards of their kinds. Let go elsewhere nothing happens."""
    editor, document = pane.editor, pane.editor.document
    pointer = yield from moved_or_released(press)
    while pointer is not None:
        found = hit(pane.drawing, pointer.at, pointer.zoom) if pointer.inside else Hit("outside")
        fits = found.kind == "card" and found.id != source and not are_linked(document, source, found.id)
        if pointer.phase == RELEASE:
            if fits and editor.document is document:
                editor.commit(_("Link cards"), add_link(document, *usual_link(document, source, found.id)))
            return
        hint = ""
        if fits:
            hint = words_of_link(usual_link(document, source, found.id)[2])
        elif found.kind == "card" and found.id != source:
            hint = _("These two are linked already.")
        drop = found.rect if fits else None
        marks = Marks(drop=drop, thread=(press.at, pointer.at), cursor="cross", hint=hint)
        pointer = followed((yield marks), pointer)


def words_of_link(kind: str) -> str:
    """What a link of this kind says, as a sentence."""
    match kind:
        case "addresses":
            return _("The idea addresses the pain point.")
        case "causes":
            return _("The first card causes the second.")
        case "leads to":
            return _("The first card leads to the second.")
    return kind
