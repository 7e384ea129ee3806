"""How large a map may be. Hostile files are refused before anything is built from them."""

from __future__ import annotations

import re

from journeymapper.i18n import _
from journeymapper.storage.errors import TooLarge

MOST_BYTES = 64 * 1024 * 1024
WARN_BYTES = 20 * 1024 * 1024
DEEPEST = 32
MOST_OBJECTS = 200_000  # objects and lists
MOST_VALUES = 2_000_000
MOST_PIXELS = 40_000_000

_NOT_STRUCTURE = bytes(code for code in range(256) if code not in b'{}[]":,')
_ONE_BRACKET = bytes.maketrans(b"[]", b"{}")
_STRING = re.compile(rb'"[^"]*"')


def check_limits(data: bytes) -> None:
    """Refuse what is too large, deep or full for a map.

    Works on the skeleton of the text (its brackets, colons and commas outside strings), which
    costs a tenth of parsing it. What is not JSON at all passes: the parser says why.

    Raises TooLarge.
    """
    check_size(len(data))
    skeleton = _skeleton(data)
    brackets = skeleton.translate(_ONE_BRACKET, b":,")
    if brackets.count(b"{") > MOST_OBJECTS:
        raise TooLarge(_("The file holds more than {limit:,} things, more than any map.", limit=MOST_OBJECTS))
    if max(skeleton.count(b":"), skeleton.count(b",")) > MOST_VALUES:
        raise TooLarge(_("The file holds more than {limit:,} values, more than any map.", limit=MOST_VALUES))
    for _level in range(DEEPEST):
        if not brackets:
            return
        brackets = brackets.replace(b"{}", b"")
    if b"{" * (DEEPEST + 1) in brackets or b"{}" in brackets:
        raise TooLarge(
            _("The file is nested deeper than {limit} levels, deeper than any map.", limit=DEEPEST)
        )


def check_size(size: int) -> None:
    """Raises TooLarge for more bytes than a map may have."""
    if size > MOST_BYTES:
        raise TooLarge(
            _(
                "The file has {size:,} MB; a map has at most {limit} MB.",
                size=max(size // 2**20, MOST_BYTES // 2**20 + 1),
                limit=MOST_BYTES // 2**20,
            )
        )


def _skeleton(data: bytes) -> bytes:
    if b"\\" in data:
        # Escaped backslashes first: what is left of a quote then says whether it is escaped.
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    structure = data.translate(None, _NOT_STRUCTURE)
    # Taking out neighbouring quotes first (most strings hold no structure) changes for no other
    # character whether it is inside a string, and leaves few strings for the slower expression.
    return _STRING.sub(b"", structure.replace(b'""', b""))
