"""Fonts of the machine, for characters that no bundled font has: Chinese, Japanese, Korean and rarer scripts.

They are found through Qt, which knows the fonts of every system. It is imported when the first such character
is met. Nothing of Qt is kept: a face is read out table by table, and HarfBuzz works on that copy.
"""

from __future__ import annotations

import re
import struct
from functools import cache, lru_cache
from threading import RLock
from typing import TYPE_CHECKING
from unicodedata import name

import uharfbuzz as hb

from journeymapper.text.face import SYSTEM, Command, Face, face_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QGuiApplication, QRawFont

# Families that are known to be good, of Linux, macOS and Windows; the language decides on the forms of Han.
_PREFERRED = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo", "MS Gothic"),
    "zh-Hans": ("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei", "SimSun"),
    "zh-Hant": ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "MingLiU"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "Gulim"),
}
_SLANTED = re.compile("italic|oblique|slanted", re.IGNORECASE)
_NARROW = re.compile("condensed|narrow|compressed", re.IGNORECASE)
_OUTLINES = ("glyf", "CFF ", "CFF2", "hvgl")
_TABLES = (
    *("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "name", "post", "loca", "glyf", "CFF ", "CFF2", "VORG"),
    *("GDEF", "GSUB", "GPOS", "BASE", "kern", "vhea", "vmtx", "cvt ", "fpgm", "prep", "gasp"),
    *("fvar", "avar", "gvar", "HVAR", "MVAR", "STAT", "hvgl", "hvpm", "morx", "kerx", "ankr", "trak"),
)
_RESTRICTED = 0x0002  # OS/2 fsType: may not be embedded in documents
_SIZE = 64.0  # pixels; outlines and names do not depend on it
_lock = RLock()


@lru_cache(maxsize=16384)
def find(text: str, weight: int, italic: bool, east_asian: str = "") -> str | None:
    """The key of a face of this machine that covers all characters of a grapheme, or None.

    `east_asian` ("ja", "ko", "zh-Hans", "zh-Hant" or "") says whose families to try first.
    """
    with _lock:
        if _application() is None:
            return None
        first = _PREFERRED.get(east_asian, ())
        others = [family for families in _PREFERRED.values() for family in families] if east_asian else []
        for family in dict.fromkeys((*first, *others)):
            key = find_family(family, weight, italic)
            if key and _covers(key, text):
                return key
        for family in _families_by_script(text[0]):
            key = find_family(family, weight, italic)
            if key and _can_draw(key, text) and _covers(key, text):
                return key
        return None


@lru_cache(maxsize=512)
def find_family(family: str, weight: int, italic: bool) -> str | None:
    """The key of the style of a family that comes nearest, or None when the machine has no such family."""
    with _lock:
        if _application() is None or family not in _families():
            return None
        from PySide6.QtGui import QFontDatabase

        def distance(style: str) -> tuple[bool, bool, bool, int]:
            own = QFontDatabase.weight(family, style)
            slanted = _SLANTED.search(style) is not None
            return (
                _NARROW.search(style) is not None,
                slanted != italic,
                weight >= 600 > own,
                abs(own - weight),
            )

        styles = [style for style in QFontDatabase.styles(family) if QFontDatabase.isScalable(family, style)]
        return _key(family, min(styles, key=distance)) if styles else None


@lru_cache(maxsize=64)
def chosen_family(family: str, weight: int, italic: bool) -> str | None:
    """As `find_family`, for a name that a person typed: in any capitals, and only a font that can be read."""
    with _lock:
        if _application() is None:
            return None
        for known in _folded_families().get(" ".join(family.split()).casefold(), ()):
            key = find_family(known, weight, italic)
            try:
                if key and load(key):
                    return key
            except OSError:
                continue
        return None


def writing_families() -> tuple[str, ...]:
    """Families of this machine that texts can be set in (scalable, and more than symbols), each once."""
    with _lock:
        if _application() is None:
            return ()
        from PySide6.QtGui import QFontDatabase

        symbols = [QFontDatabase.WritingSystem.Symbol]
        found = [
            family.partition(" [")[0]
            for family in _families()
            if QFontDatabase.isScalable(family)
            and not QFontDatabase.isPrivateFamily(family)
            and QFontDatabase.writingSystems(family) not in ([], symbols)
        ]
        return tuple(sorted(set(found), key=str.casefold))


@cache
def load(key: str) -> Face:
    """The face of a key that `find` or `find_family` gave. Raises OSError when the machine lacks it."""
    data = font_data(key)
    hb_face = hb.Face(data)
    tables = set(hb_face.table_tags)
    os2 = hb_face.reference_table("OS/2").data if "OS/2" in tables else b""
    restricted = len(os2) >= 10 and struct.unpack_from(">H", os2, 8)[0] & 0x000F == _RESTRICTED
    # An axis that is set, or outlines of a new kind, do not survive being cut out and embedded.
    ordinary = bool(tables & {"glyf", "CFF "}) and "fvar" not in tables
    return face_of(key, hb_face, None, embeddable=ordinary and not restricted)


@cache
def font_data(key: str) -> bytes:
    """A font file made of the tables of a face of the system. Raises OSError when the machine lacks it."""
    with _lock:
        raw = raw_font(key, _SIZE)
        tables = {tag: data for tag in _TABLES if (data := bytes(raw.fontTable(tag).data()))}
    if not tables.keys() & set(_OUTLINES) or not {"head", "cmap", "maxp"} <= tables.keys():
        raise OSError(f"The font “{key.removeprefix(SYSTEM)}” of this machine cannot be read.")
    return _font_file(tables)


def raw_font(key: str, pixel_size: float) -> QRawFont:
    """The face as Qt's painters draw it, without hinting; its glyph ids are those of our pieces.

    Serves the faces of the system. Raises OSError when the machine lacks it.
    """
    from PySide6.QtGui import QFont, QRawFont

    with _lock:
        font = _font(key) if _application() is not None else None
        if font is None:
            raise OSError(f"This machine has no font “{key.removeprefix(SYSTEM)}”.")
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(64)
        raw = QRawFont.fromFont(font)
        raw.setPixelSize(pixel_size)
    return raw


def outline(key: str, glyph: int) -> tuple[Command, ...]:
    """Contours as of `fonts.outline`, for faces whose outlines only the system can draw."""
    with _lock:
        path = raw_font(key, _SIZE).pathForGlyph(glyph)
    commands: list[Command] = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        x, y = element.x / _SIZE, -element.y / _SIZE
        if element.isCurveTo():
            second, last = path.elementAt(index + 1), path.elementAt(index + 2)
            ends = (second.x / _SIZE, -second.y / _SIZE, last.x / _SIZE, -last.y / _SIZE)
            commands.append(("C", x, y, *ends))
            index += 3
            continue
        if element.isMoveTo() and commands:
            commands.append(("Z",))
        commands.append(("M" if element.isMoveTo() else "L", x, y))
        index += 1
    return (*commands, ("Z",)) if commands else ()


@cache
def _application() -> QGuiApplication | None:
    """The application that Qt needs before it knows any font: the running one, or one without a display."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QGuiApplication

    running = QCoreApplication.instance()
    if running is None:
        return QGuiApplication(["journeymapper", "-platform", "offscreen"])
    return running if isinstance(running, QGuiApplication) else None


@cache
def _families() -> frozenset[str]:
    from PySide6.QtGui import QFontDatabase

    return frozenset(QFontDatabase.families())


@cache
def _folded_families() -> dict[str, list[str]]:
    """Families by their names in small letters; Qt adds the maker to names that two of them use."""
    folded: dict[str, list[str]] = {}
    for family in sorted(_families()):
        for known in dict.fromkeys((family, family.partition(" [")[0])):
            folded.setdefault(known.casefold(), []).append(family)
    return folded


def _key(family: str, style: str) -> str:
    return f"{SYSTEM}{family}:{style}"


def _font(key: str) -> QFont | None:
    from PySide6.QtGui import QFontDatabase

    family, _, style = key.removeprefix(SYSTEM).rpartition(":")
    return QFontDatabase.font(family, style, 12) if family in _families() else None


def _covers(key: str, text: str) -> bool:
    try:
        hb_font = load(key).hb_font
    except OSError:
        return False
    return all(hb_font.get_nominal_glyph(ord(char)) is not None for char in text)


def _families_by_script(char: str) -> list[str]:
    """Families that claim to have the script of a character (all when it has none), plain ones first."""
    from PySide6.QtGui import QFontDatabase

    script = name(char, "").split(" ")[0].capitalize()  # "Bengali" of "BENGALI LETTER KA", as Qt calls it
    system = getattr(QFontDatabase.WritingSystem, script, QFontDatabase.WritingSystem.Any)

    def oddity(family: str) -> tuple[bool, bool, str]:
        return "Mono" in family or "Serif" in family, "Sans" not in family, family

    return sorted(QFontDatabase.families(system), key=oddity)


def _can_draw(key: str, text: str) -> bool:
    # Asks before the tables are read: of the many families on a machine most cannot.
    raw = raw_font(key, _SIZE)
    return all(raw.supportsCharacter(ord(char)) for char in text)


def _font_file(tables: dict[str, bytes]) -> bytes:
    """Put tables together to a font file in the container of OpenType.

    Big-endian, each table starting on four bytes. The check sums stay 0: no reader minds them.
    """
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    version = b"OTTO" if "CFF " in tables or "CFF2" in tables else b"\x00\x01\x00\x00"
    header = version + struct.pack(">HHHH", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    records, bodies = [], []
    offset = 12 + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        records.append(tag.encode("ascii") + struct.pack(">LLL", 0, offset, len(data)))
        bodies.append(padded)
        offset += len(padded)
    return b"".join([header, *records, *bodies])
