"""Saves a map again and again, with a fault put into another of its system calls each time.

Run as a program of its own, for it forks. Prints one line of JSON: what was tried, what was reached,
and every violation of "old or new, never a third, and never Saved without the disk's word".

    python -m tests.faults.injecting FOLDER STRIDE      every STRIDE-th fault of the whole list
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from journeymapper.i18n import use_languages
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.storage import backups
from journeymapper.storage.errors import SaveError
from journeymapper.storage.file import encode, save
from journeymapper.storage.outside import stamp_of
from journeymapper.storage.saving import save_over

CARDS = tuple(Card(id=f"c{number}", text="word " * 30) for number in range(40))
OLD, NEW = Document(title="old", cards=CARDS), Document(title="new", cards=CARDS)
OLD_BYTES, NEW_BYTES = encode(OLD, {}), encode(NEW, {})
SAVED, REFUSED, SURPRISE = 0, 3, 4  # how the saving process ends

ERRORS = {
    "write": ("ENOSPC", "EIO", "EDQUOT", "short"),
    "fsync": ("EIO", "ENOSPC", "EDQUOT"),
    "openat": ("EACCES", "EMFILE", "ENOSPC"),
    "rename": ("EACCES", "EIO", "ENOSPC"),
    "renameat2": ("EACCES", "EIO", "ENOSPC", "ENOSYS", "EINVAL"),
    "mkdir": ("EACCES", "ENOSPC"),
    "unlink": ("EACCES", "EIO"),
    "fchmod": ("EPERM",),
    "read": ("EIO",),
    "lseek": ("EIO",),
    "getdents64": ("EIO",),
    "newfstatat": ("EACCES", "EIO"),
    "fstat": ("EIO",),
    "close": ("EIO",),
    "faccessat2": ("EACCES",),
    "access": ("EACCES",),
    "readlink": ("EIO",),
}


class Fault(NamedTuple):
    call: str
    number: int  # the n-th call of that kind
    error: str  # "kill": the process dies there; "short": the call claims half of what it was asked for


def main(folder: Path, stride: int) -> None:
    use_languages(["en"])
    # Everything that is imported late is imported now: only saving is to be seen.
    tried(folder, None)
    reached = calls_of(tried(folder, None).log)
    every = list(faults(reached))
    violations, kinds = [], Counter[str]()
    for fault in every[::stride]:
        run = tried(folder, fault)
        if "(INJECTED)" not in run.log and "SIGKILL" not in run.log:
            continue
        kinds[fault.error] += 1
        violations += [f"{fault}: {wrong}" for wrong in wrongs(folder, run)]
    answer = {"listed": len(every), "reached": sum(kinds.values()), "kinds": kinds, "violations": violations}
    print(json.dumps(answer))


class Run(NamedTuple):
    status: int  # one of the three above, or minus the signal
    log: str  # of the system calls


def faults(reached: Counter[str]) -> Iterator[Fault]:
    for call, errors in ERRORS.items():
        for number in range(1, reached[call] + 1):
            for error in (*errors, "kill"):
                yield Fault(call, number, error)


def calls_of(log: str) -> Counter[str]:
    return Counter(match[1] for match in re.finditer(r"^(\w+)\(", log, re.MULTILINE))


def tried(folder: Path, fault: Fault | None) -> Run:
    """One save in a process of its own, under strace."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "maps").mkdir(parents=True)
    path = folder / "maps" / "a.journey"
    save(path, OLD, {})
    child = os.fork()
    if child == 0:
        save_and_leave(path, folder / "home")
    os.waitpid(child, os.WUNTRACED)
    log = folder / "log"
    command = ["strace", "-qq", "-p", str(child), "-o", str(log), "-e", f"trace={','.join(ERRORS)}"]
    if fault is not None:
        command += ["-e", f"inject={fault.call}:{effect(fault)}:when={fault.number}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as tracer:
        if not is_traced(child, tracer):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            sys.exit(tracer.communicate()[1].decode())
        os.kill(child, signal.SIGCONT)
        _pid, status = os.waitpid(child, 0)
    return Run(os.waitstatus_to_exitcode(status), log.read_text())


def effect(fault: Fault) -> str:
    match fault.error:
        case "kill":
            return "signal=KILL"
        case "short":
            return f"retval={len(NEW_BYTES) // 2}"
        case error:
            return f"error={error}"


def is_traced(child: int, tracer: subprocess.Popen[bytes]) -> bool:
    """Wait until the tracer has hold of the child (the system tells); False when it gave up."""
    while tracer.poll() is None:
        if "\nTracerPid:\t0\n" not in Path(f"/proc/{child}/status").read_text():
            return True
    return False


def save_and_leave(path: Path, home: Path) -> None:
    known = stamp_of(path, OLD_BYTES)
    os.kill(os.getpid(), signal.SIGSTOP)
    try:
        save_over(path, known, NEW, {}, home)
    except SaveError:
        os._exit(REFUSED)
    except BaseException:
        os._exit(SURPRISE)
    os._exit(SAVED)


def wrongs(folder: Path, run: Run) -> Iterator[str]:
    path = folder / "maps" / "a.journey"
    data = path.read_bytes() if path.exists() else b""
    if data not in (OLD_BYTES, NEW_BYTES):
        yield f"a third version of {len(data)} bytes"
    if run.status == SAVED and data != NEW_BYTES:
        yield "Saved, but the old version is there"
    if run.status == SAVED and not confirmed(run.log):
        yield "Saved without the disk's word"
    if run.status == SURPRISE:
        yield "an error that is not a sentence"
    foreign = [one.name for one in path.parent.iterdir() if one != path and not one.name.startswith(".jm-")]
    if foreign:
        yield f"left behind: {foreign}"
    for version in backups.versions(path, folder / "home"):
        if version.file.read_bytes() != OLD_BYTES:
            yield "a backup that is not the old version"


def confirmed(log: str) -> bool:
    """Whether the file was synchronised before it took its place, and its folder afterwards."""
    calls = log.splitlines()
    places = [
        number for number, call in enumerate(calls) if re.match(r'rename(at2)?\([^"]*"[^"]*/maps/', call)
    ]
    if not places or not calls[places[-1]].endswith("= 0"):
        return False
    before = [call for call in calls[: places[-1]] if call.startswith("fsync(")]
    after = [call for call in calls[places[-1] :] if call.startswith("fsync(")]
    return bool(before and after) and before[-1].endswith("= 0") and after[-1].endswith("= 0")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
