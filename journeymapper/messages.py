"""Sentences for the person at the machine, in their language (the words of a map: `layout.words`).

Mark them as ``_("Saved as {name}", name=...)``. The language is the one of the environment
(LANGUAGE, LC_ALL, LC_MESSAGES, LANG), as gettext finds it; without a catalogue it is English.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from journeymapper.resources import resource

if TYPE_CHECKING:
    from gettext import NullTranslations


def _(message: str, **values: object) -> str:
    """The translation of `message`, with its {placeholders} filled in."""
    text = _catalogue().gettext(message)
    return text.format(**values) if values else text


@cache
def _catalogue() -> NullTranslations:
    import gettext

    return gettext.translation("journeymapper", resource("i18n"), fallback=True)
