"""Characters that stand twice where no good text has them twice."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("一是建建立三年滚动的项目库。", "建立"),
        ("加强档案管理理，按年归档。", "管理"),
        ("由村务监监督委员会把关。", "监督"),
        ("按标准准发放。", "标准"),
    ],
)
def test_a_word_with_a_character_twice(text: str, word: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"应为“{word}”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "新增增值税2万元，公开开展评议，在建建筑3处。",
        "管理理念落后，信息息息相关，明确确定的责任。",
        "慰问王建建、高贵贵两户，党员李平平带头。",
        "群众众筹修路，实施施工方案，任务务必完成。",
        "一项项落实，逐条条款核对，两类类别。",
    ],
)
def test_characters_of_two_words_and_of_names(text: str) -> None:
    assert hits_in_text("T05", text) == []


def test_a_branch_pipe_has_a_length() -> None:
    assert hits_in_text("T05", "新埋支管管长860米，更换干管管道2处。") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("按季发放抚恤金金。", "抚恤金"),
        ("优待金金发放到人。", "优待金"),
        ("党政办公室室负责收文。", "办公室"),
        ("镇敬老院院住有老人20人。", "敬老院"),
        ("群众满意度度为96%。", "满意度"),
        ("拨付工程款款12万元。", "工程款"),
    ],
)
def test_a_word_of_three_characters_with_its_last_twice(text: str, word: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"“{word}{word[-1]}”应为“{word}”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "抚恤金金额12万元，优待金金融社保卡发放，卫生院院长牵头，敬老院院内整洁。",
        "工程款款项已付，公务员员额有限，满意度度量方法，积极性性质不同，信息化化解矛盾。",
    ],
)
def test_what_begins_the_next_word(text: str) -> None:
    assert hits_in_text("T05", text) == []
