"""Pictures that cannot be decoded are named before anything is written; no painter meets them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

from journeymapper.drawing.shapes import Picture
from journeymapper.drawing.tree import Drawing, Group
from journeymapper.i18n import _
from journeymapper.publish.errors import PublishError
from journeymapper.text.excerpt import excerpt

_EIGHTH = 8  # JPEGs are decoded at this part of their size, which shows all damage that matters


def check_pictures(drawings: Iterable[Drawing], pictures: Mapping[str, bytes]) -> None:
    """Raises PublishError, naming what shows it, for a drawn picture that is damaged.

    One whose bytes are not there at all is drawn as a grey field: the map knows that already.
    """
    drawn: dict[str, Group] = {}
    for drawing in drawings:
        for _place, strip in drawing.strips:
            for cell in strip.cells:
                for group in cell.groups:
                    for shape in group.shapes:
                        if isinstance(shape, Picture):
                            drawn.setdefault(shape.sha256, group)
    for sha256, group in drawn.items():
        if sha256 in pictures and not can_be_decoded(pictures[sha256]):
            where = excerpt(group.label) or group.kind
            raise PublishError(
                _("The picture of “{where}” is damaged; replace it or take it out.", where=where)
            )


def can_be_decoded(data: bytes) -> bool:
    """Whether all of a picture is there: its head alone says what it should be."""
    # Slow to import, and most maps have no pictures.
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.draft(None, (max(1, picture.width // _EIGHTH), max(1, picture.height // _EIGHTH)))
            picture.load()
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, MemoryError):
        return False
    except Image.DecompressionBombError:
        return False
    return True
