"""`journeymapper new --template NAME -o FILE`"""

from __future__ import annotations

import os
from pathlib import Path

from journeymapper.commands.arguments import FINE, WrongUse, command_parser
from journeymapper.commands.streams import STREAM, write
from journeymapper.i18n import _, ngettext
from journeymapper.resources import resource
from journeymapper.storage.file import Opened, encode, read, save
from journeymapper.storage.names import shown, with_ending

_NEW = """\
Makes a new map from a template or a sample. --list names them.
"""
_NEW_EXAMPLES = """\
examples:
  journeymapper new --list
  journeymapper new -o shop.journey
  journeymapper new --template service-blueprint -o desk.journey
"""


def run(arguments: list[str]) -> int:
    parser = command_parser("new", _NEW, _NEW_EXAMPLES)
    parser.add_argument("--template", default="customer-journey", metavar="NAME", help=_("see --list"))
    parser.add_argument("-o", "--output", metavar="FILE", help=_("the map to write; - is standard output"))
    parser.add_argument("--list", action="store_true", help=_("name the templates and samples, one a line"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE if it exists"))
    given = parser.parse_args(arguments)
    templates = _templates()
    if given.list:
        width = max(map(len, templates), default=0)
        for name, path in templates.items():
            print(f"{name:{width}}  {_described(read(path))}")
        return FINE
    if given.template not in templates:
        known = ", ".join(templates)
        raise WrongUse(
            _("There is no template “{name}”; there are {known}.", name=given.template, known=known)
        )
    if not given.output:
        raise WrongUse(_("Say where to write to: -o FILE"))
    opened = read(templates[given.template])
    if given.output == STREAM:
        write(STREAM, encode(opened.document, opened.pictures))
        return FINE
    if Path(given.output).name in ("", "..") or given.output.endswith(("/", os.sep)):
        raise WrongUse(_("“{name}” is a folder; name a file.", name=given.output))
    path = with_ending(Path(given.output))
    if os.path.lexists(path) and not given.force:
        raise WrongUse(_("“{name}” exists already; --force replaces it.", name=shown(path)))
    save(path, opened.document, opened.pictures)
    if path != Path(given.output):
        print(_("written as “{name}”", name=shown(path)))
    return FINE


def _templates() -> dict[str, Path]:
    return {
        path.stem: path
        for folder in ("templates", "samples")
        for path in sorted(resource(folder).glob("*.journey"))
    }


def _described(opened: Opened) -> str:
    document = opened.document
    parts = [
        ngettext("{count} stage", "{count} stages", len(document.stages)),
        ngettext("{count} lane", "{count} lanes", len(document.lanes)),
        ngettext("{count} card", "{count} cards", len(document.cards)),
    ]
    return ", ".join([document.title, *parts] if document.title else parts)
