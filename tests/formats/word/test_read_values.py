"""What is read of a report, before it is one."""

from __future__ import annotations

from reportgen.formats.word.read_values import Values

VEHICLES = ("绩效完成情况", "三公经费", "公务用车购置及运行费")


def test_parts_told_behind_their_amount_leave_it_as_their_sum() -> None:
    values = Values("报告.docx")
    values.put(VEHICLES, "3万元", "第1段")
    values.put((*VEHICLES, "公务用车运行费"), "3万元", "表1 第2行")
    assert values.get(VEHICLES) == {"合计": "3万元", "公务用车运行费": "3万元"}
    assert values.marks[(*VEHICLES, "合计")] == "第1段"
    assert values.marks[(*VEHICLES, "公务用车运行费")] == "表1 第2行"


def test_an_amount_told_behind_its_parts_is_their_sum() -> None:
    values = Values("报告.docx")
    values.put((*VEHICLES, "公务用车运行费"), "3万元", "第1段")
    values.put(VEHICLES, "3万元", "第2段")
    assert values.get(VEHICLES) == {"公务用车运行费": "3万元", "合计": "3万元"}
    assert values.marks[(*VEHICLES, "合计")] == "第2段"
