"""Totals that are told behind what they add up."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.closing_sums import TELLS_TOTAL, read_closing_sums
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

FORMS = [
    "清淤工程支付人工费{a}万元、机械费{b}万元、材料费{c}万元，这个工程共支出{s}万元。",
    "慰问老党员{a}人用1.8万元，慰问退役军人{b}人用1.2万元，慰问环卫工{c}人用0.6万元，三类{s}人共用3.6万元。",
    "东河、西河、南渠分别清淤{a}公里、{b}公里、{c}公里，共{s}公里。",
    "农村团员{a}名、社区团员{b}名、机关团员{c}名，全镇团员共{s}名。",
    "县级配套{a}万元，镇自筹{b}万元，村民投劳折资{c}万元，合计{s}万元。",
    "卫生院有医师{a}人、护士{b}人，另有检验等人员{c}人，共{s}人。",
    "款物到账{a}万元，另有调拨的物资折价{b}万元和{c}万元，加起来可用{s}万元。",
    "开党委会{a}次、镇长办公会{b}次、支书例会{c}次，三项共{s}次。",
    "一笔{a}万元用于防火，一笔{b}万元用于征兵，一笔{c}万元用于换届，三笔累计{s}万元。",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_total_is_what_stands_before_it_however_far_off_it_is_told(form: str) -> None:
    parts = {"a": 36, "b": 24, "c": 16}
    assert hits_in_text("A07", form.format(s=76, **parts)) == []
    for wrong in (67, 79, 176):
        (hit,) = hits_in_text("A07", form.format(s=wrong, **parts))
        assert "36+24+16=76" in hit.message
        assert TELLS_TOTAL.search(form.format(s=wrong, **parts))


@pytest.mark.parametrize(
    "text",
    [
        "修路3公里、桥2公里，全镇共有公路80公里。",
        "预算30万元，其他费用20万元，合计支出60万元。",
        "男党员20人、妇女党员15人，女性和少数民族合计18人。",
        "全年支出50万元，其中人员20万元、办公30万元，合计50万元。",
        "一期支出20万元、二期支出30万元等，合计70万元。",
        "上年支出20万元，本年支出30万元，比上年多10万元，累计支出300万元。",
        "招收一年级学生31人、七年级学生52人，全校共有83名学生；教师9人，职工4人，合计13名教职工。",
    ],
)
def test_what_is_no_total_of_all_before_it(text: str) -> None:
    assert not list(read_closing_sums(read_statements(text)))


def test_reading_grows_with_the_text() -> None:
    assert_linear(
        lambda size: read_statements("共8人，" * size),
        lambda told: list(read_closing_sums(told)),
        20,
    )


def test_what_is_summed_of_some_of_the_parts_is_no_total_of_them() -> None:
    text = "收到水利资金两批，首批860.40万元，次批415.60万元，其中用于清淤的合计276.00万元。"
    assert hits_in_text("A07", text) == []


def test_what_was_dealt_with_is_no_total_where_the_rest_is_told() -> None:
    text = "上年结转诉求14件，本年受理296件，全年共办结304件（含上年结转），剩余6件正在办理。"
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "甲站收费38.2万元，较上年的30.1万元增加8.1万元；乙站收费12.4万元，较上年的9.9万元增加2.5万元，"
        "增长25.25%；两站合计50.6万元。",
        "增值税完成286.5万元，超收6.5万元；契税完成64.3万元，短收15.7万元；合计完成350.8万元。",
        "门店18个、摊位42个，公共卫生间51座。",
    ],
)
def test_what_moved_is_no_part_of_a_total_of_levels(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_levels_with_what_they_moved_by_that_do_not_make_their_total() -> None:
    text = "甲站收费38.2万元，较上年的30.1万元增加8.1万元；乙站收费12.4万元；两站合计56.0万元。"
    (hit,) = hits_in_text("A07", text)
    assert "38.2+12.4=50.6" in hit.message


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "聘用河道保洁员十二名、护林员八名，合计二十名。",
            "聘用河道保洁员十二名、护林员八名，合计二十一名。",
        ),
        (
            "举办培训三期，第一期四十人，第二期三十五人，第三期二十八人，共一百零三人。",
            "举办培训三期，第一期四十人，第二期三十五人，第三期二十八人，共一百一十三人。",
        ),
        (
            "发放慰问金一万五千元，其中老党员八千元、困难户七千元。",
            "发放慰问金一万五千元，其中老党员八千元、困难户六千元。",
        ),
    ],
)
def test_totals_in_chinese_numerals(right: str, wrong: str) -> None:
    assert hits_in_text("A07", right) == []
    (hit,) = hits_in_text("A07", wrong)
    assert "万五千" not in hit.message.rpartition("：")[2]


@pytest.mark.parametrize(("total", "count"), [(19, 0), (18, 1)])
def test_a_list_of_another_item_is_not_of_a_figure_before_it(total: int, count: int) -> None:
    text = f"机关在职26人；东、西、南3个所分别有工作人员6人、8人、5人，共{total}人。"
    assert len(hits_in_text("A07", text)) == count


@pytest.mark.parametrize(("total", "found"), [(9, 0), (12, 0), (8, 1)])
def test_some_of_them_are_no_more_than_all(total: int, found: int) -> None:
    text = f"查出护栏缺损4处、标牌褪色3处、边沟淤塞2处等{total}处隐患。"
    assert len(hits_in_text("A07", text)) == found
