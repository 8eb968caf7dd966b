"""Programs that open files from outside run apart from the portal and within limits."""

import pytest

from portal.core import apart, run_limited
from portal.core.apart import Outcome, run_apart

pytestmark = pytest.mark.shared  # no database is asked


@pytest.fixture
def program(tmp_path):
    """A program with this text."""

    def made(text: str):
        path = tmp_path / "program.py"
        path.write_text(text)
        return path

    return made


def test_it_gets_the_file_and_its_arguments_and_gives_what_it_wrote(program):
    asks = program("import sys; print(sys.argv[1], sys.stdin.read())")
    assert run_apart(asks, "pdf", file=b"inhoud") == Outcome(b"pdf inhoud\n", went_well=True)


def test_what_takes_too_long_is_given_up_and_what_it_wrote_is_kept(monkeypatch, program):
    monkeypatch.setattr(apart, "TIMEOUT", 0.5)
    slow = program("import time; print('begin', flush=True); time.sleep(60)")
    assert run_apart(slow, file=b"") == Outcome(b"begin\n", went_well=False)


@pytest.mark.parametrize("ending", ["raise MemoryError", "import os; os.kill(os.getpid(), 11)"])
def test_a_program_that_breaks_breaks_nothing_else(program, ending):
    assert run_apart(program(f"print(7, flush=True); {ending}"), file=b"") == Outcome(b"7\n", went_well=False)


def test_it_knows_no_secret_and_has_its_limits(monkeypatch, program):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    spy = program(
        "import os, resource\n"
        "kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)\n"
        "print('SECRET_KEY' in os.environ, [resource.getrlimit(kind)[0] for kind in kinds])\n"
    )
    limits = [run_limited.MEMORY, run_limited.CPU_SECONDS, 0]
    assert run_apart(spy, file=b"").output.decode() == f"False {limits}\n"
