"""What the dialogue says about a plan, in short sentences."""

from __future__ import annotations

from math import ceil

from journeymapper.i18n import _, ngettext
from journeymapper.publish.options import Options
from journeymapper.publish.poster import NATURAL
from journeymapper.publish.publish import Plan
from journeymapper.publish.shown import printed_points, printed_scale, shown_pages
from journeymapper.ui.export.choices import PNG

# What a switch of the command line is called in the window.
_REMEDIES = {
    "--kind pages": lambda: _("Split into pages"),
    "--paper fit": lambda: _("A page that fits the map"),
    "--allow-small": lambda: _("Print it this small"),
    "--slides stages": lambda: _("Slides for each stage"),
    "--slides map": lambda: _("The map on one slide"),
}


def headline(plan: Plan, options: Options) -> str:
    """Paper, size and number of pages."""
    pages = shown_pages(plan)
    sheet = pages[0].sheet
    if options.suffix == PNG:
        unit = plan.poster.scale if plan.poster is not None else NATURAL
        scale = options.pixels if options.dpi is None else options.dpi * unit / 25.4
        return _(
            "{width} × {height} pixels",
            width=ceil(plan.drawing.width * scale),
            height=ceil(plan.drawing.height * scale),
        )
    count = len(pages)
    size = _("{width:.0f} × {height:.0f} mm", width=sheet.width_mm, height=sheet.height_mm)
    parts = [size]
    if sheet.name and sheet.name[0].isalpha() and sheet.name != "fit":
        parts.insert(0, sheet.name[0].upper() + sheet.name[1:])
    if plan.texts:
        parts.append(ngettext("{count} slide", "{count} slides", count))
    elif plan.printed is not None:
        parts.append(ngettext("{count} page", "{count} pages", count))
    return " · ".join(parts)


def reading(plan: Plan) -> str:
    """How large text will be on paper."""
    points, scale = printed_points(plan), round(100 * printed_scale(plan))
    if not points:
        return _("No text; scale {scale} %", scale=scale)
    return _("Smallest text {points:.1f} pt · scale {scale} %", points=points, scale=scale)


def remedies(switches: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What would help: pairs of a switch and the words of its button. Unknown switches are left out."""
    found = []
    for switch in switches:
        known = _REMEDIES.get(switch)
        name, _space, value = switch.partition(" ")
        if known is not None:
            found.append((switch, known()))
        elif name in ("--paper", "--sheet") and value:
            found.append((switch, _("Take {paper}", paper=value)))
    return tuple(found)


def attached(plan: Plan, options: Options) -> str:
    """Whether the map travels along, and why not."""
    if options.suffix != ".pdf" or options.client_safe:
        return ""
    unseen = ", ".join(plan.unseen)
    if plan.attached and unseen:
        return _("The map travels inside the PDF, and with it {what}.", what=unseen)
    if plan.attached:
        return _("The map travels inside the PDF and can be opened again.")
    if unseen:
        return _("The map is not attached, because it holds {what}.", what=unseen)
    return _("The map is not attached.")
