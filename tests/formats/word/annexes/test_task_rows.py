"""The tasks of a year in 自评表 of other provinces: the sum of all is the money of the unit."""

from __future__ import annotations

from tests.formats.word.annexes.plain_tables import annex, plainly, read, spanned
from tests.formats.word.markup import paragraph, row, table

WHOLE = "整体自评表"
_NAME = plainly("部门（单位）名称", "青禾镇人民政府", *[""] * 7)
_HEADINGS = row(
    spanned("年度主要任务", 1, "restart"),
    spanned("任务名称", 1, "restart"),
    spanned("主要内容", 1, "restart"),
    spanned("预算金额（万元）", 3),
    spanned("执行金额（万元）", 3),
)
_PARTS = ("金额合计", "政府预算资金", "单位资金")


def _below(*texts: str) -> str:
    return row(spanned("", 1, "continue"), *(spanned(text, 1) for text in texts))


_DIVIDED = row(*[spanned("", 1, "continue")] * 3, *(spanned(text, 1) for text in _PARTS * 2))
_TASK = _below("修渠", "修渠8公里", "3,000", "2,900", "100", "2,950", "2,850", "100")


def test_the_sum_of_all_tasks_is_the_money_of_the_unit() -> None:
    total = _below("金额合计", "", "4,900", "4,820", "80", "4,852", "4,772", "80")
    reading = read(
        paragraph("部门整体支出绩效自评表"),
        table(_NAME, _HEADINGS, _DIVIDED, _TASK, total),
    )
    assert annex(reading, WHOLE)["年度预算申请"] == {
        "年度资金总额": {"全年预算数": "4,900万元", "全年执行数": "4,852万元"}
    }
    (told,) = reading.unplaced
    assert "“4,900”" not in told.message
    assert "“4,820”" in told.message


def test_a_sum_of_the_tasks_alone_is_listed() -> None:
    total = _below("合计", "", "4,900", "4,820", "80", "4,852", "4,772", "80")
    reading = read(
        paragraph("部门整体支出绩效自评表"),
        table(_NAME, _HEADINGS, _DIVIDED, _TASK, total),
    )
    assert "年度预算申请" not in annex(reading, WHOLE)
    assert "4,900" in reading.unplaced[0].message
