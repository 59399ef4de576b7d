"""Books that are said to agree with what is there, and do not."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "told",
    [
        "存在的问题是管理基础薄弱，实物盘点与账面相差4.2万元。",
        "年底清查盘亏办公设备3台。",
        "审计发现部分乡村图书室账实不符。",
    ],
)
def test_books_do_not_agree_after_all(told: str) -> None:
    (hit,) = hits_in_text("A13", f"固定资产定期清点，账账相符、账实相符。{told}")
    assert "账实相符" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "年底清查盘亏办公设备3台，已按程序核销。目前账卡相符、账实相符。",
        "固定资产账实相符，未发现账实不符的情况。",
        "要求做到账实相符。盘点发现账面与实物相差2台。",
        "资产账实相符。清查盘亏的办公设备3台已按程序核销完毕。",
    ],
)
def test_what_was_put_right_or_is_wanted_contradicts_nothing(text: str) -> None:
    assert hits_in_text("A13", text) == []
