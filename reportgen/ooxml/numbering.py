"""Automatic numbers of paragraphs, as Word prints them."""

from __future__ import annotations

import re

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.number_kinds import padded_number, written_number
from reportgen.ooxml.package import DamagedError
from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import Element, w, whole_number

_VAL, _LEVEL, _ABSTRACT = w("val"), w("ilvl"), w("abstractNumId")
_LEVELS = 9
_MAX_TEXT = 255
_PLACE = re.compile(r"%([1-9])")
_BULLET, _WITHOUT_NUMBER = "•", ("bullet", "none")


class _Level(NamedTuple):
    """How a level is numbered; ``pattern`` shows a kind of one's own.

    ``restart`` is the level, from 1, that lets it start anew: any above it where there is none.
    With ``is_plain``, all numbers are in plain digits: those of the levels above, too.
    """

    kind: str = "decimal"
    text: str = "%1."
    start: int = 1
    pattern: str = ""
    restart: int | None = None
    is_plain: bool = False

    def written(self, number: int, *, is_plain: bool = False) -> str:
        """Return a number of the level as it is printed."""
        if is_plain and self.kind != "decimalZero":
            return str(number)
        if self.kind in _WITHOUT_NUMBER:
            return ""
        pattern = self.pattern
        return padded_number(pattern, number) if pattern else written_number(self.kind, number)


class Numbering:
    """The lists of a file, counted in the order in which their paragraphs are asked for.

    ``root`` is the numbering part, or None. Raises DamagedError for a number whose text is longer
    than any: it would be written before each paragraph.
    """

    def __init__(self, root: Element) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._kind: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}  # lists of one kind count on from each other
        self._anew: set[tuple[str, int]] = set()  # levels of lists that are still to start anew
        if root is None:
            return
        kinds, same = _kinds(root)
        for num in root.iter(w("num")):
            number, reference = num.get(w("numId"), ""), num.find(w("abstractNumId"))
            abstract = "" if reference is None else reference.get(_VAL, "")
            abstract = same.get(abstract, abstract)
            own = dict(kinds.get(abstract, {}))
            for override in num.iter(w("lvlOverride")):
                level = whole_number(override.get(_LEVEL), 0)
                start = override.find(w("startOverride"))
                own.update(_levels(override))
                if start is not None:
                    old = own.get(level, _Level())
                    own[level] = old._replace(start=whole_number(start.get(_VAL), 1))
                    self._anew.add((number, level))
            self._levels[number], self._kind[number] = own, abstract

    def label(self, num_id: str, level: int) -> str:
        """Count one paragraph; return its number as printed, such as ``1、`` or ``（二）``."""
        levels = self._levels.get(num_id)
        if levels is None or level >= _LEVELS:
            return ""
        counts = self._counts.setdefault(self._kind[num_id], {})
        own = levels.get(level, _Level())
        if (num_id, level) in self._anew:
            self._anew.discard((num_id, level))
            counts.pop(level, None)
        for upper in range(level):  # one that was passed over counts as used
            counts.setdefault(upper, levels.get(upper, _Level()).start)
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            restart = levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                del counts[deeper]
        if own.kind == "bullet":
            return _BULLET if own.text else ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            upper = levels.get(at, _Level())
            return upper.written(counts.get(at, upper.start), is_plain=own.is_plain)

        return _PLACE.sub(shown, own.text)


def _kinds(root: Element) -> tuple[dict[str, dict[int, _Level]], dict[str, str]]:
    """Return the levels of each kind of list, and which kind is but another, by a list's style."""
    found = {each.get(_ABSTRACT, ""): each for each in root.iter(w("abstractNum"))}
    of_style: dict[str, str] = {}
    for number, each in found.items():
        if (style := each.find(w("styleLink"))) is not None:
            of_style[style.get(_VAL, "")] = number
    links = {number: each.find(w("numStyleLink")) for number, each in found.items()}
    named = {n: of_style.get(link.get(_VAL, "")) for n, link in links.items() if link is not None}
    return (
        {number: _levels(each) for number, each in found.items()},
        {number: other for number, other in named.items() if other is not None},
    )


def _levels(element: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in element.iter(w("lvl")):
        text, start, restart = (level.find(w(name)) for name in ("lvlText", "start", "lvlRestart"))
        kind, plain = next(level.iter(w("numFmt")), None), level.find(w("isLgl"))
        written = "" if text is None else text.get(_VAL, "")
        if len(written) > _MAX_TEXT:
            raise DamagedError(f"自动编号的格式有{len(written)}个字")
        found[whole_number(level.get(_LEVEL), 0)] = _Level(
            "decimal" if kind is None else kind.get(_VAL, "decimal"),
            written,
            0 if start is None else whole_number(start.get(_VAL), 0),
            "" if kind is None else kind.get(w("format"), ""),
            None if restart is None else whole_number(restart.get(_VAL), _LEVELS),
            is_on(plain),
        )
    return found
