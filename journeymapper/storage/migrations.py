"""The way of older files to the current version, one step per version, on the raw JSON.

`MIGRATIONS[n]` turns version n + 1 into version n + 2. A step never changes: one real file of every
released version stays in the tests for ever and must still open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeymapper.model.document import VERSION

Raw = dict[str, Any]

MIGRATIONS: tuple[Callable[[Raw], Raw], ...] = ()


def migrated(raw: Raw, version: int) -> Raw:
    """`raw`, written in `version`, as the current version would hold it."""
    for step in MIGRATIONS[version - 1 : VERSION - 1]:
        raw = step(raw)
    return raw
