"""Files from outside are opened by programs that run apart from the portal.

A file may be made to break the program that reads it: there that takes neither the server nor its secrets along.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LIMITED = Path(__file__).with_name("run_limited.py")
TIMEOUT = 30  # seconds; the program itself is stopped after `run_limited.CPU_SECONDS` of computing


@dataclass
class Outcome:
    """What a program wrote on standard output until it ended, and whether it ended well."""

    output: bytes
    went_well: bool


def run_apart(program: Path, *arguments: str, file: bytes) -> Outcome:
    """Run a program of ours with this file on its standard input, within limits of memory and time."""
    command = [sys.executable, "-I", str(LIMITED), str(program), *arguments]
    try:
        # Isolated, and without the environment: the portal's secrets are in there.
        done = subprocess.run(  # noqa: S603  our own program
            command, input=file, capture_output=True, timeout=TIMEOUT, env={}, check=False
        )
    except subprocess.TimeoutExpired as late:
        return Outcome(late.stdout or b"", went_well=False)
    return Outcome(done.stdout, went_well=done.returncode == 0)
