"""Tags with a brace too few, too many or of the wrong kind, and what else looks like a tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from reportgen import codes
from reportgen.engine.expressions import StatementError, parse, require_printable
from reportgen.engine.name_schema import ANY
from reportgen.engine.tags import Tag
from reportgen.findings import Finding
from reportgen.forms.field_paths import paths_to
from reportgen.forms.lint.field_spelling import spelled
from reportgen.forms.printed_paths import node_at
from reportgen.forms.report_language import REPORT_LANGUAGE, schema_node
from reportgen.forms.report_tags import find_tags, mend
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.forms.lint.tagged_parts import TaggedPart

_FEW_RIGHT, _FEW_LEFT = "补上右边少的括号", "补上左边少的括号"
_MANY, _WRONG, _SPACED = "去掉多余的括号", "左右括号改成一对", "去掉括号中间的空格"
_OUTPUTS = {
    ("{{", "}"): _FEW_RIGHT,
    ("{", "}}"): _FEW_LEFT,
    ("{{", "%}"): _WRONG,
    ("{%", "}}"): _WRONG,
    ("{{{", "}}"): _MANY,
    ("{{", "}}}"): _MANY,
    ("{{", "}}"): _SPACED,
}
_STATEMENTS = {
    ("{%", "}"): _FEW_RIGHT,
    ("{%", "%"): _FEW_RIGHT,
    ("{", "%}"): _FEW_LEFT,
    ("%", "%}"): _FEW_LEFT,
    ("{%", "}}"): _WRONG,
    ("{{", "%}"): _WRONG,
    ("{{%", "%}"): _MANY,
    ("{%", "%}}"): _MANY,
    ("{%", "%}"): _SPACED,
}
_NEARLY = re.compile(
    r"(?P<open>[{｛](?:\s*[{｛]){0,2}(?:\s*[%％])?|(?<![\d%％])[%％])"
    r"(?P<body>[^{}｛｝%％#＃]+)"
    r"(?P<close>(?:[%％]\s*)?[}｝](?:\s*[}｝]){0,2}|[%％])"
)
_HALF_WIDTH = str.maketrans("｛｝％", "{}%")
_STATEMENT = re.compile(r"(?:(p|tr|tc|r)\s+)?((for|if|elif|set|else|endfor|endif)\b.*)", re.DOTALL)
_WHOLE_SOURCE = {
    "for": ("{{% {} %}}{{% endfor %}}", nodes.For),
    "if": ("{{% {} %}}{{% endif %}}", nodes.If),
    "elif": ("{{% if 1 %}}{{% {} %}}{{% endif %}}", nodes.If),
    "set": ("{{% {} %}}", nodes.Assign),
}
_DEFINED = re.compile(r"\b(?:for\s+(\w+)\s+in|set\s+(\w+)\s*=)")
_LIKE = re.compile(
    r"(?<![{｛])[{｛]\s*([^\W\d][\w.]*)\s*[}｝](?![}｝])"
    r"|【【\s*([^\W\d][\w.]*)\s*】】|《《\s*([^\W\d][\w.]*)\s*》》|«\s*([^\W\d][\w.]*)\s*»"
    r"|\[\[\s*([^\W\d][\w.]*)\s*\]\]|<<\s*([^\W\d][\w.]*)\s*>>"
)


def defined_in(texts: Iterable[str]) -> set[str]:
    """Return the names that the for and set of some texts define."""
    pairs = (pair for text in texts for pair in _DEFINED.findall(mend(text)))
    return {name for pair in pairs for name in pair if name}


def broken_tags(
    text: str, variables: set[str], model: type[Report] = Report
) -> list[tuple[Tag, str]]:
    """Return what fails to be a tag for a brace or two, where it can only have been meant as one.

    Each comes as the tag that it should be, with the place and the ``text`` of what stands there,
    and what is to be done to its braces. It must say something right: name fields of the form or
    ``variables``, the names that tags around it define; ``model`` is that of the form's reports.
    """
    found: list[tuple[Tag, str]] = []
    for match in _NEARLY.finditer(text):
        pair = _plain(match["open"]), _plain(match["close"])
        spaced = any(char.isspace() for mark in (match["open"], match["close"]) for char in mark)
        is_whole = pair in (("{{", "}}"), ("{%", "%}")) and not spaced
        if is_whole or not _stands_alone(text, match):
            continue
        body, place = mend(match["body"]), match.span()
        if (statement := _STATEMENT.fullmatch(body)) is not None:
            scope, rest, keyword = statement[1] or "", statement[2], statement[3]
            if pair in _STATEMENTS and _is_right_statement(keyword, rest, variables, model):
                tag = Tag(*place, "statement", scope, rest, match[0])
                found.append((tag, _STATEMENTS[pair]))
        elif pair in _OUTPUTS and _is_right(f"{{{{ {body} }}}}", nodes.Output, variables, model):
            found.append((Tag(*place, "output", "", body, match[0]), _OUTPUTS[pair]))
    return found


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Return whether no brace is open before a match, and none closes behind it."""
    before = text[: match.start()].translate(_HALF_WIDTH)
    behind = text[match.end() :].translate(_HALF_WIDTH)
    opened, closed = behind.find("{"), behind.find("}")
    goes_on = behind.startswith("%") or (closed >= 0 and not 0 <= opened < closed)
    return before.rfind("{") <= before.rfind("}") and not goes_on


def seeming_tags(parts: list[TaggedPart], model: type[Report] = Report) -> Iterator[Finding]:
    """Warn of what names a field in other brackets than a tag's: it is printed as it stands."""
    for part in parts:
        variables = defined_in(tag.text for _, tag in part.tags)
        for place, text in part.texts:
            taken = [(tag.start, tag.end) for tag in find_tags(text)[0]]
            for match in _LIKE.finditer(text):
                name = next(filter(None, match.groups()))
                inside = any(start < match.end() and match.start() < end for start, end in taken)
                if inside or not (
                    _is_known(name.split("."), variables, model) or paths_to(name, model)
                ):
                    continue
                message = f"“{match[0]}”：像是标签，但不是双花括号，会原样印出来"
                right = spelled(name, variables, model)
                advice = f"要换成数据的，写作“{{{{ {right} }}}}”；不是的可以不管"
                yield Finding(codes.M12, "warning", "", place, message, advice)
            yield from _spare_braces(text, taken, place)


def _spare_braces(text: str, taken: list[tuple[int, int]], place: str) -> Iterator[Finding]:
    for start, end in taken:
        left, right = text[:start][-1:] in ("{", "｛"), text[end:][:1] in ("}", "｝")
        if left != right:
            quote = text[start - left : end + right]
            message = f"“{quote}”：标签{'左' if left else '右'}边多了一个括号，会原样印出来"
            yield Finding(codes.M12, "warning", "", place, message, "去掉多余的括号")


def _plain(mark: str) -> str:
    return "".join(mark.translate(_HALF_WIDTH).split())


def _is_right_statement(keyword: str, body: str, variables: set[str], model: type[Report]) -> bool:
    if keyword not in _WHOLE_SOURCE:
        return body == keyword
    source, kind = _WHOLE_SOURCE[keyword]
    return _is_right(source.format(body), kind, variables | defined_in([body]), model)


def _is_right(
    source: str, kind: type[nodes.Node], variables: set[str], model: type[Report]
) -> bool:
    """Return whether a tag's source can be parsed, and all its names are known."""
    try:
        node = parse(source, kind)
    except StatementError:
        return False
    if any(each.name not in REPORT_LANGUAGE.filters for each in node.find_all(nodes.Filter)):
        return False
    inner = {id(each.node) for each in node.find_all(nodes.Getattr)}
    paths = [each for each in node.find_all((nodes.Getattr, nodes.Name)) if id(each) not in inner]
    if not all(_is_known(_steps(path), variables, model) for path in paths):
        return False
    return kind is not nodes.Output or all(
        _is_printable(each, model) for each in node.iter_child_nodes()
    )


def _is_printable(node: nodes.Node, model: type[Report]) -> bool:
    """Return whether an expression may be printed; a group of fields or a list can't be."""
    named = isinstance(node, (nodes.Name, nodes.Getattr))
    field = node_at(tuple(_steps(node)), model) if named else None
    try:
        require_printable(ANY if field is None else schema_node(field))
    except StatementError:
        return False
    return True


def _steps(node: nodes.Node) -> list[str]:
    steps: list[str] = []
    while isinstance(node, nodes.Getattr):
        steps.insert(0, node.attr)
        node = node.node
    return [node.name if isinstance(node, nodes.Name) else "", *steps]


def _is_known(steps: list[str], variables: set[str], model: type[Report]) -> bool:
    return steps[0] in variables or steps[0] == "loop" or node_at(tuple(steps), model) is not None
