"""A fault in every system call of a save: the file is old or new, and Saved means that the disk said so."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Record

ROOT = Path(__file__).resolve().parents[2]
ENOUGH = 120


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, which puts the faults in")
def test_a_fault_in_every_system_call(tmp_path: Path, thorough: bool, figures: Record) -> None:
    stride = 1 if thorough else 5
    command = [sys.executable, "-m", "tests.faults.injecting", str(tmp_path / "save"), str(stride)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "ptrace" in ran.stderr and "not permitted" in ran.stderr:
        pytest.skip("this machine does not let one process trace another")
    assert ran.returncode == 0, ran.stderr
    answer = json.loads(ran.stdout)
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(answer["kinds"].items()))
    figures(
        "faults put into system calls", tried=answer["reached"], broken=len(answer["violations"]), note=kinds
    )
    assert answer["violations"] == []
    assert answer["reached"] >= ENOUGH / stride
