"""Which parts of the toolbar give way, and how far, where a window is narrow or its texts are large."""

from __future__ import annotations

from collections.abc import Callable, Mapping

# The forms of a part: a button with its words or without them, a text whole or cut.
WHOLE, SMALL, GONE = range(3)

USUAL: Mapping[str, int] = {
    "mark": WHOLE,
    "title": WHOLE,
    "place": WHOLE,
    "undo": SMALL,
    "redo": SMALL,
    "states": WHOLE,
    "find": WHOLE,
    "filter": WHOLE,
    "facts": WHOLE,
    "personas": WHOLE,
    "present": WHOLE,
    "inspector": SMALL,
    "more": GONE,
    "export": WHOLE,
}
# What is told twice or known by its sign goes first; what menus have as well goes into the menu of "more";
# the map's name, the search and the export stay to the last.
_STEPS: tuple[Mapping[str, int], ...] = (
    dict.fromkeys(("filter", "facts", "personas", "present"), SMALL),
    {"place": SMALL},
    {"find": SMALL},
    {"present": GONE, "facts": GONE, "more": SMALL},
    {"place": GONE},
    {"personas": GONE},
    {"states": GONE},
    {"export": SMALL},
    {"filter": GONE},
    {"inspector": GONE},
    {"mark": GONE},
)


def fitting_forms(room: int, width: Callable[[str, int], int]) -> Mapping[str, int]:
    """The form of every part in `room` pixels of a bar: the fullest that fits, or the last there is.

    `width` gives the pixels that a part takes in a form, with the gap beside it.
    """
    forms = dict(USUAL)
    for step in _STEPS:
        if sum(width(part, form) for part, form in forms.items()) <= room:
            break
        forms |= step
    return forms
