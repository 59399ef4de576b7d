"""P01: personal numbers that must not be published with a report."""

from __future__ import annotations

import pytest

from reportgen.checks.catalogue import rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from reportgen.model.declaring import Field
from reportgen.model.report import Overview
from tests.checks.annexed import annex_hits
from tests.checks.samples import hits, hits_in_text, report_with
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("受助人身份证号11010519491231002X。", "身份证号"),
        ("身份证号430300 19700101 0015。", "身份证号"),
        ("身份证11010519491231002x，发放救助金3000元。", "身份证号"),
        ("身份证号４３０３００１９７００１０１００１５。", "身份证号"),
        ("联系人李某，手机13912345678。", "手机号"),
        ("咨询电话：139 1234 5678", "手机号"),
        ("咨询电话139-1234-5678、0731-55556666", "手机号"),
        ("电话+86 13912345678。", "手机号"),
        ("手机号１３９１２３４５６７８。", "手机号"),
        ("补贴打入6217000000000000129账户。", "银行卡号"),
        ("卡号6222 0000 0000 1234 54。", "银行卡号"),
        ("卡号9558000000000123453。", "银行卡号"),
        ("卡号4111 1111 1111 1111。", "银行卡号"),
    ],
)
def test_personal_numbers(text: str, kind: str) -> None:
    [hit] = hits_in_text("P01", text)
    assert f"这里有{kind}“" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "证件号430300197001010016。",
        "证件号440524188001010014。",
        "证件号430300 19701010 015。",
        "证件号430300197002300014。",
        "证件号990300197001010014。",
        "全年支出13912345678元。",
        "项目编号13912345678，合同号：6217000000000000129。",
        "热线12345受理181条，应急电话110、0731-55556666。",
        "座机12912345678已停用。",
        "账户6217000000000000128已注销。",
        "设备序列号SN13912345678。",
        "统一社会信用代码11430321006329857K。",
        "手机尾号5678的群众表示满意。",
        "耕地49772亩，其中早稻16104亩、晚稻16763亩。",
        "数值0.13912345678保留两位。",
        "手机号139****5678的群众表示满意。",
    ],
)
def test_other_numbers(text: str) -> None:
    assert hits_in_text("P01", text) == []


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("手机13912345678。", "手机号“139******78”", "12345678"),
        ("证号11010519491231002X。", "身份证号“110*************2X”", "19491231"),
        ("卡号6217000000000000129。", "银行卡号“621**************29”", "6217"),
    ],
)
def test_the_number_is_masked(text: str, shown: str, hidden: str) -> None:
    [hit] = hits_in_text("P01", text)
    assert shown in hit.message
    assert hidden not in hit.message
    assert hit.path[-2:] == ("要点", 0)


def test_several_numbers_in_a_row() -> None:
    found = hits_in_text("P01", "联系电话：13912345678 13812345679")
    assert ["139******78" in found[0].message, "138******79" in found[1].message] == [True, True]


def test_every_field_is_looked_at() -> None:
    path = "存在的问题分析及改进措施.其他需要说明问题"
    [hit] = hits("P01", (path, "咨询请拨13912345678。"))
    assert hit.path == ("存在的问题分析及改进措施", "其他需要说明问题", 0)


def test_a_telephone_may_stand_in_the_field_for_it_and_no_other_number() -> None:
    field = "基础数据表.联系电话"
    assert annex_hits("P01", (field, "13912345678")) == []
    [hit] = annex_hits("P01", (field, "11010519491231002X"))
    assert hit.path == ("附件", "基础数据表", "联系电话")


def test_another_field_with_that_label_is_looked_at() -> None:
    class OverviewWithTelephone(Overview):
        """部门概况 with a field of which 附件 has one of the same name."""

        telephone: str | None = Field(None, alias="联系电话")

    report = report_with()
    given = {**report.overview.model_dump(by_alias=True), "联系电话": "13912345678"}
    changed = report.model_copy(
        update={"overview": OverviewWithTelephone.model_validate(given, by_alias=True)}
    )
    [hit] = rules()["P01"].find(Subject(changed, None, standard_dictionary()))
    assert hit.path == ("部门概况", "联系电话")


@pytest.mark.parametrize("piece", ["1", "13912345678", "13912345678 ", "1-", "1 2", "X", "139 "])
def test_time_grows_with_the_text_only(piece: str) -> None:
    # Both sizes are below the one from which a search is slower by itself: that of re's own stack.
    assert_linear(
        lambda size: piece * (size // len(piece)),
        lambda text: hits_in_text("P01", text),
        40_000,
        doublings=0,
    )
