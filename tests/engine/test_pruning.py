"""What only annexes print is left out until a report has some, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import TemplateError, compile_template, load
from reportgen.forms.compiled import compile_file
from tests.annexes import ANNEXES
from tests.engine.documents import compiled, document, lines, saved
from tests.reports import CHAPTERS, EDGES, in_chapters, report
from tests.tools import CHAPTER_FORM, FORM, INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.model.report import Report

PLAIN = report(EDGES["shortest"])
WITH_ANNEXES = report({**EDGES["shortest"], "附件": ANNEXES})


def given() -> list[Report]:
    """Return reports with all that both forms print, most of them without annexes."""
    samples = [load(INPUTS / "青山桥镇.yaml"), load(INPUTS / "含附件示例.yaml"), report(CHAPTERS)]
    return [*(report(in_chapters(data)) for data in EDGES.values()), *samples[:1], samples[2]]


@pytest.mark.parametrize("path", [FORM, CHAPTER_FORM], ids=["xiangtan", "hunan"])
def test_a_form_prints_the_same_whether_annexes_are_compiled_at_once_or_later(path: Path) -> None:
    at_once = compile_template(path)
    later = compile_file(path, annexes_later=True)
    assert at_once.required == later.required
    for each in given():
        assert later.render(each) == at_once.render(each)


def late(tmp_path: Path, *paragraphs: str) -> Path:
    path = tmp_path / "表样.docx"
    path.write_bytes(saved(document(*paragraphs)))
    return path


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if 附件.整体自评表 %}", "{{ 没有这一栏 }}", "{%p endif %}"),
        ("{%p for 表 in 附件.项目自评表 %}", "{{ 表.没有这一栏 }}", "{%p endfor %}"),
        ("{%p if 附件.整体自评表 or 附件.基础数据表 %}", "{{ 没有 }}", "{%p endif %}"),
        (
            "{%p if 附件.整体自评表 %}",
            "{%p if 年度 == 2024 %}",
            "{{ 没有 }}",
            "{%p endif %}",
            "{%p endif %}",
        ),
    ],
)
def test_a_mistake_in_what_annexes_print_is_told_when_a_report_has_some(
    paragraphs: tuple[str, ...], tmp_path: Path
) -> None:
    path = late(tmp_path, "甲", *paragraphs, "乙")
    with pytest.raises(TemplateError, match="没有"):
        compile_template(path)
    template = compile_file(path, annexes_later=True)
    assert lines(template.render(PLAIN)) == ["甲", "乙"]
    for ask in (template.render, template.unprinted):
        with pytest.raises(TemplateError) as raised:
            ask(WITH_ANNEXES)
        number = paragraphs.index(next(p for p in paragraphs if "没有" in p)) + 2
        assert raised.value.findings[0].location == f"{path} 第{number}段"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if 附件.整体自评表 %}", "甲", "{%p else %}", "{{ 没有 }}", "{%p endif %}"),
        ("{%p if 附件.整体自评表 and 年度 %}", "{{ 没有 }}", "{%p endif %}"),
        ("{%p if not 附件.整体自评表 %}", "{{ 没有 }}", "{%p endif %}"),
        ("{%p if 附件.整体自评表 %}", "{{ 附件.没有|必填 }}", "{%p endif %}"),
        ("{%p if 附件.整体自评表 %}", "{{ 没有 }}"),
        ("{%p endif %}", "{%p if 附件.整体自评表 %}", "{{ 没有 }}", "{%p endif %}"),
        ("{% if 附件.整体自评表 %}{{ 没有 }}{% endif %}",),
    ],
)
def test_what_may_print_something_without_annexes_is_compiled_at_once(
    paragraphs: tuple[str, ...], tmp_path: Path
) -> None:
    with pytest.raises(TemplateError):
        compile_file(late(tmp_path, *paragraphs), annexes_later=True)


def test_a_required_field_among_the_annexes_is_required_of_every_report(tmp_path: Path) -> None:
    path = late(tmp_path, "{%p if 附件.整体自评表 %}", "{{ 落款日期|必填 }}", "{%p endif %}")
    assert compile_file(path, annexes_later=True).required == (("落款日期",),)


def test_places_count_what_was_left_out(tmp_path: Path) -> None:
    path = late(tmp_path, "{%p if 附件.整体自评表 %}", "甲", "{%p endif %}", "{{ 没有 }}")
    with pytest.raises(TemplateError) as raised:
        compile_file(path, annexes_later=True)
    assert raised.value.findings[0].location == f"{path} 第4段"


def test_a_form_without_annexes_is_as_it_was() -> None:
    assert lines(compiled(saved(document("{{ 年度 }}"))).render(WITH_ANNEXES)) == ["2024"]
