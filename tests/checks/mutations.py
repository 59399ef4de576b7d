"""Errors planted into clean reports: one kind for each rule, at random places and sizes."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from tests.checks.samples import CLEAN

Data = dict[str, Any]
Planter = Callable[[random.Random, Data], None]

PLANTERS: dict[str, Planter] = {}
"""For each rule's code, the function that plants its error."""

_SENTENCES = (
    "新增城镇就业292人，失业人员再就业156人。",
    "修复村道5.2公里，安装路灯85盏。",
    "发放救助金29万元，惠及困难群众400人。",
    "完成高标准农田建设1500亩，粮食总产2.5万吨。",
    "开展安全生产检查105次，排查整改隐患84处。",
    "引进企业2家，带动就业300余人。",
    "截至年底，全镇脱贫人口人均纯收入稳步增长。",
    "争取水利项目资金172万元，对病险水库进行除险加固。",
    "化解矛盾纠纷138件，签订调解协议13份。",
    "组织志愿者开展“学雷锋”活动18场次。",
    "持续推进“一村一品”建设，培育农民合作社6家。",
    "城乡居民基本医疗保险参保缴费工作按时完成。",
)
_TITLES = ("乡村产业稳步发展", "民生保障持续改善", "平安建设扎实推进", "人居环境明显改观")


def clean_data(rng: random.Random) -> Data:
    """Return a clean report of random shape: sections, points and sentences vary."""
    data = deepcopy(CLEAN)
    sentences = list(_SENTENCES)
    rng.shuffle(sentences)
    titles = list(_TITLES)
    rng.shuffle(titles)
    sections = []
    for title in titles[: rng.randint(2, 4)]:
        points = [sentences.pop() for _ in range(rng.randint(2, 3))]
        sections.append({"标题": title, "要点": points})
    data["绩效完成情况"]["绩效目标完成情况"] = sections
    return data


def plants(code: str) -> Callable[[Planter], Planter]:
    """Make a function the planter of a rule's error."""

    def register(planter: Planter) -> Planter:
        PLANTERS[code] = planter
        return planter

    return register


def _expenditure(data: Data) -> Data:
    found: Data = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    return found


def _say(rng: random.Random, data: Data, text: str) -> None:
    """Put a sentence at a random place among the points."""
    section = rng.choice(data["绩效完成情况"]["绩效目标完成情况"])
    at = rng.randrange(len(section["要点"]))
    point = section["要点"][at]
    section["要点"][at] = point + text if rng.random() < 0.5 else text + point


def _other(figure: str, rng: random.Random) -> str:
    """Return another amount: a little or much more or less."""
    value = float(figure.removesuffix("万元"))
    change = rng.choice((1, 2, 10, 0.5, value * 0.1, value)) * rng.choice((1, 1, -0.3))
    return f"{value + round(change, 2):.2f}万元"


@plants("A01")
def _a01(rng: random.Random, data: Data) -> None:
    classes = _expenditure(data)["按经济分类"]
    label = rng.choice(list(classes))
    classes[label] = _other(classes[label], rng)


@plants("A02")
def _a02(rng: random.Random, data: Data) -> None:
    natures = _expenditure(data)["按支出性质"]
    label = rng.choice(list(natures))
    natures[label] = _other(natures[label], rng)


@plants("A03")
def _a03(rng: random.Random, data: Data) -> None:
    _expenditure(data)["结余"] = rng.choice(("0万元", "38万元", "400万元", "40.5万元"))


@plants("A04")
def _a04(rng: random.Random, data: Data) -> None:
    parts = [rng.randint(0, 9) for _ in range(3)]
    _expenditure(data)["三公经费"] = {
        "合计": f"{sum(parts) + rng.choice((1, 2, 10))}万元",
        "因公出国（境）费": f"{parts[0]}万元",
        "公务用车购置及运行费": f"{parts[1]}万元",
        "公务接待费": f"{parts[2]}万元",
    }


@plants("A05")
def _a05(rng: random.Random, data: Data) -> None:
    label = rng.choice(("预算数", "上年数"))
    _expenditure(data)["三公经费"] = {"合计": "12.6万元", label: f"{rng.randint(1, 12)}万元"}


@plants("A06")
def _a06(rng: random.Random, data: Data) -> None:
    budget = rng.choice((3919, 3000, 4400, 5000, 8000))
    data["部门概况"]["年度预算金额"] = f"{budget}万元"
    _expenditure(data)["结余"] = f"{budget - 3920}万元" if budget > 3920 else "0万元"


@plants("A07")
def _a07(rng: random.Random, data: Data) -> None:
    parts = [rng.randint(100, 900) for _ in range(3)]
    total = sum(parts) + rng.choice((1, 10, 100, 1000))
    text = "完成粮食播种面积{}亩，其中早稻{}亩、晚稻{}亩、旱粮{}亩。"
    _say(rng, data, text.format(total, *parts))


@plants("A08")
def _a08(rng: random.Random, data: Data) -> None:
    label, figure = rng.choice(
        (
            ("部门整体支出", "3920万元"),
            ("基本支出", "3517万元"),
            ("项目支出", "403万元"),
            ("“三公”经费支出", "12.6万元"),
            ("年度预算", "3960万元"),
        )
    )
    _say(rng, data, f"2024年{label}{_other(figure, rng)}。")


@plants("A09")
def _a09(rng: random.Random, data: Data) -> None:
    name = rng.choice(("完成率", "合格率", "办结率"))
    rate = rng.choice(("102%", "120%", "92%", "88.5%", "63%"))
    _say(rng, data, f"完成居民健康建档3567人，{name}{rate}。")


@plants("A10")
def _a10(rng: random.Random, data: Data) -> None:
    del rng
    _expenditure(data)["三公经费"] = "0万元"


@plants("A11")
def _a11(rng: random.Random, data: Data) -> None:
    number = rng.choice(("24.4", "120", "3.15"))
    _say(rng, data, f"争取危房改造资金{number}万，完成改造16户。")


@plants("A12")
def _a12(rng: random.Random, data: Data) -> None:
    old = rng.randint(100, 900)
    new = old + rng.randint(10, 90)
    rate = (new - old) / old * 100 + rng.choice((1.5, -2.2, 5, 10))
    kind = rng.randrange(3)
    if kind == 0:
        _say(rng, data, f"村集体收入由{old}万元增至{new}万元，增长{rate:.2f}%。")
    elif kind == 1:
        _say(rng, data, f"入驻企业由{new}家增加到{old}家。")
    else:
        _say(rng, data, f"全年接待{new}人次，其中外地{old}人次，占接待总数{new}人次的{rate:.2f}%。")


@plants("A13")
def _a13(rng: random.Random, data: Data) -> None:
    first = rng.randint(100, 400)
    second = first + rng.choice((1, 3, 20, 200))
    sections = data["绩效完成情况"]["绩效目标完成情况"]
    sections[0]["要点"][0] += f"全镇建档立卡脱贫户共{first}户。"
    sections[-1]["要点"][-1] += f"全镇建档立卡脱贫户共{second}户。"


@plants("A14")
def _a14(rng: random.Random, data: Data) -> None:
    names = rng.sample(("办公室", "财务股", "项目股", "监督股", "规划股", "信息股"), 4)
    count = rng.choice((3, 5, 6, 9))
    lead = rng.choice(("分别为", "分别是：", "包括：", "，即"))
    _say(rng, data, f"新设{count}个内设机构{lead}{'、'.join(names)}。")


@plants("A15")
def _a15(rng: random.Random, data: Data) -> None:
    aim = rng.randint(100, 900)
    done = round(aim * rng.uniform(0.3, 0.95))
    rate = f"{rng.uniform(20, 78):.2f}"
    _say(
        rng,
        data,
        rng.choice(
            (
                f"渠道清淤≥{aim}公里，实际完成{done}公里。",
                f"群众满意度指标值≥{rng.randint(86, 98)}%，实际为{rng.randint(50, 85)}%。",
                f"该项资金支付率{rate}%。",
            )
        ),
    )


@plants("A16")
def _a16(rng: random.Random, data: Data) -> None:
    people = rng.randint(60, 900)
    spent = f"{rng.uniform(1, 59):.2f}"
    sentence = rng.choice(
        ("慰问困难群众{}人，支出慰问资金{}元。", "培训农民{}人次，支出培训费{}元。")
    )
    _say(rng, data, sentence.format(people, spent))


@plants("A17")
def _a17(rng: random.Random, data: Data) -> None:
    sources = [rng.randint(1, 900) for _ in range(3)]
    income = {
        "合计": f"{sum(sources) - rng.choice((1, 10, 100))}万元",
        "一般公共预算拨款": f"{sources[0]}万元",
        "政府性基金拨款": f"{sources[1]}万元",
        "其他资金": f"{sources[2]}万元",
    }
    general = {"基本支出": "3517万元", "项目支出": f"{403 + rng.choice((5, 40))}万元"}
    spending = {"一般公共预算支出情况": general}
    data["预算收支"] = rng.choice(({"收入": income}, spending, {"收入": income, **spending}))


@plants("C01")
def _c01(rng: random.Random, data: Data) -> None:
    group = data["存在的问题分析及改进措施"]
    group["存在的问题"].append({"标题": "专业人才不足", "内容": "财务岗位仅1人，兼任出纳。"})
    if rng.random() < 0.5:
        group["改进措施"].append({"标题": "盘活资产", "内容": "清理闲置房屋。", "对应问题": [1]})


@plants("C02")
def _c02(rng: random.Random, data: Data) -> None:
    empty = rng.choice(("无", "暂无", "没有问题", "无。"))
    data["存在的问题分析及改进措施"]["存在的问题"] = [empty]


@plants("C03")
def _c03(rng: random.Random, data: Data) -> None:
    choice = rng.randrange(3)
    if choice == 0:
        data["部门概况"]["单位基本职能"] = []
    elif choice == 1:
        rng.choice(data["绩效完成情况"]["绩效目标完成情况"])["要点"] = []
    else:
        data["绩效完成情况"]["绩效目标完成情况"] = []


@plants("C04")
def _c04(rng: random.Random, data: Data) -> None:
    text = rng.choice(
        (
            "全年完成XX项任务。",
            "××村道路已修通。",
            "（100字以内）",
            "待填写",
            "收入增加（减少）12万元。",
        )
    )
    _say(rng, data, text)


@plants("C05")
def _c05(rng: random.Random, data: Data) -> None:
    sections = data["绩效完成情况"]["绩效目标完成情况"]
    text = "围绕群众急难愁盼问题，完善网格化服务管理机制，推动矛盾纠纷化解在基层、服务群众在一线。"
    sections[0]["要点"].append(text)
    again = text if rng.random() < 0.5 else text.replace("完善", "健全")
    sections[-1]["要点"].append(again)


@plants("C06")
def _c06(rng: random.Random, data: Data) -> None:
    term = rng.choice(("“过紧日子”思想", "“绿色发展”理念", "“全员安全”意识"))
    _say(rng, data, f"干部职工牢固树立{term}。")
    problem = {"标题": "思想认识有差距", "内容": f"部分干部{term}尚未树牢。"}
    data["存在的问题分析及改进措施"]["存在的问题"] = [problem]


@plants("C08")
def _c08(rng: random.Random, data: Data) -> None:
    name = rng.choice(("枫林镇", "石板乡", "松坪镇", "大塘乡"))
    _say(
        rng,
        data,
        rng.choice(
            (
                f"单位构成：{name}人民政府（本级）。",
                f"{name}人民政府是财政全额拨款的行政单位。",
                f"根据通知要求，{name}人民政府成立了绩效评价工作小组。",
                f"{name}2024年部门整体支出用于保障运转。",
            )
        ),
    )


@plants("Y01")
def _y01(rng: random.Random, data: Data) -> None:
    year = rng.choice((2020, 2021, 2022))
    _say(rng, data, f"{year}年全面完成各项目标任务。")


@plants("Y02")
def _y02(rng: random.Random, data: Data) -> None:
    day = rng.choice(("2024年2月30日", "13月5日", "6月31日", "2024年4月31日"))
    _say(rng, data, f"{day}召开全镇工作会议。")


@plants("Y03")
def _y03(rng: random.Random, data: Data) -> None:
    day = rng.choice(("2024年06月08日", "24年6月", "2024年6月08日"))
    _say(rng, data, f"{day}完成项目验收。")


@plants("T01")
def _t01(rng: random.Random, data: Data) -> None:
    mark = rng.choice((",", ";", ":", "?"))
    _say(rng, data, f"完善基础设施{mark}方便群众出行。")


@plants("T02")
def _t02(rng: random.Random, data: Data) -> None:
    text = rng.choice(
        (
            "开展“清洁家园行动。",
            "印发《实施方案的通知。",
            "推进示范点（青禾村建设。",
            "开展清洁家园”行动。",
        )
    )
    _say(rng, data, text)


@plants("T03")
def _t03(rng: random.Random, data: Data) -> None:
    marks = rng.choice(("。。", "，，", "；。", "、。"))
    _say(rng, data, f"农田水利设施得到改善{marks}" + ("" if marks.endswith("。") else "群众满意。"))


@plants("T04")
def _t04(rng: random.Random, data: Data) -> None:
    text = rng.choice(
        (
            "一是抓项目。二是抓资金。四是抓监督。",
            "一是抓项目。三是抓监督。",
            "（一）健全制度。（二）强化监督。（四）严格考核。",
        )
    )
    _say(rng, data, text)


@plants("T05")
def _t05(rng: random.Random, data: Data) -> None:
    text = rng.choice(
        (
            "截止目前，项目已完工。",
            "建立建全财务制度。",
            "完善帐务管理。",
            "做好其它工作。",
            "把安全做为头等大事。",
        )
    )
    _say(rng, data, text)


@plants("T06")
def _t06(rng: random.Random, data: Data) -> None:
    number = rng.choice(("县财发[2024]15号", "县政办发（2024）3号", "湘财预【2024】21号"))
    _say(rng, data, f"按照{number}文件要求，规范资金管理。")


@plants("T07")
def _t07(rng: random.Random, data: Data) -> None:
    text = rng.choice(
        ("完成“7.28”灾后恢复工程。", "集体经济收入10-30万元的村7个。", "5-10万元的村9个。")
    )
    _say(rng, data, text)


@plants("T08")
def _t08(rng: random.Random, data: Data) -> None:
    text = rng.choice(("完成改厕 55座。", "整治 人居环境。", "发放 补助资金。"))
    _say(rng, data, text)


@plants("T09")
def _t09(rng: random.Random, data: Data) -> None:
    first, second = rng.sample(data["绩效完成情况"]["绩效目标完成情况"], 2)
    first["要点"].append("具体做法：1、强化领导。2、落实责任。")
    second["要点"].append("具体做法：1.严格管理。2.加强督查。")


@plants("T10")
def _t10(rng: random.Random, data: Data) -> None:
    word = rng.choice(("规定", "资金", "项目", "有关部门", "3.5万元", "贫困户", "绩效目标"))
    _say(rng, data, f"各村按时按要求落实{word}{word}，群众满意。")


@plants("T11")
def _t11(rng: random.Random, data: Data) -> None:
    first, second = rng.randint(10, 90), rng.randint(10, 90)
    _say(
        rng,
        data,
        rng.choice(
            (
                f"下拨资金{first + second}万元其中：道路{first}万元，水利{second}万元。",
                f"列支办公费{first}元、印刷费{second}元，差旅费{first}元、培训费{second}元。",
            )
        ),
    )


@plants("P01")
def _p01(rng: random.Random, data: Data) -> None:
    text = rng.choice(("联系人手机13812345678。", "身份证号11010519491231002X。"))
    _say(rng, data, text)
