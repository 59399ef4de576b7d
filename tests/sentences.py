"""What a message of the product must be: a Chinese sentence, and places a person can go to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportgen.errors import InputError
from reportgen.formats.loading import load

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.formats.loading import Source

_QUOTED = re.compile("“[^”]*”|'[^']*'")
_NAMES = re.compile(
    r"U\+[0-9A-F]+|UTF-\d+|GB18030|[KM]B|reportgen (?:new|check|build)"
    r"|\.(?:yaml|yml|json|docx|doc|wps|xlsx|xls|et|ods|csv|jpg|png)"
    r"|\b(?:Word|Excel|WPS|LibreOffice|Decimal|YAML|JSON)\b"
)
_CHINESE = re.compile("[\u4e00-\u9fff]")


def english_in(text: str) -> list[str]:
    """Return the English words of a text, but for what it quotes and for proper names."""
    return re.findall("[A-Za-z]{2,}", _NAMES.sub("", _QUOTED.sub("", text)))


def assert_chinese(finding: Finding) -> None:
    """Fail when a finding's sentences aren't Chinese, or it gives no advice."""
    for sentence in (finding.message, finding.suggestion):
        assert _CHINESE.search(sentence), finding
        assert not english_in(sentence), finding
        assert "{" not in _QUOTED.sub("", sentence), finding


def refused(source: Source) -> tuple[Finding, ...]:
    """Return the findings with which a source is refused, all of them errors in Chinese."""
    with pytest.raises(InputError) as caught:
        load(source)
    for finding in caught.value.findings:
        assert finding.severity == "error"
        assert_chinese(finding)
    return caught.value.findings


def the_problem(source: Source) -> Finding:
    """Return the finding of a source that has only one."""
    (finding,) = refused(source)
    return finding
