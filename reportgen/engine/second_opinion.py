"""The same template rendered through docxtpl itself: a second opinion, and a way out.

docxtpl runs in the same sandbox and as strictly: a name that is not given is an error, every value
is escaped, and a document that still has tags, or is not well formed, is refused.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError
from lxml import etree

from reportgen.engine.bounds import bounded, bounded_print
from reportgen.engine.compiled_parts import unusable
from reportgen.engine.language import PLAIN, Language, environment
from reportgen.engine.misplaced import describe_without_effect, part_title
from reportgen.engine.part_kinds import kind_of, tag_without_effect
from reportgen.engine.printing import values_of_docxtpl
from reportgen.engine.unique_ids import with_unique_ids
from reportgen.engine.value_errors import undefined_name
from reportgen.errors import TemplateError
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import TBL, TC, Element, P, T, parse, places_of, text_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from reportgen.findings import Finding

_TAG_LEFT = re.compile(r"\{\{[^{}]*\}\}|\{%[^%]*%\}|\{\{|\{%|%\}|\}\}")
_FAILURES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, OSError)


def render_with_docxtpl(
    data: bytes,
    mapping: Mapping[str, Any],
    language: Language = PLAIN,
    *,
    closed: bool = False,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the Word file that docxtpl makes of a template and a mapping.

    ``closed`` lets tags look up fields only, as with a schema. Raises TemplateError where docxtpl
    can't render it, or what it makes is not fit to be sent.
    """
    # For start-up: docxtpl is asked for with --engine.
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(data))
    for name, content in (pictures or {}).items():
        document.replace_pic(name, io.BytesIO(content))
    for image in values_of_docxtpl(mapping, ("InlineImage",)):
        image.tpl = document
    made = io.BytesIO()
    try:
        with bounded():
            document.render(dict(mapping), _sandbox(language, closed=closed), autoescape=True)
        document.save(made)
    except UndefinedError as error:
        raise TemplateError([unusable("docxtpl", *undefined_name(str(error)))]) from error
    except (JinjaError, etree.LxmlError, *_FAILURES) as error:
        message = f"docxtpl 填不了这份表样（{error}）"
        advice = "用自带的引擎生成，或照提示改表样"
        raise TemplateError([unusable("docxtpl", message, advice)]) from error
    members = package.unpack(made.getvalue())
    members |= with_unique_ids({n: part for n, part in members.items() if kind_of(n) is not None})
    problems = [found for name, part in members.items() for found in _problems(name, part)]
    if problems:
        raise TemplateError(problems)
    return package.join(package.pack_member(name, part) for name, part in members.items())


def _sandbox(language: Language, *, closed: bool) -> ImmutableSandboxedEnvironment:
    """Return an environment of docxtpl's own for a language; it marks up values by itself."""
    own = environment(language, closed=closed)
    made: ImmutableSandboxedEnvironment = type(own)(
        autoescape=True,
        undefined=own.undefined,
        finalize=bounded_print(_printed),
        keep_trailing_newline=True,
    )
    made.globals, made.filters, made.tests = own.globals, own.filters, own.tests
    return made


def _printed(value: Any) -> Any:
    return "" if value is None else value


def _problems(name: str, data: bytes) -> Iterator[Finding]:
    """Return what keeps a part from being sent: tags that are left, cells without a paragraph."""
    kind = kind_of(name)
    if kind is None:
        if name.endswith((".xml", ".rels")) and (tag := tag_without_effect(name, data)):
            yield unusable(part_title(name), *describe_without_effect(name, tag))
        return
    try:
        root = parse(data)
    except (etree.XMLSyntaxError, ValueError):
        yield unusable(name, "docxtpl 填出来的不是规范的文件", "用自带的引擎生成")
        return
    places = places_of(root, kind)
    for paragraph in root.iter(P):
        if left := _TAG_LEFT.search(text_of(paragraph)[0]):
            advice = "docxtpl 不认识这种写法；用自带的引擎生成，或改写标签"
            yield unusable(places[paragraph], f"“{left[0]}”还留在文件里", advice)
    for cell in root.iter(TC):
        last = cell[-1] if len(cell) else None
        if last is None or last.tag not in (P, w("sdt"), w("customXml")):
            advice = "用自带的引擎生成；或在格里另留一个空段"
            yield unusable(_place_of(cell, places), "docxtpl 填出来的格里没有段落", advice)


def _place_of(cell: Element, places: Mapping[Element, str]) -> str:
    table = next(cell.iterancestors(TBL))
    near = next((places[each] for each in table.iter(P) if each in places), "表格")
    return near.split(" ")[0] if any(True for _ in table.iter(T)) else near
