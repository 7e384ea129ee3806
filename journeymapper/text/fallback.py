"""Which face draws a grapheme: the first of the chain that covers it, then the fonts of the system."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from journeymapper.text.cleaning import clean
from journeymapper.text.clusters import graphemes, is_emoji
from journeymapper.text.fonts import EMOJI, chain, covers
from journeymapper.text.run import TextStyle

# Characters that say how others are drawn and need no glyph of their own.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff\n]"
)
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_HAN = re.compile(
    "[\u2e80-\u2fdf\u3000-\u303f\u31c0-\u31ef\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)

# Marks that Latin and East Asian texts share, and that each writes in its own width.
EITHER_WIDTH = frozenset("“”‘’…—·")


def east_asian_language(text: str, language: str = "") -> str:
    """Whose forms the Han characters of a text take: "ja", "ko", "zh-Hans" or "zh-Hant"; "" when it has none.

    The language of the map decides; without one of these, kana or hangul in the text tell.
    """
    if not (_HAN.search(text) or _KANA.search(text) or _HANGUL.search(text)):
        return ""
    tag = language.lower().replace("_", "-")
    if tag.startswith(("ja", "ko")):
        return tag[:2]
    if tag.startswith("zh"):
        return "zh-Hant" if re.search("hant|-tw|-hk|-mo", tag) else "zh-Hans"
    if _KANA.search(text):
        return "ja"
    return "ko" if _HANGUL.search(text) else "zh-Hans"


@lru_cache(maxsize=65536)
def font_for(grapheme: str, style: TextStyle, east_asian: str = "") -> str | None:
    """The key of the face that draws a grapheme, or None when no font has its first character.

    `east_asian` as from `east_asian_language`. Size and line height of the style do not matter: pass
    `plain(style)` so that texts of all sizes share what was found.
    """
    visible = _INVISIBLE.sub("", grapheme)
    faces = chain(style)
    if is_emoji(grapheme) and visible and _covers_all(EMOJI, visible):
        return EMOJI
    for wanted in dict.fromkeys((visible, normalize("NFC", visible))):
        for key in faces:
            if _covers_all(key, wanted):
                return key
    from journeymapper.text import system_fonts

    found = system_fonts.find(visible, style.weight, style.italic, east_asian)
    if found:
        return found
    # Better the letter without its mark than nothing.
    return next((key for key in faces if covers(key, visible[0])), None)


def wide_font(word: str, paragraph: str, style: TextStyle, east_asian: str) -> str | None:
    """The face of the Chinese or Japanese letters beside which the `EITHER_WIDTH` marks of a word stand.

    A word of such marks alone goes with the letters of its paragraph.
    """
    if east_asian in ("", "ko") or EITHER_WIDTH.isdisjoint(word):
        return None
    beside = paragraph if EITHER_WIDTH.issuperset(word) else word
    letter = _HAN.search(beside) or _KANA.search(beside)
    return font_for(letter[0], style, east_asian) if letter else None


def plain(style: TextStyle) -> TextStyle:
    """The style stripped of what does not choose a face."""
    return TextStyle(1.0, style.weight, style.italic, style.family)


def missing_characters(text: str, style: TextStyle | None = None, language: str = "") -> tuple[str, ...]:
    """The characters of a text that no bundled font and no font of this machine can draw, in order."""
    wanted = plain(style) if style else TextStyle(1.0)
    east_asian = east_asian_language(text, language)
    missing: dict[str, None] = {}
    for grapheme in graphemes(clean(text)):
        if grapheme.isascii() or not (visible := _INVISIBLE.sub("", grapheme)):
            continue
        key = font_for(grapheme, wanted, east_asian)
        missing.update(dict.fromkeys(char for char in visible if key is None or not covers(key, char)))
    return tuple(missing)


def _covers_all(key: str, visible: str) -> bool:
    return all(covers(key, char) for char in visible)
