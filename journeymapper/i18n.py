"""Sentences for the person at the machine, in their language (gettext).

Mark them as ``_("Saved as {name}", name=...)``. The words printed on a map do not come from here:
they follow the language of the map and reach layout as a value (`layout.words`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeymapper.resources import resource

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "journeymapper"


class _Spoken:
    """The catalogue in use: that of the environment, unless the program chose another one at its
    start. The one thing here that changes, because the interface speaks one language at a time."""

    catalogue: NullTranslations | None = None


def use_languages(languages: Iterable[str]) -> str:
    """Speak the first of these languages (such as "es_MX", "fr") that has a catalogue, else English.

    To be called before the first window: a window keeps the words that it was made with. Returns
    the language that the catalogue names, "en" for English.
    """
    wanted = [language.replace("-", "_") for language in languages]
    # The source is English: everything that is wanted less than English is not wanted.
    english = [place for place, language in enumerate(wanted) if language.split("_")[0] == "en"]
    _Spoken.catalogue = _catalogue(wanted[: english[0]] if english else wanted)
    return str(_Spoken.catalogue.info().get("language", "en"))


def _(message: str, **values: object) -> str:
    """The message in the user's language, with its {placeholders} filled in."""
    # The empty message is gettext's name for the catalogue's own header.
    text = _spoken().gettext(message) if message else ""
    return text.format(**values) if values else text


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The message for this count, with {count} and its other placeholders filled in."""
    return _spoken().ngettext(one, many, count).format(count=count, **values)


def N_(message: str) -> str:
    """Marks a message that is translated where it is shown."""
    return message


def _spoken() -> NullTranslations:
    if _Spoken.catalogue is None:
        _Spoken.catalogue = _catalogue(None)
    return _Spoken.catalogue


def _catalogue(languages: list[str] | None) -> NullTranslations:
    # Imported here: a command that prints nothing needs no catalogue.
    import gettext

    return gettext.translation(DOMAIN, str(resource("i18n")), languages, fallback=True)
