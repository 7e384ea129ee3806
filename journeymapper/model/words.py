"""The known words of the field. None of these lists is closed: files may hold others, and they survive."""

from __future__ import annotations

AS_IS, TO_BE, BOTH = "as-is", "to-be", "both"
STATES = (AS_IS, TO_BE, BOTH)

LANE_KINDS = (
    "actions",
    "thoughts",
    "quotes",
    "touchpoints",
    "channels",
    "emotions",
    "dramatic_arc",
    "pain_points",
    "gains",
    "opportunities",
    "solutions",
    "metrics",
    "pictures",
    "evidence",
    "frontstage",
    "backstage",
    "support",
    "systems",
    "owners",
    "text",
    "divider",
)
CURVE_LANES = ("emotions", "dramatic_arc")  # hold curves, no cards
DIVIDER = "divider"

# What a card becomes in a lane of this kind. Other lanes (text, owners, evidence, channels,
# unknown ones) leave the card's kind alone.
CARD_KIND_OF_LANE = {
    "actions": "action",
    "thoughts": "thought",
    "quotes": "quote",
    "touchpoints": "touchpoint",
    "pain_points": "pain_point",
    "gains": "gain",
    "opportunities": "opportunity",
    "solutions": "solution",
    "metrics": "metric",
    "pictures": "picture",
    "frontstage": "frontstage",
    "backstage": "backstage",
    "support": "support",
    "systems": "system",
}
CARD_KINDS = ("text", *CARD_KIND_OF_LANE.values())

CHANNELS = (
    "web",
    "app",
    "e-mail",
    "phone",
    "chat",
    "sms",
    "social",
    "search",
    "advert",
    "shop",
    "post",
    "delivery",
    "event",
    "word of mouth",
    "partner",
    "print",
    "tv",
    "other",
)
ONLINE_CHANNELS = frozenset({"web", "app", "e-mail", "chat", "sms", "social", "search"})

EVIDENCE = ("assumption", "heard", "observed", "measured")
STATUSES = ("idea", "planned", "in progress", "done", "dropped")
LINK_KINDS = ("causes", "addresses", "leads to")
CURVE_KINDS = ("emotion", "arc")
LINES = ("interaction", "visibility", "internal_interaction", "free")
TRENDS = ("up", "down", "flat")
