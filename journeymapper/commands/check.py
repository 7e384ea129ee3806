"""`journeymapper check FILE`"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from journeymapper.commands.arguments import FAILED, FINDINGS, FINE, WrongUse, command_parser
from journeymapper.commands.streams import STREAM, bytes_of, open_map
from journeymapper.i18n import _, ngettext
from journeymapper.model.check import LISTED, Problem, picture_places
from journeymapper.storage.errors import Damaged, MapError, NewerFormat, NotAMap, TooLarge
from journeymapper.storage.file import Opened, save
from journeymapper.storage.names import shown
from journeymapper.storage.salvage import salvaged, worth_saving

_CHECK = """\
Says whether a file is a sound map: readable, every reference in place, nothing misspelled.

Exit status: 0 nothing to say, 1 a map with warnings, 2 not a map or a damaged one.
"""
_CHECK_EXAMPLES = """\
examples:
  journeymapper check shop.journey
  journeymapper check shop.journey --json
  journeymapper check loose.journey --repaired mended.journey
  journeymapper check torn.journey --salvage rest.journey
"""


def run(arguments: list[str]) -> int:
    parser = command_parser("check", _CHECK, _CHECK_EXAMPLES)
    parser.add_argument("file", metavar="FILE", help=_("the map; - reads standard input"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON, for other programs"))
    mended = parser.add_mutually_exclusive_group()
    mended.add_argument("--repaired", metavar="OUT", help=_("save a copy whose references are mended"))
    mended.add_argument(
        "--salvage", metavar="OUT", help=_("save what can be read of a damaged map as a new file")
    )
    given = parser.parse_args(arguments)
    for option, output in (("--repaired", given.repaired), ("--salvage", given.salvage)):
        if output is not None and (output in ("", STREAM) or os.path.lexists(output)):
            # What is lost in mending must never be lost from the only file there is.
            raise WrongUse(_("{option} needs the name of a file that does not exist yet", option=option))
    if given.salvage:
        return _salvage(given.file, given.salvage, given.json)
    try:
        opened = open_map(given.file, repair=bool(given.repaired))
    except MapError as error:
        if not given.json:
            if error.count > 1:
                _print_problems(error.problems, error.count)
            if error.repairable:
                print(_("--repaired OUT saves a copy without these errors."))
            elif isinstance(error, Damaged) and _is_worth_saving(given.file):
                print(_("--salvage OUT saves what can be read of it."))
            raise
        problems = error.problems or (Problem("", str(error)),)
        _print_json(given.file, str(error), problems, error.repairable)
        return FAILED
    opened = opened._replace(notices=(*opened.notices, *_damaged_pictures(opened)))
    if given.repaired:
        save(given.repaired, opened.document, opened.pictures)
    _tell(given.file, opened, given.json)
    return FINDINGS if opened.notices else FINE


def _damaged_pictures(opened: Opened) -> Iterator[Problem]:
    """Those that no export takes. Reading a map looks at their heads alone."""
    if not opened.pictures:
        return
    from journeymapper.publish.sound_pictures import can_be_decoded

    sound = {name: can_be_decoded(data) for name, data in opened.pictures.items()}
    for place, name in picture_places(opened.document):
        if not sound.get(name, True):
            yield Problem(place, _("the picture is damaged: replace it or take it out"), "warning")


def _is_worth_saving(file: str) -> bool:
    """Standard input has been read, and cannot be read again."""
    return file != STREAM and worth_saving(bytes_of(file)) is not None


def _salvage(file: str, output: str, as_json: bool) -> int:
    """Save the readable rest of a map in a new file, and tell what is lost."""
    try:
        rescued = salvaged(bytes_of(file))
    except (Damaged, NotAMap, TooLarge, NewerFormat) as error:
        error.args = (f"{shown(file)}: {error}",)
        raise
    save(output, rescued.document, rescued.pictures)
    lost = tuple(Problem(_("lost"), line, "warning") for line in rescued.lost)
    _tell(output, Opened(rescued.document, rescued.pictures, lost), as_json)
    return FINDINGS if lost else FINE


def _tell(file: str, opened: Opened, as_json: bool) -> None:
    if as_json:
        _print_json(file, "", opened.notices, False)
        return
    document = opened.document
    stages = ngettext("{count} stage", "{count} stages", len(document.stages))
    lanes = ngettext("{count} lane", "{count} lanes", len(document.lanes))
    cards = ngettext("{count} card", "{count} cards", len(document.cards))
    print(f"{shown(file)}: {stages}, {lanes}, {cards}")
    _print_problems(opened.notices, len(opened.notices))


def _print_problems(problems: tuple[Problem, ...], count: int) -> None:
    names = {"error": _("error"), "warning": _("warning")}
    for problem in problems[:LISTED]:
        print(f"  {names[problem.severity]}: {problem}")
    if count > LISTED:
        print("  " + _("and {count} more", count=count - LISTED))


def _print_json(file: str, error: str, problems: tuple[Problem, ...], repairable: bool) -> None:
    answer = {
        "file": shown(file),
        "valid": not error,
        "error": error,
        "repairable": repairable,
        "problems": [problem._asdict() for problem in problems],
    }
    # ASCII: it must reach the other program whatever the terminal's encoding is.
    print(json.dumps(answer, indent=2))
