"""What a tag may say: names checked against the form, and only a small part of Jinja allowed."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.template.language import FILTERS, LOOP_ATTRIBUTES, TESTS, environment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.template.tags import Tag

MAX_UNRELATED_LOOPS = 2
"""How deep loops over lists that do not belong to each other may be nested."""

MAX_NESTING = 20
"""How deep for and if may be nested in one part."""

_ANY = FieldNode("", "any")
_LOOP = FieldNode("loop", "loop")
_VALUE = FieldNode("", "value")
_TEXTS = FieldNode("", "list", element=_VALUE)
_PRINTABLE = frozenset(("text", "amount", "year", "number", "value", "any"))
_RESULTS = {"列举": _VALUE, "length": FieldNode("", "number")}
_OPERATORS = (nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.CondExpr, nodes.Compare)
_INTRODUCTIONS = {"for": "endfor", "if": "endif"}


class StatementError(ValueError):
    """A tag says something that it can't; with a suggestion."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        self.message, self.suggestion = message, suggestion
        super().__init__(message)


@dataclass(slots=True)
class Block:
    """A for or if that is open: its tag, what it defines, and whether it may have an else."""

    keyword: str
    tag: Tag
    names: dict[str, FieldNode] = field(default_factory=dict)
    loop_name: str = ""
    unrelated: bool = False
    has_else: bool = False


class Scopes:
    """Follows the tags of one part in their order, and checks each against the form."""

    def __init__(self) -> None:
        self.root = field_tree(Report)
        self.names: dict[str, FieldNode] = {}
        self.blocks: list[Block] = []

    def read(self, tag: Tag) -> str:
        """Check one tag and note what it opens, closes or defines; give its keyword.

        Raises StatementError for what is wrong with it.
        """
        if tag.kind != "statement":
            if tag.kind == "output":
                self._check_output(tag)
            return ""
        keyword = tag.body.split(None, 1)[0]
        if keyword == "for":
            self._open_for(tag)
        elif keyword == "if":
            self._open(Block("if", tag), self._parse(f"{{% {tag.body} %}}{{% endif %}}", nodes.If))
        elif keyword == "elif":
            self._branch(tag, f"{{% if 1 %}}{{% {tag.body} %}}{{% endif %}}")
        elif keyword == "else":
            self._branch(tag, f"{{% if 1 %}}{{% {tag.body} %}}{{% endif %}}")
            self.blocks[-1].has_else = True
        elif keyword in ("endfor", "endif"):
            self._close(keyword, tag)
        elif keyword == "set":
            self._set(tag)
        else:
            known = ["for", "endfor", "if", "elif", "else", "endif", "set"]
            raise StatementError(f"模板里不能用“{keyword}”", _meant(keyword, known))
        return keyword

    def recover(self, tag: Tag) -> None:
        """Go on after a for or if that is wrong, so that what it holds is checked all the same."""
        words = tag.body.split()
        name = words[1] if words[0] == "for" and words[1:] else ""
        names = {name: _ANY, "loop": _LOOP} if name else {}
        self.blocks.append(Block(words[0], tag, names, name))

    def _parse(self, source: str, kind: type[nodes.Node]) -> nodes.Node:
        try:
            body = environment().parse(source).body
        except TemplateSyntaxError as error:
            raise StatementError(*_syntax(str(error.message))) from None
        found = body[0] if len(body) == 1 and isinstance(body[0], kind) else None
        if found is None:
            raise StatementError("标签写法不对", "一个标签只写一件事")
        return found

    def _check_output(self, tag: Tag) -> None:
        node = self._parse(tag.source, nodes.Output)
        expressions = list(node.iter_child_nodes())
        if len(expressions) != 1:
            raise StatementError("标签写法不对", "写成“{{ 栏目名 }}”")
        kind = self.infer(expressions[0])
        if kind.kind == "list":
            name = f"“{kind.label}”" if kind.label else "这里"
            raise StatementError(f"{name}有多项，不能直接写出来", "用“{%p for 项 in … %}”逐项写")
        if kind.kind not in _PRINTABLE and not (kind.group and kind.group.SUMMED):
            inner = "、".join((kind.fields or {}).keys())
            raise StatementError(
                f"“{kind.label}”是一组栏目，不能直接写出来", f"写出其中一栏：{inner}"
            )

    def _open_for(self, tag: Tag) -> None:
        node = self._parse(f"{{% {tag.body} %}}{{% endfor %}}", nodes.For)
        if not isinstance(node, nodes.For) or node.recursive:
            raise StatementError("for 不能用 recursive", "去掉 recursive")
        if not isinstance(node.target, nodes.Name):
            raise StatementError("for 后面只能写一个名字", "写成“for 项 in 栏目名”")
        if not _is_path(node.iter):
            raise StatementError("in 后面只能写一个栏目名", "写成“for 项 in 栏目名”")
        source = self.infer(node.iter)
        element = _ANY if source.kind == "any" else source.element
        if element is None:
            raise StatementError(f"“{source.label}”只有一项，不能用 for", "直接写“{{ 栏目名 }}”")
        name = self._new_name(node.target.name)
        open_loops = [block.loop_name for block in self.blocks if block.keyword == "for"]
        unrelated = _root_name(node.iter) not in open_loops
        if sum(block.unrelated for block in self.blocks) + unrelated > MAX_UNRELATED_LOOPS:
            raise StatementError("互不相关的循环套得太深", "里层循环应写外层各项自己的内容")
        block = Block("for", tag, {name: element, "loop": _LOOP}, name, unrelated)
        self._open(block, None)
        if node.test is not None:
            self.infer(node.test)

    def _open(self, block: Block, condition: nodes.Node | None) -> None:
        if isinstance(condition, nodes.If):
            self.infer(condition.test)
        if len(self.blocks) >= MAX_NESTING:
            raise StatementError(f"for 和 if 套了超过{MAX_NESTING}层", "减少层数")
        self.blocks.append(block)

    def _branch(self, tag: Tag, source: str) -> None:
        node = self._parse(source, nodes.If)
        keyword = tag.body.split(None, 1)[0]
        if not self.blocks:
            raise StatementError(f"“{keyword}”前面没有 if", "补上“if”，或删去")
        block = self.blocks[-1]
        if block.has_else or (keyword == "elif" and block.keyword != "if"):
            raise StatementError(f"“{keyword}”的位置不对", "else 只能有一个，放在最后")
        if isinstance(node, nodes.If):
            for branch in node.elif_:
                self.infer(branch.test)

    def _close(self, keyword: str, tag: Tag) -> None:
        opening = next(word for word, end in _INTRODUCTIONS.items() if end == keyword)
        if tag.body != keyword:
            raise StatementError(f"“{keyword}”后面有多余的内容", "删去多余的内容")
        if not self.blocks:
            raise StatementError(f"“{keyword}”前面没有对应的“{opening}”", "补上，或删去")
        block = self.blocks[-1]
        if block.keyword != opening:
            wanted = _INTRODUCTIONS[block.keyword]
            raise StatementError(f"“{keyword}”与前面的“{block.tag.text}”不配对", f"先写“{wanted}”")
        self.blocks.pop()

    def _set(self, tag: Tag) -> None:
        node = self._parse(f"{{% {tag.body} %}}", nodes.Assign)
        if not isinstance(node, nodes.Assign) or not isinstance(node.target, nodes.Name):
            raise StatementError("set 后面只能写一个名字", "写成“set 简称 = 栏目名”")
        if not _is_path(node.node):
            raise StatementError("set 只能给栏目起简称", "写成“set 简称 = 栏目名”")
        names = self.blocks[-1].names if self.blocks else self.names
        names[self._new_name(node.target.name)] = self.infer(node.node)

    def _new_name(self, name: str) -> str:
        if name == "loop" or name in (self.root.fields or {}):
            raise StatementError(f"“{name}”已有所指，不能另作他用", "换一个名字")
        return name

    def infer(self, node: nodes.Node) -> FieldNode:
        """Give what an expression stands for; raises StatementError where it can't be."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._field(node)
        if isinstance(node, nodes.Const) and isinstance(node.value, (str, int)):
            return _VALUE
        if isinstance(node, nodes.Filter):
            return self._filter(node)
        if isinstance(node, nodes.Test):
            if node.name not in TESTS:
                raise StatementError(f"没有“is {node.name}”这种判断", _meant(node.name, TESTS))
            tested = self.infer(node.node)
            amount = tested.kind == "amount" or (tested.group and tested.group.SUMMED)
            if tested.kind != "any" and (node.name == "零") != bool(amount):
                raise StatementError(f"“is {node.name}”不能用在“{tested.label}”上", "")
            return _VALUE
        if isinstance(node, nodes.Compare):
            kinds = [self.infer(child) for child in (node.expr, *(op.expr for op in node.ops))]
            if any(kind.kind in ("amount", "group", "list") for kind in kinds):
                raise StatementError("金额和成组的栏目不能直接比较", "判断金额是否为0，写“is 零”")
            return _VALUE
        if isinstance(node, _OPERATORS):
            for child in node.iter_child_nodes():
                self.infer(child)
            return _VALUE
        raise StatementError("标签里用了不允许的写法", "只写栏目名、过滤器和简单的条件")

    def _name(self, name: str) -> FieldNode:
        scopes = [*(block.names for block in reversed(self.blocks)), self.names]
        for names in (*scopes, self.root.fields or {}):
            if name in names:
                return names[name]
        known = [*(self.root.fields or {}), *(word for names in scopes for word in names)]
        raise StatementError(f"没有“{name}”这个名字", _meant(name, known))

    def _field(self, node: nodes.Getattr) -> FieldNode:
        owner = self.infer(node.node)
        if owner.kind == "any":
            return _ANY
        if owner.kind == "loop":
            if node.attr not in LOOP_ATTRIBUTES:
                raise StatementError(f"loop 没有“{node.attr}”", _meant(node.attr, LOOP_ATTRIBUTES))
            return FieldNode("", "number")
        fields = owner.fields or {}
        if node.attr not in fields:
            owner_name = f"“{owner.label}”" if owner.label else "这里"
            if owner.kind == "list":
                raise StatementError(f"{owner_name}有多项，要用 for 逐项取“{node.attr}”", "")
            if not fields:
                raise StatementError(
                    f"{owner_name}没有下级栏目“{node.attr}”", f"去掉“.{node.attr}”"
                )
            raise StatementError(f"{owner_name}下没有“{node.attr}”", _meant(node.attr, fields))
        return fields[node.attr]

    def _filter(self, node: nodes.Filter) -> FieldNode:
        if node.name not in FILTERS:
            raise StatementError(f"没有“{node.name}”这个过滤器", _meant(node.name, FILTERS))
        if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise StatementError(f"“{node.name}”的写法不对", f"写成“栏目名|{node.name}”")
        source = self.infer(node.node)
        for argument in node.args:
            self.infer(argument)
        wanted = {"列举": ("group",), "join": ("list",), "first": ("list",), "last": ("list",)}
        if source.kind not in ("any", *wanted.get(node.name, (source.kind,))):
            raise StatementError(f"“{node.name}”不能用在“{source.label}”上", "")
        if node.name in ("first", "last"):
            return source.element or _VALUE
        return _RESULTS.get(node.name, _VALUE)


def _is_path(node: nodes.Node) -> bool:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def _root_name(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _meant(word: str, known: Iterable[str]) -> str:
    """Suggest the known word most like this one, or all of them."""
    words = list(dict.fromkeys(known))
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.4)
    return f"是不是“{close[0]}”？" if close else f"可用：{'、'.join(sorted(words))}"


def _syntax(message: str) -> tuple[str, str]:
    """Say in Chinese what Jinja's parser found wrong."""
    if "expected token 'end of" in message or "unexpected char" in message:
        return "标签里有多余的内容或不认识的符号", "检查名字、点号和引号"
    if "Expected an expression" in message:
        return "标签没有写完", "补上栏目名或条件"
    if "expected token 'in'" in message:
        return "for 的写法不对", "写成“for 项 in 栏目名”"
    return "标签写法不对", "对照模板说明检查"
