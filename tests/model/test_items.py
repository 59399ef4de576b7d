"""The titles of the items of lists."""

from __future__ import annotations

import pytest

from reportgen.model.items import item_title


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ({"标题": "民生改善", "要点": []}, "民生改善"),
        ({"三级指标": "就业人数", "二级指标": "数量指标"}, "就业人数"),
        ({"项目支出名称": "农村公路养护"}, "农村公路养护"),
        ({"名称": "便民服务中心", "批复规模": 800}, "便民服务中心"),
        ({"内容": "没有标题"}, ""),
        ("一段文字", ""),
    ],
)
def test_an_item_is_called_by_its_title_or_name(item: object, title: str) -> None:
    assert item_title(item) == title
