"""What an edit leaves behind."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("全年组织了组织防汛演练6次。", "动词写了两遍"),
        ("对危桥进行了开展排查。", "动词写了两遍"),
        ("进度偏慢，主要原因是原因招标推迟。", "动词写了两遍"),
        ("发放临时救助金发放12.4万元。", "前后写了两遍“发放”"),
        ("培训护林员培训36人次。", "前后写了两遍“培训”"),
        ("加强了对村级账目进行监督，账目按季公开。", "两种说法混在一起"),
        ("新建垃圾亭36座，以及。", "句子没有写完"),
        ("受连续降雨影响，导致。", "句子没有写完"),
        ("提高绩效目标编报的质量，将进一步。", "句子没有写完"),
        ("一是明确责任，二是规范程序，三是。", "句子没有写完"),
        ("受征地影响，两个项目未能按期。", "句子没有写完"),
        ("为了保证了资金安全，实行专户管理。", "多了一个“了”"),
    ],
)
def test_words_that_an_edit_left(text: str, why: str) -> None:
    (hit,) = hits_in_text("T10", text)
    assert why in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "组织了组织部门、宣传部门联合督查。",
        "对整改事项进行了排查，开展演练6次。",
        "发放临时救助金12.4万元，发放棉被36床。",
        "加强了对村级账目的监督，对账目进行监督。",
        "由此导致的损失已经追回，以及时公开为原则。",
        "这一议案获得通过。",
        "为了解决了解不深的问题，走访86户。",
        "材料报送不及时。资金未能按期拨付。",
        "研发投入占销售收入7%以上。",
    ],
)
def test_words_in_their_place(text: str) -> None:
    assert hits_in_text("T10", text) == []
