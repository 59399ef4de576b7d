"""C08: another unit's name where this one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.samples import POINT, hits, hits_in_text
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("决算单位1个：松坪镇人民政府（本级）。", None),
        ("大塘乡人民政府属于财政全额拨款的行政单位。", None),
        ("为加强管理，松坪镇成立了绩效评价领导小组。", "warning"),
        ("松坪镇2024年部门预算安排3960万元。", "warning"),
        ("松岭县水利局是县人民政府工作部门，为正科级。", "warning"),
        ("2024年，松坪镇党委、政府重视预算绩效管理，成立了专班。", "warning"),
        ("大塘乡人民政府高度重视，成立了绩效评价工作小组。", "warning"),
        ("松岭县人民医院高度重视绩效评价工作，专门作了部署。", "warning"),
        ("大塘乡人民政府始终严格执行财务管理制度，按规定列支。", "warning"),
        ("松坪镇水渠清淤工程已由我镇组织验收。", "warning"),
        ("大塘乡人畜饮水工程由我镇实施。", "warning"),
        ("大塘乡全面完成了秋收秋种任务。", "warning"),
        ("松坪镇坚持以产业为先，发展茶园300亩。", "warning"),
        ("松坪镇人民政府作为项目责任单位，按月调度。", "warning"),
        ("松岭县文化馆全年开展培训12期。", "warning"),
        ("大塘乡积极争取资金，新修渠道3公里。", "warning"),
        ("大塘乡严格按照规定开支，没有超标准接待。", "warning"),
        ("大塘乡2024年支出决算880万元。", "warning"),
        ("一年来，大塘乡紧扣年初目标推进各项工作：维修山塘6口。", "warning"),
        ("大塘乡围绕产业兴旺，新建冷库3座。", "warning"),
        ("2024年，松坪镇较好地完成了年初任务，预算执行规范，自评得分95分。", "warning"),
    ],
)
def test_another_town_reports(text: str, severity: str | None) -> None:
    (hit,) = hits_in_text("C08", text)
    assert hit.severity == severity
    assert "报告单位是云溪县青禾镇人民政府" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "决算单位1个：青禾镇人民政府（本级）。",
        "评价范围包括全县三个乡镇：松坪镇（本级）、大塘乡（本级）、青禾镇（本级）。",
        "云溪县青禾镇人民政府属于财政全额拨款的行政单位。",
        "与松坪镇签订联防协议，共同巡查界河。",
        "县水利局2024年部门预算中安排本镇项目2个。",
        "全镇2024年部门整体支出按进度执行。",
        "各乡镇2024年部门预算已经批复。",
        "云溪县水利局是县政府工作部门，负责指导本镇的水利工程。",
        "为加强管理，镇成立了绩效评价领导小组。",
        "全镇全面完成了秋收秋种任务，各乡镇按时完成整改任务。",
        "大塘乡积极推行积分制，其做法在本地试行。",
        "大塘乡认真核实我镇移交的线索3件。",
        "县林业局全年完成造林2000亩，其中本镇300亩。",
        "松坪镇至青禾镇道路工程由我镇组织实施，松坪镇移交的管网项目由我镇管护。",
    ],
)
def test_other_units_are_only_mentioned(text: str) -> None:
    assert hits_in_text("C08", text) == []


def test_what_is_to_be_done_about_problems_is_done_by_this_unit() -> None:
    name = ("部门概况.单位名称", "云溪县水利局")
    plan = "云溪县林业局将建立支付月调度制度，按季通报。"
    (hit,) = hits("C08", name, ("存在的问题分析及改进措施.改进措施", [plan]))
    assert "云溪县林业局写成了本单位" in hit.message
    assert hits("C08", name, (POINT, plan)) == []


def test_a_court_of_another_county_is_another_unit() -> None:
    name = ("部门概况.单位名称", "云溪县人民法院")
    (hit,) = hits("C08", name, (POINT, "松岭县人民法院整体支出目标明确，效果较好。"))
    assert "松岭县人民法院" in hit.message


def test_a_bureau_that_scores_itself_is_the_one_that_reports() -> None:
    name = ("部门概况.单位名称", "云溪县司法局")
    text = "2024年，云溪县信访局较好地完成了各项任务，自评得分96分。"
    assert len(hits("C08", name, (POINT, text))) == 1


def test_a_bureau_is_compared_with_bureaus() -> None:
    name = ("部门概况.单位名称", "云溪县水利局")
    (hit,) = hits("C08", name, (POINT, "云溪县林业局是财政全额拨款的行政单位。"))
    assert "云溪县林业局" in hit.message
    assert hits("C08", name, (POINT, "松坪镇是财政全额拨款的行政单位。")) == []


@pytest.mark.parametrize(
    "text",
    [
        "柏木镇人民政府2024年严格执行批复的部门预算。",
        "柏木镇党委、政府先后3次召开会议，安排部署防火。",
        "柏木镇领导班子专题研究禁渔工作。",
        "柏木镇作为预算单位，账目由财政所管理。",
        "柏木镇纳入2024年度部门预算编制范围的预算单位共2个。",
    ],
)
def test_another_town_with_the_year(text: str) -> None:
    assert hits_in_text("C08", text)
    assert hits_in_text("C08", text.replace("柏木", "青禾")) == []


SAID_OF_ITSELF = [
    "{}2024年预算执行总体良好。",
    "{}2024年基本支出640万元。",
    "{}“三公”经费支出3万元。",
    "{}主要职责是：贯彻执行有关法律法规。",
    "{}制定了《预算绩效管理办法》。",
    "{}严格落实中央八项规定精神。",
    "{}绩效自评得分96分。",
    "通过自评，{}财务制度健全。",
    "根据{}2024年部门预算，安排支出640万元。",
]
MENTIONED = [
    "与{}共建联防队，巡查12次。",
    "组织干部到{}考察预算绩效管理。",
    "援建{}项目支出12万元。",
    "帮助{}解决饮水困难。",
    "根据县财政局2024年部门预算批复，支持{}。",
]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("云溪县青禾镇人民政府", "大塘乡"),
        ("云溪县青禾镇人民政府", "松岭县林业局"),
        ("云溪县青禾镇人民政府", "松岭县青禾镇人民政府"),
        ("云溪县石桥中学", "云溪县柳林中学"),
        ("云溪县图书馆", "云溪县文化馆"),
        ("云溪县中医医院", "云溪县人民医院"),
        ("云溪县林业局", "云溪县水利局"),
    ],
)
def test_only_the_unit_itself_says_so(own: str, other: str) -> None:
    name = ("部门概况.单位名称", own)
    for said in SAID_OF_ITSELF:
        assert hits("C08", name, (POINT, said.format(other))), said
        assert hits("C08", name, (POINT, said.format(own))) == []
    for said in MENTIONED:
        assert hits("C08", name, (POINT, said.format(other))) == []


@pytest.mark.parametrize(
    "text",
    [
        "云溪县财政局高度重视预算绩效管理工作。",
        "负责镇辖区内财政收支的监督。",
        "集镇建设支出12万元。",
        "大塘乡财政所的房屋已经移交。",
        "青禾镇财政所负责预算编制。",
        "云溪县2024年部门预算统一公开。",
    ],
)
def test_offices_that_look_after_money_and_places_are_no_other_unit(text: str) -> None:
    assert hits_in_text("C08", text) == []


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("本单位全称为{}人民政府，为一级预算单位。", "error"),
        ("单位名称：{}人民政府。", "warning"),
        ("我镇（{}）预算执行较好。", "error"),
        ("{}人民政府部门2024年收入总计990万元。", "warning"),
        ("{}预算编制不够细化。", "warning"),
        ("{}年末固定资产总额560万元。", "warning"),
        ("根据要求，{}对2024年项目支出开展自评。", "warning"),
        ("{}全年无新购置公务用车。", "warning"),
        ("{}政府性基金预算财政拨款收入为0。", "warning"),
        ("{}没有公务用车购置费。", "warning"),
        ("{}本年未发生因公出国（境）费用。", "warning"),
        ("{}2024年度无政府性基金预算支出。", "warning"),
        ("{}共有公务用车2辆。", "warning"),
        ("{}全年机关运行经费支出56万元。", "warning"),
        ("2024年，{}按要求压减一般性支出。", "warning"),
        ("2024年{}“三公”经费支出3万元。", "warning"),
    ],
)
def test_what_a_unit_says_of_its_own_money(said: str, severity: str) -> None:
    own = ("部门概况.单位名称", "云溪县青禾镇人民政府")
    (hit,) = hits("C08", own, (POINT, said.format("大塘镇")))
    assert (hit.severity or "error") == severity
    assert hits("C08", own, (POINT, said.format("青禾镇"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "我镇为大塘镇没有公务用车的村提供车辆。",
        "我镇（原大塘镇）2019年由两镇合并而成。",
        "我镇（与大塘镇共建）养老院预算执行较好。",
        "我镇和大塘镇2024年共有公务用车3辆。",
        "会同大塘乡党委、政府多次研究部署界河治理。",
        "对大塘乡的报告的真实性没有意见。",
        "大塘乡没有公务用车，由我镇派车。",
    ],
)
def test_dealings_with_another_unit(text: str) -> None:
    assert hits_in_text("C08", text) == []


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("根据松岭县财政局文件要求，认真开展绩效自评。", 1),
        ("经松岭县人民政府批复，年中追加经费。", 1),
        ("按照松岭县委、县政府部署，落实包村任务。", 1),
        ("根据云溪县财政局《关于开展绩效评价的通知》，开展自评。", 0),
        ("按照县委县政府统一部署，落实包村任务。", 0),
        ("学习松岭县的经验，按照松岭县民政局有关做法建账。", 0),
    ],
)
def test_orders_come_from_the_own_county(said: str, count: int) -> None:
    own = ("部门概况.单位名称", "云溪县青禾镇人民政府")
    assert len(hits("C08", own, (POINT, said))) == count


def test_another_town_is_what_was_evaluated() -> None:
    own = ("部门概况.单位名称", "云溪县青禾镇人民政府")
    for said in (
        "评价范围包括松坪镇人民政府（本级）和所属事业单位。",
        "由财政所牵头，对松坪镇2024年度部门整体支出开展自评。",
    ):
        assert len(hits("C08", own, (POINT, said))) == 1
        assert hits("C08", own, (POINT, said.replace("松坪镇", "青禾镇"))) == []


def test_conduct_and_money_of_another_town_is_none_of_ours() -> None:
    for text in ("柏木镇人民政府严格执行财经纪律。", "柏木镇人民政府2024年支出总额1826万元。"):
        assert any("柏木镇" in hit.message for hit in hits_in_text("C08", text)), text


def test_what_another_town_will_do_is_no_sentence_of_ours() -> None:
    assert len(hits("C08", (POINT, "枫林镇人民政府将继续落实河长制。"))) == 1
    assert hits("C08", (POINT, "青禾镇人民政府将继续落实河长制。")) == []


def test_another_town_may_act_behind_the_words_of_a_field() -> None:
    text = "在预算执行过程中，{}始终坚持先有预算、后有支出的原则。"
    assert len(hits("C08", (POINT, text.format("枫林镇")))) == 1
    assert hits("C08", (POINT, text.format("青禾镇"))) == []


def test_words_that_end_with_our_town_are_no_name() -> None:
    text = "接待费下降，{}认真落实公务接待制度。"
    assert hits("C08", (POINT, text.format("主要是我镇"))) == []
    assert len(hits("C08", (POINT, text.format("枫林镇")))) == 1


def test_another_unit_in_text_of_no_field_is_told_too(tmp_path: Path) -> None:
    chapter = (
        "二、综合评价结论\n松岭县水利局2024年度部门整体支出绩效自评得分96分。\n三、一般公共预算"
    )
    text = IN_CHAPTERS.replace("二、一般公共预算", chapter, 1)
    (told,) = [each for each in check(lay_out(tmp_path / "a.docx", text)) if each.rule == "C08"]
    assert "松岭县水利局写成了本单位" in told.message


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("单位构成：松坪镇人民政府本级、松坪镇畜牧站。", 1),
        ("部门预算由松坪镇人民政府本级和所属4个事业单位构成。", 1),
        ("单位构成：青禾镇人民政府本级、青禾镇畜牧站。", 0),
        ("项目资金由松坪镇人民政府本级、大塘乡人民政府本级分担。", 0),
        ("我单位为松坪镇畜牧站的主管单位。", 0),
    ],
)
def test_units_that_a_budget_is_made_of(told: str, count: int) -> None:
    found = hits_in_text("C08", told)
    assert len(found) == count
    assert all(each.severity is None for each in found)


def test_what_this_unit_reports_it_evaluated_itself() -> None:
    text = "以上任务由{}自行组织实施并完成自评。"
    for name in ("松岭县水利局", "松坪镇人民政府"):
        (hit,) = hits_in_text("C08", text.format(name))
        assert f"这里自评的是{name}" in hit.message
    for name in ("云溪县青禾镇人民政府", "云溪县财政局", "各村", "我镇", "本单位", "县水利局"):
        assert hits_in_text("C08", text.format(name)) == []
    assert hits_in_text("C08", "该渠由松岭县水利局组织实施，我镇完成自评。") == []


@pytest.mark.parametrize("told", ["于2025年3月15日前完成了自评打分", "已于5月底前完成绩效自评"])
def test_what_the_report_says_it_evaluated_is_its_own(told: str) -> None:
    (hit,) = hits_in_text("C08", f"经各单位自查，松岭县水利局{told}。")
    assert "松岭县水利局" in hit.message
    for name in ("云溪县青禾镇人民政府", "云溪县财政局", "我镇", "各站所"):
        assert hits_in_text("C08", f"经各单位自查，{name}{told}。") == []


def test_a_town_reports_to_its_own_county() -> None:
    form = "自评结果已按要求报送{}县财政局。"
    assert hits_in_text("C08", form.format("云溪")) == []
    assert len(hits_in_text("C08", form.format("双溪"))) == 1
    assert hits_in_text("C08", "3月已将自评报告报送县财政局，并报县委审定。") == []
    assert hits_in_text("C08", "组织人员到双溪县财政局考察，材料报双溪县财政局同行参考。") == []


@pytest.mark.parametrize("told", ["已将自评报告报送县财政局。", "自评报告报给县财政局备案。"])
def test_the_county_without_a_name_is_the_units_own(told: str) -> None:
    assert hits_in_text("C08", f"1月{told}") == []


@pytest.mark.parametrize("verb", ["建立", "完善", "推进"])
def test_what_is_done_for_the_street_is_no_name(verb: str) -> None:
    assert hits_in_text("C08", f"{verb}街道预算绩效管理办法。") == []
