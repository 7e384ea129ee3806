"""How large and how close the pages of stages are set.

One size of text for all of them, so that they look like one report: the usual one, unless a smaller one saves
a page, or all pages have room for a larger one. What differs from page to page is the space between things.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.stretch import AIRY, CLOSE, COMFORTABLE, COMPACT, EASY, ROOMY, TIGHT, Density

_MANY = 60  # cards of a stage that are tried in small text first
_PAGES = 5  # that they take then, so that more room would take more
_USUAL, _SMALL = (ROOMY, COMFORTABLE, CLOSE), (EASY, COMPACT, TIGHT)
_SPARSE = 0.76  # of a page; where less is filled, there is room for more space or larger text


class Pages(NamedTuple):
    """The pages of a stage, and how they are set."""

    drafts: list[Draft]
    density: Density


Lay = Callable[[Density], list[Draft]]  # the pages of one stage


def evenly_set(stages: Sequence[tuple[Lay, int]], bottom: float) -> list[Pages]:
    """The pages of every stage. With each comes how many cards it has; `bottom` is where a page ends."""
    usual: dict[int, Pages] = {}
    small: dict[int, Pages] = {}
    for at, (lay, cards) in enumerate(stages):
        if cards >= _MANY and len(drafts := lay(COMPACT)) > _PAGES:
            small[at] = Pages(drafts, COMPACT)
    saves = bool(small)
    for at in sorted(range(len(stages)), key=lambda at: -stages[at][1]):  # the fullest one tells soonest
        if saves:
            break
        usual[at] = _set(stages[at][0], _USUAL, bottom)
        if len(usual[at].drafts) > 1:
            small[at] = _set(stages[at][0], _SMALL, bottom)
            saves = len(small[at].drafts) < len(usual[at].drafts)
    if saves:
        return [small.get(at) or _set(lay, _SMALL, bottom) for at, (lay, _) in enumerate(stages)]
    made = [usual[at] for at in range(len(stages))]
    return _large(stages, made, bottom) or made


def is_sparse(drafts: Sequence[Draft], bottom: float) -> bool:
    return len(drafts) == 1 and lowest(drafts[0]) < bottom * _SPARSE


def lowest(draft: Draft) -> float:
    return max(group.rect.bottom for group in draft.groups)


def _set(lay: Lay, densities: tuple[Density, Density, Density], bottom: float) -> Pages:
    """In the same text with usual space; with more where much of the only page would be left, and close
    together only where that saves a page."""
    roomy, usual, close = densities
    found = Pages(lay(usual), usual)
    other = roomy if is_sparse(found.drafts, bottom) else close
    if len(found.drafts) == 2 or other is roomy:
        drafts = lay(other)
        return Pages(drafts, other) if len(drafts) == 1 else found
    return found


def _large(stages: Sequence[tuple[Lay, int]], usual: Sequence[Pages], bottom: float) -> list[Pages]:
    """In large text, if every stage has room for it; else nothing."""
    if not all(is_sparse(one.drafts, bottom) for one in usual if one.drafts):
        return []
    found = [Pages(lay(AIRY), AIRY) for lay, _ in stages]
    return found if all(len(one.drafts) <= 1 for one in found) else []
