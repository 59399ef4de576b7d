"""Examining a report in a child process beside the work on it."""

from __future__ import annotations

import os
import threading

import pytest

from reportgen import Finding, Report, check
from reportgen.beside import beside
from tests.reports import SHORTEST

REPORT = Report.model_validate(SHORTEST)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test runner's own threads not count."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_the_findings_are_those_of_examining_here() -> None:
    assert beside(check, REPORT)(REPORT) == check(REPORT)


def test_it_is_examined_in_another_process() -> None:
    def examine(report: Report) -> list[Finding]:
        return [Finding("A01", "info", report.title, "", str(os.getpid()))]

    (found,) = beside(examine, REPORT)(REPORT)
    assert found.path == REPORT.title
    assert found.message != str(os.getpid())


def test_when_the_child_fails_it_is_examined_here() -> None:
    here = os.getpid()

    def examine(_: Report) -> list[Finding]:
        if os.getpid() != here:
            os._exit(1)
        return [Finding("A01", "info", "", "", "在这里")]

    assert beside(examine, REPORT)(REPORT)[0].message == "在这里"


def test_without_a_second_core_or_fork_it_is_examined_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert beside(check, REPORT) is check
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.delattr(os, "fork")
    assert beside(check, REPORT) is check
