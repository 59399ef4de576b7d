"""What the tags of a part may say, one after the other: names, for and if, and where they end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import nodes

from reportgen.engine.expression_names import filters_in, is_path, names_used, root_name, unmarked
from reportgen.engine.expressions import (
    Around,
    StatementError,
    infer,
    meant,
    parse,
    require_printable,
)
from reportgen.engine.language import EQUAL, MERGED, PLAIN, REQUIRED, Language
from reportgen.engine.name_schema import ANY, EACH, SchemaNode, loop_over
from reportgen.engine.printed_names import printed_names
from reportgen.engine.vertical_merge import merged_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.engine.tags import Tag
    from reportgen.findings import Path

MAX_UNRELATED_LOOPS = 2
"""How deep loops over lists that do not belong to each other may be nested."""

MAX_NESTING = 20
"""How deep for and if may be nested in one part."""

CELL_TAGS = {"vm": False, "hm": False, "colspan": True, "cellbg": True}
"""Tags for the cell they stand in, and whether a value follows."""

_INTRODUCTIONS = {"for": "endfor", "if": "endif"}
_OPEN_ENDINGS = {
    **_INTRODUCTIONS,
    **{word: f"end{word}" for word in ("with", "macro", "call", "filter", "set")},
}
"""What opens and closes blocks in a template without a schema."""


@dataclass(slots=True)
class Block:
    """A for or if that is open: its tag, what it defines, and whether it has had its else.

    A for also has the name of its loop variable, the first name of what it runs over, and whether
    that belongs to none of the loops around it.
    """

    keyword: str
    tag: Tag
    names: dict[str, SchemaNode] = field(default_factory=dict)
    loop_name: str = ""
    over: str = ""
    unrelated: bool = False
    has_else: bool = False


class Scopes:
    """The scopes of one part, whose tags come in order and are checked against the schema.

    Without a schema any name may be used, and all of Jinja that can be told to be well formed.
    ``required`` are the fields marked 必填, in their order; ``printed`` are those that the last
    tag prints, each with whether it does so part by part.
    """

    def __init__(self, schema: SchemaNode | None, language: Language = PLAIN) -> None:
        self.root = ANY if schema is None else schema
        self.closed = schema is not None
        self._language = language
        self._around = Around(self._lookup, language)
        self.required: dict[Path, None] = {}
        self.printed: list[tuple[Path, bool]] = []
        self._paths: dict[str, Path] = {}
        self.names: dict[str, SchemaNode] = {}
        self.blocks: list[Block] = []

    def read(self, tag: Tag) -> str:
        """Check one tag and note what it opens, closes or defines; return its keyword.

        Raises StatementError for what is wrong with it.
        """
        self.printed = []
        if tag.kind != "statement":
            if tag.kind == "output":
                self._check_output(tag)
            return ""
        keyword = tag.keyword
        if keyword in CELL_TAGS:
            self._check_cell_tag(tag, keyword)
        elif not self.closed:
            self._read_open(tag, keyword)
        elif keyword == "for":
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
            known = ["for", "endfor", "if", "elif", "else", "endif", "set", *CELL_TAGS]
            raise StatementError(f"表样里不能用“{keyword}”", meant(keyword, known))
        return keyword

    def recover(self, tag: Tag) -> None:
        """Go on after a for or if that is wrong, so that what it holds is checked all the same."""
        words = tag.body.split()
        name = words[1] if words[0] == "for" and words[1:] else ""
        names = {name: ANY, "loop": loop_over(ANY)} if name else {}
        self.blocks.append(Block(words[0], tag, names, name))

    def _parse(self, source: str, kind: type[nodes.Node]) -> nodes.Node:
        return parse(source, kind, self._language, closed=self.closed)

    def _check_cell_tag(self, tag: Tag, keyword: str) -> None:
        value = tag.body[len(keyword) :].strip()
        if CELL_TAGS[keyword] != bool(value):
            advice = f"写成“{{% {keyword} 值 %}}”" if CELL_TAGS[keyword] else f"只写“{keyword}”"
            raise StatementError(f"“{keyword}”的写法不对", advice)
        if not value and all(block.keyword != "for" for block in self.blocks):
            advice = "放在 for 和 endfor 之间"
            if keyword == "vm":
                advice += f"；有内容才另起一格的，写成“{{{{ 栏目名|{MERGED} }}}}”"
            raise StatementError(f"“{keyword}”只能写在循环里", advice)
        if value:
            self._check_printed(f"{{{{ {value} }}}}")

    def _read_open(self, tag: Tag, keyword: str) -> None:
        """Read a statement of a template without a schema."""
        ending = _OPEN_ENDINGS.get(keyword)
        if keyword == "set" and "=" in tag.body:
            self._parse(f"{{% {tag.body} %}}", nodes.Assign)
        elif ending is not None:
            self._parse(f"{{% {tag.body} %}}{{% {ending} %}}", nodes.Node)
            block = Block(keyword, tag)
            if keyword == "for":
                words = tag.body.split()
                block.loop_name = words[1] if words[1:] else ""
            self._open(block, None)
        elif keyword in ("else", "elif"):
            self._branch(tag, f"{{% if 1 %}}{{% {tag.body} %}}{{% endif %}}")
            self.blocks[-1].has_else = self.blocks[-1].has_else or keyword == "else"
        elif keyword in _OPEN_ENDINGS.values():
            self._close(keyword, tag)
        else:
            known = [*_OPEN_ENDINGS, *_OPEN_ENDINGS.values(), "else", "elif", *CELL_TAGS]
            raise StatementError(f"表样里不能用“{keyword}”", meant(keyword, known))

    def _check_output(self, tag: Tag) -> None:
        self._check_printed(tag.source, tag)

    def _check_printed(self, source: str, tag: Tag | None = None) -> None:
        node = self._parse(source, nodes.Output)
        expressions = list(node.iter_child_nodes())
        if len(expressions) != 1:
            raise StatementError("标签写法不对", "写成“{{ 栏目名 }}”")
        merging = [each.name for each in filters_in(expressions[0]) if each.name in (MERGED, EQUAL)]
        if merging and (tag is None or not merged_value(tag)):
            name = merging[0]
            raise StatementError(f"“{name}”要写在标签的最后", f"写成“{{{{ 栏目名|{name} }}}}”")
        if self.closed:
            require_printable(self.infer(expressions[0]))
            names = printed_names(expressions[0], self._language)
            self.printed = [(self._path(name), in_parts) for name, in_parts in names]

    def _open_for(self, tag: Tag) -> None:
        node = self._parse(f"{{% {tag.body} %}}{{% endfor %}}", nodes.For)
        if not isinstance(node, nodes.For) or node.recursive:
            raise StatementError("for 不能用 recursive", "去掉 recursive")
        if not isinstance(node.target, nodes.Name):
            raise StatementError("for 后面只能写一个名字", "写成“for 项 in 栏目名”")
        listed = unmarked(node.iter)
        if not is_path(listed) and not isinstance(listed, nodes.List):
            raise StatementError("in 后面只能写一个栏目名", "写成“for 项 in 栏目名”")
        source = self.infer(node.iter)
        element = ANY if source.kind == "any" else source.element
        if element is None:
            name = f"“{source.label}”" if source.label else "这里"
            raise StatementError(f"{name}只有一项，不能用 for", "直接写“{{ 栏目名 }}”")
        name = self._new_name(node.target.name, element)
        self._paths[name] = (*self._path(listed), EACH)
        over = root_name(listed)
        loops = [block for block in self.blocks if block.loop_name]
        # The items of one loop may be run through once inside it; a second time multiplies.
        unrelated = over not in {b.loop_name for b in loops} or over in {b.over for b in loops}
        if sum(block.unrelated for block in loops) + unrelated > MAX_UNRELATED_LOOPS:
            raise StatementError("互不相关的循环套得太深", "里层循环应写外层各项自己的内容")
        block = Block(
            "for", tag, {name: element, "loop": loop_over(element)}, name, over, unrelated
        )
        self._open(block, None)
        if node.test is not None:
            if any(used.name == "loop" for used in names_used(node.test)):
                raise StatementError("for 的 if 里不能用 loop", "在循环里面写“{% if … %}”")
            self.infer(node.test)

    def _open(self, block: Block, condition: nodes.Node | None) -> None:
        if isinstance(condition, nodes.If):
            self.infer(condition.test)
        if len(self.blocks) >= MAX_NESTING:
            raise StatementError(f"for 和 if 套了超过{MAX_NESTING}层", "减少层数")
        self.blocks.append(block)

    def _branch(self, tag: Tag, source: str) -> None:
        node = self._parse(source, nodes.If)
        keyword = tag.keyword
        if not self.blocks:
            raise StatementError(f"“{keyword}”前面没有 if", "补上“if”，或删去")
        block = self.blocks[-1]
        if block.has_else or (keyword == "elif" and block.keyword != "if"):
            raise StatementError(f"“{keyword}”的位置不对", "else 只能有一个，放在最后")
        if isinstance(node, nodes.If) and self.closed:
            block.names = {}
            for branch in node.elif_:
                self.infer(branch.test)

    def _close(self, keyword: str, tag: Tag) -> None:
        opening = keyword.removeprefix("end")
        if tag.body != keyword:
            raise StatementError(f"“{keyword}”后面有多余的内容", "删去多余的内容")
        if not self.blocks:
            raise StatementError(f"“{keyword}”前面没有对应的“{opening}”", "补上，或删去")
        block = self.blocks[-1]
        if block.keyword != opening:
            wanted = f"end{block.keyword}"
            raise StatementError(f"“{keyword}”与前面的“{block.tag.text}”不配对", f"先写“{wanted}”")
        self.blocks.pop()

    def _set(self, tag: Tag) -> None:
        node = self._parse(f"{{% {tag.body} %}}", nodes.Assign)
        if not isinstance(node, nodes.Assign) or not isinstance(node.target, nodes.Name):
            raise StatementError("set 后面只能写一个名字", "写成“set 简称 = 栏目名”")
        if not is_path(node.node):
            raise StatementError("set 只能给栏目起简称", "写成“set 简称 = 栏目名”")
        source = self.infer(node.node)
        names = self.blocks[-1].names if self.blocks else self.names
        names[name := self._new_name(node.target.name, source)] = source
        self._paths[name] = self._path(node.node)

    def _new_name(self, name: str, stands_for: SchemaNode) -> str:
        """Return a name that a tag defines; raises StatementError when it means something else."""
        known = {k: v for names in self._scopes() for k, v in names.items()}
        loop = name == "loop" or any(block.loop_name == name for block in self.blocks)
        if loop or known.get(name, stands_for) is not stands_for:
            raise StatementError(f"“{name}”已有所指，不能另作他用", "换一个名字")
        return name

    def infer(self, node: nodes.Node) -> SchemaNode:
        """Return what an expression stands for here; raises StatementError where it can't be."""
        kind = infer(node, self._around)
        for marked in filters_in(node):
            if marked.name == REQUIRED and marked.node is not None:
                self._require(marked.node)
        return kind

    def _require(self, node: nodes.Node) -> None:
        """Note a field that is marked 必填."""
        if not is_path(node) or root_name(node) == "loop":
            raise StatementError(f"“{REQUIRED}”前面只能写一个栏目名", f"写成“栏目名|{REQUIRED}”")
        self.required.setdefault(self._path(node))

    def _path(self, node: nodes.Node) -> Path:
        """Return the path from the form's root of what a path from a name here leads to."""
        steps: list[str] = []
        while isinstance(node, nodes.Getattr):
            steps.insert(0, node.attr)
            node = node.node
        name = node.name if isinstance(node, nodes.Name) else ""
        return (*self._paths.get(name, (name,)), *steps)

    def _lookup(self, name: str) -> SchemaNode:
        scopes = self._scopes()
        for names in reversed(scopes):
            if name in names:
                return names[name]
        # What is not for printing is not suggested.
        known = [word for names in scopes for word, node in names.items() if node.kind != "mapping"]
        advice = self._language.advise(name) or meant(name, known)
        raise StatementError(f"没有“{name}”这个名字", advice)

    def _scopes(self) -> list[Mapping[str, SchemaNode]]:
        """Return the names that can be used here, those of the innermost block last."""
        return [self.root.fields or {}, self.names, *(block.names for block in self.blocks)]
