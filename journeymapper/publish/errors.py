"""Why a map cannot be handed over as asked."""

from __future__ import annotations


class PublishError(Exception):
    """`str` of it is one sentence that says what to do instead. Nothing was written.

    `switches` says the same to the command line: the options that would do.
    """

    def __init__(self, sentence: str, switches: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.switches = switches
