"""What the program writes down about its own faults: what happened and where in its code.

Never what a map says: texts of people are left out of logs and reports, so that a report can be
sent by somebody who may not show the map.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from journeymapper import __version__

LOG = logging.getLogger("journeymapper")
LOG_NAME, CRASH_NAME = "journeymapper.log", "crash.txt"
_LOG_BYTES, _OLD_LOGS = 500_000, 3
_CRASH_BYTES = 200_000
_PAUSE, _MOST = 60.0, 5  # seconds between reports of one fault; reports of any within that time
_FRAMES = 40

# Messages of these name parts of the program only; those of all others may quote a map.
_TELLING = (AttributeError, NameError, ImportError, ZeroDivisionError, RecursionError, NotImplementedError)


class Fault(NamedTuple):
    """An exception that nobody caught. `place` is where it was raised ("layout/card.py:81 in fit"),
    `thread` where it ran, `times` how often it was seen up to now.
    """

    kind: str
    place: str
    text: str
    thread: str
    times: int = 1


Hook = Callable[[Fault], object]


def open_log(folder: Path) -> None:
    """Write the program's log into this folder, a few files of bounded size. Never fails: without a
    folder that can be written there is no log.
    """
    # Brings sockets and more along: not before the first map.
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    close_log()
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    # A full disk must not fill the terminal of the person with tracebacks of the log.
    handler.handleError = lambda record: None  # type: ignore[method-assign]
    _watch_crashes(folder / CRASH_NAME)


def close_log() -> None:
    for handler in tuple(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


def _watch_crashes(file: Path) -> None:
    """Have the interpreter write down where it was when the process itself dies."""
    try:
        if file.exists() and file.stat().st_size > _CRASH_BYTES:
            file.unlink()
        # Stays open: there is no opening of files any more when it is needed.
        faulthandler.enable(file=open(file, "a", encoding="utf-8"))  # noqa: SIM115
    except (OSError, ValueError):
        return


def install_hooks(report: Hook, clock: Callable[[], float] = time.monotonic) -> Callable[[], None]:
    """Log every exception that nobody catches, in any thread, and `report` it: once a minute for the same
    fault, five a minute at most. The returned function puts the earlier hooks back.

    `report` is called in the thread of the exception, perhaps in the middle of painting: it must only
    queue what it wants to show.
    """
    guard = _Guard(report, clock)
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def in_main(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            guard.caught(error)
        else:
            before[0](kind, error, _trace)  # Ctrl+C in a terminal

    def in_thread(what: threading.ExceptHookArgs) -> None:
        if isinstance(what.exc_value, Exception):
            guard.caught(what.exc_value)

    def unraisable(what: sys.UnraisableHookArgs) -> None:
        error = what.exc_value
        if isinstance(error, Exception):
            guard.caught(error)

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, unraisable

    def restore() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    return restore


class _Guard:
    def __init__(self, report: Hook, clock: Callable[[], float]) -> None:
        self.report, self.clock = report, clock
        self.counts: dict[tuple[str, str], int] = {}
        self.reported: dict[tuple[str, str], float] = {}
        self.busy = threading.local()

    def caught(self, error: BaseException) -> None:
        """Never raises, and never begins again inside itself."""
        if getattr(self.busy, "now", False):
            return
        self.busy.now = True
        try:
            self._tell(error)
        except Exception:
            LOG.error("a fault could not be reported")
        finally:
            self.busy.now = False

    def _tell(self, error: BaseException) -> None:
        fault = described(error)
        key = (fault.kind, fault.place)
        times = self.counts[key] = self.counts.get(key, 0) + 1
        fault = fault._replace(times=times)
        if times & (times - 1) == 0:  # the 1st, 2nd, 4th, 8th ...: a fault in a paint comes every frame
            LOG.error("%s (seen %d times, thread %s)\n%s", fault.kind, times, fault.thread, fault.text)
        now = self.clock()
        self.reported = {known: when for known, when in self.reported.items() if now - when < _PAUSE}
        if key not in self.reported and len(self.reported) < _MOST:
            self.reported[key] = now
            self.report(fault)


def described(error: BaseException) -> Fault:
    """What may be told about an exception: its kind, and the lines of code that led to it."""
    parts = []
    place = ""
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = _frames(current.__traceback__)
        place = place or (frames[-1] if frames else "")
        parts.append("\n".join((_named(current), *(f"  {frame}" for frame in frames[-_FRAMES:]))))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    text = "\ncaused by ".join(parts)
    return Fault(type(error).__name__, place, text, threading.current_thread().name)


def _named(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {error.strerror}"  # without the file's name
    return f"{name}: {error}" if isinstance(error, _TELLING) else name


def _frames(trace: TracebackType | None) -> tuple[str, ...]:
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        file = code.co_filename.replace("\\", "/")
        # Where the program is installed says who the person is.
        inside = file.rpartition("/journeymapper/")[2] or file.rpartition("/site-packages/")[2]
        short = inside if inside != file else file.rpartition("/")[2]
        frames.append(f"{short}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return tuple(frames)


def problem_report(folder: Path, faults: tuple[Fault, ...] = (), extra: tuple[str, ...] = ()) -> str:
    """The text that "Report a problem" shows and copies: versions, faults, the end of the logs.

    `extra` are lines of the caller's, such as the version of Qt.
    """
    import platform

    lines = [
        f"JourneyMapper {__version__}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}",
        *extra,
    ]
    for fault in faults:
        lines += ["", f"Fault in {fault.place} (thread {fault.thread}, {fault.times} times)", fault.text]
    for name in (CRASH_NAME, LOG_NAME):
        end = _end_of(folder / name)
        if end:
            lines += ["", f"End of {name}:", end]
    return "\n".join(lines).replace(str(Path.home()), "~") + "\n"


def _end_of(file: Path, size: int = 8_000) -> str:
    try:
        data = file.read_bytes()
    except OSError:
        return ""
    return data[-size:].decode("utf-8", "replace").strip()
