"""Reports of many shapes, and the forms that print them, to see what comes out of the printer.

Each text and each row begins with 起 and ends with 止, with a number that no other has: so that a
page tells what is on it, and what is torn or lost.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING, Any

from reportgen import Report, render
from reportgen.forms.form_extras import FormExtras
from reportgen.forms.new_template import start_template
from tests.annexes import ANNEXES, indicator, row
from tests.reports import (
    ACHIEVED,
    DUTIES,
    MEASURES,
    PROBLEMS,
    REMARKS,
    SPENT,
    in_chapters,
    with_values,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Data = dict[str, Any]

SENTENCE = "两个项目下半年才招标，年底前没有付完，影响了预算执行率，今后要提前谋划、尽早开工。"

LEVELS = (
    ("产出指标（50分）", ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标（30分）", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
    ("满意度指标（10分）", ("社会公众或服务对象满意度指标",)),
)
"""First and second levels of indicators, as forms of the province name them."""


class Numbered:
    """Texts with marks of their own."""

    def __init__(self) -> None:
        self._numbers = count(100)

    def text(self, characters: int) -> str:
        """Return a text of about so many characters between its marks."""
        filler = SENTENCE * (characters // len(SENTENCE) + 1)
        return self.around(filler[: max(0, characters - 9)])

    def texts(self, number: int, characters: int) -> list[str]:
        """Return so many of them."""
        return [self.text(characters) for _ in range(number)]

    def around(self, words: str) -> str:
        """Return words between marks."""
        number = next(self._numbers)
        return f"起{number}{words}止{number}。"

    def titled(self, number: int, characters: int) -> list[Data]:
        """Return problems or measures."""
        return [{"标题": "预算编制不够细", "内容": each} for each in self.texts(number, characters)]

    def indicators(self, number: int, reason: int = 0, every: int = 3) -> list[Data]:
        """Return so many rows under all levels; every third, and the last, has a long reason."""
        seconds = [(first, second) for first, under in LEVELS for second in under]
        at, shown = 0, ""
        found: list[Data] = []
        for group, (first, second) in enumerate(seconds):
            size = number // len(seconds) + (group < number % len(seconds))
            for place in range(size):
                at += 1
                beside: Data = {"二级指标": second} if place == 0 else {}
                if first != shown:
                    beside["一级指标"], shown = first, first
                if reason and (at % every == 0 or at == number):
                    beside["偏差原因分析及改进措施"] = SENTENCE[: reason % len(SENTENCE)] + (
                        SENTENCE * (reason // len(SENTENCE))
                    )
                target = "基本建立长效管护机制" if at % 2 else "≥60公里"
                found.append(
                    indicator(
                        self.around("村道养护"),
                        target,
                        "达成年度指标",
                        "0.5" if at % 2 else "1",
                        **beside,
                    )
                )
        return found

    def annexes(
        self,
        indicators: tuple[int, ...] = (9,),
        items: int = 2,
        savings: tuple[int, int] = (1, 30),
        goals: tuple[int, int] = (1, 40),
        reason: int = 0,
    ) -> Data:
        """Return all annexes; of the indicators the first are the unit's, each more a project's."""
        data: Data = deepcopy(ANNEXES)
        costs = data["基础数据表"]["经费控制情况"]["项目支出"]
        for label in ("业务工作经费", "运行维护经费", "专项资金"):
            costs[label] = [
                row(f"{at}.5", f"{20 + at}", f"{at}.25", 名称=self.around("农村公路养护和安防工程"))
                for at in range(items)
            ]
        (building,) = data["基础数据表"]["楼堂馆所控制情况"]
        data["基础数据表"]["楼堂馆所控制情况"] = [
            {**building, "名称": self.around("便民服务中心改扩建工程")} for _ in range(items // 2)
        ]
        data["基础数据表"]["厉行节约保障措施"] = self.texts(*savings)
        (project,) = data["项目自评表"]
        projects = [deepcopy(project) for _ in indicators[1:]]
        for sheet, number in zip((data["整体自评表"], *projects), indicators, strict=True):
            sheet["绩效指标"] = self.indicators(number, reason)
            sheet["年度总体目标"] = {
                part: self.texts(*goals) for part in ("预期目标", "实际完成情况")
            }
        data["项目自评表"] = projects
        return data


def told(
    duties: tuple[int, int] = (3, 40),
    overview: tuple[int, int] = (1, 100),
    achieved: int = 3,
    problems: tuple[int, int] = (2, 80),
    measures: tuple[int, int] = (2, 80),
    remarks: tuple[int, int] | None = None,
    **annexes: Any,
) -> Data:
    """Return a report's data: of each list, how many texts of how many characters there are."""
    make = Numbered()
    changes: list[tuple[str, object]] = [
        (DUTIES, make.texts(*duties)),
        (f"{SPENT}.概述", make.texts(*overview)),
        (ACHIEVED, [{"标题": "民生改善", "要点": make.texts(2, 60)} for _ in range(achieved)]),
        (PROBLEMS, make.titled(*problems)),
        (MEASURES, make.titled(*measures)),
    ]
    if remarks is not None:
        changes.append((REMARKS, make.texts(*remarks)))
    if annexes:
        changes.append(("附件", make.annexes(**annexes)))
    return in_chapters(with_values(*changes))


SINGLE_TABLES: dict[str, Data] = {
    "measures of 20 lines": told(duties=(8, 40), achieved=6, problems=(4, 90), measures=(4, 90)),
    "measures of a whole page": told(measures=(4, 130), duties=(9, 40)),
    "measures higher than a page": told(measures=(1, 3000)),
    "many short measures": told(measures=(60, 12)),
    "problems higher than a page": told(problems=(2, 1500), remarks=(1, 200)),
    "long overview and remarks": told(overview=(1, 6000), remarks=(3, 700)),
    "few indicators": told(indicators=(1, 5, 5), items=0),
    "many indicators": told(indicators=(40, 9), items=5, savings=(3, 60)),
    "very many indicators": told(indicators=(120,), items=12, savings=(8, 150)),
    "long reasons": told(indicators=(15, 6), reason=170, goals=(2, 200)),
    "rows higher than a page": told(
        indicators=(9,), reason=260, items=2, savings=(10, 250), goals=(2, 800)
    ),
}
AT_THE_FOOT: dict[str, Data] = {
    f"{lines} duties, {overview}": told(
        duties=(lines, 25), overview=(overview, 250), achieved=1, measures=(2, 60)
    )
    for overview in (1, 2)
    for lines in range(9, 13)
}
"""Reports whose second group begins at the foot of a page, each a little lower."""

CHAPTERED: dict[str, Data] = {
    "chapters": told(duties=(9, 40)),
    "a closing of most of a page": told(remarks=(1, 460), measures=(2, 200)),
    "closings longer than pages": told(remarks=(3, 1200)),
    "chapters with all annexes": told(indicators=(20, 7), items=3, remarks=(2, 150)),
}
COUNTIES: dict[str, Data] = {
    "signature": told(),
    "signature lower": told(duties=(17, 40), measures=(2, 100)),
    "signature under long remarks": told(remarks=(2, 900)),
}


def printed_files() -> Iterator[tuple[str, bytes]]:
    """Render all; forms of the county are made in the present folder."""
    for form, reports in (("xiangtan", {**SINGLE_TABLES, **AT_THE_FOOT}), ("hunan", CHAPTERED)):
        for name, data in reports.items():
            yield name, render(Report.model_validate(data), form)
    made = start_template(
        "我县", source="xiangtan", extras=FormExtras(title_year=True, cover=True, signature=True)
    )
    for name, data in COUNTIES.items():
        yield name, render(Report.model_validate(data), made)
