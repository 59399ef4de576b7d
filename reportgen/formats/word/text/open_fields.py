"""Fields of Word that are open while a paragraph is read: their codes, and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.formats.word.text.drawn_fields import drawn_by, is_drawn, phonetic_guide
from reportgen.formats.word.text.form_fields import unfilled
from reportgen.formats.word.text.page_numbers import PAGE_FIELD
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.ooxml.wordprocessing import Element


class EndedField(NamedTuple):
    """What there is beside a field's result: what its code draws, a reading above, what is lost."""

    drawn: str = ""
    reading: str = ""
    unread: str = ""


@dataclass(slots=True)
class OpenField:
    """A field that has begun: where, and where what it shows begins, among a paragraph's parts.

    What stands before that belongs to its code: the results of fields inside it, too.
    ``is_parted`` tells that code and result were set apart.
    """

    begin: int
    shown: int
    code: str = ""
    is_code: bool = True
    is_parted: bool = False


class OpenFields:
    """The fields that are open, the innermost last; ``parts`` are those of the paragraph."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []

    def next_paragraph(self) -> None:
        """Go on in another paragraph: what stands there is shown, should a field be torn."""
        for field in self._open:
            field.begin, field.shown, field.is_code = 0, 0, False

    def begin(self, at: int) -> None:
        """Open a field whose code comes first."""
        self._open.append(OpenField(at, at))

    def begin_simple(self, code: str, at: int) -> None:
        """Open a field whose code stands in its element."""
        self._open.append(OpenField(at, at, code, is_code=False))

    def show(self, at: int, *, is_code: bool = False) -> None:
        """Take what comes from here on as what the innermost field shows."""
        if self._open:
            field = self._open[-1]
            field.shown, field.is_code, field.is_parted = at, is_code, not is_code

    def add_code(self, element: Element) -> str:
        """Take a piece of the innermost field's code; return it where it stands as a result."""
        text = element.text or ""
        if not self._open:
            return ""
        if self._open[-1].is_parted:
            return text
        self._open[-1].code += text
        return ""

    def is_page_number(self) -> bool:
        """Return whether what is read here is shown by a field with a page's number."""
        return any(PAGE_FIELD.match(field.code) for field in self._open)

    def end(self, parts: list[tuple[str, bool]]) -> EndedField:
        """Close the innermost field; take out what it shows and nobody sees."""
        if not self._open:
            return EndedField()
        field = self._open.pop()
        code, shown = field.code, "".join(part for part, _ in parts[field.shown :])
        if self._open and self._open[-1].is_code:
            del parts[field.begin :]
            self._open[-1].code += shown
            return EndedField()
        if prompt := unfilled(code, shown):
            del parts[field.shown :]
            return EndedField(unread=f"域没有填，只有提示“{prompt}”")
        if not is_drawn(code) or shown.strip():  # Word keeps no result; others may
            return EndedField()
        base, reading = phonetic_guide(code)
        drawn = base or drawn_by(code)
        lost = "" if drawn else f"域“{' '.join(code.split())}”里的公式或符号"
        return EndedField(drawn, reading, lost)
