"""What a built file says, compared with what it said when a person last looked at it.

The parts of the sample's file that come from its data lie in ``tests/golden``, indented so that
a difference can be read. When a change is meant, look at it and renew them:

    REPORTGEN_RENEW_GOLDEN=1 python -m pytest tests/test_golden.py
    git diff tests/golden

(on Windows: ``set REPORTGEN_RENEW_GOLDEN=1`` first). That run fails where it changed a file, so
that renewing is never taken for passing.
"""

from __future__ import annotations

import os

import pytest
from lxml import etree

from reportgen import load, render
from tests.tools import INPUTS, ROOT
from tests.wordfile import members

GOLDEN = ROOT / "tests" / "golden"
RENEW = "REPORTGEN_RENEW_GOLDEN"
SAMPLE = "青山桥镇"
FORMS = {"xiangtan": "", "hunan": ".hunan"}
"""The forms that the sample is built with, and what the names of their files have more."""


def indented(part: bytes) -> str:
    """Return a part with one element on a line; white space that is text stays as it is."""
    root = etree.fromstring(part)
    etree.indent(root)
    xml: str = etree.tostring(root, encoding="unicode")
    return f"{xml}\n"


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("name", ["word/document.xml", "docProps/core.xml"])
def test_a_part_of_the_sample_is_the_golden_one(name: str, form: str) -> None:
    golden = GOLDEN / f"{SAMPLE}{FORMS[form]}.{name.rpartition('/')[2]}"
    now = indented(members(render(load(INPUTS / f"{SAMPLE}.yaml"), form))[name])
    before = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if os.environ.get(RENEW):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(now, encoding="utf-8", newline="\n")
    assert now == before, f"{golden.name} differs; if that is meant, renew it (see {__name__})"


def test_indenting_keeps_white_space_that_is_text() -> None:
    assert indented(b"<a><t> x </t><t>\t</t></a>") == "<a>\n  <t> x </t>\n  <t>\t</t>\n</a>\n"
