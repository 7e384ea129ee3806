"""A section that is one table."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.sheet import section
from journeymapper.layout.report.table import PAD, Column, Entry, table

_CLOSER = 6.0  # above and below what stands in a row
_MANY = 4  # pages: of so many, one more or less is not seen


def register(
    setting: Setting,
    name: str,
    columns: Sequence[Column],
    entries: Sequence[Entry],
    *,
    title: str = "",
    lead: str = "",
) -> list[Draft]:
    """The pages of a table under a heading; its rows are a little closer where that saves a page."""

    def pages(pad: float) -> list[Draft]:
        rows = table(setting, columns, entries, setting.size.room, pad)
        return section(setting, name, rows, title=title, lead=lead)

    found = pages(PAD)
    if 1 < len(found) <= _MANY and len(closer := pages(_CLOSER)) < len(found):
        return closer
    return found
