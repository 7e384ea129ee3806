"""Which bundled icon stands for what."""

from __future__ import annotations

LANE_ICONS = {
    "actions": "footprints",
    "thoughts": "message-circle",
    "quotes": "quote",
    "touchpoints": "mouse-pointer-click",
    "channels": "waypoints",
    "emotions": "heart",
    "dramatic_arc": "activity",
    "pain_points": "frown",
    "gains": "gift",
    "opportunities": "lightbulb",
    "solutions": "wrench",
    "metrics": "gauge",
    "pictures": "image",
    "evidence": "search",
    "frontstage": "store",
    "backstage": "cog",
    "support": "headphones",
    "systems": "server",
    "owners": "users-round",
    "text": "sticky-note",
}
OTHER_LANE = "sticky-note"

CHANNEL_ICONS = {
    "web": "globe",
    "app": "smartphone",
    "e-mail": "mail",
    "phone": "phone",
    "chat": "message-square",
    "sms": "message-square",
    "social": "share-2",
    "search": "search",
    "advert": "megaphone",
    "shop": "store",
    "post": "package",
    "delivery": "truck",
    "event": "ticket",
    "word of mouth": "users-round",
    "partner": "handshake",
    "print": "newspaper",
    "tv": "tv",
    "other": "circle-dot",
}
OTHER_CHANNEL = "circle-dot"

TREND_ICONS = {"up": "trending-up", "down": "trending-down", "flat": "arrow-right"}
STATUS_ICONS = {
    "idea": "sparkles",
    "planned": "calendar",
    "in progress": "clock",
    "done": "circle-check",
    "dropped": "circle-x",
}
MOMENT = "flag"
OWNER = "user"
TARGET = "target"
VOTE = "vote"
LINK = "link"
FREQUENCY = "repeat"
TO_BE = "sparkles"
COLLAPSED = "chevron-right"
CONTINUED, CONTINUES = "arrow-left", "arrow-right"  # a card on the page before, on the next
# What stands for what in a map that runs from right to left. Its time does so too, in its stages and curves:
# an arrow that rises to the right would point back to where the journey has come from.
MIRRORED = {
    "trending-up": "trending-up-left",
    "trending-up-left": "trending-up",
    "trending-down": "trending-down-left",
    "trending-down-left": "trending-down",
    "chevron-right": "chevron-left",
    "chevron-left": "chevron-right",
    "arrow-right": "arrow-left",
    "arrow-left": "arrow-right",
}


def all_icons() -> frozenset[str]:
    """Every icon that a map may use."""
    tables = (LANE_ICONS, CHANNEL_ICONS, TREND_ICONS, STATUS_ICONS)
    single = (OTHER_LANE, OTHER_CHANNEL, MOMENT, OWNER, TARGET, VOTE, LINK, FREQUENCY, TO_BE, COLLAPSED)
    return frozenset((*single, *MIRRORED)).union(*(table.values() for table in tables))
