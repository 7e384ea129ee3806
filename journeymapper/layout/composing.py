"""Texts that are put together: printed words around names, numbers and dates, and rows of such.

One rule holds for all of them: every part keeps the direction that it has by itself, and the whole runs as
the map does. Else a Latin name, or "4.5 of 5", would tear an Arabic sentence apart, and the other way round.
Where everything runs from left to right nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.layout.mirror import reads_right_to_left
from journeymapper.text.directions import first_direction, runs_right_to_left
from journeymapper.text.isolates import BY_ITSELF, END, RUNS_LEFT


def filled(template: str, language: str, /, **values: object) -> str:
    """The words of a template with the values in its {places}."""
    plain = template.format(**values)
    if not _mixes(plain, language):
        return plain
    return _run(template.format(**{name: _isolated(str(value)) for name, value in values.items()}), language)


def joined(parts: Iterable[str], language: str, between: str = " · ") -> str:
    """Those parts that say something, one after the other."""
    said = [part for part in parts if part.strip()]
    if len(said) < 2 or not _mixes("".join(said), language):
        return between.join(said)
    return _run(between.join([_isolated(part) for part in said]), language)


def _mixes(text: str, language: str) -> bool:
    return reads_right_to_left(language) or runs_right_to_left(text)


def _isolated(text: str) -> str:
    if text.isdecimal():
        return text  # a plain number stands right in any text
    return "\n".join([f"{BY_ITSELF}{line}{END}" for line in text.split("\n")])


def _run(text: str, language: str) -> str:
    runs = reads_right_to_left(language) and first_direction(text) is None
    return RUNS_LEFT + text if runs else text
