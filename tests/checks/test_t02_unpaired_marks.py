"""The rule on quotes, brackets and book-title marks: in pairs, and rightly nested."""

from __future__ import annotations

import pytest

from tests.checks.samples import EXPENDITURE, POINT, hits, hits_in_text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "推进“两带头五整治“专项行动。",
            "「“两带头五整治“」的两个引号方向相同",
        ),
        ("推进”两带头五整治”专项行动。", "「”两带头五整治”」的两个引号方向相同"),
        ("推进“两带头五整治专项行动。", "「推进“两带头五整治专项」里的 “ 没有右边的 ”"),
        ("完善文明实践所（站建设。", "「完善文明实践所（站建设。」里的 （ 没有右边的 ）"),
        ("完善文明实践所站）建设。", "「完善文明实践所站）建设。」里的 ） 没有左边的 （"),
        ("落实《预算法和实施条例。", "「落实《预算法和实施条例」里的 《 没有右边的 》"),
        ("编制《“十四五》规划”。", "「编制《“十四五》规划”。」里有标点交叉了"),
        ("开展（“守护行动）”工作。", "「开展（“守护行动）”工作。」里有标点交叉了"),
        (
            "落实《关于印发《预算管理办法》的通知》。",
            "书名号里又用了书名号：「《预算管理办法》」",
        ),
        ("开展“学习“千万工程”经验”活动。", "双引号里又用了双引号：「“千万工程”」"),
        ("完善文明实践所（站)建设。", "一对括号一边全角、一边半角：「（站)」"),
        ('落实"一村一策"要求。', '中文里用了直引号：“落实"一村一策"要求。”'),
        ('推进"互联网+政务“服务。', '「进"互联网+政务“服务。」里的 “ 没有右边的 ”'),
        (
            "“青禾“皮鞋（含鞋材、《标准》”发布",
            "「“青禾“皮鞋（含鞋」里的 “ 没有右边的 ”（本段另有1处不成对）",
        ),
    ],
)
def test_t02_unpaired_and_wrongly_nested(text: str, message: str) -> None:
    found = hits_in_text("T02", text)
    assert message in [hit.message for hit in found]
    assert all(hit.suggestion for hit in found)


@pytest.mark.parametrize(
    "text",
    [
        "推进“两带头五整治”专项行动，完善实践所（站）建设。",
        "落实《关于印发〈预算管理办法〉的通知》（湘财预〔2024〕10号）。",
        "开展“学习‘千万工程’经验”活动。",
        "1）加强领导；2）压实责任。",
        "1)加强领导；2)压实责任。",
        "采取以下措施（主要有：1）加强领导；2）压实责任）。",
        "a）宣传；b）督查。",
        "一）加强领导",
        "参观McDonald’s门店。",
        "推广“O’Neill”品牌。",
        '安装24"显示屏2块。',
        'Set "Normal" style。',
        "完成（一）（二）两期，其中（含续建（2期））3处。",
        "深化“三不腐”“三资”“两癌”等工作。",
    ],
)
def test_t02_near_misses(text: str) -> None:
    assert hits_in_text("T02", text) == []


def test_t02_says_what_to_do() -> None:
    assert hits_in_text("T02", "推进“两带头“行动。")[0].suggestion == "后一个改成”"
    assert hits_in_text("T02", "推进”两带头”行动。")[0].suggestion == "前一个改成“"
    assert hits_in_text("T02", "实践所（站建设。")[0].suggestion == "补上 ），或删去多余的 （"
    assert hits_in_text("T02", "《关于《办法》的通知》")[0].suggestion == "里层改成 〈〉"


def test_t02_leaves_a_long_middle_out() -> None:
    text = f"开展“学习“甲{'乙' * 40}丙”好做法”活动。"
    (hit,) = hits_in_text("T02", text)
    assert hit.message == f"双引号里又用了双引号：「“甲{'乙' * 10}…{'乙' * 10}丙”」"


def test_t02_reports_a_passage_once() -> None:
    assert len(hits_in_text("T02", "“甲“，“乙“，（丙，《丁")) == 1


def test_t02_pairs_end_with_their_passage() -> None:
    found = hits("T02", (f"{EXPENDITURE}.概述", "推进“两带头"), (POINT, "五整治”行动。"))
    assert [hit.path[-2] for hit in found] == ["概述", "要点"]
