"""Puts each sentence of the measure into a neutral report and compares what is found.

The sentences stand in ``seen/`` and ``unseen/``, in YAML files whose first line says of which kind
they are and, in brackets, where they come from. An entry has 文 (one
text, or several as paragraphs of their own) and, where a careful reader would object, 报: the codes
of which one must be reported. 许 names codes that may be reported but need not be. 处 says where in
the report it stands (要点 where nothing is said), 填报 replaces figures of the report that the text
mentions again, and 只 leaves out the report's own point, so that the text is all there is.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import check
from reportgen.model.report import Report
from tests.parsed import parsed_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Finding

FOLDER = Path(__file__).parent
PARTS = ("seen", "unseen")
"""The two parts of the measure: rules are built with the first, and tried on the second."""

FRAME: dict[str, Any] = {
    "年度": 2024,
    "部门概况": {
        "单位名称": "云溪县青禾镇人民政府",
        "年度预算金额": "1000万元",
        "主管部门": "云溪县人民政府",
        "单位基本职能": ["负责本镇经济发展和公共服务工作。"],
    },
    "绩效完成情况": {
        "部门整体支出管理和使用基本情况": {
            "概述": ["全年按批复的预算安排支出，先保工资和运转。"],
            "支出总额": "990万元",
            "按支出性质": {"基本支出": "640万元", "项目支出": "350万元"},
            "结余": "10万元",
            "三公经费": "3万元",
        },
        "绩效目标完成情况": [
            {"标题": "重点工作完成情况", "要点": ["全年维修村道5.2公里，机关运转正常。"]}
        ],
    },
    "存在的问题分析及改进措施": {
        "存在的问题": ["部分项目支付偏慢。有两个项目下半年才招标，工程款年底没有付完。"],
        "改进措施": ["提前做好项目准备。一季度完成项目评审和招标，按月通报支付进度。"],
        "其他需要说明问题": "无",
    },
}
"""A report of which no rule finds anything."""


@dataclass(frozen=True)
class Entry:
    """One text of the measure with what a careful reader would say of it."""

    kind: str
    texts: tuple[str, ...]
    wanted: frozenset[str]
    allowed: frozenset[str]
    place: str
    figures: dict[str, Any]
    alone: bool

    def report(self) -> Report:
        """Return the neutral report with the text in its place."""
        data = deepcopy(FRAME)
        performance = data["绩效完成情况"]
        expenditure = performance["部门整体支出管理和使用基本情况"]
        expenditure.update(self.figures)
        if "支出总额" in self.figures:
            data["部门概况"]["年度预算金额"] = self.figures["支出总额"]
            expenditure["结余"] = "0"
        if self.place == "概述":
            expenditure["概述"] += self.texts
        elif self.place == "机构设置":
            data["部门概况"]["机构人员"] = {"机构设置": list(self.texts)}
        else:
            points = performance["绩效目标完成情况"][0]["要点"]
            points[:] = list(self.texts) if self.alone else [*points, *self.texts]
        return Report.model_validate(data)


@dataclass
class Tally:
    """What came out for some entries."""

    entries: int = 0
    wrong: int = 0
    found: int = 0
    true: int = 0
    false: int = 0
    false_errors: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, entry: Entry, findings: list[Finding]) -> None:
        """Count what was found for one entry."""
        self.entries += 1
        codes = {finding.rule for finding in findings}
        if entry.wanted:
            self.wrong += 1
            self.found += bool(codes & entry.wanted)
            if not codes & entry.wanted:
                self.notes.append(f"漏报 {'/'.join(sorted(entry.wanted))}：{entry.texts}")
        for finding in findings:
            if finding.rule in entry.wanted:
                self.true += 1
            elif finding.rule not in entry.allowed:
                self.false += 1
                self.false_errors += finding.severity == "error"
                self.notes.append(f"误报 {finding}：{entry.texts}")

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.entries + other.entries,
            self.wrong + other.wrong,
            self.found + other.found,
            self.true + other.true,
            self.false + other.false,
            self.false_errors + other.false_errors,
            self.notes + other.notes,
        )

    @property
    def recall(self) -> float:
        """The share of the errors that were found, in percent."""
        return 100 * self.found / self.wrong if self.wrong else 100.0

    @property
    def precision(self) -> float:
        """The share of the findings that are right, in percent."""
        told = self.true + self.false
        return 100 * self.true / told if told else 100.0


@cache
def entries(part: str) -> tuple[Entry, ...]:
    """Return the entries of one part of the measure."""
    return tuple(_entries(part))


def _entries(part: str) -> Iterator[Entry]:
    for path in sorted((FOLDER / part).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        kind = text.partition("（")[0].lstrip("# ")
        for given in parsed_yaml(text):
            texts = given["文"] if isinstance(given["文"], list) else [given["文"]]
            yield Entry(
                kind,
                tuple(texts),
                frozenset(given.get("报", ())),
                frozenset(given.get("许", ())),
                given.get("处", "要点"),
                given.get("填报", {}),
                bool(given.get("只")),
            )


def measure(part: str) -> dict[str, Tally]:
    """Return what came out for each kind of one part."""
    tallies: dict[str, Tally] = {}
    for entry in entries(part):
        tallies.setdefault(entry.kind, Tally()).add(entry, check(entry.report()))
    return tallies
