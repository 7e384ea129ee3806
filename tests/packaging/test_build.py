"""``dev.py build`` makes a folder that runs by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dev
import pptx
import pypdf
import pytest
import system_libraries

import journeymapper
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from journeymapper.resources import resource
from journeymapper.storage.file import save
from tests.publish.papers import one_cell

ROOT = Path(__file__).resolve().parents[2]
LACKING = system_libraries.missing_build_tools() if sys.platform.startswith("linux") else []
REASON = f"PyInstaller needs {' and '.join(LACKING)}" if LACKING else dev.unbuildable(str(ROOT))
pytestmark = pytest.mark.skipif(bool(REASON), reason=REASON)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    options = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work"), "--log-level", "WARN"]
    subprocess.run([sys.executable, str(ROOT / "packaging" / "dev.py"), "build", *options], check=True)
    return folder / "dist" / "journeymapper" / "journeymapper"


def run(program: Path, *arguments: str, cwd: Path) -> str:
    # Nothing of the environment that built it: no virtual environment, no Python on the path.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))
    }
    environment["PATH"] = os.defpath
    done = subprocess.run(
        [str(program), *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_built_program_tells_its_version(program: Path, tmp_path: Path) -> None:
    assert journeymapper.__version__ in run(program, "--version", cwd=tmp_path)


@pytest.mark.parametrize("slides", ["map", "stages"])
def test_the_built_program_writes_slides(program: Path, tmp_path: Path, slides: str) -> None:
    sample = resource("samples", "online-retailer.journey")
    run(program, "export", str(sample), "-o", "sample.pptx", "--slides", slides, cwd=tmp_path)
    shapes = pptx.Presentation(str(tmp_path / "sample.pptx")).slides[0].shapes
    assert len(shapes) > 1


def test_the_built_program_breaks_words_at_the_same_syllables(program: Path, tmp_path: Path) -> None:
    document = evolve(one_cell("Rindfleischetikettierungsüberwachungsaufgabe"), language="de")
    save(tmp_path / "map.journey", document, {})
    run(program, "export", "map.journey", "-o", "map.svg", cwd=tmp_path)
    drawn = (tmp_path / "map.svg").read_bytes()
    assert "rungsüberwachungs-<" in drawn.decode()
    assert drawn == publish(document, WHOLE, {}, Options(suffix=".svg"))


def test_the_built_program_prints_the_sample(program: Path, tmp_path: Path) -> None:
    sample = resource("samples", "online-retailer.journey")
    run(program, "export", str(sample), "-o", "sample.pdf", cwd=tmp_path)
    (page,) = pypdf.PdfReader(tmp_path / "sample.pdf").pages
    assert "Awareness" in page.extract_text()
