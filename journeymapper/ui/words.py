"""How the field's known words are called in menus and panels.

The names are those that are printed on a map, but in the user's language instead of the map's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymapper.i18n import N_, _
from journeymapper.layout import wording
from journeymapper.layout.words import Words
from journeymapper.model.card import Card
from journeymapper.model.words import CARD_KIND_OF_LANE
from journeymapper.text.excerpt import excerpt

INTERFACE = Words("", _)

FIRST_LANE_KINDS = (
    "actions",
    "touchpoints",
    "thoughts",
    "emotions",
    "pain_points",
    "opportunities",
    "metrics",
    "backstage",
)
MORE_LANE_KINDS = (
    "quotes",
    "channels",
    "dramatic_arc",
    "gains",
    "solutions",
    "pictures",
    "evidence",
    "frontstage",
    "support",
    "systems",
    "owners",
    "text",
)
LINE_KINDS = ("interaction", "visibility", "internal_interaction")
PALETTE_KINDS = (
    "action",
    "thought",
    "touchpoint",
    "pain_point",
    "opportunity",
    "metric",
    "text",
)

STATES = {"as-is": N_("As-is"), "to-be": N_("To-be"), "both": N_("Both")}
EVIDENCE = {
    "assumption": N_("Assumed"),
    "heard": N_("Heard"),
    "observed": N_("Observed"),
    "measured": N_("Measured"),
}
LINKS = {"causes": N_("causes"), "addresses": N_("addresses"), "leads to": N_("leads to")}
DENSITIES = {"compact": N_("Compact"), "normal": N_("Normal"), "airy": N_("Airy")}
LANGUAGES = {
    "en": "English",
    "es": "Español",
    "de": "Deutsch",
    "fr": "Français",
    "it": "Italiano",
    "pt": "Português",
    "nl": "Nederlands",
    "pl": "Polski",
    "vi": "Tiếng Việt",
    "el": "Ελληνικά",
    "ru": "Русский",
    "ar": "العربية",
    "he": "עברית",
    "hi": "हिन्दी",
    "th": "ไทย",
    "zh": "中文",
    "ja": "日本語",
    "ko": "한국어",
}


Choices = list[tuple[str, str]]


def choices(words: Mapping[str, str], none: str = "") -> Choices:
    """Pairs of value and translated words; `none` adds an empty value in front."""
    head = [("", none)] if none else []
    return head + [(value, _(text)) for value, text in words.items()]


def card_kinds() -> Mapping[str, str]:
    return wording.card_names(INTERFACE)


def lane_kinds() -> Mapping[str, str]:
    """Names of the kinds of lanes and of the three lines."""
    return wording.lane_names(INTERFACE)


def lane_kind_choices(kinds: Iterable[str]) -> Choices:
    names = lane_kinds()
    return [(kind, names[kind]) for kind in kinds]


def card_kind_name(kind: str) -> str:
    return card_kinds().get(kind, kind)


def short_text(card: Card) -> str:
    """What a card says, in one short line."""
    return excerpt(card.text, 30) or _("A card without text")


def lane_kind_of_card(kind: str) -> str:
    """The kind of lane that makes cards of this kind ("text" when none does)."""
    return next((lane for lane, card in CARD_KIND_OF_LANE.items() if card == kind), "text")
