"""The words that a reader looks for in one file: those of the installed form that it has.

Which form that is, is told by the file's own words; what it carries only says where to look first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.errors import TemplateError
from reportgen.formats.word.headings.form_rows import LONGEST_LABEL, Field, fold, rows
from reportgen.formats.word.text.body_blocks import blocks
from reportgen.forms.annex_words import annex_words
from reportgen.forms.form_body import FormHeading, FormWords, without_form_ordinal
from reportgen.forms.form_words import installed_words
from reportgen.forms.installed import DEFAULT
from reportgen.forms.printed_text import Words, parts_of
from reportgen.labels import name_of
from reportgen.model.base import FieldNode
from reportgen.model.report import Report
from reportgen.ooxml.wordprocessing import TBL, TC, Element, P, T, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Path

_MAX_WORDS = 60
_LEAST = 2
_MOST_FORMS = 64


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The labels and headings of a file's form; without ``words`` those of the usual ones alone.

    ``rows`` are by their folded labels, ``groups`` the folded labels of groups.
    """

    words: FormWords | None = None
    rows: dict[str, Field] = field(default_factory=rows)
    groups: frozenset[str] = frozenset()

    @property
    def form(self) -> str:
        """The name of the form; empty where the file has none of the installed ones."""
        return "" if self.words is None else self.words.name

    @property
    def model(self) -> type[Report]:
        """The model of the reports of the form."""
        return Report if self.words is None else self.words.settings.model


STANDARD = Vocabulary()
"""The words of the usual forms."""


@lru_cache(maxsize=_MOST_FORMS)
def vocabulary_of(words: FormWords) -> Vocabulary:
    """Return the words of a form, and the usual ones that it does not use otherwise."""
    found = dict(rows())
    for row in words.rows:
        for label in (row.label, *row.others):
            known = _field_at(words, row.path)
            path = row.path if known is not None else ("", row.label)
            node = known or FieldNode(row.label, "text")
            usual = found.get(fold(label))
            same = usual is not None and usual.path == path
            own = usual.node if same and usual is not None else node
            found[fold(label)] = Field(path, own, tuple(row.blocks))
    return Vocabulary(words, found, frozenset(map(fold, words.groups)))


def _field_at(words: FormWords, path: Path) -> FieldNode | None:
    return words.node_at([name_of(str(label)) for label in path]) if path else None


def recognised(body: Element, carried: str = "") -> Vocabulary:
    """Return the words of the form that a document has; ``carried`` is the name it says itself."""
    shown = set(_short_texts(body))
    text = "".join("".join(each.text or "" for each in body.iter(T)).split())
    best: tuple[float, float, int] = (0.0, 0.0, 0)
    alike: list[FormWords] = []
    try:
        known = list(installed_words())
    except TemplateError:  # a 表样.yaml that is wrong is told where its form is used
        known = []
    for words in known:
        wanted = _wanted(words)
        hits = sum(not shown.isdisjoint(each) for each in wanted)
        if hits < min(_LEAST, len(wanted)) or not wanted:
            continue
        own = _own_words(words)
        there = sum(each in text for each in own)
        said = there / len(own) if own else 0.0
        score = (hits / len(wanted), said, there)
        if score > best:
            best, alike = score, []
        if score == best:
            alike.append(words)
    if not alike:
        return STANDARD
    if len(alike) == 1:
        return vocabulary_of(alike[0])

    def preference(words: FormWords) -> tuple[bool, float, bool]:
        return words.name == carried, _annexes_alike(words, shown, text), words.name == DEFAULT

    return vocabulary_of(max(alike, key=preference))


def _annexes_alike(words: FormWords, shown: set[str], text: str) -> float:
    """Return how much of what a form prints in its annexes a document shows, 1 for all.

    ``shown`` are its short texts, ``text`` is all that it says, without white space.
    """
    if words.path is None:
        return 0.0
    held = annex_words(words.path)
    labels = {*held.groups, *(label for each in held.fields for label in (each.row, each.head))}
    wanted = {fold(label) for label in labels if label}
    lines = {word for each in held.lines for word in each.words if len(word) >= _LEAST}
    there = len(wanted & shown) + sum(word in text for word in lines)
    return there / (len(wanted) + len(lines)) if wanted or lines else 0.0


@lru_cache(maxsize=_MOST_FORMS)
def _own_words(words: FormWords) -> list[str]:
    """Return the words that a form's sentences print around values."""
    below = [each.blocks for each in words.rows] + [each.blocks for each in words.headings]
    parts = parts_of([*words.loose, *(block for each in below for block in each)])
    bare = ("".join(part.text.split()) for part in parts if isinstance(part, Words))
    return [each for each in bare if len(each) >= _LEAST]


@lru_cache(maxsize=_MOST_FORMS)
def _wanted(words: FormWords) -> list[frozenset[str]]:
    """Return the labels and headings of a form, each with its other wordings."""
    labels = [[fold(label) for label in (each.label, *each.others)] for each in words.rows]
    headings = [
        [plain_heading(text) for text in (each.text, *each.others)] for each in words.headings
    ]
    return [frozenset(each) for each in (*labels, *headings)]


def plain_heading(text: str) -> str:
    """Return a heading's words without ordinal, marks and small words."""
    return _plain(text) if len(text) <= LONGEST_LABEL else _plain.__wrapped__(text)


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    return _as_heading(fold(without_form_ordinal(text)))


def _as_heading(folded: str) -> str:
    return folded.rstrip("。").replace("(", "").replace(")", "")


def _short_texts(body: Element) -> Iterator[str]:
    for block in blocks(body):
        if block.tag != TBL:
            text = plain_text(block)
            if len(text) <= _MAX_WORDS:
                yield plain_heading(text)
            continue
        for cell in block.iter(TC):
            text = "".join([each.text or "" for each in cell.iter(T)])
            folded = ""
            if len(text) <= _MAX_WORDS:
                yield (folded := fold(text))
            for paragraph in cell.iter(P):
                line = plain_text(paragraph)
                if line == text and folded and without_form_ordinal(line) is line:
                    yield _as_heading(folded)
                elif len(line) <= _MAX_WORDS:
                    yield plain_heading(line)


def headings_of(vocabulary: Vocabulary) -> list[FormHeading]:
    """Return the headings of the form."""
    return [] if vocabulary.words is None else vocabulary.words.headings
