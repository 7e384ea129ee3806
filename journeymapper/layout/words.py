"""The words that are printed on a map, in the language of the map.

They reach layout as a value, so an English consultant prints a Spanish deliverable. Every literal
given to a `Words` is found by the extraction of messages (`packaging/catalogues.py`, keyword `words`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from journeymapper.layout.composing import filled, joined
from journeymapper.resources import resource

CATALOGUE = "map.po"
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def _same(message: str) -> str:
    return message


class Words(NamedTuple):
    """`words("Severity")` is the translation of "Severity"."""

    language: str = "en"
    translate: Callable[[str], str] = _same

    def __call__(self, message: str, /, **values: object) -> str:
        text = self.translate(message)
        return filled(text, self.language, **values) if values else text

    def joined(self, parts: Iterable[str], between: str = " · ") -> str:
        """Those parts that say something, in one text."""
        return joined(parts, self.language, between)


ENGLISH = Words()


@cache  # so that the words of two documents in one language are equal
def words_in(language: str) -> Words:
    """The words of a map in this language (a BCP 47 tag); English ones where there is no catalogue for it."""
    known = _catalogue(language.replace("_", "-"))
    return Words(language, lambda message: known.get(message, message)) if known else Words(language)


def _catalogue(tag: str) -> Mapping[str, str]:
    """The catalogue of a tag, or of its language alone ("de" for "de-AT")."""
    # A tag comes out of a file: only what looks like one becomes part of a path.
    if not _TAG.fullmatch(tag) or tag[:2].lower() == "en":
        return {}
    for name in dict.fromkeys((tag, tag.partition("-")[0].lower())):
        path = resource("i18n", name, CATALOGUE)
        if path.is_file():
            # Imported here: a map in English needs no catalogue. Read as it was written: there is nothing
            # to compile, and it takes no longer than the dates and numbers of the language.
            from babel.messages.pofile import read_po

            with path.open("rb") as file:
                read = read_po(file, charset="utf-8")
            return {str(one.id): str(one.string) for one in read if one.id and one.string and not one.fuzzy}
    return {}
