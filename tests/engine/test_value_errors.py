"""A value of a wrong kind in anybody's mapping: which tag, where, what was given, what to do."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import TemplateError
from reportgen.engine.mapping_template import Template
from tests.engine.both_engines import table, words
from tests.engine.documents import lines

if TYPE_CHECKING:
    from reportgen.findings import Finding

LOOP = ("{%p for x in people %}", "{{ x.name }}", "{%p endfor %}")


def failure(mapping: Any, *paragraphs: str) -> Finding:
    with pytest.raises(TemplateError) as caught:
        Template(words("一", *paragraphs)).render(mapping)
    (found,) = caught.value.findings
    assert found.suggestion
    return found


@pytest.mark.parametrize(
    ("paragraphs", "mapping", "place", "message"),
    [
        (LOOP, {"people": 5}, "第2段", f"“{LOOP[0]}”：给的是整数，不能逐项写"),
        (LOOP, {"people": None}, "第2段", f"“{LOOP[0]}”：给的是空的（None），不能逐项写"),
        (LOOP, {"people": ["甲"]}, "第3段", f"“{LOOP[1]}”：给的是文字，里面没有“name”"),
        (LOOP, {"people": [{"nom": "甲"}]}, "第3段", f"“{LOOP[1]}”：没有给出“name”"),
        (("{{ x.name }}",), {"x": None}, "第2段", "给的是空的（None），里面没有“name”"),
        (("{{ x[5] }}",), {"x": [1]}, "第2段", "给的列表里没有第5项（从0数起）"),
        (("{{ x|join('、') }}",), {"x": 5}, "第2段", "给的是整数，不能逐项写"),
        (("{{ x|length }}",), {"x": 5}, "第2段", "给的是整数，没有长度"),
        (("{% if x > 3 %}甲{% endif %}",), {"x": "a"}, "第2段", "文字和整数不能比大小"),
        (("{{ x|sum }}",), {"x": ["a", 1]}, "第2段", "整数和文字不能一起算"),
        (("{{ x + '元' }}",), {"x": 3}, "第2段", "整数和文字不能一起算"),
        (("{{ '元' + x }}",), {"x": 3}, "第2段", "文字和整数不能相连"),
        (("{{ '%d' % x }}",), {"x": "a"}, "第2段", "给的是文字，不是数"),
        (("{{ x|round(1) }}",), {"x": None}, "第2段", "给的是空的（None），不是数"),
        (("{{ x() }}",), {"x": 3}, "第2段", "给的是整数，不能当函数用"),
        (("{{ x / y }}",), {"x": 1, "y": 0}, "第2段", "除数是0"),
        (
            ("{% for a, b in x %}{{ a }}{% endfor %}",),
            {"x": [1]},
            "第2段",
            "有一项是整数",
        ),
        (("{{ x }}",), {"x": b"abc"}, "第2段", "给的是字节，印不出来"),
        (("{{ x }}",), {"x": object()}, "第2段", "给的是object 对象，印不出来"),
        (("{{ x }}",), {"x": len}, "第2段", "印不出来"),
        (("{{ x }}",), {"x": float("nan")}, "第2段", "给的是不是数的小数，印不出来"),
    ],
)
def test_a_value_of_a_wrong_kind_names_the_tag_its_place_and_what_was_given(
    paragraphs: tuple[str, ...], mapping: dict[str, Any], place: str, message: str
) -> None:
    found = failure(mapping, *paragraphs)
    assert found.location == place
    assert message in found.message
    assert "object" not in found.message.replace("object 对象", "")


def test_a_place_in_a_table_is_its_row_and_column() -> None:
    template = Template(words(look=table(["甲", "乙"], ["{{ x }}", "{{ y.z }}"])))
    with pytest.raises(TemplateError) as caught:
        template.render({"x": 1, "y": 2})
    (found,) = caught.value.findings
    assert found.location == "表1 第2行 第2列 第1段"
    assert "“{{ y.z }}”：给的是整数，里面没有“z”" in found.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ x|date }}", "没有“date”这种过滤器"),
        ("{% if x is great %}{% endif %}", "“great”"),
    ],
)
def test_a_filter_that_is_not_known_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(words("一", "二", text)).render({"x": 1})
    (found,) = caught.value.findings
    assert (found.location, message in found.message) == ("第3段", True)


@pytest.mark.parametrize("mapping", [None, ["x"], 5, "abc"])
def test_what_is_no_mapping_is_refused(mapping: Any) -> None:
    with pytest.raises(TemplateError, match="要给一组数据"):
        Template(words("{{ x }}")).render(mapping)


def test_values_with_words_of_their_own_are_printed() -> None:
    class Unit:
        def __str__(self) -> str:
            return "某镇"

    mapping = {"a": Unit(), "b": Decimal("1.50"), "c": datetime.date(2024, 1, 2), "d": None}
    made = Template(words("{{ a }}{{ b }}{{ c }}{{ d }}{{ [1] }}")).render(mapping)
    assert lines(made) == ["某镇1.502024-01-02[1]"]
