"""Why a map cannot be handed over as asked."""

from __future__ import annotations


class PublishError(Exception):
    """`str` of it is one sentence that says what to do instead. Nothing was written."""
