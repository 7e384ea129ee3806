"""The map as a client may have it: nothing internal, nobody named who took part, nothing behind the page.

The rule: what leaves is what can be seen on the pages. So web addresses behind cards, hints, descriptions
that are read out but not printed, views, earlier versions, the shelf, the author and the program in the
file's properties, and whatever cameras and drawing programs wrote into pictures all stay behind, besides
what is marked internal. What is printed stays as it is: titles, personas, owners of ideas, sources of
evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeymapper.layout.persona import FACTS
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.style import Shelf


def client_safe(document: Document, report: bool = False) -> Document:
    """Without what must stay in the house; the map itself never goes along.

    A `report` prints what stages, steps and personas are about; elsewhere no page shows it. Unknown keys of a
    newer version stay: they are never printed.
    """
    lanes = tuple(
        evolve(lane, hint="", description="") if lane.hint or lane.description else lane
        for lane in document.lanes
        if not lane.internal
    )
    if not report:
        document = _undescribed(document)
    shown = {lane.id for lane in lanes}
    cards = tuple(
        _bare(card) for card in document.cards if card.lane in shown and not is_internal(card, document)
    )
    kept = {card.id for card in cards}
    return evolve(
        document,
        facts=evolve(document.facts, author="", notes="", review=""),
        lanes=lanes,
        cards=cards,
        curves=tuple(curve for curve in document.curves if curve.lane in shown),
        links=tuple(link for link in document.links if link.source in kept and link.target in kept),
        participants=(),
        votes=(),
        views=(),
        snapshots=(),
        shelf=Shelf(),
        internal_tags=(),
    )


def _undescribed(document: Document) -> Document:
    """Without what a map on one sheet has no room for."""
    stages = tuple(
        evolve(stage, description="", steps=tuple(evolve(step, description="") for step in stage.steps))
        for stage in document.stages
    )
    personas = tuple(
        evolve(persona, description="", goals=(), frustrations=(), facts=persona.facts[:FACTS])
        for persona in document.personas
    )
    return evolve(document, stages=stages, personas=personas)


def is_internal(card: Card, document: Document) -> bool:
    """Marked itself, or by one of its tags. (Its lane may be internal as well.)"""
    if card.internal:
        return True
    if not card.tags or not document.internal_tags:
        return False
    tags = {tag.strip().casefold() for tag in document.internal_tags}
    return any(tag.strip().casefold() in tags for tag in card.tags)


def _bare(card: Card) -> Card:
    if card.notes or card.author or card.url:
        return evolve(card, notes=(), author="", url="")
    return card


def bare_pictures(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same pixels without what says where, when and by whom they were made. Keys stay."""
    return {sha256: _bare_picture(data) for sha256, data in pictures.items()}


_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT")
# JPEG segments that are dropped: APP1 to APP13 and APP15 (EXIF, XMP, IPTC, profiles ...) and comments.
# APP0 says how large a dot is, APP14 what the colours mean.
_JPEG_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
_JPEG_PADDING = frozenset({0x00, *range(0xD0, 0xD8), 0xFF})  # these have no length, and say nothing
_JPEG_PIXELS, _JPEG_END = 0xDA, 0xD9
_JPEG_BEHIND = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # the next marker behind pixels


def _bare_picture(data: bytes) -> bytes:
    if data.startswith(_PNG):
        return _bare_png(data)
    return _bare_jpeg(data) if data.startswith(b"\xff\xd8") else data


def _bare_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in _PNG_KEPT:
            kept.append(data[at:end])
        if data[at + 4 : at + 8] == b"IEND":
            break  # nothing after the end is part of the picture
        at = end
    return b"".join(kept)


def _bare_jpeg(data: bytes) -> bytes:
    """Marker by marker up to the end of the first picture: phones put more of them behind it, each with its
    own place and time."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF or marker in _JPEG_PADDING:
            at += 1
            continue
        if marker == _JPEG_END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _JPEG_PIXELS:
            behind = _JPEG_BEHIND.search(data, end)
            end = behind.start() if behind else len(data)
        if marker not in _JPEG_DROPPED:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, b"\xff\xd9"])
