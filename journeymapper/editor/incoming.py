"""Files from outside: what they are, judged by their contents, and what a map makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from journeymapper.exchange.grid import MOST_CHARACTERS, Grid, TooMuch
from journeymapper.exchange.html_table import read_html
from journeymapper.exchange.lines import read_lines
from journeymapper.exchange.separated import read_csv, read_tsv
from journeymapper.i18n import _
from journeymapper.storage.errors import PictureError
from journeymapper.storage.names import ENDINGS, shown
from journeymapper.storage.pictures import MOST_PICTURE_BYTES, import_picture

MAP, PICTURE, BLOCK, LINES = "map", "picture", "block", "lines"
MAP_ENDINGS = (*ENDINGS, ".pdf")
_WEB = (".html", ".htm", ".xhtml")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".svg", ".tif", ".tiff", ".heic", ".avif")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class Unwelcome(Exception):
    """A file that a map can make nothing of. `str` of it is one sentence."""


class Incoming(NamedTuple):
    """A file and what it is: a MAP to be opened, a PICTURE (ready for a map), a BLOCK of cells, LINES."""

    path: Path
    kind: str
    picture: bytes = b""
    block: Grid = ()
    lines: tuple[str, ...] = ()


def is_map_file(path: Path) -> bool:
    """Whether a file says by its name that it is a map, or may carry one."""
    return path.suffix.lower() in MAP_ENDINGS


def read_incoming(path: Path) -> Incoming:
    """What a file is for a map. Takes a while for a large picture; changes nothing.

    Raises Unwelcome.
    """
    if is_map_file(path):
        return Incoming(path, MAP)
    try:
        return _read(path)
    except (TooMuch, PictureError) as error:
        raise Unwelcome(_("“{name}”: {reason}", name=shown(path), reason=str(error))) from error
    except OSError as error:
        raise Unwelcome(
            _("“{name}” cannot be read: {reason}.", name=shown(path), reason=error.strerror or str(error))
        ) from error


def _read(path: Path) -> Incoming:
    if path.is_dir():
        raise Unwelcome(_("“{name}” is a folder; drag the files that are in it.", name=shown(path)))
    if path.stat().st_size > MOST_PICTURE_BYTES:
        limit = MOST_PICTURE_BYTES // 2**20
        raise Unwelcome(_("“{name}” has more than {limit} MB.", name=shown(path), limit=limit))
    data = path.read_bytes()
    ending = path.suffix.lower()
    if _is_picture(data, ending):
        return Incoming(path, PICTURE, picture=import_picture(data).data)
    text = _text(data)
    if text is None:
        raise Unwelcome(_("“{name}” is neither a map nor a picture nor a text.", name=shown(path)))
    if len(text) > MOST_CHARACTERS:
        raise Unwelcome(
            _(
                "“{name}” holds {size:,} MB of text; at most {limit} MB can be taken in at once.",
                name=shown(path),
                size=len(text) // 10**6,
                limit=MOST_CHARACTERS // 10**6,
            )
        )
    return _words(path, ending, text)


def _words(path: Path, ending: str, text: str) -> Incoming:
    block = read_csv(text) if ending == ".csv" else read_html(text) if ending in _WEB else read_tsv(text)
    if block:
        return Incoming(path, BLOCK, block=block)
    if ending in _WEB:
        raise Unwelcome(
            _("“{name}” is a web page with more in it than a table; copy the table alone.", name=shown(path))
        )
    lines = read_lines(text)
    if not lines:
        raise Unwelcome(_("“{name}” is empty.", name=shown(path)))
    return Incoming(path, LINES, lines=lines)


def _is_picture(data: bytes, ending: str) -> bool:
    head = data[:1000]
    known = head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")) or head[8:12] == b"WEBP"
    return (known and _text(head) is None) or ending in _PICTURES or b"<svg" in head


def _text(data: bytes) -> str | None:
    """The text in a file: Unicode, else as older programs of the West write it; None for anything else."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    if b"\0" in data:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = sum(1 for letter in text[:4_000] if not letter.isprintable() and letter not in "\t\r\n\f")
    return text if strange == 0 else None
