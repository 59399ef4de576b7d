"""A14: as many names as the text says there are."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


def test_the_names_that_stand_there_are_told() -> None:
    (hit,) = hits_in_text("A14", "农机中心设4个股室，分别为：综合股、推广股、安全股。")
    assert "列出的是3个，不是4个：综合股、推广股、安全股" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "下属2个事业单位：林场、苗圃、种子站。",
        "设三个科室，即综合科、法规科、执法科、信访科。",
        "下属4家单位，包括：林业站、水利站和农机站。",
        "内设机构6个，分别为办公室、人事股、财务股。",
        "内设机构4个，分别：办公室、人事股、财务股。",
        "内设综合股、推广股、安全股共4个股室。",
        "直属单位有林业站、水利站、农机站共4家。",
        "内设处室4个，包括：教务处、总务处、政教处。",
        "设党政办、经济办、民政办4个办公室。",
        "中心内设6部：党建部、宣教部、后勤部、外联部、信息部。",
        "所内设二股一室：业务股、财务股、稽查股、办公室。",
        "推行“五统一”，即统一供种、统一育苗、统一植保、统一收购。",
        "做到“三有”：有场地、有专人、有台账、有经费。",
        "实行“四长制”的责任制，即河长、林长、田长。",
        "推行“四公开”管理，即公开预算、公开支出、公开结果。",
        "下属有东河林场、西河林场、南山苗圃等2个单位。",
        "城南、城北、河西、临港四大片区完成改造，高新、空港、综保、物流三大园区投产。",
        "开展“五个一”走访，即一月一访、一季一评、一年一考、一户一档。",
        "获市级表彰2个、县级表彰3个，县级表彰分别为平安乡镇、文明乡镇。",
        "下辖河道管理所3个，从大到小依次为东河所、西河所。",
        "下达维修资金60万元，用于渠道工程3个：甲村渠12万元，乙村渠18万元，丙村渠10万元，丁村渠20万元。",
        "“四到田头”即物资到田头、技术到田头、服务到田头，全镇春耕进度加快。",
        "推行“四清一改”，即清淤泥、清杂草、清垃圾、改沟型。",
        "实行“四步巡查法”：登记、巡查、上报。",
        "由水管所、农技站、林业站、供电所三部门组成巡查组。",
        "有4个组水费收缴率超过90%，依次为：坝上组98%、渠头组96%、塘边组93%。",
        "设置等候区、咨询区、填单区四个区域。",
        "发展柑橘、茶叶、油茶、生猪“五大”产业。",
        "下属单位有第一小学、第二小学、中心幼儿园、水管所等3家。",
        "建立县、乡、村四级林长体系。",
        "列出“四张清单”：任务清单、责任清单、时限清单。",
        "三个采样点分别设在取水口、出厂口，每周采样。",
        "印发《考勤办法》《值班办法》共3项办法。",
        "落实“一村一员、一户一档、一月一访”四项措施。",
        "局内设办公室、法规科、规划科。4个科室各有一名联络员。",
    ],
)
def test_another_number_of_names(text: str) -> None:
    assert len(hits_in_text("A14", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "设3个股室：综合股、推广股、安全股。",
        "推行“四公开”管理，即公开预算、公开支出、公开结果、公开名单。",
        "下属有东河林场、西河林场等4个单位。",
        "城南、城北、河西、临港四大片区完成改造。",
        "落实“五个一”走访，即每月走访一次、每季评议一次、每年考评一次。",
        "按“四议两公开”程序，经支部提议、两委商议、党员审议、村民决议后公开。",
        "设有综合股、推广股等5个股室。",
        "内设综合股、推广股、安全股3个股室。",
        "设党政办、经济办，下辖林场、苗圃等6个单位。",
        "设3个股室，包括综合股、推广股等。",
        "设3个办公室，分别为党建办公室、卫生和健康办公室、经济发展办公室。",
        "下属3个单位：行政单位1个、事业单位2个。",
        "设2个中心，分别是政务服务中心（挂便民服务中心牌子、网格中心牌子）、文化中心。",
        "有5个村：其中甲村、乙村是脱贫村。",
        "设2个股和1个中心：综合股、业务股、服务中心。",
        "落实“两个责任”，即主体责任、监督责任、领导责任一并压实。",
        "中心内设5部：党建部、宣教部、后勤部（含食堂、仓库）、外联部、信息部。",
        "内设三股一室：业务股、财务股、稽查股、办公室，设3科：综合科、信息科等。",
        "推行“四统一”，即统一供种、统一育苗、统一植保，质量可追溯。",
        "落实“一岗双责”，即业务、安全一起抓。",
        "推行“三统一”，即统一供种和育苗、统一植保、统一收购。",
        "推行“三清一改”，即清淤泥、清杂草、清垃圾、改沟型。",
        "实行“三步巡查法”：登记、巡查、上报。",
        "设置等候区、咨询区、填单区三个区域。",
        "发展柑橘、茶叶、油茶、生猪、食用菌“五大”产业。",
        "建立市、县、乡、村四级林长体系。",
        "完善县乡村三级林长体系，省、市两级没有另设。",
    ],
)
def test_lists_that_are_right_or_unclear(text: str) -> None:
    assert hits_in_text("A14", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "下达维修资金60万元，用于渠道工程4个：甲村渠12万元，乙村渠18万元，丙村渠10万元，丁村渠20万元。",
        "设置五个办公室和监察机构，分别为党政办公室、党建办公室、平安办公室、城建办公室、民生办公室、监察组。",
    ],
)
def test_amounts_each_with_a_name_and_bodies_of_two_kinds(text: str) -> None:
    assert hits_in_text("A14", text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("县里下达助残任务共三项，即辅具适配240人，托养服务35人。", "是2个，不是3个"),
        ("水毁路段由县水利局、自然资源局和县公路队四部门联合踏勘。", "不是4个"),
        ("4个片区清运率分别为92%、88%、95%。", "是3个，不是4个"),
        ("水产、禽肉、果品3大类产品，抽检合格率分别为98%、97%、99%、96%。", "是4个，不是3个"),
    ],
)
def test_lists_that_are_counted_without_a_verb(text: str, said: str) -> None:
    (hit,) = hits_in_text("A14", text)
    assert said in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "县里下达助残任务共两项，即辅具适配240人，托养服务35人。",
        "水毁路段由县水利局、自然资源局和县公路队三部门联合踏勘。",
        "县财政局会同县审计局、县水利局三部门联合检查。",
        "水利局、财政局等四部门联合检查。",
        "3个片区清运率分别为92%、88%、95%。",
        "3个村的中央、省级补助分别为12万元、8万元。",
        "5个村上年和本年分别为12万元、8万元、9万元、7万元。",
    ],
)
def test_lists_without_a_verb_that_are_right(text: str) -> None:
    assert hits_in_text("A14", text) == []


def test_points_are_no_things_that_are_counted() -> None:
    assert hits_in_text("A14", "满意度提高2个百分点，分别为95%、96%、97%。") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全年开展{}次整治，即春季整治、夏季整治、秋季整治。", 3),
        ("内设{}个部门；分别为综合部、业务部、技术部。", 3),
        ("由局机关和{}个二级单位（质检站、造价站、墙改办）组成。", 3),
        ("完成上河桥、下河桥、高河桥{}座危桥改造。", 3),
        ("新建上屋、下屋、老屋{}处供水点。", 3),
        ("获得省级文明单位、市级平安单位、县级先进单位{}项荣誉。", 3),
        ("涉及东河镇、西河镇、南河镇{}个乡镇。", 3),
        ("召开动员会、推进会、总结会{}次会议。", 3),
        ("设{}个股：法规和审批股、改革与发展股、森林和草原股。", 3),
    ],
)
@pytest.mark.parametrize("written", ["23456", "两三四五六"])
def test_things_are_counted_with_any_measure_word(text: str, names: int, written: str) -> None:
    for number, numeral in enumerate(written, start=2):
        if abs(number - names) <= 1:
            assert bool(hits_in_text("A14", text.format(numeral))) is (number != names)


def test_names_with_brackets_are_counted() -> None:
    text = "内设办公室（党建办）、法制科、财务科、人事科{}个科室。"
    assert hits_in_text("A14", text.format(4)) == []
    assert len(hits_in_text("A14", text.format(5))) == 1
    text = "设{}个股室，分别为：综合股、项目股（投资股）、信息股。"
    assert hits_in_text("A14", text.format(3)) == []
    assert len(hits_in_text("A14", text.format(4))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "比率降到13%左右、优于全县约1个百分点。",
        "各村、各相关单位认真落实分片包干、定期通报、联合督查三项措施。",
        "河东、河西两村新开工建设张家至李家、王家至赵家、刘家至陈家3条村道。",
        "停电影响集镇、北部三个村等地，重点推进集镇管网、东片三个村改水。",
        "提高了早稻补贴标准、晚稻补贴标准，三大粮食作物面积稳定。",
        "两名受助学生分别为李某和王某，但两人都未成年。",
        "已取消、下放3项审批事项，组队参加篮球、乒乓球、冬季两项等项目。",
        "在5个县（市、区）推开。",
        "开展走访、慰问、座谈5次活动。",
        "加快东河、西河3个泵站、北渠清淤等工程。",
        "这是继茶叶、油茶、竹笋之后第4个富民产业。",
        "健全覆盖城乡、运转高效的救助体系，3个救助站投入使用。",
    ],
)
def test_figures_after_lists_that_do_not_count_them(text: str) -> None:
    assert hits_in_text("A14", text) == []


@pytest.mark.parametrize(
    "text",
    ["新建、改建2个站。", "完善机制、强化责任、严格考核3项措施。", "涉及水、电、路三个方面。"],
)
def test_what_is_done_is_not_counted(text: str) -> None:
    assert hits_in_text("A14", text) == []


def test_as_many_figures_as_things_for_which_they_are_told_respectively() -> None:
    assert len(hits_in_text("A14", "甲村、乙村、丙村三个村分别补助15万元、12万元。")) == 1
    assert hits_in_text("A14", "甲村、乙村、丙村三个村分别补助15万元、12万元、9万元。") == []


def test_stations_are_bodies() -> None:
    text = "下属{}个事业单位：气象台、服务中心、信息与保障中心、技术中心。"
    assert hits_in_text("A14", text.format(4)) == []
    assert len(hits_in_text("A14", text.format(5))) == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("下设两个二级单位，分别是农技站和畜牧站。", "下设三个二级单位，分别是农技站和畜牧站。"),
        ("全年完成修渠、修路、修桥三件实事。", "全年完成修渠、修路、修桥四件实事。"),
        ("东坪、桥头、石坝分别清淤3公里、2公里、1公里。", "东坪、桥头、石坝分别清淤3公里、2公里。"),
    ],
)
def test_pairs_deeds_and_figures_are_counted(right: str, wrong: str) -> None:
    assert hits_in_text("A14", right) == []
    assert len(hits_in_text("A14", wrong)) == 1


def test_a_list_is_told_once_though_another_count_follows_it() -> None:
    text = "军休中心设综合科、财务科、管理科4个科室，另有5个基层服务站。"
    assert len(hits_in_text("A14", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "必须抓好三项工作：一要推进教学改革，更新办法。深化评价改革。二要加强队伍建设。三要加大投入。",
        "首批实施的6项措施包括：扩大试点到东河镇、西河镇及南河镇；实现通办；推广自助；优化流程；新增窗口；延长时限。",
        "第二十九次会议议程还有：审议关于东河的议案、关于西河的议案。",
        "开展为期4个月的整治行动，具体包括排查隐患，集中整治，曝光案例。",
        "东、中、西部四大口岸全面扩能。",
        "为企业服务的117项措施，包括建设一张网、开通直办。",
        "17个节目中包括小品、相声。",
        "打击了数十个目标，包括仓库、哨所和地道。",
        "在东河镇、西河镇布局建设3个产业集群。",
        "东河镇、西河镇修建的三处隔离点今天交付。",
        "东河队、西河队和南河队都获得两项冠军。",
        "重点培育信息技术、高端装备、现代消费与健康、绿色石化与新材料这四大产业群。",
        "代拟了关于计划报告和计划、预算报告和预算的两个决议草案。",
        "东河镇医院、西河镇医院各1支医疗队到达。",
        "剩余8个项目近期即可批复、年内全部开工、资金按时到位。",
        "全镇聚焦打好两场硬仗、巩固发展“三大民主”特有优势。",
        "查处4名高管：张甲、李乙、王丙、赵丁均涉嫌集资诈骗、非法吸收存款。",
    ],
)
def test_what_is_listed_is_not_what_is_counted(text: str) -> None:
    assert hits_in_text("A14", text) == []


def test_a_short_of_stations_and_offices_ends_at_a_comma() -> None:
    form = "事业机构为“三站一所”，即农技站、文化站、水利站{}，均为股级。"
    assert len(hits_in_text("A14", form.format(""))) == 1
    assert hits_in_text("A14", form.format("、财政所")) == []


def test_great_projects_are_counted() -> None:
    (hit,) = hits_in_text("A14", "抓好四大行动：清河行动、护林行动、治污行动。")
    assert "列出的是3个，不是4个" in hit.message
    assert hits_in_text("A14", "抓好三大行动：清河行动、护林行动、治污行动。") == []


def test_sides_without_a_measure_word_are_counted() -> None:
    (hit,) = hits_in_text("A14", "存在两方面不足：一是进度偏慢；二是资料不全；三是台账不清。")
    assert "列出的是3个，不是2个" in hit.message
    assert hits_in_text("A14", "存在两方面不足：一是进度偏慢；二是资料不全。") == []


def test_places_that_are_counted_already_are_not_what_is_counted_next() -> None:
    assert hits_in_text("A14", "主要是清溪、白岩两乡3个自然村的管网铺设推迟。") == []


def test_as_many_names_are_shown_as_are_counted() -> None:
    text = (
        "本乡内设机构5个，分别是党政办公室、经济发展办公室、社会事务办公室、社会治安和应急办公室。"
    )
    (found,) = hits_in_text("A14", text)
    assert "列出的是4个，不是5个" in found.message
    assert "社会治安和应急办公室" in found.message


def test_a_list_ends_where_others_are_counted_and_listed() -> None:
    form = "内设4个办公室，分别是党政办、经发办、民政办{}；2个站所，分别是文化站、农技站。"
    (found,) = hits_in_text("A14", form.format(""))
    assert "列出的是3个，不是4个" in found.message
    assert hits_in_text("A14", form.format("、应急办")) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("管网覆盖白岩、清溪2镇。", "管网覆盖白岩、清溪3镇。"),
        ("涉及白岩、清溪、石门三乡。", "涉及白岩、清溪两乡、石门、枫林三乡。"),
        ("涉及东岭、西岭、南岭3村。", "涉及东岭、西岭、南岭、北岭3村。"),
    ],
)
def test_places_are_counted_without_a_measure_word(right: str, wrong: str) -> None:
    assert hits_in_text("A14", right) == []
    assert len(hits_in_text("A14", wrong)) == 1


def test_a_village_may_have_a_numeral_for_its_name() -> None:
    assert hits_in_text("A14", "涉及红星、东岭三村和3村民小组。") == []


@pytest.mark.parametrize(
    "names",
    ["白岩、清溪、石门3个行政村和桥头、河口{}个社区", "桥头、河口{}个社区和白岩、清溪、石门3个村"],
)
def test_two_lists_are_counted_each_by_its_own_figure(names: str) -> None:
    form = f"我镇下辖{names}，总人口2.6万人。"
    assert hits_in_text("A14", form.format(2)) == []
    assert len(hits_in_text("A14", form.format(3))) == 1


def test_offices_and_centres_of_a_motto_may_be_parted_by_a_comma() -> None:
    form = "我镇设“三办两中心”：党政办公室、经济办公室{}，便民中心、农技中心。"
    assert hits_in_text("A14", form.format("、社会办公室")) == []
    assert len(hits_in_text("A14", form.format(""))) == 1


def test_what_a_sum_of_all_is_made_of_names_none_of_them() -> None:
    text = "三个村共投入112万元，包括财政资金89.6万元，村民投劳22.4万元。"
    assert hits_in_text("A14", text) == []
    assert hits_in_text("A14", "三个村共投入112万元，分别为东村89.6万元，西村22.4万元。") != []


def test_a_sum_behind_a_count_may_be_followed_by_what_is_no_list() -> None:
    assert hits_in_text("A14", "三个村共投入112万元，包括财政资金（89.6万元的部分待核）。") == []


def test_what_is_said_of_a_figure_in_brackets_makes_it_no_other() -> None:
    text = "东塘、西塘、南塘分别清淤12处（含排口）、8处（含排口）{}。"
    assert hits_in_text("A14", text.format("、6处（含排口）")) == []
    assert hits_in_text("A14", text.format("")) != []
