"""The pages' scripts run in Chromium 70: their syntax, and what they call."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.tools import ROOT, tool

STATIC = ROOT / "reportgen" / "web" / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))
LATER = (
    r"\.(?:at|flat|flatMap|matchAll|replaceAll|replaceChildren|allSettled|fromEntries|hasOwn)\(",
    r"\bstructuredClone\b",
    r"\bqueueMicrotask\b",
    r"\bglobalThis\b",
    r"\bcrypto\.randomUUID\b",
)
"""What came after Chromium 68."""
LATER_CSS = (r"\binset:", r"\baspect-ratio:", r":is\(", r":where\(", r":has\(", r"\bgap:")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_written_in_the_language_of_2017(script: object) -> None:
    acorn = tool("acorn", "it reads scripts as an old browser does")
    done = subprocess.run(
        [acorn, "--ecma2017", "--module", "--silent", str(script)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_the_check_of_syntax_finds_what_is_newer(tmp_path_factory: pytest.TempPathFactory) -> None:
    acorn = tool("acorn", "it reads scripts as an old browser does")
    path = tmp_path_factory.mktemp("new") / "new.js"
    for text in ("const a = b?.c;", "const a = {...b};", "try { a(); } catch { b(); }"):
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [acorn, "--ecma2017", "--module", str(path)], capture_output=True, check=False
        )
        assert done.returncode != 0, text


def test_scripts_and_styles_use_nothing_newer_than_chromium_70() -> None:
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        for pattern in LATER:
            assert not re.search(pattern, text), (path.name, pattern)
    for path in STATIC.glob("*.css"):
        for pattern in LATER_CSS:
            assert not re.search(pattern, path.read_text(encoding="utf-8")), (path.name, pattern)


def test_pages_ask_no_other_server_and_hold_no_script_or_style_of_their_own() -> None:
    pages = sorted((STATIC.parent / "pages").glob("*.html"))
    assert pages
    for path in [*pages, *SCRIPTS, *STATIC.glob("*.css")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|@import|url\(", text), path.name
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", text), path.name
