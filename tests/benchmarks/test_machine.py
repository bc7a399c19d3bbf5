"""What results say of the programs that ran."""

import subprocess

from benchmarks.contestants import ours
from benchmarks.machine import versions


def test_the_python_told_is_the_one_that_runs_this_program() -> None:
    command = ours()[0].command
    code = "import platform; print(platform.python_version(), platform.python_implementation())"
    said = subprocess.run([command[0], "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert versions()["Python"] == f"{said[0]} ({said[1]})"
