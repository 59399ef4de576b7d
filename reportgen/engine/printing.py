"""How values stand in a document: escaped, their breaks and tabs as Word's own elements.

Values may be docxtpl's: RichText and Subdoc are markup already, Listing has breaks, an InlineImage
becomes a picture of the part that is being rendered.
"""

from __future__ import annotations

from contextvars import ContextVar
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup

from reportgen.engine.value_errors import unprintable_kind
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
NEW_PARAGRAPH, NEW_PAGE = "\x05", "\x06"
"""Characters that no XML has, where a paragraph ends and one like it begins, or a page does."""

INSERTED, RUN_GOES_ON = "\x0e", "\x0f"
"""Characters before what a value puts between two runs, and where the run goes on behind it."""

_RUN_ENDS = f"{INSERTED}</w:t></w:r>"
_RUN_BEGINS = f'<w:r>{RUN_GOES_ON}<w:t xml:space="preserve">'
_DOCXTPL = "docxtpl."
_MOST_LEVELS = 20
_UNREADABLE = lazy_pattern("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class PrintError(ValueError):
    """A value can't be printed where it stands; message and ``advice`` are Chinese sentences."""

    def __init__(self, message: str, advice: str) -> None:
        self.advice = advice
        super().__init__(message)


class Additions(Protocol):
    """What takes the pictures and documents that are put into a part."""

    def picture(self, image: Any) -> str:
        """Return the markup of an InlineImage."""

    def document(self, subdocument: Any) -> str:
        """Return the markup of a Subdoc."""

    def runs(self, text: Any) -> str:
        """Return the markup of a RichText."""


additions: ContextVar[Additions] = ContextVar("additions")
"""What takes the pictures of the part that is being rendered."""


def _printed(value: Any) -> str:
    return value if type(value) is str else "" if value is None else str(value)


def _told(value: Any) -> str:
    """Return the words of a value of anybody's; raises PrintError for what has none."""
    if type(value) is not str and (kind := unprintable_kind(value)):
        raise PrintError(f"给的是{kind}，印不出来", "核对这一项的数据：要给文字或数")
    return _printed(value)


def print_run(value: Any) -> str:
    """Print a value inside w:t: breaks and tabs as Word's own elements, None as nothing."""
    if type(value) is str:
        text = value
    elif hasattr(value, "__html__"):
        return _markup(value)
    else:
        text = _printed(value)
    # Nearly all texts have none of these: looking for them takes half as long as replacing them.
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        text = escape(text)
    if "\n" in text or "\t" in text:
        return text.replace("\n", BREAK).replace("\t", TAB)
    return text


def print_escaped(value: Any) -> Markup:
    """Print a value inside w:t where Jinja escapes what is not marked as markup."""
    if hasattr(value, "__html__"):
        return Markup(_markup(value))  # noqa: S704 - markup by its own word
    return Markup(_broken(escape(_told(value))))  # noqa: S704 - escaped here


def print_plain(value: Any) -> Markup:
    """Print a value where only text can stand, such as a core property."""
    return Markup(escape(" ".join(_told(value).splitlines())))  # noqa: S704 - escaped here


def _broken(text: str) -> str:
    r"""Put Word's own elements in the place of breaks; ``\a`` ends a paragraph, ``\f`` a page."""
    if _UNREADABLE.search(text):
        raise PrintError("内容里有不能用的字符", "去掉看不见的控制字符")
    if "\n" in text or "\t" in text:
        text = text.replace("\r\n", "\n").replace("\n", BREAK).replace("\t", TAB)
    if "\a" in text or "\f" in text:
        return text.replace("\a", NEW_PARAGRAPH).replace("\f", NEW_PAGE)
    return text


def kind_of_markup(value: Any) -> str:
    """Return which class of docxtpl a value is of; empty for any other."""
    own = type(value)
    return own.__name__ if own.__module__.startswith(_DOCXTPL) else ""


def values_of_docxtpl(values: Any, kinds: tuple[str, ...], level: int = 0) -> Iterator[Any]:
    """Return what a mapping holds of such classes of docxtpl, however deep."""
    if level > _MOST_LEVELS:
        return
    if kind_of_markup(values) in kinds:
        yield values
    elif isinstance(values, dict):
        for value in values.values():
            yield from values_of_docxtpl(value, kinds, level + 1)
    elif isinstance(values, (list, tuple)):
        for value in values:
            yield from values_of_docxtpl(value, kinds, level + 1)


def _markup(value: Any) -> str:
    """Print inside w:t what is markup by its own word."""
    kind = kind_of_markup(value)
    if kind == "InlineImage":
        return f"{_RUN_ENDS}{additions.get().picture(value)}{_RUN_BEGINS}"
    if kind == "RichText":
        return f"{_RUN_ENDS}{additions.get().runs(value)}{_RUN_BEGINS}"
    if kind in ("Subdoc", "RichTextParagraph"):
        raise PrintError(f"{kind} 是整段的内容，不能写在段落里面", "写成“{{p 名字 }}”，独占一段")
    return _broken(str(value.__html__()))


def as_runs(value: Any, before: str, after: str) -> Markup:
    """Print ``{{r x }}``: runs of its own; text goes into a run like the one of the tag."""
    kind = kind_of_markup(value)
    if kind == "RichText":
        return Markup(additions.get().runs(value))  # noqa: S704 - markup by its own word
    if kind == "InlineImage":
        return Markup(additions.get().picture(value))  # noqa: S704 - made here
    if kind in ("Subdoc", "RichTextParagraph"):
        raise PrintError(f"{kind} 是整段的内容，不能写在段落里面", "写成“{{p 名字 }}”，独占一段")
    return _wrapped(value, before, after, "<w:r>")


def as_blocks(value: Any, before: str, after: str) -> Markup:
    """Print ``{{p x }}``: paragraphs of its own; text goes into one like that of the tag.

    A value that puts itself into a document (``put_into``) leaves an empty paragraph where only
    the words are asked for.
    """
    if hasattr(value, "put_into"):
        held = additions.get(None)
        made = f"{before}{after}" if held is None else value.put_into(held)
        return Markup(made)  # noqa: S704 - markup by its own word
    kind = kind_of_markup(value)
    if kind in ("Subdoc", "RichTextParagraph"):
        return Markup(additions.get().document(value))  # noqa: S704 - markup by its own word
    if kind in ("RichText", "InlineImage"):
        return Markup(f"{before}{_markup(value)}{after}")  # noqa: S704 - inside its paragraph
    return _wrapped(value, before, after, "<w:p>", "<w:p ", "<w:tbl>", "<w:tr", "<w:tc")


def _wrapped(value: Any, before: str, after: str, *starts: str) -> Markup:
    """Put a text between what stands around it; whole elements stay as they are."""
    if hasattr(value, "__html__"):
        xml = str(value.__html__())
        if xml.lstrip().startswith(starts):
            return Markup(xml)  # noqa: S704 - markup by its own word
    text = str(print_escaped(value))
    return Markup(f"{before}{text}{after}" if text else "")  # noqa: S704 - escaped here
