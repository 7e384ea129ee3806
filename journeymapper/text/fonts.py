"""The faces that texts are set in, by key.

A key is a stable string: "Inter-SemiBold" names a bundled file, "system:Noto Sans CJK JP:Bold" a face that
the machine provides. A face is loaded when it is first needed; a map in English loads Inter alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import uharfbuzz as hb

from journeymapper.resources import resource
from journeymapper.text.face import SYSTEM, Command, Face, draw, face_of
from journeymapper.text.run import BOLD, SEMIBOLD, TextStyle

INTER = "Inter"
EMOJI = "Twemoji"
# A script in its own face; the face of Latin stands before them, emoji behind.
SCRIPTS = ("NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari", "NotoSansThai")
# Inter's, in em. Fallback faces take their places too, so that lines stay evenly apart.
ASCENT, DESCENT = 1984 / 2048, 494 / 2048


@cache
def face(key: str) -> Face:
    """The face of a key that `chain` or a piece has named. Raises OSError when its file cannot be read."""
    if key.startswith(SYSTEM):
        from journeymapper.text import system_fonts

        return system_fonts.load(key)
    path = resource("fonts", f"{key}.ttf")
    # By bytes, not by name: HarfBuzz cannot open every path that Windows can.
    return face_of(key, hb.Face(path.read_bytes()), path)


def font_data(key: str) -> bytes:
    """The whole font file of a face, for painters that load fonts themselves."""
    path = face(key).path
    if path is not None:
        return path.read_bytes()
    from journeymapper.text import system_fonts

    return system_fonts.font_data(key)


@lru_cache(maxsize=256)
def chain(style: TextStyle) -> tuple[str, ...]:
    """Keys of the faces that a style tries in turn, the emoji face last.

    A family other than Inter, bundled or of the system, stands first when it is there.
    """
    suffix = _suffix(style)
    scripts = tuple(f"{script}-{'Bold' if style.weight >= SEMIBOLD else 'Regular'}" for script in SCRIPTS)
    bundled = (f"{INTER}-{suffix}", *scripts, EMOJI)
    if style.family == INTER:
        return bundled
    script = _bundled_script(style.family)
    if script:
        own = f"{script}-{'Bold' if style.weight >= SEMIBOLD else 'Regular'}"
        return (own, *(key for key in bundled if key != own))
    from journeymapper.text import system_fonts

    found = system_fonts.chosen_family(style.family, style.weight, style.italic)
    return (found, *bundled) if found else bundled


@cache
def has_family(family: str) -> bool:
    """Whether a family is bundled or on this machine; where it is not, Inter is set instead."""
    if family.casefold() in (INTER.casefold(), "") or _bundled_script(family):
        return True
    from journeymapper.text import system_fonts

    return system_fonts.chosen_family(family, 400, False) is not None


def bundled_families() -> tuple[str, ...]:
    """The families that come with the program, the usual one first."""
    return (INTER, *(re.sub("([a-z])(?=[A-Z])", r"\1 ", script) for script in SCRIPTS))


@cache
def is_embedded(family: str) -> bool:
    """Whether documents carry this family as a font; the letters of others go into them as outlines."""
    keys = {chain(TextStyle(12.0, weight, family=family))[0] for weight in (400, BOLD)}
    return all(face(key).embeddable for key in keys)


def _bundled_script(family: str) -> str:
    """NotoSansHebrew for "Noto Sans Hebrew"."""
    wanted = family.replace(" ", "").casefold()
    return next((script for script in SCRIPTS if script.casefold() == wanted), "")


def _suffix(style: TextStyle) -> str:
    # Italic is bundled in the regular weight only; weight speaks louder on a map.
    if style.weight >= BOLD:
        return "Bold"
    if style.weight >= SEMIBOLD:
        return "SemiBold"
    return "Italic" if style.italic else "Regular"


def covers(key: str, char: str) -> bool:
    """Whether the face has a glyph for the character."""
    return face(key).hb_font.get_nominal_glyph(ord(char)) is not None


@lru_cache(maxsize=16384)
def outline(key: str, glyph: int) -> tuple[Command, ...]:
    """The contours of a glyph in em, y up, to be filled by the non-zero rule. Empty for a space."""
    drawn = face(key)
    if not drawn.embeddable:
        from journeymapper.text import system_fonts

        return system_fonts.outline(key, glyph)
    return draw(drawn, glyph)
