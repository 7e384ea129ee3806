"""One command for everything that a developer or a new user does with this repository.

    python3 packaging/dev.py run             open the window
    python3 packaging/dev.py run ARGS        the journeymapper command: run export my.journey -o my.pdf
    python3 packaging/dev.py test [ARGS]     all tests on all cores, or pytest with ARGS
    python3 packaging/dev.py lint            style, formatting and types
    python3 packaging/dev.py bench [ARGS]    speed, as ratios
    python3 packaging/dev.py build [ARGS]    the program as a folder in dist/

The first call makes .venv in the repository and installs exactly the versions and hashes of
packaging/requirements.txt into it. It needs Python 3.11 to 3.13 with pip, nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.txt"
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
PRODUCT = PROGRAMS / ("journeymapper.exe" if os.name == "nt" else "journeymapper")
STAMP = VENV / "installed.txt"
ALONE = ROOT / ".venv.lock"
SUPPORTED = ((3, 11), (3, 13))
OTHER_SYSTEMS = ("win32", "darwin")  # types are checked for them as well
NO_DISPLAY = (
    "There is no display to open a window on; maps can still be printed without one: "
    "python3 packaging/dev.py run export MAP.journey -o MAP.pdf"
)


class SetupError(Exception):
    """Setting up stopped; the message is the sentence that people see."""


def run(arguments: list[str]) -> int:
    if not arguments and not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    provide_environment()
    system_libraries.provide()
    return hand_over([str(PRODUCT), *arguments])


def test(arguments: list[str]) -> int:
    provide_environment()
    system_libraries.provide(for_tests=True, for_building=True)
    os.chdir(ROOT)
    return hand_over([str(PYTHON), "-m", "pytest", *(arguments or ["-n", "auto", "--dist", "worksteal"])])


def lint(arguments: list[str]) -> int:
    provide_environment()
    scripts = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "packaging").glob("*.py"))
    checks = (
        ["ruff", "check", *(arguments or ["."])],
        ["ruff", "format", "--check", *(arguments or ["."])],
        ["mypy", "journeymapper"],
        ["mypy", *scripts],
        *(
            ["mypy", f"--platform={name}", f"--cache-dir=.mypy_cache/{name}", *below_the_window()]
            for name in OTHER_SYSTEMS
        ),
    )
    failed = 0
    for check in checks:
        print("lint:", *check, flush=True)
        failed |= subprocess.run([str(PYTHON), "-m", *check], cwd=ROOT, check=False).returncode
    return 1 if failed else 0


def below_the_window() -> list[str]:
    """The parts of the package that speak to the system themselves; above them Qt does."""
    package = ROOT / "journeymapper"
    parts = (part for part in package.iterdir() if part.suffix == ".py" or (part / "__init__.py").exists())
    return sorted(str(part.relative_to(ROOT)) for part in parts if part.name not in ("ui", "app.py"))


def bench(arguments: list[str]) -> int:
    provide_environment()
    system_libraries.provide()
    os.chdir(ROOT)
    return hand_over([str(PYTHON), "-m", "tests.bench", *arguments])


def build(arguments: list[str]) -> int:
    if reason := unbuildable(str(ROOT)):
        raise SetupError(reason)
    provide_environment()
    system_libraries.provide(for_building=True)
    spec = ROOT / "packaging" / "journeymapper.spec"
    options = ["--noconfirm", "--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    return hand_over([str(PYTHON), "-m", "PyInstaller", *options, *arguments, str(spec)])


def unbuildable(folder: str) -> str:
    """Why no program can be built in this folder; "" where it can."""
    if sys.platform.startswith("linux") and " (" in folder:
        # PyInstaller reads paths of libraries from ldd up to there, and leaves those libraries out.
        return f'Cannot build in "{folder}": the path holds " (". Move or rename the folder and try again.'
    return ""


def provide_environment() -> None:
    """Make or renew .venv when the lock, pyproject.toml, Python's version or the repository's place has
    changed.

    Raises SetupError when Python or the installer cannot do it.
    """
    version = sys.version_info[:2]
    if not SUPPORTED[0] <= version <= SUPPORTED[1]:
        raise SetupError(f"Python 3.11, 3.12 or 3.13 is needed; this is {version[0]}.{version[1]}.")
    base = f"Python {version[0]}.{version[1]} in {VENV}"
    wanted = f"{base}\n{hashlib.sha256(LOCK.read_bytes() + PROJECT.read_bytes()).hexdigest()}\n"
    if stamp() == wanted:
        return
    with alone():
        found = stamp()
        if found == wanted:
            return
        print(f"Setting up {VENV} (once, a minute or two) ...", flush=True)
        STAMP.unlink(missing_ok=True)
        if not found.startswith(base + "\n"):
            make_empty_environment()
        install("--require-hashes", "--requirement", str(LOCK))
        # The package itself is a link to this repository; its build tools come out of the lock as well.
        install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        # pip compiles what it copies, not what it links to: the first window would wait for that.
        subprocess.run([str(PYTHON), "-m", "compileall", "-q", "journeymapper"], cwd=ROOT, check=False)
        STAMP.write_text(wanted, encoding="utf-8")


def stamp() -> str:
    """What the environment was made for, "" when there is none."""
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other call sets up. The system takes the lock from a process that dies."""
    with ALONE.open("w") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_empty_environment() -> None:
    # Debian ships venv without ensurepip unless python3-venv is installed; pip can serve from outside then.
    bare = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    if subprocess.run([sys.executable, "-m", "venv", "--clear", *bare, str(VENV)], check=False).returncode:
        raise SetupError(f"Python could not make {VENV}; the reason is above.")


def install(*arguments: str) -> None:
    inside = any(VENV.glob("**/site-packages/pip"))
    pip = [str(PYTHON), "-m", "pip"] if inside else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    command = [*pip, "install", "--no-input", "--disable-pip-version-check", *arguments]
    environment = {**os.environ, "PIP_USER": "0"}
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise SetupError("pip could not install what the program needs; the reason is above.")


def has_display() -> bool:
    """Whether a window can be opened: as the program itself finds it out."""
    sys.path.insert(0, str(ROOT))
    from journeymapper.display import has_display as answers

    return answers()


def hand_over(command: list[str]) -> int:
    """Become the command where the system can do that; elsewhere run it and return its exit code."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def with_supported_python() -> None:
    """Start again under a supported Python if this one is not and another is installed."""
    if SUPPORTED[0] <= sys.version_info[:2] <= SUPPORTED[1]:
        return
    for name in ("python3.13", "python3.12", "python3.11"):
        other = shutil.which(name)
        if other:
            sys.exit(subprocess.run([other, *sys.argv], check=False).returncode)


COMMANDS = {"run": run, "test": test, "lint": lint, "bench": bench, "build": build}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    with_supported_python()
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
