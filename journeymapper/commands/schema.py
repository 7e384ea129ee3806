"""`journeymapper schema`"""

from __future__ import annotations

from journeymapper.commands.arguments import FINE, command_parser
from journeymapper.commands.streams import STREAM, write
from journeymapper.storage.schema import schema_text

_SCHEMA = "Prints the JSON Schema of a map's file: enough to write a small map by hand."


def run(arguments: list[str]) -> int:
    command_parser("schema", _SCHEMA).parse_args(arguments)
    write(STREAM, schema_text().encode())
    return FINE
