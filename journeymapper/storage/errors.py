"""What can be wrong with a file or with writing one, each in one sentence that people can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.i18n import ngettext

# The classes of the map take a while to load, and the first frame of a window does without them.
if TYPE_CHECKING:
    from journeymapper.model.check import Problem


class MapError(Exception):
    """A map cannot be read. `str` of it is one sentence; `problems` are its places (at most 20).

    `repairable`: `file.decode(data, repair=True)` makes a map of it that can be offered as a copy.
    """

    repairable = False

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        from journeymapper.model.check import LISTED

        super().__init__(message)
        self.problems = problems[:LISTED]
        self.count = len(problems)


class Unreadable(MapError):
    """The file cannot be opened or read at all."""


class TooLarge(MapError):
    """The file is larger, deeper or fuller than any map."""


class NotAMap(MapError):
    """The file is something else."""


class NewerFormat(MapError):
    """Only a newer version of the program can read this file without losing anything."""


class Damaged(MapError):
    """The file is meant to be a map, but something in it is wrong."""


class Dangling(Damaged):
    """The map is whole but for references and ids, which `decode(..., repair=True)` mends."""

    repairable = True


class SaveError(Exception):
    """Nothing was written; what the file held before is still there. `str` of it is one sentence."""


class PictureError(Exception):
    """A picture cannot be taken into a map. `str` of it is one sentence."""


def damaged(problems: tuple[Problem, ...], kind: type[Damaged] = Damaged, count: int = 0) -> Damaged:
    """The error for these problems: the first of them in full, and how many there are.

    `count` is given where not all of them were collected.
    """
    count = max(count, len(problems))
    if count == 1:
        return kind(str(problems[0]), problems)
    one, many = "{first} (and one more problem)", "{first} (and {count:,} more problems)"
    error = kind(ngettext(one, many, count - 1, first=problems[0]), problems)
    error.count = count
    return error
