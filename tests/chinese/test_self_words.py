"""What a unit calls itself."""

from __future__ import annotations

import pytest

from reportgen.chinese.self_words import read_foreign_selves
from tests.checks.samples import POINT, hits, hits_in_text


@pytest.mark.parametrize("word", ["我局", "我校", "我院", "我馆"])
def test_a_town_is_no_bureau_or_school(word: str) -> None:
    (hit,) = hits_in_text("C08", f"{word}按批复的用途使用资金，{word}没有超支。")
    assert hit.severity == "warning"
    assert f"自称“{word}”" in hit.message


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("云溪县青禾镇人民政府", "我镇、我县和本镇都没有超支。"),
        ("云溪县水利局", "我局没有超支。"),
        ("云溪县青禾镇中心小学", "我校是我镇最大的学校。"),
        ("云溪县卫生学校", "我校没有超支。"),
        ("云溪县中医医院", "我院没有超支。"),
        ("云溪县农业技术推广站", "我局没有超支。"),
        ("云溪县青禾镇人民政府", "县水利局来函，我局已经复核。"),
        ("云溪县青禾镇人民政府", "家长来信反映：我校门口积水。"),
    ],
)
def test_words_of_the_unit_itself(own: str, text: str) -> None:
    assert hits("C08", ("部门概况.单位名称", own), (POINT, text)) == []


def test_a_body_in_the_title_of_a_document_does_not_speak() -> None:
    text = "按照《云溪县财政局关于做好自评的通知》，我局成立了工作组。"
    assert len(hits_in_text("C08", text)) == 1


def test_what_is_quoted_or_another_word() -> None:
    for text in ("水利局来函：“我局没有超支。”", "自我校正，基本局面稳定。", "我校准了仪表。"):
        assert list(read_foreign_selves(text, "镇", "青禾镇")) == []
