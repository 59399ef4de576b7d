"""Where the values of a report stood in the file they came from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen.labels import name_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path

LOOSE = "没有栏目的文字"
"""What the path of a text that is in no field begins with; its number follows."""


class LooseText(NamedTuple):
    """A text of a file that is in no field, and where it stands in it."""

    text: str
    place: str


@lru_cache(maxsize=4096)  # the same paths are in every file
def normal_path(path: Path) -> Path:
    """Return a path in which labels are without marks, so that both spellings are found."""
    return tuple(name_of(step) if isinstance(step, str) else step for step in path)


class Places(NamedTuple):
    """The places of the values of one file.

    ``file`` is its name as messages show it; ``marks`` maps each path (labels without marks,
    positions in lists from 0) to line and column, both from 1, or for a table to words such as
    ``概况!B3``. ``of_other_forms`` are the paths of what is printed as a form has it that may lack
    fields of this one, and score by other rules: of an annex, or () for the report. ``tables``
    are those of a Word file that are of no form, each an ``OtherTable`` of the model.
    """

    file: str = ""
    marks: Mapping[tuple[str | int, ...], tuple[int, int] | str] = {}
    of_other_forms: frozenset[tuple[str | int, ...]] = frozenset()
    tables: tuple[Any, ...] = ()

    def locate(self, path: tuple[str | int, ...]) -> str:
        """Return the place of a value, or of the nearest group around it.

        Lines and columns count from 1: ``青山桥镇.yaml:14:9``. Empty for a report that came from
        no file.
        """
        steps = path if path in self.marks else normal_path(path)
        for length in range(len(steps), -1, -1):
            if (mark := self.marks.get(steps[:length])) is not None:
                where = mark if isinstance(mark, str) else f"{mark[0]}:{mark[1]}"
                return f"{self.file}:{where}" if self.file else where
        return self.file
