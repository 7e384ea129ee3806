"""The words that are printed on a map, in the language of the map.

They reach layout as a value, so an English consultant prints a Spanish deliverable. Every literal
given to a `Words` is found by the extraction of messages (keyword `words`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


def _same(message: str) -> str:
    return message


class Words(NamedTuple):
    """`words("Severity")` is the translation of "Severity"."""

    language: str = "en"
    translate: Callable[[str], str] = _same

    def __call__(self, message: str, **values: object) -> str:
        text = self.translate(message)
        return text.format(**values) if values else text


ENGLISH = Words()
