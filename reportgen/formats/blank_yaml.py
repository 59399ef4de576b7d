"""A commented blank to fill in: every field of the form with its meaning, unit and example."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.formats.form_filling import FilledEntry, Filling
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import ANNEXES, Report
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# 部门整体支出绩效评价报告　填报数据
#
# 怎么填：在冒号后面写内容，冒号后空一格；“#”开头的是说明，可以删去。
# 金额的单位写万元、元、亿元都可以；只写数字时单位是万元。
# 列表每项另起一行，以“- ”开头，照着样子可以多写几项。
# 内容里有“: ”“ #”或以特殊符号开头的，用英文引号括起来。
# 标“必填”的要填；标“可不填”的没有就空着。填好后：
#   reportgen check 文件名.yaml
#   reportgen build 文件名.yaml
"""
_HOW_TO_HAVE_ANNEXES = "# 要填附件的，用 reportgen new --with-annexes 得到带附件的空白表"
_STEP = "  "
_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class _Asked(NamedTuple):
    """What a blank asks for: the labels of the fields that its form prints, and the annexes."""

    fields: Collection[str] = ()
    annexes: bool = False

    def leaves_out(self, node: FieldNode, filling: Mapping[str, Filling]) -> bool:
        """Return whether a field is not asked for: the form has none of it, or the annexes do."""
        if node.label in filling:
            return False
        if self.annexes and node.role.is_in_annexes:
            return True
        is_of_some = bool(self.fields) and node.role.of_some_forms and node.label != ANNEXES
        return is_of_some and node.label not in self.fields


_ALL = _Asked()


def blank_yaml(
    year: int | None = None,
    *,
    annexes: bool = False,
    model: type[Report] | None = None,
    fields: Collection[str] = (),
) -> str:
    """Return the blank as YAML; it loads once its required fields are filled in.

    ``year`` is put in as 年度 where it is given. Without ``annexes`` only a comment tells of 附件;
    ``model`` is that of the form's reports, ``fields`` the labels of those that it prints.
    """
    filling = {} if year is None else {"年度": FilledEntry(str(year))}
    return form_yaml(filling, annexes=annexes, model=model, fields=fields)


def form_yaml(
    filling: Mapping[str, Filling],
    about: str = "",
    *,
    annexes: bool = False,
    model: type[Report] | None = None,
    fields: Collection[str] = (),
) -> str:
    """Return the form as YAML with its comments, fields filled in as far as ``filling`` has them.

    ``about`` is put at the end of the head: lines of comment, each ending in a line break. 附件
    are there with ``annexes``, or when they have a filling. With ``fields``, labels of those that a
    form prints, what only other forms have is left out unless it has a filling.
    """
    lines, asked = [_HEAD + about], _Asked(fields, annexes or ANNEXES in filling)
    for node in (field_tree(model or Report).fields or {}).values():
        if asked.leaves_out(node, filling):
            continue
        if node.label == ANNEXES and not annexes and node.label not in filling:
            lines += [f"# {node.label}：{node.description}", _HOW_TO_HAVE_ANNEXES]
        else:
            lines += _field(node, "", filling.get(node.label), asked)
        lines.append("")
    return "\n".join(lines)


def _field(
    node: FieldNode, indent: str, given: Filling | None, asked: _Asked = _ALL
) -> Iterator[str]:
    note = "必填" if node.required else "可不填"
    example = f"例：{node.example}" if node.example else ""
    yield f"{indent}# {'。'.join(part for part in (node.description, note, example) if part)}"
    if node.kind == "mapping" and isinstance(given, Mapping) and given:
        yield f"{indent}{node.label}:"
        for key, entry in given.items():
            shown = entry if isinstance(entry, FilledEntry) else FilledEntry()
            yield _line(f"{indent}{_STEP}{entry_text(key)}:", shown)
        return
    if node.kind == "mapping":
        yield f"{indent}# {node.label}:"
        yield f"{indent}#   {codes.A06}: 财政年底收回未用指标"
        return
    entry = given if isinstance(given, FilledEntry) else FilledEntry()
    yield _line(f"{indent}{node.label}:", entry)
    if _written(entry):
        return
    if node.element is not None:
        yield from _items(node.element, indent + _STEP, given)
        return
    inside = given if isinstance(given, Mapping) else {}
    for inner in (node.fields or {}).values():
        if not asked.leaves_out(inner, inside):
            yield from _field(inner, indent + _STEP, inside.get(inner.label), asked)


def _line(start: str, entry: FilledEntry) -> str:
    written = _written(entry)
    value = f" {written}" if written else ""
    return f"{start}{value}{f'  # {entry.note}' if entry.note else ''}"


def _written(entry: FilledEntry) -> str:
    """Write the value of an entry; nothing where it has none."""
    if entry.says_none:
        return "[]"
    return "" if entry.value == "" else entry_text(entry.value)


def entry_text(value: object) -> str:
    """Write one value as it may stand behind a label."""
    # For start-up: a blank has no values.
    from reportgen.plaindata.scalars import block_scalar, double_quoted

    text = str(value)
    one_line = not any(char in text for char in _LINE_BREAKS)
    return block_scalar(text) if one_line else double_quoted(text)


def _items(element: FieldNode, indent: str, given: Filling | None) -> Iterator[str]:
    """Write the items of a list, or one to fill in; only the first has comments."""
    items = given if isinstance(given, Sequence) and given else [FilledEntry()]
    for number, item in enumerate(items):
        start = f"{indent}- "
        if not element.fields:
            entry = item if isinstance(item, FilledEntry) else FilledEntry()
            yield _line(start.rstrip(), entry) if entry.note else f"{start}{_written(entry)}"
            continue
        lines: list[str] = []
        inside = item if isinstance(item, Mapping) else {}
        for inner in element.fields.values():
            comment, first, *rest = _field(inner, indent + _STEP, inside.get(inner.label))
            lines += [comment] if number == 0 else []
            lines += [start + first.removeprefix(indent + _STEP), *rest]
            start = indent + _STEP
        if number < len(items) - 1 and lines[-1].strip() == "-":
            lines.pop()  # js-yaml takes the next item for one inside an empty one
        yield from lines
