"""The words of the interface, in the user's language.

`_("Open")` translates when it is called; `N_("Open")` only marks a word in a table that is
translated later. The language is the one the environment asks for (gettext's own rules:
LANGUAGE, LC_ALL, LC_MESSAGES, LANG). Words printed on a map follow the map's language instead:
see `layout.words` and `map_words`.
"""

from __future__ import annotations

import gettext
from functools import cache

from journeymapper.resources import resource


@cache
def _interface() -> gettext.NullTranslations:
    return gettext.translation("journeymapper", str(resource("i18n")), fallback=True)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of one language (BCP 47); of English when there is none."""
    names = [language.replace("-", "_"), language.split("-")[0]]
    return gettext.translation("journeymapper", str(resource("i18n")), languages=names, fallback=True)


def _(message: str) -> str:
    """The message in the user's language."""
    return _interface().gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message that goes with `count`."""
    return _interface().ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a marker
    return message
