"""Forms drawn from nothing, in another order, with other marks: the paper gives all back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from reportgen.ooxml.data_part import remove_data
from tests.engine.documents import add, add_table, document, saved
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from tests.commands import Command

Data = dict[str, Any]

SPENT = "绩效完成情况.部门整体支出管理和使用基本情况"
IMPROVED = "存在的问题分析及改进措施"
DUTIES = [
    "{%p for 职能 in 部门概况.单位基本职能 %}",
    "（{{ loop.index }}）{{ 职能 }}",
    "{%p endfor %}",
]
DONE = [
    "{%p for 节 in 绩效完成情况.绩效目标完成情况 %}",
    "（{{ loop.index|中文数字 }}）{{ 节.标题 }}",
    "{%p for 点 in 节.要点 %}",
    "{{ loop.index }}．{{ 点 }}",
    "{%p endfor %}",
    "{%p endfor %}",
]
PROBLEMS = [
    f"{{%p for 问题 in {IMPROVED}.存在的问题 %}}",
    "{{ loop.index }}. {{ 问题.标题 }}{% if 问题.内容 %}。{{ 问题.内容 }}{% endif %}",
    "{%p endfor %}",
]
MEASURES = [
    f"{{%p for 措施 in {IMPROVED}.改进措施 %}}",
    "（{{ loop.index }}）{{ 措施.标题 }}{% if 措施.内容 %}：{{ 措施.内容 }}{% endif %}",
    "{%p endfor %}",
]
OTHERS = [f"{{%p for 段 in {IMPROVED}.其他需要说明问题 %}}", "{{ 段 }}", "{%p endfor %}"]
WORDS = [f"{{%p for 段 in {SPENT}.概述 %}}", "{{ 段 }}", "{%p endfor %}"]

DATA: Data = {
    "年度": 2024,
    "部门概况": {
        "单位名称": "松岭县竹溪镇人民政府",
        "年度预算金额": "860万元",
        "主管部门": "松岭县人民政府",
        "单位基本职能": ["负责本镇公共服务。", "抓好防灾减灾：汛期值守。"],
    },
    "绩效完成情况": {
        "部门整体支出管理和使用基本情况": {
            "概述": ["先保工资和运转，再保项目。"],
            "支出总额": "850万元",
            "按支出性质": {"基本支出": "600万元", "项目支出": "250万元"},
            "结余": "10万元",
            "三公经费": "4万元",
        },
        "绩效目标完成情况": [
            {"标题": "农业生产", "要点": ["清淤渠道12公里。", "建成育秧点3个，1号点面积90亩。"]},
            {"标题": "民生保障", "要点": ["改造危房18户。"]},
        ],
    },
    IMPROVED: {
        "存在的问题": [{"标题": "招标偏晚", "内容": "两个项目9月才开标。"}, {"标题": "人手不足"}],
        "改进措施": [{"标题": "提前招标", "内容": "一季度评审；按月通报。"}, {"标题": "抽调人员"}],
        "其他需要说明问题": ["结余10万元由县财政收回。"],
    },
}


def table() -> tuple[bytes, str, Data]:
    """Return a table with pairs of cells, the problems first, and fields of its own."""
    made = document("部门绩效一览（单位：万元）")
    add_table(
        made,
        ["单位", "{{ 部门概况.单位名称 }}", "年度", "{{ 年度 }}"],
        ["上级主管", "{{ 部门概况.主管部门 }}", "预算数", "{{ 部门概况.年度预算金额|数值 }}"],
        ["支出数", f"{{{{ {SPENT}.支出总额|数值 }}}}", "结余", f"{{{{ {SPENT}.结余|数值 }}}}"],
        ["三公经费", f"{{{{ {SPENT}.三公经费|数值 }}}}", "车辆", "{{ 车辆数 }}"],
    )
    add_table(
        made,
        ["不足", PROBLEMS],
        ["对策", MEASURES],
        ["成效", DONE],
        ["职责", DUTIES],
        ["基本支出", f"{{{{ {SPENT}.按支出性质.基本支出 }}}}"],
        ["项目支出", f"{{{{ {SPENT}.按支出性质.项目支出 }}}}"],
        ["资金使用", WORDS],
        ["备注", OTHERS],
    )
    return saved(made), "补充栏目:\n  车辆数: 人数\n", {**DATA, "车辆数": 5}


def chapters() -> tuple[bytes, str, Data]:
    """Return an outline whose unit stands over the title, with a sum of its own."""
    made = document("{{ 部门概况.单位名称 }}", "{{ 年度 }}年度整体支出绩效情况报告")
    spent = (
        f"全年支出{{{{ {SPENT}.支出总额 }}}}，其中：基本支出{{{{ {SPENT}.按支出性质.基本支出 }}}}，"
        f"项目支出{{{{ {SPENT}.按支出性质.项目支出 }}}}；年末结余{{{{ {SPENT}.结余 }}}}。"
        f"“三公”经费{{{{ {SPENT}.三公经费 }}}}。"
    )
    basics = "全年预算{{ 部门概况.年度预算金额 }}，归{{ 部门概况.主管部门 }}管理。"
    own = f"其中民生类支出{{{{ {SPENT}.民生支出 }}}}。"
    for heading, lines in (
        ("一、单位概况", ["（一）主要职责", *DUTIES, "（二）预算", basics]),
        ("二、资金使用", [*WORDS, spent, own]),
        ("三、工作成效", DONE),
        ("四、主要问题", PROBLEMS),
        ("五、整改安排", MEASURES),
        ("六、其他事项", OTHERS),
    ):
        add(made, heading, *lines)
    settings = "补充栏目:\n  民生支出: {在: 部门整体支出管理和使用基本情况, 类型: 金额}\n"
    group = DATA["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    performance = {
        **DATA["绩效完成情况"],
        "部门整体支出管理和使用基本情况": {**group, "民生支出": "90万元"},
    }
    return saved(made), settings, {**DATA, "绩效完成情况": performance}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def install(name: str, form: bytes, settings: str) -> None:
    folder = Path("templates", name)
    folder.mkdir(parents=True)
    (folder / "2023.docx").write_bytes(form)
    (folder / "表样.yaml").write_text(settings, encoding="utf-8")


@pytest.mark.parametrize("drawn", [table, chapters])
def test_the_paper_alone_gives_back_all_that_was_printed(drawn: Any, command: Command) -> None:
    form, settings, data = drawn()
    install("我县", form, settings)
    Path("甲.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert command("build", "甲.yaml", "--template", "我县", "-o", "甲.docx").code == 0
    Path("甲.docx").write_bytes(packed(remove_data(members(Path("甲.docx").read_bytes()))))
    read = command("read", "甲.docx", "-o", "读.yaml")
    assert (read.code, "R01" in read.out + read.err) == (0, False)
    compared = command("diff", "甲.yaml", "读.yaml")
    assert (compared.code, compared.out.strip()) == (0, "没有不同")


def test_a_form_whose_settings_are_wrong_keeps_no_other_from_being_read(command: Command) -> None:
    form, settings, data = table()
    install("我县", form, settings)
    install("他县", form, "补充栏目:\n  车辆数: 车\n")
    Path("甲.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert command("build", "甲.yaml", "--template", "我县", "-o", "甲.docx").code == 0
    assert command("read", "甲.docx", "-o", "读.yaml").code == 0
    assert command("check", "甲.docx").code == 0
    told = command("check", "甲.docx", "--template", "他县")
    assert (told.code, "没有“车”这种类型" in told.out + told.err) == (2, True)
