"""What commands say to the person at a terminal, whatever it or a pipe can take."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
from typing import TextIO

# They move the cursor, colour what follows, or turn the writing direction round.
_SIGNS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# Signs of our sentences, for encodings that lack them.
_TYPED = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."}
_AS_TYPED = "journeymapper.as_typed"
_UNREADY = ("strict", "surrogateescape", "backslashreplace")  # how Python begins


def for_terminal(line: str) -> str:
    """A line in which words of a map may stand, as it may be printed: signs that no terminal shows are
    spelled out."""
    return _SIGNS.sub(lambda sign: sign[0].encode("unicode_escape").decode(), line)


def spell_out() -> None:
    """What the encoding of a terminal or a pipe lacks never fails a command: quotation marks become straight
    ones, and anything else is printed as "\\xe4"."""
    codecs.register_error(_AS_TYPED, _as_typed)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in _UNREADY:
            stream.reconfigure(errors=_AS_TYPED)


def _as_typed(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    spelled = (
        _TYPED.get(letter) or letter.encode("ascii", "backslashreplace").decode() for letter in letters
    )
    return "".join(spelled), error.end


def say_aside(line: str) -> None:
    """Print a line on standard error, where there is one that takes it: what happens never hangs on it."""
    if sys.stderr is None:  # `print` would take standard output instead
        return
    try:
        print(for_terminal(line), file=sys.stderr)
    except OSError:
        give_up(sys.stderr)


def is_full(error: Exception) -> bool:
    """Whether there was no room for what we print. (Errors of files have their names.)"""
    full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return isinstance(error, OSError) and error.filename is None and error.errno in full


def give_up(stream: TextIO) -> None:
    """Write nothing more there. Python must not try again at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
