"""Mottoes counted by their characters, and sites in short."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("落实“管住源头、疏通末梢、补齐短板”十字方针。", 1),
        ("落实“管住源头、疏通末梢、补齐短板”十二字方针。", 0),
        ("落实“管住源头”、“疏通末梢”、“补齐短板”十二字方针。", 0),
        ("镇幼儿园现为一园三址，分别为青禾园、石桥园。", 1),
        ("镇幼儿园现为一园三址，分别为总园、青禾园、石桥园。", 0),
        ("卫生院为一院两区，分别为总院、东院、西院。", 0),
    ],
)
def test_they_are_as_many_as_is_said(text: str, count: int) -> None:
    assert len(hits_in_text("A14", text)) == count
