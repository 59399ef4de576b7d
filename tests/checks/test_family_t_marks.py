"""T01 half-width marks in Chinese; T03 doubled or conflicting marks."""

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

POINT_PATH = ("绩效完成情况", "绩效目标完成情况", 0, "要点", 0)


@pytest.mark.parametrize(
    "text",
    [
        "全年完成造林400亩,新建公厕5座。",
        "全年化解矛盾138条;回复诉求58条。",
        "建设内容:硬化村道2.5公里。",
        "完善文明实践所(站)建设。",
        "钱从哪里来?怎么花?",
        "坚决守住底线!",
        "支出1533万元,其中:工资支出900万元。",
        "完成率100%,比上年提高2个百分点。",
        "推广BIM(建筑信息模型)技术。",
        "引进企业, 带动就业100余人。",
        "各项任务圆满完成.",
        "各项任务圆满完成.群众满意度达90%以上。",
        "(1)加强领导。",
    ],
)
def test_t01_half_width_marks(text: str) -> None:
    (hit,) = hits_in_text("T01", text)
    assert hit.path == POINT_PATH
    assert hit.message.startswith("中文里用了半角标点：“")


@pytest.mark.parametrize(
    "text",
    [
        "全年支出1,533.80万元，比例为1:3。",
        "每天8:30至17:00开放，电话(0731)57881234。",
        "网站http://www.qinghe.gov.cn/col?id=1,2已改版。",
        "1.加强领导。2.压实责任。",
        "一.加强领导",
        "邮箱qinghe@163.com，版本2.0。",
        "引进Dongfang Trading Co., Ltd.的设备。",
        "落实湘政发(2024)5号文件。",
        "完成CD自建房整治（销号13栋），怎么办？",
        "执行GB/T 9704-2012标准，pH值为6.5~7.5。",
        "（1）加强领导；（2）压实责任。",
    ],
)
def test_t01_near_misses(text: str) -> None:
    assert hits_in_text("T01", text) == []


def test_t01_message_quotes_the_first_places_and_counts_the_rest() -> None:
    (hit,) = hits_in_text("T01", "造林400亩,护林6公里;清理管网2.5公里(含支管),维修路灯85盏.")
    assert hit.message == (
        "中文里用了半角标点：“林400亩,护林6公里;清理管网2”“2.5公里(含支管),维修路灯8”“路灯85盏.”"
    )
    assert hit.suggestion == "改成全角的“，”“；”“（）”“。”（译名的间隔号用“·”）"
    many = "".join(f"第{number}村党支部牵头落实各项整改任务,;" for number in range(10, 16))
    (hit,) = hits_in_text("T01", f"{many}全部完成。")
    assert hit.message.endswith("等12处")


@pytest.mark.parametrize(
    "text",
    [
        "全年完成造林400亩，，新建公厕5座。",
        "全年完成造林400亩。。",
        "加强领导、，压实责任。",
        "加强领导；。压实责任。",
        "加强领导，。",
        "其中：：早稻16104亩。",
        "怎么办？。",
        "开展整治（，含续建）工作。",
        "惠及青禾村、石桥村、）等地。",
        "提出“全面完成任务。”。",
        "各项工作有序推进。。。。",
        "完成造林,，护林。",
    ],
)
def test_t03_doubled_marks(text: str) -> None:
    (hit,) = hits_in_text("T03", text)
    assert hit.path == POINT_PATH
    assert hit.suggestion == "只留一个标点；表示省略用“……”"


@pytest.mark.parametrize(
    "text",
    [
        "开展扫黄打非、禁毒……各项整治。",
        "青禾——云溪公路建成通车。",
        "钱花到哪里去了？！",
        "坚决完成任务！！！",
        "做到“零进京、零非访、零滋事”，确保平安。",
        "他说：“任务完成了。”群众满意。",
        "支出1,533.80万元；结余40万元。",
        "修复村道（含桥梁），清理管网。",
        "句末用“。”，句中用“，”。",
    ],
)
def test_t03_near_misses(text: str) -> None:
    assert hits_in_text("T03", text) == []


def test_t03_message() -> None:
    (hit,) = hits_in_text("T03", "全年完成造林400亩，，新建公厕5座、。安装路灯85盏；；")
    assert (
        hit.message
        == "标点连用或冲突：“林400亩，，新建公厕5”“建公厕5座、。安装路灯8”“路灯85盏；；”"
    )


def test_every_passage_is_reported_by_itself() -> None:
    found = hits("T03", (POINT, "甲村，，"), ("部门概况.单位基本职能.1", "承办其他事项。。"))
    assert [hit.path[-2:] for hit in found] == [("单位基本职能", 1), ("要点", 0)]
