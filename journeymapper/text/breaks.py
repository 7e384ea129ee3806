"""Where a line of a simple script may end: after spaces, and after hyphens and slashes between words.

Simple are the scripts that put spaces between words (Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari ...);
`breaks_complex` knows the others.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from journeymapper.text.shaping import SPACES

_WORDS = re.compile(f"[^{SPACES}]+[{SPACES}]*|[{SPACES}]+")
_INSIDE = re.compile("[-‐–—/\u00ad]")
_BETWEEN_WORDS = re.compile(
    r"(?<=\w\w[-‐–/])(?=[^\W\d_]{2})"  # "self-service", "and/or"; not in "1/2", "km/h", "-5", "COVID-19"
    r"|(?<=\w—)(?=\w)"
    "|(?<=\u00ad)"
)
_IN_ADDRESS = re.compile(r"(?<=[^/:]/)(?=[^/\s])")
_ADDRESS = re.compile(r"\w://|www\.")

# Scripts whose words are not parted by spaces, and those of East Asia, where most signs may end a line.
_NEEDS_LIBRARY = (
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\ua4cf"
    "\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00016fe0-\U0001b2ff\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)


def needs_library(paragraph: str) -> bool:
    """Whether only `breaks_complex` knows where a line of this paragraph may end."""
    return _needing_library().search(paragraph) is not None


@cache  # not compiled with the others: it takes longest, and many maps never ask
def _needing_library() -> re.Pattern[str]:
    return re.compile(_NEEDS_LIBRARY)


def simple_words(paragraph: str) -> list[str]:
    """Cut a paragraph into words with their trailing spaces; joined they are the paragraph."""
    words: list[str] = _WORDS.findall(paragraph)
    if not _INSIDE.search(paragraph):
        return words
    parts: list[str] = []
    for word in words:
        parts += _parts(word)
    return parts


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    if not _INSIDE.search(word):
        return (word,)
    if _ADDRESS.search(word):
        return tuple(_IN_ADDRESS.split(word))
    return tuple([part for part in _BETWEEN_WORDS.split(word) if part])
