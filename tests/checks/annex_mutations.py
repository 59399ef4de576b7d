"""Errors planted into the annexes of clean reports: one kind for each rule of S and B."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.annexes import ANNEXES
from tests.checks.mutations import Data, Planter, plants

if TYPE_CHECKING:
    import random

REASON = "偏差原因分析及改进措施"


def plants_annexed(code: str) -> Any:
    """Make a function the planter of a rule's error in a report that has all annexes."""

    def register(planter: Planter) -> Planter:
        def plant(rng: random.Random, data: Data) -> None:
            data["附件"] = deepcopy(ANNEXES)
            planter(rng, data)

        return plants(code)(plant)

    return register


def _table(data: Data) -> Data:
    found: Data = data["附件"]["基础数据表"]
    return found


def _costs(data: Data) -> Data:
    found: Data = _table(data)["经费控制情况"]
    return found


def _sheet(rng: random.Random, data: Data) -> Data:
    found: Data = rng.choice([data["附件"]["整体自评表"], data["附件"]["项目自评表"][0]])
    return found


def _funds(sheet: Data) -> Data:
    group = sheet.get("年度预算申请") or sheet["项目资金"]
    found: Data = group["年度资金总额"]
    return found


def _number(rng: random.Random, data: Data) -> Data:
    """Return an indicator that was reached, and counts as ≥."""
    rows = [row for row in _sheet(rng, data)["绩效指标"] if row["年度指标值"].startswith("≥")]
    return rng.choice(rows)


def _words(rng: random.Random, data: Data) -> Data:
    """Return an indicator that is answered in words."""
    rows = [row for row in _sheet(rng, data)["绩效指标"] if row["实际完成值"] == "达成年度指标"]
    return rng.choice(rows)


def _times(text: str, factor: float) -> str:
    """Return a value times a factor, with its sign and unit."""
    digits = "".join(mark for mark in text if mark.isdecimal() or mark == ".")
    return text.replace(digits, f"{float(digits) * factor:.2f}").lstrip("≥≤")


def _amount(rng: random.Random, text: str) -> str:
    value = float(text.removesuffix("万元"))
    return f"{value + rng.choice((0.5, 1, 10, 100, value + 2)):.2f}万元"


@plants_annexed("S01")
def _s01(rng: random.Random, data: Data) -> None:
    row = rng.choice(_sheet(rng, data)["绩效指标"])
    row["分值"] = str(int(row["分值"]) + rng.choice((1, 2, 5)))
    row[REASON] = "按季度考核。"
    row.pop("得分")
    if row["实际完成值"] == "达成年度指标":
        row["得分"] = row["分值"]
    data["附件"]["整体自评表"]["总分"] = data["附件"]["项目自评表"][0]["总分"] = {}


@plants_annexed("S02")
def _s02(rng: random.Random, data: Data) -> None:
    sheet = _sheet(rng, data)
    sheet["总分"]["得分"] = rng.choice(("97", "98.5", "99", "95.2"))


@plants_annexed("S03")
def _s03(rng: random.Random, data: Data) -> None:
    total = _funds(_sheet(rng, data))
    label = rng.choice(("执行率", "得分"))
    total[label] = rng.choice(("92%", "88.5%")) if label == "执行率" else rng.choice(("8", "9.2"))
    for sheet in (data["附件"]["整体自评表"], data["附件"]["项目自评表"][0]):
        sheet["总分"] = {}


@plants_annexed("S04")
def _s04(rng: random.Random, data: Data) -> None:
    row = _words(rng, data)
    row["实际完成值"] = rng.choice(("部分达成并具有一定效果", "未达成且效果较差"))
    row[REASON] = "雨季影响施工，明年提前开工。"


@plants_annexed("S05")
def _s05(rng: random.Random, data: Data) -> None:
    row = _number(rng, data)
    row["实际完成值"] = _times(row["年度指标值"], rng.choice((0.5, 0.8, 0.95)))
    row.pop("得分")
    row[REASON] = rng.choice(("", "无", "—"))
    for sheet in (data["附件"]["整体自评表"], data["附件"]["项目自评表"][0]):
        sheet["总分"], sheet["等级"] = {}, None


@plants_annexed("S06")
@plants_annexed("S12")
def _s06(rng: random.Random, data: Data) -> None:
    row = _number(rng, data)
    row["实际完成值"] = _times(row["年度指标值"], rng.choice((1.3, 1.5, 2, 4)))


@plants_annexed("S07")
def _s07(rng: random.Random, data: Data) -> None:
    whole = data["附件"]["整体自评表"]
    for row in whole["绩效指标"]:
        row.update({"得分": row["分值"], REASON: ""})
    spent = whole["年度预算申请"]["年度资金总额"]
    spent.update({"执行率": "100%", "得分": "10", "全年预算数": "3920万元", "调整数": "-30万元"})
    whole["总分"]["得分"] = "100"
    data["存在的问题分析及改进措施"]["存在的问题"] = [rng.choice(("无", "暂无", "没有问题"))]


@plants_annexed("S08")
def _s08(rng: random.Random, data: Data) -> None:
    if rng.random() < 0.5:
        _sheet(rng, data)["等级"] = rng.choice("良中差")
        return
    sections = data["绩效完成情况"]["绩效目标完成情况"]
    text = rng.choice(("部门整体支出绩效自评得分96.5分。", "绩效评价总分为91分，等级为优。"))
    rng.choice(sections)["要点"].append(text)


@plants_annexed("S15")
def _s15(rng: random.Random, data: Data) -> None:
    sections = data["绩效完成情况"]["绩效目标完成情况"]
    text = rng.choice(("全年城镇新增就业305人。", "养护里程65.1公里，沿线村庄受益。"))
    rng.choice(sections)["要点"].append(text)


@plants_annexed("S09")
def _s09(rng: random.Random, data: Data) -> None:
    row = _number(rng, data)
    if rng.random() < 0.5:
        row[REASON] = rng.choice(("个别村未按时完成。", "进度滞后，没有完成。"))
    else:
        row["实际完成值"] = "全部办结"


@plants_annexed("S10")
def _s10(rng: random.Random, data: Data) -> None:
    request = data["附件"]["整体自评表"]["年度预算申请"]
    if rng.random() < 0.5:
        income = request["按收入性质分"]
        label = rng.choice(("一般公共预算", "政府性基金拨款", "其他资金"))
        income[label] = _amount(rng, income[label])
    else:
        grant = data["附件"]["项目自评表"][0]["项目资金"]["当年财政拨款"]
        grant["全年执行数"] = _amount(rng, grant["全年执行数"])


@plants_annexed("S11")
def _s11(rng: random.Random, data: Data) -> None:
    total = data["附件"]["整体自评表"]["年度预算申请"]["年度资金总额"]
    initial = rng.choice((1500, 2000, 2900, 6000))
    total.update({"年初预算数": f"{initial}万元", "调整数": f"{3960 - initial}万元"})


@plants_annexed("S13")
def _s13(rng: random.Random, data: Data) -> None:
    total = _funds(_sheet(rng, data))
    rate = rng.choice((45, 55, 65, 75))
    spent = float(total["全年执行数"].removesuffix("万元"))
    budget = spent / rate * 100
    total.update(
        {"执行率": f"{rate}.00%", "得分": f"{rate / 10}", "全年预算数": f"{budget:.4f}万元"}
    )
    total.pop("调整数")
    total.pop("年初预算数")
    for sheet in (data["附件"]["整体自评表"], data["附件"]["项目自评表"][0]):
        sheet["总分"], sheet["等级"] = {}, None
    for source in ("当年财政拨款", "上年结转资金", "其他资金"):
        data["附件"]["项目自评表"][0]["项目资金"].pop(source)


@plants_annexed("S14")
def _s14(rng: random.Random, data: Data) -> None:
    del rng, data  # the usual split is the error


@plants_annexed("B01")
def _b01(rng: random.Random, data: Data) -> None:
    _table(data)["财政供养人员情况"]["控制率"] = rng.choice(("90%", "95%", "96.83%", "104%"))


@plants_annexed("B02")
def _b02(rng: random.Random, data: Data) -> None:
    costs = _costs(data)
    row = rng.choice(
        [costs["三公经费"]["公务接待"], *costs["项目支出"]["业务工作经费"],
         costs["三公经费"]["公务用车购置和维护经费"]["公车购置"]]
    )  # fmt: skip
    column = rng.choice(("上年决算数", "预算数"))
    row[column] = _amount(rng, row[column])


@plants_annexed("B03")
def _b03(rng: random.Random, data: Data) -> None:
    costs = _costs(data)
    row, labels = rng.choice(
        [
            (costs["项目支出"], ("业务工作经费", "运行维护经费", "专项资金")),
            (costs["公用经费"], ("办公经费", "水费、电费、差旅费", "会议费、培训费")),
            (costs["三公经费"]["公务用车购置和维护经费"], ("公车购置", "公车运行维护")),
        ]
    )
    for label in labels:
        del row[label]


@plants_annexed("B04")
def _b04(rng: random.Random, data: Data) -> None:
    building = _table(data)["楼堂馆所控制情况"][0]
    building[rng.choice(("规模控制率", "投资概算控制率"))] = rng.choice(("100%", "98%", "95.5%"))


@plants_annexed("B05")
def _b05(rng: random.Random, data: Data) -> None:
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    label = rng.choice(("项目支出", "三公"))
    if label == "三公":
        spent["三公经费"] = f"{12.6 + rng.choice((0.5, 1, 4)):.1f}万元"
        return
    moved = rng.choice((1, 10, 27))
    spent["按支出性质"] = {"基本支出": f"{3517 - moved}万元", "项目支出": f"{403 + moved}万元"}
