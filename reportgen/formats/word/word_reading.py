"""One Word file as it stands: data by the form's labels, and all that is in no field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import shown
from reportgen.formats.word.annexes import AnnexRouter, list_cells, read_as
from reportgen.formats.word.chapters.chapter_fields import read_chapters
from reportgen.formats.word.chapters.chapter_form import (
    Levels,
    is_own,
    outline_in,
    read_outline,
)
from reportgen.formats.word.chapters.chapters_beside import read_beside, read_without_chapters
from reportgen.formats.word.chapters.missing_figures import find_in_summary, forget_found
from reportgen.formats.word.chapters.outside import is_page_number, list_outside, read_title
from reportgen.formats.word.chapters.report_titles import (
    NAME,
    has_title,
    take_titles,
    take_unit_of_annex,
)
from reportgen.formats.word.headings.own_outline import own_outline
from reportgen.formats.word.headings.vocabulary import recognised
from reportgen.formats.word.prose.sentence_values import take_loose, take_title
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.tables.labelled_cells import LabelledCells
from reportgen.formats.word.tables.table_fields import read_entry
from reportgen.formats.word.tables.table_form import Form, FormReader
from reportgen.formats.word.tables.unplaced_tables import note_nested, note_tables
from reportgen.formats.word.text.paragraphs import Text
from reportgen.formats.word.text.text_parts import Parts
from reportgen.formats.word.text.unread import diagram_texts
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine, bare
from reportgen.formats.word.without_form import without_form
from reportgen.ooxml.numbering import Numbering
from reportgen.ooxml.package import DamagedError
from reportgen.ooxml.styles import Styles
from reportgen.ooxml.wordprocessing import TBL, Element, P, plain_text, w
from reportgen.plaindata.data_files import unreadable
from reportgen.plaindata.misnamed import reads_as_whole_data, saved_as_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况")
_MANY_LABELS = 5
_MOST_KEPT, _MOST_STYLES = 200_000, 8
_KNOWN_STYLES: dict[bytes, Styles] = {}

_NOT_CARRIED = "由这份文件生成的 Word 文件里没有它；要的，打开原文件复制过去"
_BEHIND_TEXT = f"{w('background')}//{{urn:schemas-microsoft-com:vml}}fill"


def read_members(
    members: dict[str, bytes], file: str, known: Values | None = None, form: str = ""
) -> Values:
    """Read the members of a package; ``file`` is its name in messages.

    ``form`` is the name of the form that it says it has. With ``known``, another file's values,
    rows that show the same there are not read again. Raises InputError for a damaged part, a file
    without the form, and one with several reports.
    """
    try:
        return _read(Parts(members), file, known, form)
    except DamagedError as error:
        raise unreadable(file, str(error), error.advice) from None


def _read(parts: Parts, file: str, known: Values | None, form: str) -> Values:
    text = Text(_styles(parts), Numbering(parts.first("numbering")))
    values = Values(file)
    body, annexes = parts.body(), AnnexRouter()
    if body.find(TBL) is None and reads_as_whole_data(plain_text(p) for p in body.iter(P)):
        raise saved_as_document(file)
    vocabulary = recognised(body, form) if known is None else known.vocabulary
    values.vocabulary = vocabulary
    read_as(None if vocabulary.words is None else vocabulary.words.path)
    words = own_outline(body, vocabulary)
    if words is None:
        words = outline_in(body, lambda: Text(_styles(parts), Numbering(parts.first("numbering"))))
    boxes: list[WordLine] = []
    if words is not None:
        levels = Levels(parts.first("styles"))
        outline = read_outline(body, text, levels, annexes, words)
        boxes = [*_boxes(text)]
        if boxes and not any(NAME.search(bare(line)) for line in outline.before):
            boxes = take_titles(boxes, values)  # of a cover
        read_chapters(outline, values)
        note_tables(outline.rows, values, outline.captions, outline.units)
        note_nested(outline.rows, values)
        forget_found(_SPENT, values)  # tables may tell it
        if not is_own(outline):
            values.of_other_forms.add(())
            values.drop_empty()
    else:
        _read_table(body, text, values, known, annexes)
    annexes.finish(values)
    take_unit_of_annex(values)
    if values.year is not None:
        values.put(("年度",), values.year, _year_place(values))
    else:
        values.note("没有找到报告的年度，没有填", path=("年度",), advice="补填年度")
    for kind, line in _beside(parts, text, boxes):
        values.left(line.shown.strip(LAYOUT), line.place, f"{kind}没有对应的栏目")
    if body.getparent().find(_BEHIND_TEXT) is not None:
        text.skip("背景图片", "正文")
    _note_changes(parts, text, values)
    return values


def _styles(parts: Parts) -> Styles:
    """Return the styles; those of files made with one form are alike, and resolved once."""
    content = parts.content("styles")
    if not 0 < len(content) <= _MOST_KEPT:
        return Styles(parts.first("styles"))
    known = _KNOWN_STYLES.get(content)
    if known is None:
        if len(_KNOWN_STYLES) >= _MOST_STYLES:
            _KNOWN_STYLES.pop(next(iter(_KNOWN_STYLES)), None)
        known = _KNOWN_STYLES[content] = Styles(parts.first("styles"))
    return known


def _read_table(
    body: Element, text: Text, values: Values, known: Values | None, annexes: AnnexRouter
) -> None:
    """Read the single-table form, or a file that has only annexes."""
    form = FormReader(text, annexes, values.vocabulary).read(body)
    others: list[WordLine] | None = None
    is_own = _has_most_rows(form, values)
    cells = LabelledCells() if len(form.entries) < _MANY_LABELS and not is_own else None
    rows_ = [*form.rows, *form.others]
    if cells is not None and cells.are_there(rows_, form.before, len(form.entries)):
        lines = cells.lines([*form.before, *form.outside], values)
        others = cells.tables(rows_, values, lines)
        find_in_summary(_SPENT, values)
        form = Form(before=read_beside(take_titles(lines, values), values), others=rows_)
        values.note(f"按“{cells.title}”的栏目名读入")
        values.of_other_forms.add(())
    elif not form.entries and not annexes.found:
        if not has_title(form.before):
            note_tables(form.others, values)
            raise without_form([*form.before, *_boxes(text)], rows_, values)
        read_without_chapters(form.before, values)
        values.of_other_forms.add(())
        form = Form(others=rows_)
        others = [line for row in rows_ for cell in row.cells for line in cell.lines]
    note_tables(form.others, values)
    note_nested(rows_, values)
    _forbid_several(form, values.file)
    for entry in form.entries.values():
        read_entry(entry, values, known)
    annexes.take_mentions()
    before = [line for line in form.before if line.place not in annexes.taken]
    after = [line for line in _shown(form.outside) if line.place not in annexes.taken]
    before, after = take_loose(before, values), take_loose(after, values)
    form.leftover = take_loose(form.leftover, values)
    before = take_title(before, values)
    before = read_title([*before, *_boxes(text)], values)
    if form.entries:
        before = take_titles(before, values)
    list_outside(before + after, values)
    beside = [*form.unread, *(form.others if is_own else ())]
    if beside:
        form.leftover += LabelledCells().tables(beside, values, form.before)
    if is_own:
        form.others = []
    if not form.entries and others is None:
        message = f"文件里只有附件（{annexes.summary}），没有报告的表格或章节"
        values.note(message, advice="补填其他栏目，或把附件放进有报告的文件里再读")
    if others is None:
        others = [line for row in form.others for cell in row.cells for line in cell.lines]
    list_cells(_shown([*form.leftover, *others]), values)


def _has_most_rows(form: Form, values: Values) -> bool:
    """Return whether most rows of an installed form are there: then it is of no other outline."""
    words = values.vocabulary.words
    rows_ = [row.path for row in words.rows if row.path] if words is not None else []
    return sum(path in form.entries for path in rows_) * 2 > len(rows_) > 1


def _shown(lines: list[WordLine]) -> list[WordLine]:
    return [line for line in lines if line.shown.strip(LAYOUT)]


def _year_place(values: Values) -> str:
    expenditure = ("绩效完成情况", "部门整体支出管理和使用基本情况")
    for path in (("年度",), (*expenditure, "支出总额"), expenditure):
        if path in values.marks:
            return values.marks[path]
    return ""


def _forbid_several(form: Form, file: str) -> None:
    """Raise InputError that names the reports when there is more than one."""
    if len(form.units) > 1:
        units = ((shown(unit.text) or "未写单位", unit.place) for unit in form.units)
        names = "、".join(f"“{name}”（{place}）" for name, place in units)
        message = f"文件里有{len(form.units)}份报告：{names}"
        raise unreadable(file, message, "拆成几个文件，一份报告一个")


def _boxes(text: Text) -> Iterator[WordLine]:
    """Read text boxes, also those inside text boxes."""
    count = 0
    while boxes := text.boxes():
        for box in boxes:
            count += 1
            yield from text.lines(box, f"文本框{count}")


def _beside(parts: Parts, text: Text, boxes: Iterable[WordLine]) -> Iterator[tuple[str, WordLine]]:
    """Return the text of headers, footers, footnotes and endnotes, with what each is."""
    for kind, title in (("header", "页眉"), ("footer", "页脚")):
        for count, (_, root) in enumerate(parts.all(kind), 1):
            for line in _filled(text, root, f"{title}{count}"):
                if not is_page_number(line.text):
                    yield title, line
    for kind, title in (("footnote", "脚注"), ("endnote", "尾注")):
        for count, (key, note) in enumerate(parts.notes(f"{kind}s", kind), 1):
            place = text.references.get((title, key), f"{title}{count}")
            for line in _filled(text, note, ""):
                yield title, line._replace(place=place)
    for count, (_, root) in enumerate(parts.all("diagramData"), 1):
        for words in diagram_texts(root):
            yield "SmartArt 图形里的文字", WordLine(words, f"SmartArt 图形{count}")
    for line in (*boxes, *_boxes(text)):
        if line.shown.strip(LAYOUT):
            yield "文本框", line


def _filled(text: Text, container: Element, place: str) -> list[WordLine]:
    return _shown(text.lines(container, place))


def _note_changes(parts: Parts, text: Text, values: Values) -> None:
    """Note what was deleted, that changes were accepted, and what the comments are."""
    for _, comment in parts.notes("comments", "comment"):
        shown = "\n".join(line.shown for line in _filled(text, comment, ""))
        if shown and comment.find(f".//{P}") is not None:
            values.note(f"批注没有读入数据：“{shown}”")
    for aside in text.asides:
        if not aside.text:
            continue
        if aside.kind == "删除":
            values.note(f"按已接受修订来读，删去了“{aside.text}”", aside.place)
        else:
            values.left(aside.text, aside.place, f"{aside.kind}没有对应的栏目")
    for kind, place in text.unread:
        is_said = "读入" in kind or "显示不出" in kind
        message, advice = (kind, "") if is_said else (f"没有读入：{kind}", _NOT_CARRIED)
        values.note(message, place, advice=advice)
    if text.replaced:
        pairs = "、".join(text.replaced)
        values.note(f"样子相同的部首、兼容字换成了常用字：{pairs}")
    if text.inserted:
        values.note(f"文件里有{text.inserted}处修订插入的文字，按已接受来读")
