"""Findings as comments of a unit's own Word file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from reportgen import build, check, load
from reportgen.editing.annotating import AUTHOR, annotated
from reportgen.findings import Finding
from reportgen.formats.reading import read_word_bytes
from reportgen.ooxml.wordprocessing import P, parse, text_of, w
from tests.reports import ACHIEVED, report, with_values
from tests.validators import NEWEST, sdk_problems

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "完成改造24.4万"
DATA = with_values((ACHIEVED, [{"标题": "民生改善", "要点": [f"新增就业292人，{WORDS}。"]}]))


@pytest.fixture
def document(tmp_path: Path) -> bytes:
    return build(report(DATA), tmp_path / "报告.docx").read_bytes()


def members(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def commented(document: bytes) -> list[str]:
    """Return the words that each comment is at."""
    found: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in parse(members(document)["word/document.xml"]).iter():
        if element.tag == w("commentRangeStart"):
            open_ones.add(element.get(w("id")))
        elif element.tag == w("commentRangeEnd"):
            open_ones.discard(element.get(w("id")))
        elif element.tag == w("t"):
            for key in open_ones:
                found[key] = found.get(key, "") + (element.text or "")
    return list(found.values())


def shown(document: bytes) -> list[str]:
    root = parse(members(document)["word/document.xml"])
    return [text_of(each)[0].replace("\ufffc", "") for each in root.iter(P)]


def finding(message: str, path: str = "", location: str = "") -> Finding:
    return Finding("A11", "warning", path, location, message, "加“元”")


def with_comments(document: bytes, *findings: Finding) -> bytes:
    return annotated(document, findings, read_word_bytes("报告.docx", document).data)


def test_a_comment_is_at_the_very_words(document: bytes) -> None:
    made = with_comments(document, finding(f"“{WORDS}”的金额缺“元”"))
    assert commented(made) == [WORDS]
    (comment,) = docx.Document(io.BytesIO(made)).comments
    assert comment.author == AUTHOR
    assert "A11" in comment.text
    assert "建议" in comment.text


def test_all_but_the_comments_is_as_it_was(document: bytes) -> None:
    made = with_comments(document, finding(f"“{WORDS}”的金额缺“元”"))
    assert shown(made) == shown(document)
    before, after = members(document), members(made)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "word/document.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert after.keys() - before.keys() == {"word/comments.xml"}


def test_comments_of_an_earlier_run_are_replaced_and_those_of_others_stay(document: bytes) -> None:
    source = docx.Document(io.BytesIO(document))
    run = next(run for each in source.tables[0]._cells for p in each.paragraphs for run in p.runs)
    source.add_comment(run, "请核对", author="县财政局", initials="县")
    target = io.BytesIO()
    source.save(target)
    first = with_comments(target.getvalue(), finding(f"“{WORDS}”的金额缺“元”"), finding("“292人”"))
    again = with_comments(first, finding("“新增就业”"))
    authors = [each.author for each in docx.Document(io.BytesIO(again)).comments]
    assert authors == ["县财政局", AUTHOR]
    assert "新增就业" in commented(again)
    assert WORDS not in commented(again)
    assert shown(again) == shown(document)


def test_what_has_no_words_is_at_its_field(document: bytes) -> None:
    path = "部门概况.单位名称"
    assert commented(with_comments(document, finding("没有写全", path))) == ["云溪县青禾镇人民政府"]


def test_the_same_words_twice_are_commented_on_in_turn(document: bytes) -> None:
    twice = [finding("“人民政府”"), finding("“人民政府”")]
    made = with_comments(document, *twice)
    assert commented(made) == ["人民政府", "人民政府"]


def test_a_real_check_gives_a_valid_file(document: bytes, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(document)
    read = load(path)
    made = with_comments(document, *check(read))
    target = tmp_path / "批注.docx"
    target.write_bytes(made)
    assert sdk_problems(target, NEWEST) == []
    assert load(target) == read
