"""The lock installs on every supported machine and names no place to get things from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

MACHINES = [
    {"sys_platform": platform, "platform_system": system, "os_name": name, "python_version": python}
    for platform, system, name in (
        ("linux", "Linux", "posix"),
        ("darwin", "Darwin", "posix"),
        ("win32", "Windows", "nt"),
    )
    for python in ("3.11", "3.12", "3.13")
]


def locked() -> list[tuple[Requirement, list[str]]]:
    """Every pinned requirement with its hashes."""
    joined = LOCK.replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [
        (Requirement(line.split("--hash=")[0].strip()), re.findall(r"--hash=(\S+)", line)) for line in lines
    ]


def test_it_holds_no_address_and_no_option() -> None:
    assert not re.search(r"https?:|file:|^--|\s(/|[A-Z]:\\)|@ ", LOCK, re.MULTILINE)


def test_everything_is_pinned_once_by_version_and_hash() -> None:
    for requirement, hashes in locked():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), requirement
    names = [canonicalize_name(requirement.name) for requirement, _ in locked()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: f"{m['sys_platform']}-{m['python_version']}")
def test_it_keeps_what_the_project_asks_for(machine: dict[str, str]) -> None:
    pins = {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement, _ in locked()
        if requirement.marker is None or requirement.marker.evaluate(machine)
    }
    for text in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)]), text
