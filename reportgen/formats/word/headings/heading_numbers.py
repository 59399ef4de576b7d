"""The numbers of the headings before: what a number that follows may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.typed_ordinals import follows

if TYPE_CHECKING:
    from reportgen.formats.word.headings.typed_ordinals import TypedOrdinal

_MOST_SKIPPED = 3


@dataclass(slots=True)
class HeadingNumbers:
    """The last number of a chapter, of a part of it, and of a heading inside a part.

    ``in_text`` has the last number of each style in the text under the heading.
    """

    chapter: TypedOrdinal | None = None
    part: TypedOrdinal | None = None
    inner: TypedOrdinal | None = None
    in_text: dict[str, int] = field(default_factory=dict)

    def note_part(self, mark: TypedOrdinal) -> None:
        """Note the number of a part, or of one inside a part."""
        if self.part is None or mark.style == self.part.style:
            self.part, self.inner = mark, None
        else:
            self.inner = mark

    def goes_on(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number may be that of the next part of the chapter."""
        if mark is None or self.counts(mark):
            return False
        if self.chapter is not None and mark.style == self.chapter.style:
            return False
        known = [each.style for each in (self.part, self.inner) if each is not None]
        return not known or mark.style in known

    def counts(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number goes on with those in the text under the heading."""
        return mark is not None and self.in_text.get(mark.style, 0) == mark.number - 1 > 0

    def is_next_part(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number is that of the part after the last one."""
        return follows(mark, self.part) and not self.counts(mark)

    def may_be_part(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number may be a part's that was counted wrong: the same, or too far."""
        if mark is None or self.part is None or mark.style != self.part.style:
            return False
        return 0 <= mark.number - self.part.number <= _MOST_SKIPPED and not self.counts(mark)

    def is_inner(self, mark: TypedOrdinal) -> bool:
        """Return whether a number is of a heading inside the part that is open."""
        part = self.part or self.chapter
        if follows(mark, self.inner):
            return True
        return mark.number == 1 and part is not None and mark.style != part.style

    def is_next_inner(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number is that of the next heading inside a part."""
        return follows(mark, self.inner) and not self.counts(mark)
