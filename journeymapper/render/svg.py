"""A drawing as SVG, written by hand: one `<g>` per thing, text as text, the same bytes every time."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping

from journeymapper.drawing.colour import MISSING_PICTURE, WHITE, parse
from journeymapper.drawing.icons import GRID, icon_path
from journeymapper.drawing.shapes import Box, Command, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Drawing, Group, Placed
from journeymapper.geometry import Point, Rect
from journeymapper.render.picture_facts import picture_facts
from journeymapper.render.svg_fonts import font_rules
from journeymapper.render.svg_text import attribute, content, number, text_lines
from journeymapper.render.web_links import web_link

_SCRIPTS = "'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', 'Noto Sans Thai'"
FONTS = f"Inter, {_SCRIPTS}, Twemoji, sans-serif"


def write_svg(
    drawing: Drawing,
    pictures: Mapping[str, bytes],
    title: str,
    language: str = "",
    embed_fonts: bool = False,
) -> str:
    """The whole sheet as one SVG file; lengths in map units (1 unit is 1 CSS pixel).

    Every group carries the kind as its class, `kind-id` as its id and its label as an accessible name.
    Pictures are embedded, once each. With `embed_fonts` browsers show the file in its own letters even where
    they are not installed (some 20 KB for each face). Nothing outside the file is referred to.
    """
    size = f'width="{number(drawing.width)}" height="{number(drawing.height)}"'
    spoken = f' xml:lang="{attribute(language)}"' if language else ""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    look = f'font-family="{FONTS}" fill="none" stroke-linecap="round" stroke-linejoin="round"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg {names} {size} viewBox="0 0 {number(drawing.width)} {number(drawing.height)}"{spoken} {look}>',
        f"<title>{content(title)}</title>",
        *(
            ["<style>", *font_rules(drawing), "text{font-feature-settings:'calt' 0}", "</style>"]
            if embed_fonts
            else ()
        ),
        *_definitions(drawing, pictures),
        f'<rect id="sheet" {size}{_paint("fill", drawing.background)}/>',
    ]
    used: Counter[str] = Counter()
    for placed in drawing.strips:
        lines += _strip(placed, pictures, used)
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def _identity(name: str, used: Counter[str]) -> str:
    """A record may be drawn more than once (the halves of a card that spans); an id may not."""
    used[name] += 1
    return f' id="{attribute(name)}"' if used[name] == 1 else f' id="{attribute(name)}.{used[name]}"'


def _definitions(drawing: Drawing, pictures: Mapping[str, bytes]) -> Iterator[str]:
    shapes = [
        shape
        for _, strip in drawing.strips
        for cell in strip.cells
        for g in cell.groups
        for shape in g.shapes
    ]
    icons = sorted({shape.name for shape in shapes if isinstance(shape, Icon)})
    shown = [shape for shape in shapes if isinstance(shape, Picture)]
    if not icons and not shown:
        return
    yield "<defs>"
    for name in icons:
        yield f'<path id="icon-{attribute(name)}" d="{_commands(icon_path(name))}"/>'
    for sha256 in sorted({picture.sha256 for picture in shown}):
        facts = picture_facts(pictures.get(sha256, b""))
        if facts:
            size = f'width="{facts.width}" height="{facts.height}"'
            data = b64encode(pictures[sha256]).decode("ascii")
            yield f'<image id="picture-{sha256}" {size} xlink:href="data:{facts.media};base64,{data}"/>'
    for name, rect, radius in sorted({(_clip(picture), picture.rect, picture.radius) for picture in shown}):
        yield f'<clipPath id="{name}"><rect{_place(rect)}{_rounding(rect, radius)}/></clipPath>'
    yield "</defs>"


def _strip(placed: Placed, pictures: Mapping[str, bytes], used: Counter[str]) -> Iterator[str]:
    strip = placed.strip
    identity = _identity(strip.kind if strip.id == strip.kind else f"{strip.kind}-{strip.id}", used)
    yield f'<g{identity} class="strip {attribute(strip.kind)}"{_moved(*placed.origin)}>'
    for cell in strip.cells:
        for group in cell.groups:
            yield from _group(group, cell.origin, pictures, used)
    yield "</g>"


def _group(group: Group, origin: Point, pictures: Mapping[str, bytes], used: Counter[str]) -> Iterator[str]:
    link = web_link(group.url)
    identity = _identity(f"{group.kind}-{group.id}", used) if group.id else ""
    label = f' role="group" aria-label="{attribute(group.label)}"' if group.label else ""
    place = _moved(origin.x + group.rect.x, origin.y + group.rect.y)
    yield f'<g{identity} class="{attribute(group.kind)}"{label}{place}>'
    if link:
        yield f'<a xlink:href="{attribute(link)}">'
    for shape in group.shapes:
        yield from _shape(shape, pictures)
    if link:
        yield "</a>"
    yield "</g>"


def _shape(shape: Shape, pictures: Mapping[str, bytes]) -> Iterator[str]:
    match shape:
        case Box():
            yield f"<rect{_place(shape.rect)}{_rounding(shape.rect, shape.radius)}{_look(shape)}/>"
        case Path():
            yield f'<path d="{_commands(shape.commands)}"{_look(shape)}/>'
        case Text():
            yield from _text(shape)
        case Icon():
            yield _icon(shape)
        case Picture():
            yield from _picture(shape, pictures)


def _text(text: Text) -> Iterator[str]:
    """One `<text>` per line: not every program knows where a `<tspan>` stands.

    The halo is a second copy below the letters, because `paint-order` is not known everywhere either.
    """
    lines = list(text_lines(text))
    if text.halo:
        ring = f'{_paint("stroke", text.halo)} stroke-width="{number(2 * text.halo_width)}"'
        yield from _lettering(text, lines, f'{ring}{_paint("fill", text.halo)} aria-hidden="true"')
    yield from _lettering(text, lines, _paint("fill", text.colour))


def _lettering(text: Text, lines: list[tuple[str, str]], look: str) -> Iterator[str]:
    style = text.style
    family = f' font-family="{attribute(style.family)}, {FONTS}"' if style.family != "Inter" else ""
    weight = f' font-weight="{style.weight}"' if style.weight != 400 else ""
    slant = ' font-style="italic"' if style.italic else ""
    look = f'{family} font-size="{number(style.size)}"{weight}{slant}{look}'
    if len(lines) == 1:
        yield f"<text {lines[0][0]}{look}>{lines[0][1]}</text>"
    elif lines:
        yield f"<g{look}>"
        for place, words in lines:
            yield f"<text {place}>{words}</text>"
        yield "</g>"


def _icon(icon: Icon) -> str:
    x, y, width, height = icon.rect
    place = f"translate({number(x)} {number(y)}) scale({_factor(width / GRID)} {_factor(height / GRID)})"
    return (
        f'<use xlink:href="#icon-{attribute(icon.name)}" transform="{place}"'
        f'{_paint("stroke", icon.colour)} stroke-width="{number(icon.stroke_width)}"/>'
    )


def _picture(picture: Picture, pictures: Mapping[str, bytes]) -> Iterator[str]:
    rect = picture.rect
    facts = picture_facts(pictures.get(picture.sha256, b""))
    if facts is None:
        yield f"<rect{_place(rect)}{_rounding(rect, picture.radius)}{_paint('fill', MISSING_PICTURE)}/>"
        return
    scale = max(rect.width / facts.width, rect.height / facts.height)
    left = rect.x + (rect.width - facts.width * scale) / 2
    top = rect.y + (rect.height - facts.height * scale) / 2
    yield f'<g clip-path="url(#{_clip(picture)})">'
    yield (
        f'<use xlink:href="#picture-{picture.sha256}"'
        f' transform="translate({number(left)} {number(top)}) scale({_factor(scale)})"/>'
    )
    yield "</g>"


def _clip(picture: Picture) -> str:
    """Clips are in the coordinates of whoever refers to them, so equal places share one."""
    return "clip-" + "-".join(number(value) for value in (*picture.rect, picture.radius))


def _look(shape: Box | Path) -> str:
    look = _paint("fill", shape.fill) if shape.fill else ""
    if shape.stroke and shape.stroke_width > 0:
        look += _paint("stroke", shape.stroke)
        look += f' stroke-width="{number(shape.stroke_width)}"' if shape.stroke_width != 1 else ""
        if shape.dash:
            look += f' stroke-dasharray="{" ".join(number(part) for part in shape.dash)}"'
    return look


def _paint(name: str, colour: str) -> str:
    """Opacity apart from the colour: eight digits are not known to every program that reads SVG."""
    part = parse(colour)
    solid = part._replace(alpha=255).text
    if part.opaque:
        return f' {name}="{solid if solid != WHITE else "#FFF"}"'
    return f' {name}="{solid}" {name}-opacity="{number(part.alpha / 255)}"'


def _place(rect: Rect) -> str:
    return (
        f' x="{number(rect.x)}" y="{number(rect.y)}"'
        f' width="{number(rect.width)}" height="{number(rect.height)}"'
    )


def _rounding(rect: Rect, radius: float) -> str:
    fitting = min(radius, rect.width / 2, rect.height / 2)
    return f' rx="{number(fitting)}"' if fitting > 0 else ""


def _moved(x: float, y: float) -> str:
    return f' transform="translate({number(x)} {number(y)})"' if x or y else ""


def _factor(value: float) -> str:
    """A scale needs more digits than a place: it is multiplied by up to thousands of pixels."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _commands(commands: tuple[Command, ...]) -> str:
    return "".join(command[0] + " ".join(number(part) for part in command[1:]) for command in commands)
