"""Where a word may be broken: at its syllables, as the patterns of its language say (Liang's method).

The patterns are those of TeX, a file for each language, read when a word of that language is first asked.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from journeymapper.resources import resource
from journeymapper.text.clusters import starts

# The files are called as TeX calls them.
_FILES = {tag: tag for tag in ("da", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr", "uk")} | {
    "de": "de-1996",
    "el": "el-monoton",
    "en": "en-us",
    "en-au": "en-gb",
    "en-gb": "en-gb",
    "en-ie": "en-gb",
    "en-nz": "en-gb",
    "nb": "no",
    "nn": "no",
}
_BEFORE, _AFTER = 2, 3  # letters of a word that stay together at its beginning and at its end
_NO_LEVELS = str.maketrans("", "", "0123456789")


@lru_cache(maxsize=8192)  # a word that is broken is usually set in several widths
def syllables(text: str, language: str) -> tuple[int, ...]:
    """The places in a text, in order, where a line may end inside a word: before a syllable, not near an end
    of the word. None where there are no patterns for the language (a BCP 47 tag).
    """
    tag = language.lower().replace("_", "-")
    name = _FILES.get(tag) or _FILES.get(tag.partition("-")[0])
    if not name:
        return ()
    at = starts(text)
    letters = "".join([_letter(text[begin:end]) for begin, end in pairwise([*at, len(text)])])
    levels = _levels(f".{letters}.", _patterns(name))[1:]
    return tuple(
        [
            at[place]
            for place in range(_BEFORE, len(at) - _AFTER + 1)
            if levels[place] % 2 and letters[place - _BEFORE : place + _AFTER].isalpha()
        ]
    )


def _letter(grapheme: str) -> str:
    """A grapheme as the patterns write it; they know the ends of words as full stops."""
    letter = normalize("NFC", grapheme)[0].lower()[0]
    return letter if letter.isalpha() else "'" if letter in "'’" else "."


def _levels(letters: str, patterns: _Patterns) -> list[int]:
    """What the patterns say about the place before each letter: odd is a yes, a higher number wins."""
    levels = [0] * (len(letters) + 1)
    found, longest = patterns
    for begin in range(len(letters)):
        for end in range(begin + 1, min(begin + longest, len(letters)) + 1):
            pattern = found.get(letters[begin:end])
            if pattern:
                for place, level in _numbers(pattern):
                    levels[begin + place] = max(levels[begin + place], level)
    return levels


@lru_cache(maxsize=4096)
def _numbers(pattern: str) -> tuple[tuple[int, int], ...]:
    """How many letters stand before each number of a pattern, and the number: (1, 4) and (2, 3) of "a4b3"."""
    digits = re.finditer("[0-9]", pattern)
    return tuple([(digit.start() - before, int(digit[0])) for before, digit in enumerate(digits)])


class _Patterns(NamedTuple):
    """By their letters alone; and the number of letters of the longest."""

    found: dict[str, str]
    longest: int


@cache
def _patterns(name: str) -> _Patterns:
    source = re.sub("%.*", "", resource("syllables", f"hyph-{name}.tex").read_text("utf-8"))
    written = _block("patterns", source)
    # Words that are broken in another way: patterns of whole words, with the highest numbers.
    for word in _block("hyphenation", source):
        written.append("." + re.sub(r"(?<=\w)(?=\w)", "8", word.lower()).replace("-", "9") + ".")
    letters = " ".join(written).translate(_NO_LEVELS).split()
    return _Patterns(dict(zip(letters, written, strict=True)), max(map(len, letters)))


def _block(name: str, source: str) -> list[str]:
    block = re.search(rf"\\{name}\s*{{([^}}]*)}}", source)
    return block[1].split() if block else []
