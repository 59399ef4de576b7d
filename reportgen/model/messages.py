"""Errors of validation as Chinese findings: which field, what is wrong, what to do."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.findings import Finding, Path, path_text, shown
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.filling_in import how_to_fill
from reportgen.model.places import Places, normal_path
from reportgen.model.report import ANNEXES, Report
from reportgen.model.unreadable_value import UnreadableValue
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Protocol

    from reportgen.model.form_model import FormModel

    class Errors(Protocol):
        """All that is wrong with data: a DataError, or pydantic's ValidationError."""

        def errors(self, *, include_url: bool = ...) -> Sequence[Any]:
            """Return type, loc, msg, input and ctx of each error."""


FORM_ROWS = (
    "单位名称",
    "年度预算金额",
    "主管部门",
    "单位基本职能",
    "部门整体支出管理和使用基本情况",
    "绩效目标完成情况",
    "存在的问题",
    "改进措施",
    "其他需要说明问题",
)
"""The labels of the nine rows of the form's table, from the top."""

_SENTENCES = {
    "list_type": ("这里应是一个列表", "每项另起一行，以“- ”开头"),
    "dict_type": ("这里应是一组“编号: 理由”", "每条另起一行，写成“编号: 理由”"),
    "model_type": ("这里应是一组栏目", "按栏目名分行填写，写成“栏目: 内容”"),
    "text": ("这里应填文字", "写成一段文字；像数字的内容用引号括起来"),
    "blank": ("这一栏是空的", "填写内容"),
    "one_line": ("这一栏只能写一行，不能换行", "去掉换行"),
    "amount": ("{why}", "数和单位写在一起，单位是万元、元或亿元；例：×××.××万元"),
    "negative": ("“{amount}”是负数，这一栏不能为负", "核对数字，去掉负号"),
    "no_figure": ("没有填数：合计和各项至少填一个", "填上数；没有支出就填0"),
    "year": ("{message}", "写成四位数字；例：20××"),
    "percent": ("{why}", "写成百分数；例：××.××%"),
    "score": ("{why}", "写成数，可以带“分”；例：×.×分"),
    "area": ("{why}", "写成数，可以带“㎡”“平方米”；例：××××㎡"),
    "indicator": (
        "{why}",
        "写成一个数，可以带“≥”“＝”“≤”和单位，或写“达成年度指标”这样的文字，一行写完；例：≥××%",
    ),
    "literal_error": ("这一栏只能写：{expected}", "从中选一个，照原样写"),
    "level": (
        "第{number}行没有写{label}，上面也没有可以沿用的",
        "补上{label}；与上一行相同的才可以不写",
    ),
    "day": ("{message}", "写成年月日；例：20××年×月×日"),
    "headcount": ("{message}", "写成整数，可以带“人”；例：××人"),
    "text_length": ("{message}", "检查是不是把别的内容贴了进来"),
    "character": ("{message}", "删去这个字符"),
    "reference": ("这里应填问题的序号或标题", "写问题的序号（从1起），或照抄它的标题"),
    "string_unicode": ("有的栏目名里有不能用的字符", "删去这个字符"),
    "invalid_key": ("栏目名应是文字", "把栏目名用引号括起来"),
}
MAX_TOLD = 1000
"""How many mistakes of one file are told."""

_EMPTIED = frozenset(("blank", "amount", "year", "percent", "score", "area", "day", "headcount"))
"""The kinds of errors that a label with nothing behind it may give."""

_CHOICE = lazy_pattern("'([^']*)'")
_CHINESE = lazy_pattern("[一-鿿]")
_IN_TABLE = 2
_FALLBACK = ("内容不符合这一栏的要求", "对照 reportgen new 生成的空白表填写")


def findings_of(error: Errors, places: Places, model: type[Report] | None = None) -> list[Finding]:
    """Turn all errors of one validation into findings, in the order of their places.

    Each carries the path by the form's labels and the place in the file. ``model`` is that of the
    form's reports.
    """
    found: dict[tuple[str, str], Finding] = {}
    tree = field_tree(model or Report)
    errors = error.errors(include_url=False)
    for number, details in enumerate(errors):
        if len(found) == MAX_TOLD:
            message = f"问题太多，还有约{len(errors) - number}处没有列出"
            advice = "改好列出的这些，再试一次；也看看是不是选错了文件"
            more = Finding(codes.D03, "error", "", places.file, message, advice)
            return [*found.values(), more]
        finding = _finding(details, _labels(details["loc"], tree), places, tree)
        found.setdefault((finding.path, finding.message), finding)
    return list(found.values())


def sentences_of(error: Errors, model: type[FormModel]) -> list[str]:
    """Return what is wrong and what to do, for each error of one validation of any group."""
    tree, places = field_tree(model), Places()
    sentences: list[str] = []
    for details in error.errors(include_url=False):
        told = _finding(details, _labels(details["loc"], tree), places, tree)
        own = details["msg"]
        sentences.append(f"{own if _CHINESE.search(own) else told.message}。{told.suggestion}")
    return sentences


def wrong_paths(error: Errors, model: type[Report] = Report) -> list[Path]:
    """Return the paths, by the form's labels, of all that one validation found wrong."""
    tree = field_tree(model)
    return [_labels(details["loc"], tree) for details in error.errors(include_url=False)]


def missing_paths(error: Errors, model: type[Report] = Report) -> list[Path]:
    """Return the paths of what must be there and is not; a group that is missing has one."""
    tree, found = field_tree(model), error.errors(include_url=False)
    return [_labels(details["loc"], tree) for details in found if details["type"] == "missing"]


def nearest(word: str, known: list[str]) -> str | None:
    """Return the known word most like this one, or None when none is like it."""
    meant = {each: _same_words(each) for each in known}
    close = difflib.get_close_matches(_same_words(word), [*meant.values()], n=1, cutoff=0.5)
    return next((each for each in known if meant[each] == close[0]), None) if close else None


def _same_words(label: str) -> str:
    """Return a label in which 单位, which people write for 部门, is that."""
    return label.replace("单位", "部门")


def form_row(path: Path) -> str:
    """Return which row of the form's table a path belongs to; empty outside the table."""
    if path[:1] == (ANNEXES,):
        return ""
    for step in path:
        if step in FORM_ROWS:
            return f"表中第{FORM_ROWS.index(str(step)) + 1}行“{step}”"
    return ""


def _labels(loc: Path, tree: FieldNode) -> Path:
    """Keep the steps that are keys or list positions; pydantic also says which part of a key."""
    node: FieldNode | None = tree
    steps: list[str | int] = []
    for step in loc:
        if node is None:
            break
        if node.kind == "list" and isinstance(step, int):
            steps.append(step)
            node = node.element
        elif node.kind == "mapping" or node.fields is not None:
            steps.append(str(step))
            node = (node.fields or {}).get(name_of(str(step)))
    return tuple(steps)


def _finding(details: Mapping[str, Any], path: Path, places: Places, tree: FieldNode) -> Finding:
    kind = details["type"]
    if isinstance(held := details["input"], UnreadableValue):
        rule, message, advice = codes.D03, held.message, held.advice
    elif kind == "missing" or _is_blank(details, path, places):
        rule, (message, advice) = codes.C03, _missing(path, places, tree)
    elif kind == "extra_forbidden":
        rule, (message, advice) = codes.D02, _unknown(path, tree)
    else:
        message, advice = _SENTENCES.get(kind, _FALLBACK)
        context = {"message": details["msg"], **details.get("ctx", {})}
        if kind == "literal_error":
            context["expected"] = "、".join(_CHOICE.findall(context["expected"]))
        message, advice = message.format_map(context), advice.format_map(context)
        rule = codes.C03 if kind in ("blank", "no_figure") else codes.D03
    return Finding(rule, "error", path_text(path), places.locate(path), message, advice)


def _is_blank(details: Mapping[str, Any], path: Path, places: Places) -> bool:
    """Return whether nothing is behind a label on some line, whatever should be."""
    is_on_line = isinstance(places.marks.get(normal_path(path)), tuple)
    is_label = bool(path) and isinstance(path[-1], str)
    return (
        is_on_line and is_label and details["type"] in _EMPTIED and details["input"] in ("", None)
    )


def _missing(path: Path, places: Places, tree: FieldNode) -> tuple[str, str]:
    row = form_row(path) or ("表的标题和支出段" if path == ("年度",) else "")
    if not row and path[0] == ANNEXES:
        row = f"附件的“{path[1]}”" if len(path) > _IN_TABLE else ""
    elif not row:
        group = {name: each for name, each in (tree.fields or {}).items() if each.fields}
        row = f"表的“{path[0]}”一组" if name_of(str(path[0])) in group else ""
    where = f"，{row}要用" if row else ""
    mark = places.marks.get(normal_path(path))
    if isinstance(mark, tuple) and isinstance(path[-1], str):
        return f"第{mark[0]}行冒号后是空的{where}", f"填上“{path[-1]}”的内容"
    return f"缺少“{path[-1]}”{where}", how_to_fill(path, _node_at(path, tree), places)


def _node_at(path: Path, tree: FieldNode) -> FieldNode | None:
    node: FieldNode | None = tree
    for step in path:
        if node is not None:
            node = node.element if isinstance(step, int) else (node.fields or {}).get(name_of(step))
    return node


def _unknown(path: Path, tree: FieldNode) -> tuple[str, str]:
    node = _node_at(path[:-1], tree)
    labels = [field.label for field in (node.fields if node and node.fields else {}).values()]
    key = str(path[-1])
    close = nearest(key, labels)
    if close and name_of(key) == name_of(close):
        return f"“{shown(key)}”和“{close}”是同一栏，写了两次", "只留一处"
    homes = _homes(name_of(key), tree)
    if len(homes) == 1:
        home = homes[0]
        here = f"“{node.label}”下面" if node and node.label else "这里"
        message = (
            f"{here}没有“{shown(key)}”这一栏，它{f'在“{home}”下面' if home else '不在任何一组里'}"
        )
        return message, f"移到{f'“{home}”下面' if home else '最外层'}，与同组的栏目左对齐"
    advice = f"是不是“{close}”？" if close else f"这里可用的栏目：{'、'.join(labels)}"
    return f"表上没有“{shown(key)}”这一栏", advice


def _homes(name: str, group: FieldNode) -> list[str]:
    """Return the labels of the groups outside the annexes that have a field of this name."""
    found: list[str] = []
    for key, field in (group.fields or {}).items():
        found += [group.label] if key == name else []
        inner = field if field.element is None else field.element
        if inner.fields and field.label != ANNEXES:
            label = inner.label or field.label
            found += [each or label for each in _homes(name, inner)]
    return found
