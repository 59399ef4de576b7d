"""The word lists: the standard ones, and what a user adds to them."""

from pathlib import Path

import pytest

from reportgen.checks.dictionary import (
    PHRASE_SECTIONS,
    Dictionary,
    section_names,
    standard_dictionary,
    typos_in,
)
from reportgen.checks.dictionary_entries import Typo, phrase_pattern
from reportgen.chinese.marked_text import MarkedText
from reportgen.errors import InputError
from tests.checks.standard_lists import MADE, lists_in_yaml, made_file
from tests.growing import assert_linear

STANDARD = standard_dictionary()


def wrong_forms(text: str, dictionary: Dictionary = STANDARD) -> list[str]:
    """Return the typos of a text, contexts taken into account."""
    found = list(typos_in(MarkedText(text), dictionary))
    assert all(text.startswith(typo.wrong, start) for start, typo in found)
    return [typo.wrong for _, typo in found]


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "词典.yaml"
    path.write_text(text, encoding=encoding)
    return path


def problems(tmp_path: Path, text: str) -> list[str]:
    """Return the findings for a user's dictionary as rule, line:column and message."""
    path = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        STANDARD.extended(path)
    findings = caught.value.findings
    assert all(finding.severity == "error" and finding.suggestion for finding in findings)
    return [
        f"{finding.rule} {finding.location.removeprefix(str(path))} {finding.message}"
        for finding in findings
    ]


def test_the_standard_lists_are_filled_and_read_once() -> None:
    assert len(STANDARD.typos) >= 80
    assert all(typo.wrong == wrong and typo.right for wrong, typo in STANDARD.typos.items())
    assert standard_dictionary() is STANDARD
    assert section_names() == ["错别字", "占位用语", "空话", "成绩用语", "问题用语", "固定写法"]
    lists = (
        STANDARD.placeholders,
        STANDARD.empty_phrases,
        STANDARD.achievement_phrases,
        STANDARD.problem_phrases,
        STANDARD.fixed_terms,
    )
    for phrases in lists:
        assert phrases
        assert len(set(phrases)) == len(phrases)


def phrases_of(dictionary: Dictionary) -> list[tuple[str, ...]]:
    return [getattr(dictionary, name) for name in PHRASE_SECTIONS]


def test_what_is_read_fast_is_what_the_lists_in_yaml_say() -> None:
    assert list(STANDARD.typos.items()) == list(lists_in_yaml().typos.items())
    assert phrases_of(lists_in_yaml()) == phrases_of(STANDARD)
    told = "after a change of the lists: python -m tests.checks.standard_lists"
    assert MADE.read_text(encoding="utf-8") == made_file(), told


@pytest.mark.parametrize("typo", STANDARD.typos.values(), ids=lambda typo: typo.wrong)
def test_no_right_form_holds_a_typo_and_every_context_works(typo: Typo) -> None:
    assert wrong_forms(f"我镇{typo.right}工作") == []
    for phrase in typo.exceptions:
        text = phrase.replace("…", "某些").replace("#", "2024")
        assert typo.wrong not in wrong_forms(f"，{text}，")
    for phrase in typo.only or (typo.wrong,):
        text = phrase.replace("…", "某些").replace("#", "2024")
        assert typo.wrong in wrong_forms(f"，{text}，")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("截止2024年12月31日，全镇共建档35679人。", ["截止"]),
        ("截止目前，已完成改造16户。", ["截止"]),
        ("报名时间截止到2024年6月30日。", []),
        ("截止日期为6月30日，逾期不再受理。", []),
        ("投标文件递交于9时截止。", []),
        ("台风“格美”登陆后，预警信息通过平台发布。", []),
        ("群众可登陆政务服务平台办理。", ["登陆"]),
        ("工作人员登陆系统核对数据。", ["登陆"]),
        ("发放帐篷60顶、蚊帐120床。", []),
        ("建立资产台帐，做到帐实相符。", ["帐", "帐"]),
        ("完善村级财务及其它管理制度。", ["其它"]),
        ("甘做为民服务的孺子牛。", []),
        ("把节约用水做为重点。", ["做为"]),
        ("机关健步走活动、海关健康申报。", []),
        ("紧盯关健环节。", ["关健"]),
        ("既使群众得实惠，又使集体增收。", []),
        ("既使困难再大，也要完成任务。", ["既使"]),
        ("按排名先后拨付，按装机容量补助。", []),
        ("扶优扶强，择优扶持。", []),
        ("以经济建设为中心，群众自己经营。", []),
        ("项目以经完成验收，资金己经拨付。", ["以经", "己经"]),
        ("地震兴建的避难场所已启用。", []),
        ("给予算力支持。", []),
        ("关注消防安全，通报消防隐患。", []),
    ],
)
def test_typos_in_their_contexts(text: str, wrong: list[str]) -> None:
    assert wrong_forms(text) == wrong


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("XX县XX镇", ["XX", "XX"]),
        ("20XX年完成XXX万元", ["XX", "XXX"]),
        ("采购MAXX牌设备", []),
        ("××村新建公厕", ["××"]),
        ("长3×4米", []),
        ("主要做法（100字以内）", ["（100字以内）"]),
        ("比上年增加（减少）12万元", ["增加（减少）"]),
        ("比上年增加（其中减少）", []),
        ("完成率大小于90%", ["大小于"]),
        ("项目名称：待填写", ["待填写"]),
        ("已成功化（缓）解138条", []),
        ("完善实践所（站）建设", []),
    ],
)
def test_placeholders(text: str, found: list[str]) -> None:
    assert STANDARD.placeholder_pattern.findall(text) == found


@pytest.mark.parametrize("text", ["无", "无。", " 暂无 ", "（无）", "没有问题。", "工作有待加强。"])
def test_empty_phrases(text: str) -> None:
    assert STANDARD.is_empty_phrase(text)


@pytest.mark.parametrize("text", ["无固定收入来源。", "管网老化，排水能力有待加强。", "1"])
def test_what_says_something(text: str) -> None:
    assert not STANDARD.is_empty_phrase(text)


def test_phrases_prefer_the_longest_and_nothing_finds_nothing() -> None:
    assert phrase_pattern(("全", "全面", "全面完成")).findall("全面完成、全面、全") == [
        "全面完成",
        "全面",
        "全",
    ]
    assert phrase_pattern(()).findall("全面") == []
    assert phrase_pattern(("（限#字）", "待…数据")).findall(
        "（限200字）；待县局数据。待。数据"
    ) == [
        "（限200字）",
        "待县局数据",
    ]


def test_praise_and_blame() -> None:
    assert STANDARD.achievement_pattern.findall("牢固树立“过紧日子”思想") == ["牢固树立"]
    assert STANDARD.problem_pattern.findall("思想尚未树牢，力量不足") == ["尚未", "不足"]
    assert STANDARD.fixed_term_pattern.findall("按GB/T 9704执行") == ["GB/T 9704"]


def test_a_user_adds_replaces_and_takes_out(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "错别字:\n"
        "  青山桥乡: 青山桥镇\n"
        "  帐: {改为: 账, 除外: [帐岭村]}\n"
        "占位用语: [△△, XX]\n"
        "空话:\n  - 一切正常\n"
        "成绩用语: [走在前列]\n"
        "问题用语: [拖后腿]\n"
        "固定写法: [U9 系统]\n"
        "停用: [其它, 全覆盖]\n",
    )
    own = STANDARD.extended(path)
    assert wrong_forms("青山桥乡台帐，帐岭村，帐篷，其它", own) == ["青山桥乡", "帐", "帐"]
    assert own.placeholders.count("XX") == 1
    assert own.placeholder_pattern.findall("△△") == ["△△"]
    assert own.is_empty_phrase("一切正常。")
    assert own.achievement_pattern.findall("走在前列，实现全覆盖") == ["走在前列"]
    assert own.problem_pattern.findall("拖后腿") == ["拖后腿"]
    assert own.fixed_term_pattern.findall("U9 系统") == ["U9 系统"]
    assert wrong_forms("其它") == ["其它"]
    assert not STANDARD.is_empty_phrase("一切正常。")


def test_a_right_form_that_holds_the_wrong_one_is_left_alone(tmp_path: Path) -> None:
    own = STANDARD.extended(written(tmp_path, "错别字: {过紧日: 过紧日子}\n"))
    assert wrong_forms("树立过紧日子思想，过紧日。", own) == ["过紧日"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_of_a_users_file(tmp_path: Path, encoding: str) -> None:
    own = STANDARD.extended(written(tmp_path, "空话: [一切正常]\n", encoding))
    assert own.is_empty_phrase("一切正常")


def test_an_empty_file_and_empty_sections_add_nothing(tmp_path: Path) -> None:
    for empty in ("", "空话:\n错别字:\n"):
        own = STANDARD.extended(written(tmp_path, empty))
        assert (own.typos, phrases_of(own)) == (STANDARD.typos, phrases_of(STANDARD))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("错别子:\n  甲: 乙\n", ["D02 :1:1 词典没有“错别子”这一栏"]),
        ("- 甲\n", ["D03 :1:1 词典不是“栏目: 内容”的写法"]),
        ("错别字: [甲]\n", ["D03 :1:1 这一栏应是一组“错的写法: 对的写法”"]),
        ("错别字:\n  甲:\n", ["D03 :2:3 错字“甲”没有写明对的写法"]),
        ("错别字:\n  甲: [乙]\n", ["D03 :2:3 错字“甲”没有写明对的写法"]),
        ("错别字:\n  甲…乙: 丙\n", ["D03 :2:3 错字“甲…乙”里不能用“…”“#”"]),
        ("错别字:\n  甲: 甲\n", ["D03 :2:3 “甲”的错的写法和对的写法一样"]),
        ("错别字:\n  甲: {改为: 乙, 例外: [甲丙]}\n", ["D02 :2:14 错字条目没有“例外”这一项"]),
        (
            "错别字:\n  甲:\n    改为: 乙\n    除外:\n      - 甲丙\n      - 丁\n",
            ["D03 :6:9 “除外”里的“丁”不含“甲”"],
        ),
        ("空话: 无\n", ["D03 :1:1 这里应是一个列表"]),
        (
            "空话:\n  - 好\n  - [好]\n  -\n",
            ["D03 :3:5 这里应是一个词或一句话", "D03 :4:4 这里应是一个词或一句话"],
        ),
        ("占位用语: […内容]\n", ["D03 :1:8 “…内容”以“…”开头"]),
        ("停用: [没有这个词]\n", ["D02 :1:6 要停用的“没有这个词”不在词典里"]),
        ("空话: [好]\n空话: [坏]\n", ["D02 :2:1 “空话”写了两次，第1行已有"]),
        ("空话: [好\n", ["D01 :1:5 方括号或花括号没有写完"]),
    ],
)
def test_what_is_wrong_with_a_users_file(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert problems(tmp_path, text) == expected


def test_all_problems_at_once_and_in_order(tmp_path: Path) -> None:
    text = "空话: 无\n错别字:\n  甲: 甲\n成绩: [好]\n"
    assert [line.split()[1] for line in problems(tmp_path, text)] == [":1:1", ":3:3", ":4:1"]


def test_a_missing_file_and_one_that_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        STANDARD.extended(tmp_path / "没有.yaml")
    (tmp_path / "图.yaml").write_bytes(b"\x89PNG\r\n\0\0\xff\xfe\xff")
    with pytest.raises(InputError, match=r"图\.yaml:2:1：错误 D01 文件里有二进制内容"):
        STANDARD.extended(tmp_path / "图.yaml")
    (tmp_path / "乱.yaml").write_bytes("随手记".encode("gb18030"))
    with pytest.raises(InputError, match="看不出文件的文字编码"):
        STANDARD.extended(tmp_path / "乱.yaml")


@pytest.mark.parametrize("piece", ["截止到", "台风登陆", "（填写", "帐", "既使", "X"])
def test_looking_words_up_takes_linear_time(piece: str) -> None:
    def looked_up(text: str) -> None:
        wrong_forms(text)
        STANDARD.placeholder_pattern.findall(text)

    assert_linear(lambda times: piece * times, looked_up, 4000)


@pytest.mark.parametrize("text", ["在帐上", "帐", "按步就班", "作按步", "定期报消", "帐按步报消"])
def test_typos_are_found_by_any_of_their_characters(text: str) -> None:
    typos = (Typo("帐", "账"), Typo("按步", "按部"), Typo("报消", "报销"))
    dictionary = Dictionary(typos={typo.wrong: typo for typo in typos})
    expected = [typo.wrong for typo in typos if typo.wrong in text]
    assert wrong_forms(text, dictionary) == expected
    assert wrong_forms("账", dictionary) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("政策依具明确，基本支812.6万元。", ["依具", "基本支"]),
        ("外出参观，开阔村干部的眼果。", ["眼果"]),
        ("农村为桥加固3座，花了2万亩元。", ["为桥", "万亩元"]),
        ("依具体情况支付，基本支付完毕，因为桥面破损停用。", []),
    ],
)
def test_words_of_official_prose(text: str, wrong: list[str]) -> None:
    assert sorted(wrong_forms(text)) == sorted(wrong)
