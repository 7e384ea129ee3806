"""``pip install .`` gives a working command that carries its fonts, templates and samples."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pypdf
import pytest

import journeymapper

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    (built,) = folder.glob("journeymapper-*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that holds the wheel, and sees the libraries of this one.

    A path file shows the libraries but not the link to the checkout: path files inside it are not followed.
    """
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    paths = sysconfig.get_paths("venv", vars={"base": str(folder), "platbase": str(folder)})
    options = ["--quiet", "--no-deps", "--no-index", str(wheel)]
    inside = Path(paths["scripts"]) / ("python.exe" if os.name == "nt" else "python")
    subprocess.run([sys.executable, "-m", "pip", "--python", str(inside), "install", *options], check=True)
    shown = Path(paths["purelib"]) / "libraries.pth"
    shown.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(paths["scripts"]) / "journeymapper"


def run(program: Path, *arguments: str, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(program), *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_bundled_file_is_in_the_wheel(wheel: Path) -> None:
    resources = ROOT / "resources"
    wanted = {file.relative_to(resources).as_posix() for file in resources.rglob("*") if file.is_file()}
    names = zipfile.ZipFile(wheel).namelist()
    carried = {name.removeprefix("journeymapper/_resources/") for name in names if "/_resources/" in name}
    assert carried == wanted
    assert not [name for name in names if name.startswith(("tests/", "packaging/", "resources/"))]


def test_the_installed_package_is_the_one_that_runs(program: Path, tmp_path: Path) -> None:
    question = "import journeymapper; from journeymapper.resources import resource; "
    question += "print(journeymapper.__file__); print(resource('fonts', 'Inter-Regular.ttf'))"
    for line in run(program.parent / "python", "-c", question, cwd=tmp_path).splitlines():
        assert Path(line).is_file()
        assert Path(line).is_relative_to(program.parent.parent)


def test_the_command_makes_and_prints_a_map(program: Path, tmp_path: Path) -> None:
    assert journeymapper.__version__ in run(program, "--version", cwd=tmp_path)
    run(program, "new", "--template", "customer-journey", "-o", "x.journey", cwd=tmp_path)
    run(program, "export", "x.journey", "-o", "x.pdf", cwd=tmp_path)
    (page,) = pypdf.PdfReader(tmp_path / "x.pdf").pages
    assert "Awareness" in page.extract_text()
