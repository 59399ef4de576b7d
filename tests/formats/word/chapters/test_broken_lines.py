"""Text pasted with the breaks of another page's lines reads as whole paragraphs."""

from __future__ import annotations

import io

import docx

from reportgen.formats.reading import Reading, read_word_bytes
from reportgen.formats.word.chapters.broken_lines import unbroken
from reportgen.formats.word.text.word_lines import WordLine
from tests.laid_out import IN_CHAPTERS, laid_out

DUTIES = (
    "负责本镇经济发展、公共服务、乡村治理、安全生产监督和生态环境保护工作，组织实施农村公路"
    "养护、农田水利设施维修和人居环境整治，承办县委、县政府交办的其他事项，指导各村开展自治。"
    "做好退役军人服务、社会救助、困难群众走访和残疾人帮扶，受理群众来信来访，调处矛盾纠纷，"
    "维护社会稳定，推进平安建设，完成武装工作和其他工作任务。"
)
FULL = IN_CHAPTERS.replace("负责本镇经济发展和公共服务工作。", DUTIES)
WIDTH = 28


def read(text: str) -> Reading:
    """Read a report in which ``↵`` is a soft return."""
    document = docx.Document(io.BytesIO(laid_out([text])))
    for paragraph in document.paragraphs:
        if "↵" in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("↵", "\n")
    held = io.BytesIO()
    document.save(held)
    return read_word_bytes("a.docx", held.getvalue())


def broken(text: str, by: str) -> str:
    return by.join(text[at : at + WIDTH] for at in range(0, len(text), WIDTH))


def test_soft_returns_at_the_ends_of_lines_are_no_text() -> None:
    assert read(FULL.replace(DUTIES, broken(DUTIES, "↵"))).data == read(FULL).data


def test_lines_that_are_paragraphs_each_are_joined() -> None:
    lines = "\n".join(broken(line, "\n") for line in FULL.splitlines())
    found, whole = read(lines).data, read(FULL).data
    assert found["部门概况"] == whole["部门概况"]


def test_a_heading_may_stand_above_its_text_in_one_paragraph() -> None:
    text = IN_CHAPTERS
    for heading in ("（一）单位基本职能", "（一）基本支出", "十、其他需要说明的情况"):
        text = text.replace(f"{heading}\n", f"{heading}↵")
    assert read(text).data == read(IN_CHAPTERS).data


def test_a_figure_is_not_torn_from_its_unit() -> None:
    torn = "2024年“三公”经费预算为26↵万元，其中：公务接待费10万元。"
    text = IN_CHAPTERS.replace("“三公”经费支出3万元。", f"“三公”经费支出3万元。\n{torn}")
    assert read(text).data == read(text.replace("↵", "")).data


def test_other_soft_returns_stay() -> None:
    for text in (
        "云溪县青禾镇人民政府（本级及所属事业单位）\n2024年度部门整体支出绩效自评报告",
        "改造水厂3座，解决了8个村的饮水问题，受益群众2.1万人。\n维修山塘12口，改善了灌溉条件。",
        "1.改造水厂3座，解决了8个村的饮水问题，受益群众\n2.维修山塘12口，改善了灌溉条件，受益农户",
    ):
        assert unbroken(WordLine(text, "")).text == text
