"""The process of a command ends at once, but not before what waits for its end is done."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.tools import ROOT

AT_THE_END = "import atexit; atexit.register(print, 'told of the end')"
OTHER_THREAD = (
    "import threading, time; threading.Thread(\n"
    "    target=lambda: (time.sleep(0.2), print('done by another'))).start()"
)


def ended(code: str, *arguments: str) -> tuple[int, str]:
    """Return how a command ends in a process that does something before it, and what it prints."""
    start = (
        f"import sys; sys.argv[0] = 'reportgen'\n{code}\nfrom reportgen.__main__ import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert not done.stderr
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("code", "last"), [(AT_THE_END, "told of the end"), (OTHER_THREAD, "done by another")]
)
def test_what_waits_for_the_end_is_done(code: str, last: str) -> None:
    returned, printed = ended(code, "rules", "A01")
    assert returned == 0
    assert printed.startswith("A01")
    assert printed.splitlines()[-1] == last


def test_the_exit_code_is_that_of_the_command() -> None:
    returned, printed = ended("", "check", "没有.yaml", "--format", "json")
    assert returned == 2
    assert "没有.yaml" in printed
