"""The printed names of the known words, quotations, numbers and dates, in the language of the map."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from journeymapper.layout.composing import joined
from journeymapper.layout.mirror import reads_right_to_left
from journeymapper.layout.words import Words
from journeymapper.text.isolates import END, TO_THE_RIGHT

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Marks around a quotation; “so” where a language is not named.
_QUOTES = {
    "ar": "«»", "cs": "„“", "da": "»«", "de": "„“", "el": "«»", "es": "«»", "fa": "«»", "fr": "«»",
    "he": "„”", "it": "«»", "ja": "「」", "pl": "„”", "ru": "«»", "uk": "«»",
}  # fmt: skip
_COMMAS = {"ar": "، ", "fa": "، ", "ur": "، ", "ja": "、", "zh": "、"}
_MOST_DECIMALS = 12
_QUOTATION = re.compile('[“”„«»「『"‟‘‚‹›].*[“”„«»」』"‘’‹›][.!?…]?', re.DOTALL)


@cache
def lane_names(words: Words) -> Mapping[str, str]:
    """What a lane without a name is called, by its kind."""
    return {
        "actions": words("Actions"),
        "thoughts": words("Thoughts"),
        "quotes": words("Quotes"),
        "touchpoints": words("Touchpoints"),
        "channels": words("Channels"),
        "emotions": words("Emotions"),
        "dramatic_arc": words("Dramatic arc"),
        "pain_points": words("Pain points"),
        "gains": words("Gains"),
        "opportunities": words("Opportunities"),
        "solutions": words("Solutions"),
        "metrics": words("Metrics"),
        "pictures": words("Pictures"),
        "evidence": words("Evidence"),
        "frontstage": words("Frontstage"),
        "backstage": words("Backstage"),
        "support": words("Support"),
        "systems": words("Systems"),
        "owners": words("Owners"),
        "text": words("Notes"),
        "interaction": words("Line of interaction"),
        "visibility": words("Line of visibility"),
        "internal_interaction": words("Line of internal interaction"),
    }


@cache
def card_names(words: Words) -> Mapping[str, str]:
    """What one card is called, by its kind."""
    return {
        "text": words("Note"),
        "action": words("Action"),
        "thought": words("Thought"),
        "quote": words("Quote"),
        "touchpoint": words("Touchpoint"),
        "pain_point": words("Pain point"),
        "gain": words("Gain"),
        "opportunity": words("Opportunity"),
        "solution": words("Solution"),
        "metric": words("Metric"),
        "picture": words("Picture"),
        "frontstage": words("Frontstage"),
        "backstage": words("Backstage"),
        "support": words("Support"),
        "system": words("System"),
    }


@cache
def channel_names(words: Words) -> Mapping[str, str]:
    return {
        "web": words("Web"),
        "app": words("App"),
        "e-mail": words("E-mail"),
        "phone": words("Phone"),
        "chat": words("Chat"),
        "sms": words("SMS"),
        "social": words("Social media"),
        "search": words("Search"),
        "advert": words("Advert"),
        "shop": words("Shop"),
        "post": words("Post"),
        "delivery": words("Delivery"),
        "event": words("Event"),
        "word of mouth": words("Word of mouth"),
        "partner": words("Partner"),
        "print": words("Print"),
        "tv": words("TV"),
        "other": words("Other"),
    }


@cache
def state_names(words: Words) -> Mapping[str, str]:
    now, later = words("As-is"), words("To-be")
    return {"as-is": now, "to-be": later, "both": f"{now} · {later}"}


@cache
def evidence_names(words: Words) -> Mapping[str, str]:
    return {
        "assumption": words("assumed"),
        "heard": words("heard"),
        "observed": words("observed"),
        "measured": words("measured"),
    }


@cache
def status_names(words: Words) -> Mapping[str, str]:
    return {
        "idea": words("Idea"),
        "planned": words("Planned"),
        "in progress": words("In progress"),
        "done": words("Done"),
        "dropped": words("Dropped"),
    }


@cache
def trend_names(words: Words) -> Mapping[str, str]:
    return {"up": words("rising"), "down": words("falling"), "flat": words("steady")}


@cache
def feelings(words: Words) -> tuple[str, ...]:
    """Names of the guide lines of a lane of emotions that has none of its own, lowest first."""
    return (words("Frustrated"), words("Unhappy"), words("Neutral"), words("Happy"), words("Delighted"))


@cache
def intensities(words: Words) -> tuple[str, ...]:
    """Names of the guide lines of a dramatic arc that has none of its own, lowest first."""
    return (words("Low"), "", words("Medium"), "", words("High"))


def quoted(text: str, language: str) -> str:
    """A quotation in the marks of the language, unless its author has put some."""
    text = text.strip()
    if len(text) > 2 and text[0] == text[-1] == '"' and '"' not in text[1:-1]:
        text = text[1:-1]
    elif _QUOTATION.fullmatch(text):
        return text
    marks = _QUOTES.get(_primary(language), "“”")
    space = "\u202f" if _primary(language) == "fr" else ""
    return f"{marks[0]}{space}{text}{space}{marks[1]}"


def listed(parts: Iterable[str], language: str) -> str:
    """Those that say something, with the commas of the language between them."""
    return joined(parts, language, _COMMAS.get(_primary(language), ", "))


def _primary(language: str) -> str:
    """The language of a tag: "de" of "de-AT"."""
    return language.replace("_", "-").split("-")[0]


@cache
def printed_number(value: float, language: str, sign: bool = False) -> str:
    """A number with three decimals at most, or three digits where it is smaller than a tenth, separated as
    the language does; with `sign` also "+2"."""
    text = _separated(value, language).replace("-", "−")
    if sign and value > 0:
        text = f"+{text}"
    signed = text[0] in "+−" and reads_right_to_left(language)
    return f"{TO_THE_RIGHT}{text}{END}" if signed else text


def _separated(value: float, language: str) -> str:
    small = 0 < abs(value) < 0.1
    decimals = min(2 - math.floor(math.log10(abs(value))), _MOST_DECIMALS) if small else 3
    rounded = round(value, decimals) or 0.0  # never "−0"
    if _primary(language) == "en":
        return f"{rounded:,.{decimals}f}".rstrip("0").rstrip(".")
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    try:
        locale = Locale.parse(language, sep="-")
        return str(format_decimal(rounded, locale=locale, decimal_quantization=False))
    except (UnknownLocaleError, ValueError):
        return _separated(value, "en")


@cache
def printed_date(text: str, language: str, short: bool = False) -> str:
    """A date written as YYYY-MM-DD in the language's own way; anything else as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    if _primary(language) == "en":  # by hand: asking Babel costs an export a tenth of its time
        month = _MONTHS[day.month - 1]
        if language.startswith("en-US"):
            return f"{month[:3]} {day.day}" if short else f"{month} {day.day}, {day.year}"
        return f"{day.day} {month[:3]}" if short else f"{day.day} {month} {day.year}"
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date, format_skeleton

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return text
    return format_skeleton("MMMd", day, locale=locale) if short else format_date(day, "long", locale=locale)
