"""Type and size of a picture, read from the first bytes: no library needs to decode it for that."""

from __future__ import annotations

from typing import NamedTuple

_PNG = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers of JPEG (T.81, table B.1); C4, C8 and CC are something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class PictureFacts(NamedTuple):
    """`media` is "image/png" or "image/jpeg"; sizes in pixels; `channels` as stored (0: not told)."""

    media: str
    width: int
    height: int
    channels: int


def picture_facts(data: bytes) -> PictureFacts | None:
    """What the bytes hold, or None when they are neither a PNG nor a JPEG (or end too early)."""
    try:
        facts = _png(data) if data.startswith(_PNG) else _jpeg(data) if data.startswith(b"\xff\xd8") else None
    except IndexError:
        return None
    return facts if facts and facts.width and facts.height else None


def _number(data: bytes, at: int, size: int) -> int:
    if at + size > len(data):
        raise IndexError("the picture ends too early")
    return int.from_bytes(data[at : at + size], "big")


def _png(data: bytes) -> PictureFacts:
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(data[25], 0)
    return PictureFacts("image/png", _number(data, 16, 4), _number(data, 20, 4), channels)


def _jpeg(data: bytes) -> PictureFacts | None:
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:  # fill bytes are allowed before a marker
            at += 1
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker in _FRAMES:
            return PictureFacts(
                "image/jpeg", _number(data, at + 7, 2), _number(data, at + 5, 2), data[at + 9]
            )
        at += 2 + _number(data, at + 2, 2)
