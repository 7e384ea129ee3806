"""Pictures with too few pixels for the size at which they are printed: said before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymapper.drawing.shapes import Picture
from journeymapper.drawing.tree import groups
from journeymapper.i18n import _, ngettext
from journeymapper.publish.printed import PrintedPage
from journeymapper.render.picture_facts import picture_facts
from journeymapper.text.excerpt import excerpt

LEAST_DPI = 150.0
_NAMED = 3


def coarse_pictures(
    pages: Iterable[PrintedPage], pictures: Mapping[str, bytes]
) -> tuple[tuple[str, float], ...]:
    """What shows each picture of less than `LEAST_DPI` dots per inch, and how many it has; coarsest first.

    A picture that is not there or not readable is not among them.
    """
    sizes = {sha256: picture_facts(data) for sha256, data in pictures.items()}
    found: dict[tuple[str, str], float] = {}
    for page in pages:
        for put in page.puts:
            for _place, group in groups(put.drawing):
                for shape in group.shapes:
                    size = sizes.get(shape.sha256) if isinstance(shape, Picture) else None
                    if size is None or not isinstance(shape, Picture):
                        continue
                    # It covers its rectangle: the side that has fewer pixels for it decides.
                    per_unit = min(size.width / shape.rect.width, size.height / shape.rect.height)
                    dpi = per_unit / put.scale * 25.4
                    if dpi < LEAST_DPI:
                        key = shape.sha256, " ".join(group.label.split()) or group.kind
                        found[key] = min(dpi, found.get(key, dpi))
    listed = sorted(found.items(), key=lambda one: one[1])
    return tuple((where, dpi) for (_sha256, where), dpi in listed)


def said_coarse(pages: Iterable[PrintedPage], pictures: Mapping[str, bytes]) -> str:
    """One sentence, or nothing."""
    if not pictures:
        return ""
    coarse = coarse_pictures(pages, pictures)
    if not coarse:
        return ""
    listed = ", ".join(
        _("“{where}” {dpi:.0f} dpi", where=excerpt(where), dpi=dpi) for where, dpi in coarse[:_NAMED]
    )
    more = len(coarse) - _NAMED
    if more > 0:
        listed += ", " + ngettext("and {count} more", "and {count} more", more)
    return ngettext(
        "{count} picture is printed with less than {least:.0f} dpi and looks coarse: {listed}. "
        "A larger picture or a smaller paper helps.",
        "{count} pictures are printed with less than {least:.0f} dpi and look coarse: {listed}. "
        "Larger pictures or a smaller paper help.",
        len(coarse),
        least=LEAST_DPI,
        listed=listed,
    )
