"""Texts as text boxes of DrawingML: the words as they were typed, to go on writing in them."""

from __future__ import annotations

from journeymapper.drawing.colour import parse
from journeymapper.drawing.shapes import Text
from journeymapper.render.svg_text import attribute, content
from journeymapper.text.cleaning import clean
from journeymapper.text.directions import base_level
from journeymapper.text.run import SEMIBOLD, TextStyle

# The numbers say "such as Arial": what a program without our typeface takes is of that kind.
SANS_SERIF = 'panose="020B0604020202020204" pitchFamily="34" charset="0"'
_POINT = 12_700  # EMU
_ALIGN = {"left": "l", "right": "r", "centre": "ctr"}
# Presentation programs set a line of a given height somewhat lower than we do.
_RAISED = 0.06  # em
_SLACK, _MOST_SLACK = 0.012, 2.0  # other programs measure letters a little wider: share of the width, units
_WIDER = 0.2  # share of the width that a typeface in the place of ours may take more
_TIGHT = 0.5  # units by which a box made for a text may be wider


def fill_of(colour: str) -> str:
    """A solid fill; the opacity is a share of 100,000."""
    part = parse(colour)
    value = f"{part.red:02X}{part.green:02X}{part.blue:02X}"
    if part.opaque:
        return f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'
    alpha = round(part.alpha / 255 * 100_000)
    return f'<a:solidFill><a:srgbClr val="{value}"><a:alpha val="{alpha}"/></a:srgbClr></a:solidFill>'


def text_frame(text: Text) -> tuple[float, float, float, float]:
    """Left, top, width and height of the box in the units of the drawing.

    A text that may be broken gets a little more room than it has on the map, away from the side on which
    it is aligned, so that another program breaks its lines in the same places; one that may not gets the
    room that it would take in a wider typeface.
    """
    x, y, width, height = text.rect
    y -= _RAISED * text.style.size
    slack = min(_MOST_SLACK, width * _SLACK) if may_break(text) else width * _WIDER
    shift = {"left": 0.0, "centre": slack / 2, "right": slack}[text.align]
    return x - shift, y, width + slack, height


def text_body(text: Text, scale: float, language: str) -> str:
    """The `p:txBody` of a text; `scale` is EMU per unit of the drawing."""
    wrap = "square" if may_break(text) else "none"
    inside = (
        f'<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t">'
        "<a:normAutofit/></a:bodyPr><a:lstStyle/>"
    )
    look = _run_properties(text, scale, language)
    spacing = round(text.style.line_height * scale / _POINT * 100)
    paragraphs = (_paragraph(words, text, look, spacing) for words in _shown(text).split("\n"))
    return f"<p:txBody>{inside}{''.join(paragraphs)}</p:txBody>"


def may_break(text: Text) -> bool:
    """Whether the text is set in a room, such as a card's, rather than in a box made to its measure."""
    return len(text.lines) > 1 or any(text.rect.width > line.width + _TIGHT for line in text.lines)


def _shown(text: Text) -> str:
    """The words as typed, or, where they end with an ellipsis on the map, as far as they are shown."""
    last = text.lines[-1].text if text.lines else ""
    if not last.endswith("…") or text.text.rstrip().endswith("…"):
        return text.text
    # By their signs: the lines do not tell whether they ended inside a word, at a space or with a paragraph.
    words = clean(text.text)
    left = sum(len("".join(line.text.split())) for line in text.lines) - len("…")
    ends = [0, *(end for end, sign in enumerate(words, 1) if not sign.isspace())]
    return words[: ends[: left + 1][-1]] + "…"


def _paragraph(words: str, text: Text, look: str, spacing: int) -> str:
    rtl = ' rtl="1"' if not words.isascii() and base_level(words) else ""
    properties = (
        f'<a:pPr marL="0" indent="0" algn="{_ALIGN[text.align]}"{rtl}>'
        f'<a:lnSpc><a:spcPts val="{spacing}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        "<a:buNone/></a:pPr>"
    )
    if not words.strip():
        return f"<a:p>{properties}</a:p>"
    return f"<a:p>{properties}<a:r><a:rPr{look}</a:rPr><a:t>{content(words)}</a:t></a:r></a:p>"


def _run_properties(text: Text, scale: float, language: str) -> str:
    """Attributes and children of `a:rPr`, without its end."""
    style = text.style
    size = max(100, min(400_000, round(style.size * scale / _POINT * 100)))
    spoken = f' lang="{attribute(language)}"' if language else ""
    bold = ' b="1"' if style.weight >= SEMIBOLD else ""
    slant = ' i="1"' if style.italic else ""
    glow = ""
    if text.halo:
        colour = parse(text.halo)
        radius = round(text.halo_width * scale)
        glow = (
            f'<a:effectLst><a:glow rad="{radius}"><a:srgbClr val="{colour._replace(alpha=255).text[1:]}"/>'
            "</a:glow></a:effectLst>"
        )
    return f'{spoken} sz="{size}"{bold}{slant} dirty="0">{fill_of(text.colour)}{glow}{_typeface(style)}'


def _typeface(style: TextStyle) -> str:
    return f'<a:latin typeface="{attribute(style.family)}" {SANS_SERIF}/>'
