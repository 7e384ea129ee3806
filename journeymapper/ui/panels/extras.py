"""Parts of the inspector that are lists rather than fields, by the kind of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymapper.ui.panels.brand_extra import MapBrand
from journeymapper.ui.panels.card_extras import CardLinks, CardPersonas, ReviewNotes
from journeymapper.ui.panels.colour_extra import ColourOf
from journeymapper.ui.panels.curve_extras import LaneCurves, LaneScale, OneCurve
from journeymapper.ui.panels.link_extra import LinkEnds
from journeymapper.ui.panels.persona_extras import PersonaList
from journeymapper.ui.panels.picture_extra import PictureOf
from journeymapper.ui.panels.point_extra import PointValue
from journeymapper.ui.panels.style_extra import MapStyle
from journeymapper.ui.panels.subject import MAP

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def extras_for(kind: str, window: MainWindow) -> list[Any]:
    """Widgets with `folded` and `show_subject(document, subject)`, in the order in which they stand."""
    match kind:
        case "card":
            return [
                CardLinks(window),
                ReviewNotes(window),
                CardPersonas(window),
                PictureOf(window, folded=True),
                ColourOf(window, folded=True),
            ]
        case "stage":
            return [ColourOf(window, folded=False)]
        case "persona":
            return [PictureOf(window, folded=False), ColourOf(window, folded=False)]
        case "lane":
            return [LaneCurves(window), LaneScale(window)]
        case "point":
            return [PointValue(window)]
        case "curve":
            return [OneCurve(window)]
        case "link":
            return [LinkEnds(window)]
        case kind if kind == MAP:
            return [PersonaList(window), MapStyle(window), MapBrand(window)]
        case _:
            return []
