"""How the commands read their arguments: wrong use is one sentence, help is worth reading."""

from __future__ import annotations

import argparse
from typing import NoReturn

from journeymapper.i18n import _

PROGRAM = "journeymapper"
FINE, FINDINGS, FAILED = 0, 1, 2  # exit statuses


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
