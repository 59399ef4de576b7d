"""Markup that Word 2010 does not know, told from what it is made to pass over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.forms.lint import check_template
from reportgen.forms.lint.newer_markup import is_newer
from reportgen.ooxml import package
from tests.engine.documents import paragraph, template, with_markup
from tests.tools import FORM
from tests.wordfile import DOCUMENT, SETTINGS, members, replaced

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen import Finding

NEW = "http://schemas.microsoft.com/office/word/2016/wordml"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME_2013 = (
    f'<a:theme xmlns:a="{A}" name="甲"><a:themeElements/><a:extLst><a:ext uri="{{1}}">'
    '<t:themeFamily xmlns:t="http://schemas.microsoft.com/office/thememl/2012/main" name="甲"/>'
    "</a:ext></a:extLst></a:theme>"
)
CHART_STYLE = (
    '<c:chartStyle xmlns:c="http://schemas.microsoft.com/office/drawing/2012/chartStyle"/>'
)


def found(folder: Path, data: bytes, **parts: str) -> list[Finding]:
    """Check the bytes of a template with more parts, named with __ for a slash."""
    extra = {f"{name.replace('__', '/')}.xml": xml.encode() for name, xml in parts.items()}
    path = folder / "x.docx"
    path.write_bytes(
        package.join(
            package.pack_member(name, each) for name, each in {**members(data), **extra}.items()
        )
    )
    return [finding for finding in check_template(path) if finding.rule == "M07"]


def headed(attributes: str, first: str = "<w:p>") -> bytes:
    """Return a template whose root element and first paragraph have some more attributes."""
    data = template("甲")
    for old in (f'xmlns:mc="{MC}" ', 'mc:Ignorable="w14 wp14"'):
        if old in members(data)[DOCUMENT].decode():
            data = replaced(data, DOCUMENT, (old, ""))
    head = f'<w:document xmlns:mc="{MC}" xmlns:n="{NEW}" {attributes} '
    return replaced(data, DOCUMENT, ("<w:document ", head), ("<w:p>", first))


@pytest.mark.parametrize(
    ("namespace", "newer"),
    [
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", False),
        ("http://schemas.microsoft.com/office/word/2006/wordml", False),
        ("http://schemas.microsoft.com/office/drawing/2007/8/2/chart", False),
        ("http://schemas.microsoft.com/office/drawing/2008/diagram", False),
        ("http://schemas.microsoft.com/office/word/2010/wordml", False),
        ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", False),
        ("http://schemas.microsoft.com/office/drawing/2010/main", False),
        ("urn:schemas-microsoft-com:vml", False),
        ("http://schemas.microsoft.com/office/word/2012/wordml", True),
        ("http://schemas.microsoft.com/office/drawing/2012/main", True),
        ("http://schemas.microsoft.com/office/thememl/2012/main", True),
        ("http://schemas.microsoft.com/office/drawing/2014/main", True),
        ("http://schemas.microsoft.com/office/drawing/2014/chartex", True),
        ("http://schemas.microsoft.com/office/word/2015/wordml/symex", True),
        ("http://schemas.microsoft.com/office/drawing/2016/5/9/chartex", True),
        ("http://schemas.microsoft.com/office/word/2016/wordml/cid", True),
        ("http://schemas.microsoft.com/office/word/2018/wordml/cex", True),
        ("http://schemas.microsoft.com/office/2019/extlst", True),
        ("http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash", True),
        ("http://schemas.microsoft.com/office/word/2023/wordml/word16du", True),
        ("http://schemas.microsoft.com/office/word/2024/wordml/sdtformatlock", True),
        ("http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11", True),
    ],
)
def test_namespaces_are_told_by_when_they_came(namespace: str, newer: bool) -> None:
    assert is_newer(namespace) == newer


def test_what_is_not_declared_ignorable_is_an_error(tmp_path: Path) -> None:
    (error,) = found(tmp_path, headed("", '<w:p n:id="1">'))
    assert (error.severity, error.location) == ("error", "第1段")
    assert error.message == "“n:id”：Word 2010 不认识这个属性，打不开这份文件"


def test_markup_that_is_declared_ignorable_is_noted_once_for_a_part(tmp_path: Path) -> None:
    data = headed('mc:Ignorable="n"', '<w:p n:id="1" n:more="2">')
    (note,) = found(tmp_path, data)
    assert (note.severity, note.location) == ("info", "第1段")
    assert note.message == "“n:id、n:more”：Word 2010 不认识，会略过，不影响打开"


def test_what_must_be_understood_is_an_error(tmp_path: Path) -> None:
    (error,) = found(tmp_path, headed('mc:MustUnderstand="n"'))
    assert error.severity == "error"
    assert error.message.startswith("“n”：文件要求认识它才能打开")


@pytest.mark.parametrize(
    ("choices", "severities"),
    [
        ('<mc:Choice Requires="n"><n:x/></mc:Choice>', ["warning"]),
        ('<mc:Choice Requires="n"><n:x/></mc:Choice><mc:Fallback/>', []),
        ('<mc:Choice Requires="wps"><wps:x/></mc:Choice>', []),
        ('<mc:Choice Requires="n"><n:x/></mc:Choice><mc:Choice Requires="wps"/>', []),
        ('<mc:Choice Requires="wps"><n:x/></mc:Choice><mc:Fallback/>', ["error"]),
        ('<mc:Choice Requires="wps"/><mc:Fallback><n:x/></mc:Fallback>', ["error"]),
    ],
)
def test_word_2010_takes_the_first_choice_that_it_knows(
    choices: str, severities: list[str], tmp_path: Path
) -> None:
    names = f'xmlns:mc="{MC}" xmlns:n="{NEW}" xmlns:wps="{SHAPE}"'
    block = f"<mc:AlternateContent {names}>{choices}</mc:AlternateContent>"
    data = with_markup(paragraph(f"<w:r>{block}</w:r>"))
    assert [f.severity for f in found(tmp_path, data)] == severities


def test_what_every_newer_word_writes_without_harm_is_not_told(tmp_path: Path) -> None:
    parts = {"word__theme__theme1": THEME_2013, "word__charts__style1": CHART_STYLE}
    assert found(tmp_path, FORM.read_bytes(), **parts) == []


def test_a_later_compatibility_mode_is_noted(tmp_path: Path) -> None:
    data = replaced(FORM.read_bytes(), SETTINGS, ('w:val="14"', 'w:val="15"'))
    (note,) = found(tmp_path, data)
    assert (note.rule, note.severity, note.location) == ("M07", "info", "文件设置")
