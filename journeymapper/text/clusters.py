"""Graphemes: what people take for one letter or one picture, and what is never torn apart.

A small reading of Unicode's extended grapheme clusters (UAX 29), enough to keep a base letter with its
marks, and an emoji sequence (skin tone, keycap, flag, family) in one face.
"""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category, combining

ZWJ = "\u200d"
TEXT_VARIATION, EMOJI_VARIATION = "\ufe0e", "\ufe0f"
KEYCAP = "\u20e3"
_MARKS = {"Mn", "Me", "Mc"}
# Signs that count as marks although their category says otherwise: Thai and Lao AM, halfwidth voicing marks.
_ALSO_MARKS = {"\u0e33", "\u0eb3", "\uff9e", "\uff9f", "\u200c", ZWJ}
_VIRAMA = 9  # the combining class of signs that tie a consonant to the next one
_LONG = 100  # characters: a longer text has few signs, which are asked once each instead of at every place


def starts(text: str) -> list[int]:
    """Where each grapheme of a text starts. Empty for an empty text."""
    if text.isascii():
        return list(range(len(text)))
    if len(text) > _LONG and not any(map(_looks_around, signs := set(text))):
        marks = set(filter(_is_mark, signs))
        return [index for index, sign in enumerate(text) if not index or sign not in marks]
    found: list[int] = []
    flags = 0  # regional indicators in a row: two make a flag
    previous = ""
    for index, char in enumerate(text):
        flags = flags + 1 if is_regional(char) else 0
        if not previous or not _sticks(previous, char, flags, text, index):
            found.append(index)
        previous = char
    return found


def graphemes(text: str) -> list[str]:
    """Cut a text into its graphemes; joined they are the text."""
    at = starts(text)
    return [text[a:b] for a, b in pairwise([*at, len(text)])]


def _is_mark(char: str) -> bool:
    """Whether the character always belongs to the grapheme of the one before it."""
    if char < "\u0300":
        return False
    return (
        category(char) in _MARKS
        or char in _ALSO_MARKS
        or is_skin_tone(char)
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _looks_around(char: str) -> bool:
    """Whether what stands beside it decides which grapheme the character, or the one after it, belongs to."""
    return is_regional(char) or char == ZWJ or "\u1100" <= char <= "\u11ff" or combining(char) == _VIRAMA


def _sticks(previous: str, char: str, flags: int, text: str, index: int) -> bool:
    """Whether the character belongs to the grapheme of the one before it."""
    if char < "\u0300":
        return False
    if flags:
        return flags % 2 == 0
    if _is_mark(char):
        return True
    if previous == ZWJ:
        # A joiner ties pictures; between letters it only shapes them, unless a virama stands before it.
        after_virama = index > 1 and combining(text[index - 2]) == _VIRAMA
        return after_virama or _is_picture(char)
    if combining(previous) == _VIRAMA and category(char) == "Lo":
        return not "\u0e00" <= char <= "\u0eff"
    return _same_syllable(previous, char)


def _same_syllable(previous: str, char: str) -> bool:
    # Korean syllables typed as parts: leading consonant, vowel, trailing consonant.
    if not ("\u1160" <= char <= "\u11ff" or "\u1100" <= char <= "\u115f"):
        return False
    if "\u1100" <= char <= "\u115f":
        return "\u1100" <= previous <= "\u115f"
    return "\u1100" <= previous <= "\u11ff" or "\uac00" <= previous <= "\ud7a3"


def is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def is_emoji(grapheme: str) -> bool:
    """Whether a grapheme asks to be drawn as an emoji, also where a text face has its first character."""
    if TEXT_VARIATION in grapheme:
        return False
    if len(grapheme) == 1:
        return is_regional(grapheme)
    last = grapheme[-1]
    return (
        EMOJI_VARIATION in grapheme
        or last == KEYCAP
        or is_regional(grapheme[0])
        or any(is_skin_tone(char) for char in grapheme)
        or (ZWJ in grapheme and _is_picture(grapheme[0]))
    )


def _is_picture(char: str) -> bool:
    # Cn: newer than the tables of this Python, as new emoji are.
    return char >= "\u203c" and category(char) in {"So", "Sm", "Cn"}
