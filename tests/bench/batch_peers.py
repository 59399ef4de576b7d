"""Other programs on the same units, each with the same form in its own language.

The form is printed once with marks in the place of texts, and the marks become each peer's tags: so
all have the same pages, styles and rows, single values and lists. None of the peers checks
anything. docxtpl is measured beside them on the project's own template (``peers.py``).
"""

from __future__ import annotations

import copy
import io
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reportgen import compile_template, load
from reportgen.model.report import Report
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SINGLE = {
    "unit": "标记镇人民政府",
    "budget": "98765万元",
    "supervisor": "标记县人民政府",
    "summary": "标记概述。",
    "spending": "2024年部门整体支出",
    "other": "标记其他。",
}
LISTS = {
    "duties": "标记职能",
    "sections": "标记目标",
    "problems": "标记问题",
    "measures": "标记措施",
}
"""The fields of the peers' templates, with what stands in their place in the marked form."""

SAMPLE = INPUTS / "最小示例.yaml"


def flat(report: Report) -> dict[str, Any]:
    """Return a report as the peers' templates name it."""
    spending, improvement = report.performance.expenditure, report.improvement
    groups = (spending.classes, spending.natures)
    parts = (part.model_dump(mode="json", by_alias=True, exclude_none=True) for part in groups)
    stated = "，".join(
        "、".join(f"{name}{amount}" for name, amount in each.items()) for each in parts
    )
    sections = (
        each.title + "　" + "".join(each.points) for each in report.performance.achievements
    )
    return {
        "unit": report.overview.unit_name,
        "budget": str(report.overview.annual_budget),
        "supervisor": report.overview.supervisor,
        "summary": "".join(spending.summary),
        "spending": f"{report.year}年部门整体支出{spending.total}，其中：{stated}。",
        "other": "".join(improvement.other_matters),
        "duties": _numbered(report.overview.duties),
        "sections": [{"text": text} for text in sections],
        "problems": _numbered(f"{each.title}。{each.content}" for each in improvement.problems),
        "measures": _numbered(f"{each.title}　{each.content}" for each in improvement.measures),
    }


def _numbered(texts: Any) -> list[dict[str, str]]:
    return [{"text": f"{number}.{text}"} for number, text in enumerate(texts, start=1)]


def last_words(unit: dict[str, Any]) -> tuple[str, ...]:
    """Return texts that a document made from a unit has if it has all."""
    lists = (unit[name][at]["text"] for name in LISTS for at in (0, -1))
    return (*(unit[name] for name in SINGLE), *lists)


def text_of(path: Path) -> str:
    """Return the text of a document that a peer has made."""
    body = docx.Document(str(path)).element.body
    return "".join(element.text or "" for element in body.iter(qn("w:t")))


def write_templates(folder: Path, form: Path) -> None:
    """Write the template of each peer."""
    marked = _marked(form)
    for peer in ("docxtemplater", "easy-template-x"):
        _write(
            folder / f"{peer}.docx",
            marked,
            lambda name: "{" + name + "}",
            lambda name: ["{#" + name + "}", "{text}", "{/" + name + "}"],
        )
    _write(
        folder / "carbone.docx",
        marked,
        lambda name: "{d." + name + "}",
        lambda name: ["{d." + name + "[i].text}", "{d." + name + "[i+1].text}"],
    )
    _write_merge(folder / "mailmerge.docx", marked)
    (folder / "marked.docx").write_bytes(marked)


def _marked(form: Path) -> bytes:
    """Print the form with marks for all texts; lists have three."""
    data = load(SAMPLE).model_dump(mode="json", by_alias=True, exclude_none=True)
    three = ("甲", "乙", "丙")
    overview, performance = data["部门概况"], data["绩效完成情况"]
    spending, improvement = (
        performance["部门整体支出管理和使用基本情况"],
        data["存在的问题分析及改进措施"],
    )
    overview |= {
        "单位名称": SINGLE["unit"],
        "年度预算金额": SINGLE["budget"],
        "主管部门": SINGLE["supervisor"],
        "单位基本职能": [LISTS["duties"] + each for each in three],
    }
    spending["概述"] = [SINGLE["summary"]]
    performance["绩效目标完成情况"] = [
        {"标题": LISTS["sections"] + each, "要点": ["要点"]} for each in three
    ]
    for key, name in (("存在的问题", "problems"), ("改进措施", "measures")):
        improvement[key] = [{"标题": LISTS[name] + each, "内容": "内容"} for each in three]
    improvement["其他需要说明问题"] = [SINGLE["other"]]
    return compile_template(form).render(Report.model_validate(data))


def _paragraphs(document: Any, mark: str) -> list[Any]:
    """Return the paragraphs of the form with a mark, where the texts go."""
    elements = document.element.body.iter(qn("w:p"))
    texts = ((each, "".join(t.text or "" for t in each.iter(qn("w:t")))) for each in elements)
    return [docx.text.paragraph.Paragraph(each, document) for each, text in texts if mark in text]


def _single(document: Any) -> Iterator[tuple[str, Any]]:
    for name, mark in SINGLE.items():
        for paragraph in _paragraphs(document, mark):
            yield name, paragraph


def _write(
    path: Path,
    marked: bytes,
    single: Callable[[str], str],
    loop: Callable[[str], Sequence[str]],
) -> None:
    document = docx.Document(io.BytesIO(marked))
    for name, paragraph in _single(document):
        paragraph.text = single(name)
    for name, mark in LISTS.items():
        paragraphs, tags = _paragraphs(document, mark), loop(name)
        for paragraph, tag in zip(paragraphs, tags, strict=False):
            paragraph.text = tag
        for paragraph in paragraphs[len(tags) :]:
            paragraph._p.getparent().remove(paragraph._p)
    document.save(str(path))


def _write_merge(path: Path, marked: bytes) -> None:
    """Write merge fields; a list repeats the row that it is in, which is how mail merge does it."""
    document = docx.Document(io.BytesIO(marked))
    for name, paragraph in _single(document):
        _set_field(paragraph, name)
    for name, mark in LISTS.items():
        first, *others = _paragraphs(document, mark)
        _set_field(first, name)
        for paragraph in others:
            paragraph._p.getparent().remove(paragraph._p)
    document.save(str(path))


def _set_field(paragraph: Any, name: str) -> None:
    paragraph.text = ""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), f" MERGEFIELD {name} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = name
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def mailmerge(template: Path, data: dict[str, Any], output: Path) -> None:
    """Render one report with docx-mailmerge2, as its documentation shows."""
    from mailmerge import MailMerge

    with MailMerge(str(template)) as document:
        document.merge(**{name: data[name] for name in SINGLE})
        for name in LISTS:
            document.merge_rows(name, [{name: each["text"]} for each in data[name]])
        document.write(str(output))


def python_docx(marked: Path, data: dict[str, Any], output: Path) -> None:
    """Write one report with python-docx alone: the form is opened, and its paragraphs filled."""
    document = docx.Document(str(marked))
    waiting = {mark: name for name, mark in {**SINGLE, **LISTS}.items()}
    for element in list(document.element.body.iter(qn("w:p"))):
        paragraph = docx.text.paragraph.Paragraph(element, document)
        text = paragraph.text
        name = next((name for mark, name in waiting.items() if mark in text), None)
        if name in SINGLE:
            paragraph.text = data[name]
        elif name in LISTS and text.partition("　")[0].rstrip("。内容").endswith("甲"):
            first, *rest = data[name]
            paragraph.text = first["text"]
            after = element
            for each in rest:
                after.addnext(added := copy.deepcopy(element))
                after = added
                docx.text.paragraph.Paragraph(added, document).text = each["text"]
        elif name:
            element.getparent().remove(element)
    document.save(str(output))


def python_peers(
    folder: Path, units: Sequence[dict[str, Any]]
) -> dict[str, tuple[Callable[[dict[str, Any]], None], Path]]:
    """Return, by name and version, what renders a unit with each Python peer, and the file made."""
    merged, written = folder / "mailmerge-made.docx", folder / "python-docx-made.docx"
    return {
        f"docx-mailmerge2 {version('docx-mailmerge2')}": (
            lambda unit: mailmerge(folder / "mailmerge.docx", unit, merged),
            merged,
        ),
        f"python-docx {version('python-docx')}": (
            lambda unit: python_docx(folder / "marked.docx", unit, written),
            written,
        ),
    }
