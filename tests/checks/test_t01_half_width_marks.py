"""T01: half-width marks in Chinese (GB/T 15834-2011 标点符号用法)."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

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
        "完成采购9批（含追加2批）.",
        "比上年下降6.2%.其中，差旅费下降9%。",
        "两项之比为1.35.",
        "签约率97.5%,3户仍在协商。",
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
        "全年支出１,５３３.８０万元。",
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
        "坡度为2.5%，含水率0.8%",
        "3.5",
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
