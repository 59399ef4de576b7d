"""What a form prints, paragraph by paragraph: its own words, and between them the values of fields.

This is a template read backwards: whoever has a printed report and the form can tell from it which
words are the form's and which are the report's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import nodes

from reportgen.engine.expressions import StatementError, parse
from reportgen.forms.field_paths import EACH
from reportgen.forms.report_tags import find_tags
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.engine.tags import Tag

Names = tuple[str, ...]


class Words(NamedTuple):
    """Words of the form itself."""

    text: str


class Value(NamedTuple):
    """A field's value: its path, the filters it goes through, and the texts they are given."""

    path: Names
    filters: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()


class Counter(NamedTuple):
    """The number of an item of a loop; ``chinese`` where it is written 一、二、三."""

    chinese: bool


class Branch(NamedTuple):
    """What is printed where a condition holds; ``zero`` is the field that then is 0."""

    parts: tuple[PrintedPart, ...]
    zero: Names = ()


class Choice(NamedTuple):
    """One of several branches; none of them may be printed unless one is the else."""

    branches: tuple[Branch, ...]
    has_else: bool


class Repeat(NamedTuple):
    """What is printed for each item of a list, within a paragraph."""

    path: Names
    parts: tuple[PrintedPart, ...]


class Unknown(NamedTuple):
    """What is printed can be anything."""


PrintedPart: TypeAlias = Words | Value | Counter | Choice | Repeat | Unknown
Parts: TypeAlias = tuple[PrintedPart, ...]


@dataclass(slots=True)
class PrintedLine:
    """A paragraph of the form that prints something."""

    parts: Parts


@dataclass(slots=True)
class PrintedLoop:
    """Paragraphs that are printed for each item of a list."""

    path: Names
    blocks: list[PrintedBlock]


@dataclass(slots=True)
class PrintedOption:
    """Paragraphs that may not be printed."""

    blocks: list[PrintedBlock]


PrintedBlock: TypeAlias = PrintedLine | PrintedLoop | PrintedOption


class Following:
    """What the names of a document stand for, its tags followed in order."""

    def __init__(self) -> None:
        self._names: list[dict[str, Names]] = [{}]

    def path(self, node: nodes.Node) -> Names:
        """Return the path from the form's root of a name and the fields behind it."""
        steps: list[str] = []
        while isinstance(node, nodes.Getattr):
            steps.append(node.attr)
            node = node.node
        name = node.name if isinstance(node, nodes.Name) else ""
        known = next((each[name] for each in reversed(self._names) if name in each), (name,))
        return (*known, *reversed(steps))

    def enter(self, tag: Tag) -> Names | None:
        """Go into a for, whose list is returned, or an if, with None."""
        self._names.append({})
        if not tag.body.startswith("for"):
            return None
        loop = parse(f"{{% {tag.body} %}}{{% endfor %}}", nodes.For)
        if not isinstance(loop, nodes.For) or not isinstance(loop.target, nodes.Name):
            raise StatementError("for")
        path = self.path(unmarked(loop.iter))
        self._names[-1][loop.target.name] = (*path, EACH)
        return path

    def leave(self) -> None:
        """Go out of the innermost for or if."""
        if len(self._names) > 1:
            self._names.pop()

    def define(self, tag: Tag) -> None:
        """Note what a set defines."""
        given = parse(f"{{% {tag.body} %}}", nodes.Assign)
        if isinstance(given, nodes.Assign) and isinstance(given.target, nodes.Name):
            self._names[-1][given.target.name] = self.path(given.node)

    def parts(self, text: str) -> Parts:
        """Return what a paragraph prints; ``text`` is the template's."""
        tags = [tag for tag in find_tags(text)[0] if not tag.scope or tag.scope == "r"]
        return tuple(_Parser(self, text, tags).sequence())


class _Parser:
    """The reader of one paragraph's tags."""

    def __init__(self, following: Following, text: str, tags: Sequence[Tag]) -> None:
        self._following, self._text, self._tags = following, text, tags
        self._next = 0
        self._position = 0

    def sequence(self) -> Iterator[PrintedPart]:
        """Return the parts up to the tag that ends what is open, which is the next one."""
        while self._next < len(self._tags):
            tag = self._tags[self._next]
            if tag.start > self._position:
                yield Words(self._text[self._position : tag.start])
            self._position = tag.end
            keyword = tag.body.split(None, 1)[0] if tag.kind == "statement" else ""
            if keyword in ("else", "elif", "endif", "endfor"):
                return
            self._next += 1
            if tag.kind == "output":
                yield self._output(tag)
            elif keyword == "set":
                self._following.define(tag)
            elif keyword == "for":
                path = self._following.enter(tag) or ()
                yield Repeat(path, tuple(self.sequence()))
                self._close()
            elif keyword == "if":
                yield self._choice(tag)
        if self._position < len(self._text):
            yield Words(self._text[self._position :])
            self._position = len(self._text)

    def _close(self) -> None:
        self._next += 1
        self._following.leave()

    def _choice(self, tag: Tag) -> Choice:
        self._following.enter(tag)
        branches: list[Branch] = []
        has_else = False
        while True:
            zero = self._zero(tag)
            branches.append(Branch(tuple(self.sequence()), zero))
            if self._next >= len(self._tags):
                break
            tag = self._tags[self._next]
            if tag.body.startswith("end"):
                break
            has_else = has_else or tag.body == "else"
            self._next += 1
        self._close()
        return Choice(tuple(branches), has_else)

    def _zero(self, tag: Tag) -> Names:
        if not tag.body.startswith(("if", "elif")):
            return ()
        body = tag.body.removeprefix("el")
        node = parse(f"{{% {body} %}}{{% endif %}}", nodes.If)
        test = node.test if isinstance(node, nodes.If) else None
        if isinstance(test, nodes.Test) and test.name == "零":
            return self._following.path(unmarked(test.node))
        return ()

    def _output(self, tag: Tag) -> PrintedPart:
        output = parse(tag.source, nodes.Output)
        node = next(output.iter_child_nodes(), None)
        filters: list[str] = []
        arguments: list[str] = []
        while isinstance(node, nodes.Filter):
            filters.insert(0, node.name)
            arguments += [str(each.value) for each in node.args if isinstance(each, nodes.Const)]
            node = node.node
        if isinstance(node, nodes.Const):
            return Words(str(node.value))
        if not isinstance(node, (nodes.Name, nodes.Getattr)):
            return Unknown()
        path = self._following.path(node)
        if path[0] == "loop":
            return Counter("中文数字" in filters) if path[-1].startswith("index") else Unknown()
        kept = tuple(name for name in filters if name != "必填")
        return Value(path, kept, tuple(arguments))


def unmarked(node: nodes.Node) -> nodes.Node:
    """Return what the filter 必填 is put on, or the node itself."""
    if isinstance(node, nodes.Filter) and node.name == "必填" and node.node is not None:
        return node.node
    return node


def parts_of(blocks: Sequence[PrintedBlock | PrintedPart]) -> Iterator[PrintedPart]:
    """Return all words, values and the like that blocks print, in their order."""
    for each in blocks:
        if isinstance(each, PrintedLine):
            yield from parts_of(each.parts)
        elif isinstance(each, (PrintedLoop, PrintedOption)):
            yield from parts_of(each.blocks)
        elif isinstance(each, Repeat):
            yield from parts_of(each.parts)
        elif isinstance(each, Choice):
            for branch in each.branches:
                yield from parts_of(branch.parts)
        else:
            yield each


def values_in(blocks: Sequence[PrintedBlock | PrintedPart]) -> Iterator[Value]:
    """Return all values that blocks or parts print, in their order."""
    return (part for part in parts_of(blocks) if isinstance(part, Value))
