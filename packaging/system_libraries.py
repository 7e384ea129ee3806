"""What a bare Linux machine lacks: Qt's system libraries, and what the tests and the build use.

Debian and Ubuntu as root get the missing packages installed; everybody else is shown the line to run.
Standard library only: this runs before anything has been installed.
"""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

# Shared library that Qt opens -> Debian package that carries it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# Program that some tests run -> Debian package.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
    "strace": "strace",
    "xdotool": "xdotool",
}
CJK_FONTS = "fonts-noto-cjk"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def provide(*, for_tests: bool = False, for_building: bool = False) -> None:
    """Install what is missing, or print what to install; never stops the work that follows."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_qt_libraries()
    missing += missing_test_tools() if for_tests else []
    missing += missing_build_tools() if for_building else []
    if not missing:
        return
    if shutil.which("apt-get") is None:
        print(f"Missing system packages (named as in Debian): {' '.join(missing)}", file=sys.stderr)
        return
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() == 0 and _install(line):
        return
    print("Some system packages are missing. Please run:", file=sys.stderr)
    print(f"  sudo apt-get update && sudo {shlex.join(line)}", file=sys.stderr)


def missing_qt_libraries() -> list[str]:
    """Debian packages of the libraries that Qt would not find."""
    return sorted({package for library, package in QT_LIBRARIES.items() if not can_be_loaded(library)})


def missing_test_tools() -> list[str]:
    """Debian packages of programs and fonts without which some tests would be skipped."""
    packages = {package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None}
    if not any(_holds_cjk_font(Path(folder).expanduser()) for folder in FONT_FOLDERS):
        packages.add(CJK_FONTS)
    return sorted(packages)


def missing_build_tools() -> list[str]:
    """Debian packages without which PyInstaller cannot make the program."""
    packages = [] if shutil.which("objdump") else ["binutils"]
    # Debian's Python runs without its shared library; a program made from it does not.
    python = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    if sys.base_prefix == "/usr" and not can_be_loaded(f"{python}.so.1.0"):
        packages.append(python)
    return packages


def can_be_loaded(library: str) -> bool:
    """Whether the system's loader finds the library, as Qt would ask it to."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _holds_cjk_font(folder: Path) -> bool:
    return folder.is_dir() and any("CJK" in file.name for file in folder.rglob("*.[ot]t[cf]"))


def _install(line: list[str]) -> bool:
    print("Installing system packages:", " ".join(line[4:]), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "--quiet"], [*line, "--quiet"]):
        if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode:
            return False
    return True
