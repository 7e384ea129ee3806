"""How the commands read their arguments: wrong use is one sentence, help is worth reading."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from journeymapper.i18n import _

PROGRAM = "journeymapper"
FINE, FINDINGS, FAILED = 0, 1, 2  # exit statuses


# They move the cursor, colour what follows, or turn the writing direction round.
_SIGNS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def for_terminal(line: str) -> str:
    """A line in which words of a map may stand, as it may be printed: signs that no terminal shows are
    spelled out."""
    return _SIGNS.sub(lambda sign: sign[0].encode("unicode_escape").decode(), line)


class WrongUse(Exception):
    """A command was given something that it cannot do. `str` of it is one sentence."""


class Parser(argparse.ArgumentParser):
    """Raises WrongUse where argparse would print its usage and leave."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(_("{reason} (see {command} --help)", reason=message, command=self.prog))


def command_parser(command: str, description: str, examples: str = "") -> Parser:
    return Parser(
        f"{PROGRAM} {command}",
        description=description,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
