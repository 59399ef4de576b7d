"""Fixtures that several test modules share."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests.commands import Command
from tests.office import close_offices

if TYPE_CHECKING:
    from collections.abc import Callable

# Reports with annexes are large, and machines that run the tests may be busy. A run tries the same
# examples as the one before, so that who changes something sees his own faults alone; what nobody
# has thought of is looked for by ``--hypothesis-profile=deep`` and by ``python -m tests.fuzz``.
settings.register_profile(
    "reports",
    deadline=None,
    max_examples=12,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "deep", settings.get_profile("reports"), max_examples=1000, derandomize=False
)
settings.load_profile("reports")


LONGEST = (
    *("web/test_filling_page", "test_annex_files", "formats/pdf/test_reading"),
    *("web/test_result_pages", "faults/test_places", "formats/word/test_libreoffice"),
    *("faults/test_left_behind", "test_validity", "limits/test_data"),
    *("web/test_old_browser", "limits/test_word", "formats/test_forgiving_yaml"),
    *("batch/test_cluster", "paper/test_variety", "faults/test_killed"),
    *("ooxml/test_outside_links", "bench/test_batch", "test_chapter_files"),
    *("limits/test_swelling", "formats/pdf/test_refusing", "cli/test_cli_hostile"),
    *("web/test_paper_pane", "checks/test_catalogue", "test_api"),
    *("formats/word/annexes/test_carried_annexes", "formats/test_partial_loading"),
    *("test_pictures", "real/test_reports_measure", "formats/word/test_limits"),
    *("editing/test_pulling_workbooks", "model/test_messages", "batch/test_incremental"),
    *("checks/test_rule_speed", "faults/test_output", "checks/test_mutation"),
    *("batch/test_scheduling", "formats/word/test_growth", "test_contributing"),
    *("real/test_sentences_measure", "test_visual", "batch/test_build_many"),
    *("web/test_filling_steps", "checks/test_necessary_conditions", "ooxml/test_warm_office"),
    *("model/test_group_reading", "web/test_manual_pictures", "api/test_api"),
    *("web/test_dropped_files", "faults/test_overwriting", "web/test_serving"),
    *("cli/test_cli_starting", "web/test_paper_lines", "batch/test_handing_in"),
    *("formats/word/annexes/test_annex_limits", "web/test_scripts", "web/test_visitors"),
    *("formats/word/annexes/test_annex_accounting", "bench/test_page", "test_soak"),
)
"""The files whose tests take longest. They are run first: last of all, one process would wait.

Those that wait for pages, or for other processes to end, stand among those that never wait.
"""


gc.disable()  # until all tests are collected: they stay, and would be gone through again and again


def pytest_xdist_auto_num_workers() -> int:
    """Return two processes more than there are cores: tests wait for programs and for pages."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (cores or 1) + 2


def pytest_collection(session: pytest.Session) -> None:
    """Import all the tests beforehand where several processes run them all.

    Each begins with another file, and finds what the others have compiled meanwhile, also where
    Python is told to keep nothing compiled. What can't be imported is told where pytest itself
    comes to it.
    """
    process = getattr(session.config, "workerinput", None)
    if process is None or session.config.args_source != pytest.Config.ArgsSource.TESTPATHS:
        return
    here = Path(__file__).parent
    names = sorted(
        ".".join(("tests", *path.relative_to(here).with_suffix("").parts))
        for path in here.rglob("test_*.py")
    )
    first = int(process["workerid"].removeprefix("gw")) * len(names) // process["workercount"]
    keeps_none, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    for name in (*names[first:], *names[:first]):
        with contextlib.suppress(Exception, pytest.skip.Exception):
            importlib.import_module(name)
    sys.dont_write_bytecode = keeps_none


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first."""
    here = Path(__file__).parent
    order = {here / f"{name}.py": at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))


def pytest_collection_finish() -> None:
    """Keep all the tests themselves out of the search for garbage, and search less often."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    gc.enable()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Send from one process to the other what it shows: a test that passed is one message, not six.

    All of them are sent where somebody asks for more than the usual report.
    """
    option = session.config.option
    if option.verbose > 0 or option.durations is not None or option.xmlpath:
        return
    for plugin in session.config.pluginmanager.get_plugins():
        if send := getattr(plugin, "sendevent", None):
            plugin.sendevent = partial(_send, send)


def _send(send: Callable[..., None], name: str, **told: Any) -> None:
    report = told.get("data", {})
    if name in ("logstart", "logfinish"):
        return
    if name == "testreport" and report["outcome"] == "passed" and report["when"] != "call":
        return
    send(name, **told)


def pytest_unconfigure() -> None:
    """End the LibreOffice that has stayed for the tests of this process."""
    close_offices()


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Return what runs commands, in an empty folder of their own."""
    monkeypatch.chdir(tmp_path)
    return Command(capsys)
