"""One thing told twice with the digits of its figure exchanged."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.exchanged_digits import ExchangedDigits, read_exchanged_digits
from reportgen.chinese.counts.told_again import counted_places


def _read(text: str) -> list[ExchangedDigits]:
    return list(read_exchanged_digits(text, counted_places(text), "2024"))


FORMS = [
    ("西干渠清淤工程全部完工，支出{}万元，惠及4个村。", "资金支付及时，西干渠清淤工程支出{}万元。"),
    ("文化站维修项目投入{}万元。", "文化站维修项目资金{}万元全部到位。"),
    ("全年发放高龄津贴{}万元。", "民生方面，发放高龄津贴{}万元，无一漏发。"),
    ("柳溪桥加固工程总投资{}万元。", "柳溪桥加固工程投资{}万元，已验收。"),
    ("全镇安装太阳能路灯{}盏。", "全镇太阳能路灯共安装{}盏。"),
    ("开展安全生产检查{}次。", "全年共开展安全生产检查{}次，整改隐患7处。"),
    ("全镇共有低保对象{}户。", "为低保对象{}户按月发放低保金。"),
    ("全年接待群众来访{}批次。", "信访方面，接待群众来访{}批次。"),
    ("发放残疾人两项补贴{}万元。", "民生资金中残疾人两项补贴{}万元。"),
    ("桥头村道路硬化项目完成{}公里。", "桥头村道路硬化{}公里已通车。"),
    ("化解矛盾纠纷{}起。", "综治方面，全年化解矛盾纠纷{}起。"),
    ("项目资金用于河道清淤，支出{}万元。", "河道清淤支出{}万元，清淤3公里。"),
    ("第三方监理费{}元。", "工程竣工后，第三方监理费{}元已付清。"),
    ("改造农村危房{}户。", "完成农村危房改造{}户，验收合格。"),
]


@pytest.mark.parametrize("form", FORMS)
def test_digits_exchanged_in_the_second_mention(form: tuple[str, str]) -> None:
    first, second = form
    assert not _read(f"{first.format(526)}\n{second.format(526)}")
    assert len(_read(f"{first.format(526)}\n{second.format(562)}")) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("柳林村安装太阳能路灯126盏。", "桥头村安装太阳能路灯162盏。"),
        ("柳溪桥加固工程总投资162万元。", "柳溪桥加固工程支付126万元。"),
        ("上年发放高龄津贴48.6万元。", "全年发放高龄津贴46.8万元。"),
        ("安全生产检查计划86次。", "开展安全生产检查68次。"),
    ],
)
def test_what_is_not_one_thing(first: str, second: str) -> None:
    assert not _read(f"{first}\n{second}")


def test_a_noun_may_stand_behind_the_second_figure() -> None:
    first = "全镇登记在册水库移民573人。"
    assert not _read(f"{first}\n为全镇573名水库移民发放了直补卡。")
    assert len(_read(f"{first}\n为全镇537名水库移民发放了直补卡。")) == 1
    assert not _read(f"{first}\n走访537名水库移民。")


@pytest.mark.parametrize(
    ("figure", "project", "count"),
    [("83", "柏溪社区水渠改造", 1), ("38", "柏溪社区水渠改造", 0), ("83", "柏溪社区便道改造", 0)],
)
def test_what_a_sum_is_for_tells_which_project_it_is_of(
    figure: str, project: str, count: int
) -> None:
    text = (
        "拟对柏溪社区实施水渠改造工程，新修水渠900m。全面提升灌溉能力，安排项目资金38万元。\n"
        f"资金投入情况。下达建设资金{figure}万元，全部用于{project}。"
    )
    assert len(_read(text)) == count


@pytest.mark.parametrize(
    ("aim", "result"),
    [
        ("本项目的总体目标是{}处山坪塘清淤加固。", "全镇{}处山坪塘清淤加固已在汛前完成。"),
        ("项目年度目标：改造{}盏太阳能路灯。", "{}盏太阳能路灯全部点亮。"),
    ],
)
def test_digits_exchanged_between_aim_and_result(aim: str, result: str) -> None:
    assert not _read(f"{aim.format(169)}\n{result.format(169)}")
    assert len(_read(f"{aim.format(169)}\n{result.format(196)}")) == 1


@pytest.mark.parametrize(
    ("aim", "result"),
    [
        ("本项目的总体目标是{}处山坪塘清淤加固。", "全镇{}处蓄水池已在汛前完成。"),
        ("本项目的总体目标是{}处山坪塘清淤加固。", "上年度{}处山坪塘清淤加固已在汛前完成。"),
        ("本项目的总体目标是{}处山坪塘清淤加固。", "实际超额完成{}处山坪塘清淤加固。"),
    ],
)
def test_result_of_something_else(aim: str, result: str) -> None:
    assert not _read(f"{aim.format(169)}\n{result.format(196)}")


@pytest.mark.parametrize("lead", ["（一）", "（2）", "3．", "二是", "2024年", "2024年，"])
@pytest.mark.parametrize("form", FORMS[:5])
def test_an_ordinal_or_a_year_before_a_mention_is_none_of_it(
    form: tuple[str, str], lead: str
) -> None:
    first, second = form
    [found] = _read(f"{lead}{first.format(526)}\n{lead}{second.format(562)}")
    assert not found.first.words.startswith(("年", "．"))
    assert not _read(f"2021年{first.format(526)}\n{lead}{second.format(562)}")
