"""Options of an export that would do nothing beside the others: refused, they would promise what does not
happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeymapper.commands.arguments import WrongUse
from journeymapper.i18n import _
from journeymapper.publish.options import STAGES, TILES, Options
from journeymapper.publish.paper import FIT

_ONLY = {
    ".pdf": ("kind", "attach_map"),
    ".png": ("pixels", "dpi", "transparent"),
    ".pptx": ("slides", "template"),
}
_OF_TILES = ("sheet", "overlap")
_SIDE = "orientation"
_OF_PAPER = (_SIDE, "margin", "min_text", "allow_small")


class _Idle(NamedTuple):
    option: str
    reason: str


def refuse_idle(options: Options, given: Mapping[str, object], defaults: Mapping[str, object]) -> None:
    """Raises WrongUse, in one sentence, for the first option that is given in vain.

    `given` and `defaults` are the values of the command line's options by name.
    """
    for name, reason in _idle(options):
        if given[name] != defaults[name]:
            raise WrongUse(_("{option} {reason}.", option=_spelled(name, given[name]), reason=reason))


def _idle(options: Options) -> Iterator[_Idle]:
    suffix = options.suffix.lower()
    for ending, names in _ONLY.items():
        if suffix != ending:
            yield from (_Idle(name, _("is for {ending} only", ending=ending)) for name in names)
    if suffix != ".pdf" or options.kind != TILES:
        yield from (_Idle(name, _("is for --kind tiles only")) for name in _OF_TILES)
    fits = not options.paper or options.paper.casefold() == FIT
    if suffix in (".svg", ".png"):
        if fits:
            yield from _natural(suffix)
    elif suffix == ".pptx":
        yield from _of_slides(options, fits)
    elif options.paper.casefold() == FIT:
        yield _Idle(_SIDE, _("says nothing where the page is made to fit; leave it out"))


def _natural(suffix: str) -> Iterator[_Idle]:
    reason = _("needs --paper: without one a {ending} is the map at its natural size", ending=suffix)
    yield from (_Idle(name, reason) for name in _OF_PAPER)


def _of_slides(options: Options, fits: bool) -> Iterator[_Idle]:
    if options.template is not None:
        for name in ("paper", _SIDE):
            yield _Idle(name, _("says nothing beside --template, whose slides have their own size"))
    if options.slides == STAGES:
        yield _Idle("margin", _("is not for --slides stages"))
    elif options.template is None and fits:
        for name in (_SIDE, "margin"):
            yield _Idle(name, _("needs --paper: without one the slide is made to fit"))


def _spelled(name: str, value: object) -> str:
    return f"--{value}" if name == _SIDE else f"--{name.replace('_', '-')}"
