"""The errors raised on purpose: one tree, all findings at once."""

from __future__ import annotations

import copy
import errno
import os
import pickle

import pytest

from reportgen import errors
from reportgen.errors import InputError, OutputError, ReportgenError, TemplateError, system_reason
from reportgen.findings import Finding
from tests.sentences import english_in

FOUND = (
    Finding("D01", "error", "", "甲.yaml", "文件是空的", "填写"),
    Finding("C03", "error", "年度", "甲.yaml:1:1", "缺少“年度”", "补上"),
)
KINDS = [InputError, TemplateError, OutputError]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_tells_all_its_findings_a_line_each(kind: type[ReportgenError]) -> None:
    error = kind(iter(FOUND))
    assert error.findings == FOUND
    assert str(error).splitlines() == [str(finding) for finding in FOUND]
    assert str(kind([])) == ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_an_error_comes_back_whole_from_another_process(
    kind: type[ReportgenError], count: int
) -> None:
    error = kind(FOUND[:count])
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is kind
        assert again.findings == error.findings
        assert str(again) == str(error)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_caught_as_the_one_base(kind: type[ReportgenError]) -> None:
    with pytest.raises(ReportgenError):
        raise kind(FOUND)
    assert not issubclass(kind, (ValueError, OSError))
    assert [other for other in KINDS if issubclass(kind, other)] == [kind]


@pytest.mark.parametrize("number", errors._SYSTEM_REASONS)
def test_the_systems_reasons_are_told_in_chinese(number: int) -> None:
    reason = system_reason(OSError(number, os.strerror(number)))
    assert reason.startswith("（")
    assert reason.endswith("）")
    assert not english_in(reason)


def test_an_unusual_reason_is_left_out() -> None:
    assert system_reason(OSError(errno.ENOTTY, "Inappropriate ioctl")) == ""
    assert system_reason(OSError()) == ""
    assert system_reason(ValueError("embedded null byte")) == "（名称里有不能用的字符）"
