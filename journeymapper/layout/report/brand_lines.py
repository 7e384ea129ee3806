"""What the brand wants on every page of a report: its header and logo above, its lines in the footer."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.drawing.shapes import Picture, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.fit import is_whole
from journeymapper.layout.report.lettering import NOTHING, Laid, laid, lettering, moved_all, stacked
from journeymapper.layout.report.page import FOOTER
from journeymapper.layout.report.setting import Setting
from journeymapper.text.run import SEMIBOLD
from journeymapper.text.wrap import text_width

_LOGO = (110.0, 26.0)  # at most
_LEAST_LOGO = 12.0  # where there is no room for one so high there is none
_APART = 24.0
_NUMBER = 72.0  # what the page number takes
_ABOVE = 5.0  # between the rows of a footer


def header(setting: Setting) -> tuple[Group, ...]:
    """Above the contents, at the right: the words of the header, then the logo."""
    brand, size, style = setting.document.brand, setting.size, setting.type.footer
    groups: list[Group] = []
    right, bottom = size.right, size.top - 9.0
    high = min(_LOGO[1], bottom - 8.0, _LOGO[0] / brand.logo_shape)
    if brand.logo and min(_LOGO[1], bottom - 8.0) >= _LEAST_LOGO:
        rect = Rect(0.0, 0.0, high * brand.logo_shape, high)
        where = rect.moved(right - rect.width, bottom - high + 2.0)
        groups.append(
            Group("", "brand", where, (Picture(rect, brand.logo),), brand.name or setting.words("Logo"))
        )
        right -= rect.width + _APART / 2
    if brand.header.strip() and bottom >= style.line_height + 2.0:
        width = right - size.left - size.room * 0.3
        shape = lettering(
            brand.header, 0.0, 0.0, width, style, setting.look.palette.second, "right", max_lines=1
        )
        where = Rect(right - width, bottom - style.line_height, width, style.line_height)
        groups.append(Group("", "header", where, (shape,), brand.header))
    return tuple(groups)


def beside_number(setting: Setting) -> str:
    """Footer and confidentiality in one line, where they fit beside the title and the page number."""
    brand = setting.document.brand
    text = setting.words.joined((brand.footer, brand.confidentiality))
    fits = text_width(text, setting.type.footer) <= (setting.size.room - _NUMBER) * 0.5
    return text if fits else ""


def below_number(setting: Setting) -> Laid:
    """The same in rows of their own, where they are longer. How confidential a page is, is never cut off
    for want of room beside the footer."""
    brand, look, room = setting.document.brand, setting.look, setting.size.room
    if beside_number(setting) or not (brand.footer.strip() or brand.confidentiality.strip()):
        return NOTHING
    style = setting.type.footer
    strong = style._replace(weight=SEMIBOLD)
    wide = text_width(brand.confidentiality, strong) + 1.0
    if text_width(brand.footer, style) + _APART + wide <= room:
        shapes = (
            lettering(brand.footer, 0.0, 0.0, room - wide, style, look.palette.second, "left"),
            lettering(brand.confidentiality, room - wide, 0.0, wide, strong, look.palette.ink, "right"),
        )
        return Laid(tuple(shape for shape in shapes if shape.text.strip()), style.line_height)
    return stacked(
        [
            laid(brand.footer, room, style, look.palette.second, 2),
            laid(brand.confidentiality, room, strong, look.palette.ink, 3),
        ]
    )


def with_room_below(setting: Setting) -> Setting:
    """The setting with a footer as high as its brand wants it."""
    below = below_number(setting)
    if not below.shapes:
        return setting
    return setting._replace(size=setting.size._replace(footer=FOOTER + _ABOVE + below.height))


def rows_below(setting: Setting, y: float) -> Laid:
    """`below_number`, under a first row that ends at `y`; its height is that of the whole footer."""
    below = below_number(setting)
    if not below.shapes:
        return Laid((), y)
    return Laid(moved_all(below.shapes, 0.0, y + _ABOVE), y + _ABOVE + below.height)


def cut_lines(setting: Setting) -> Iterator[tuple[str, str]]:
    """The lines that no page has room for, each under what it is."""
    brand, words = setting.document.brand, setting.words
    shapes = [*(shape for group in header(setting) for shape in group.shapes), *below_number(setting).shapes]
    said = {shape.text for shape in shapes if isinstance(shape, Text) and is_whole(shape)}
    if beside_number(setting):
        said |= {brand.footer, brand.confidentiality}
    for name, text in (
        (words("Header"), brand.header),
        (words("Footer"), brand.footer),
        (words("Confidentiality"), brand.confidentiality),
    ):
        if text.strip() and text not in said:
            yield name, text
