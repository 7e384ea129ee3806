"""The `journeymapper` command: the window, and everything that needs none.

Whatever a command needs is imported when it runs, so that each starts as fast as it can.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence

from journeymapper import __version__
from journeymapper.commands.arguments import FAILED, PROGRAM, Parser, WrongUse
from journeymapper.commands.terminal import give_up, is_full, say_aside, spell_out
from journeymapper.i18n import _

COMMANDS = ("export", "new", "check", "schema")

_ABOUT = """\
Opens a window to draw customer-journey maps in, or works on maps without one.

  journeymapper                              open the start page
  journeymapper shop.journey                 open a map (or a PDF that carries one)
  journeymapper new -o shop.journey          make a map from a template (new --list names them)
  journeymapper export shop.journey -o shop.pdf --paper A3
                                             write PDF, SVG or PNG
  journeymapper check shop.journey           say what is wrong with a file
  journeymapper schema                       print the JSON Schema of a map's file

Every command explains itself: journeymapper export --help
A file that is called like a command is opened as ./export
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit status. Every failure is one line on standard error, never a traceback.

    Raises KeyboardInterrupt.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debugging = "--debug" in given
    spell_out()
    try:
        status = _run([one for one in given if one != "--debug"])
        if sys.stdout is not None:  # a program without a terminal has none on Windows
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        give_up(sys.stdout)  # whoever read it has gone
        return FAILED
    except Exception as error:
        if debugging:
            for line in traceback.format_exc().splitlines():
                say_aside(line)
        say_aside(f"{PROGRAM}: {_sentence(error, debugging)}")
        if is_full(error):
            give_up(sys.stdout)
        return FAILED


def _run(arguments: list[str]) -> int:
    # Spelled out, so that packaging finds what may be imported.
    match arguments[:1]:
        case ["export"]:
            from journeymapper.commands.export import run
        case ["new"]:
            from journeymapper.commands.new import run
        case ["check"]:
            from journeymapper.commands.check import run
        case ["schema"]:
            from journeymapper.commands.schema import run
        case _other:
            return _open_window(arguments)
    return run(arguments[1:])


def _open_window(arguments: list[str]) -> int:
    parser = Parser(PROGRAM, description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.usage = f"{PROGRAM} [FILE ...]\n       {PROGRAM} {{{','.join(COMMANDS)}}} ..."
    parser.add_argument("--version", action="version", version=f"JourneyMapper {__version__}")
    parser.add_argument("--debug", action="store_true", help=_("show where an unexpected error happened"))
    parser.add_argument("files", nargs="*", metavar="FILE", help=_("maps to open"))
    options = parser.parse_args(arguments)
    from journeymapper.app import main as open_window

    return open_window(options.files)


def _sentence(error: Exception, debugging: bool) -> str:
    """What people are told about an error."""
    from journeymapper.publish.errors import PublishError
    from journeymapper.storage.errors import MapError, SaveError

    if isinstance(error, MapError | SaveError | PublishError | WrongUse):
        return str(error)
    if isinstance(error, MemoryError):
        return _("There is not enough memory for this.")
    if is_full(error):
        return _("Standard output is full: not all of it could be written.")
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    sentence = _("Something went wrong that should not have ({reason}).", reason=reason)
    return sentence if debugging else sentence + " " + _("Run it again with --debug to see where.")
