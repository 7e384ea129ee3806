"""The words of the interface in the user's language (gettext).

The words printed on a map do not come from here: they follow the language of the map and reach
layout as a value (`layout.words`).
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterable

from journeymapper.resources import resource

DOMAIN = "journeymapper"


class _Chosen:
    """The catalogue in use. Set once while the program starts, before the first window: a window
    keeps the words it was made with."""

    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use_languages(languages: Iterable[str]) -> str:
    """Speak the first of these languages (such as "es_MX", "es") that has a catalogue, else English.

    Returns the language of the catalogue as it names itself, "en" for English.
    """
    wanted = [language.replace("-", "_") for language in languages]
    # English is the language of the source: asked for before another one, it wins.
    known = next((place for place, language in enumerate(wanted) if language.split("_")[0] == "en"), None)
    _Chosen.catalogue = _gettext.translation(
        DOMAIN, str(resource("i18n")), languages=wanted[:known], fallback=True
    )
    return _Chosen.catalogue.info().get("language", "en")


def _(message: str) -> str:
    """The message in the user's language."""
    return _Chosen.catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message for this count; `{count}` in it is replaced."""
    return _Chosen.catalogue.ngettext(one, many, count).format(count=count)


def N_(message: str) -> str:
    """Marks a message that is translated later, where it is shown."""
    return message
