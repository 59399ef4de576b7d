"""What a run or paragraph looks like, as its own properties and its styles say together."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from reportgen.ooxml.wordprocessing import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator


ANNEX = re.compile(r"\s*附件\s*(?:[\d{]|$)")
"""How the paragraph begins that stands before an annex; its number may be a tag."""

_Key = TypeVar("_Key")
_QUOTED = 40


class Occurrences(Generic[_Key]):
    """Looks that were seen, each with the first place, the beginning of its text, and how often."""

    def __init__(self) -> None:
        self._first: dict[_Key, tuple[str, str]] = {}
        self._counts: Counter[_Key] = Counter()

    def add(self, look: _Key, place: str, text: str) -> None:
        """Note that a look was seen."""
        self._first.setdefault(look, (place, text.strip()[:_QUOTED]))
        self._counts[look] += 1

    def __iter__(self) -> Iterator[tuple[_Key, str, str, int]]:
        for look, (place, quote) in self._first.items():
            yield look, place, quote, self._counts[look]


class ResolvedStyles:
    """The styles of one document."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get(w("styleId")): style for style in root.iter(w("style"))}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")
            ),
            None,
        )
        self._base = root.find(f"{w('docDefaults')}/{w('rPrDefault')}")

    def font(self, run: Element, paragraph: Element) -> str:
        """Return the name of the East Asian font of a run; empty where nothing says."""
        return self._of_run(run, paragraph, "rFonts", "eastAsia")

    def western(self, run: Element, paragraph: Element) -> str:
        """Return the name of the font of a run's Western letters; empty where nothing says."""
        return self._of_run(run, paragraph, "rFonts", "ascii")

    def points(self, run: Element, paragraph: Element) -> float:
        """Return the size of a run in points; 10 where nothing says, as the format has it."""
        size = self._of_run(run, paragraph, "sz", "val")
        return int(size) / 2 if size.isdecimal() else 10.0

    def line(self, paragraph: Element) -> tuple[float, str]:
        """Return the line height: points for ``exact`` and ``atLeast``, lines for ``auto``."""
        own = paragraph.find(f"{w('pPr')}")
        sources = [own, *(s.find(w("pPr")) for s in self._chain(self._style(paragraph)))]
        height = next(filter(None, (_value(s, "spacing", "line") for s in sources)), "240")
        rule = next(filter(None, (_value(s, "spacing", "lineRule") for s in sources)), "auto")
        per_unit = 240 if rule == "auto" else 20
        return (int(height) / per_unit if height.isdecimal() else 1.0), rule

    def _of_run(self, run: Element, paragraph: Element, element: str, attribute: str) -> str:
        own = run.find(w("rPr"))
        styles = (*self._chain(_value(own, "rStyle", "val")), *self._chain(self._style(paragraph)))
        sources = [own, *(style.find(w("rPr")) for style in styles)]
        if self._base is not None:
            sources.append(self._base.find(w("rPr")))
        return next(filter(None, (_value(s, element, attribute) for s in sources)), "")

    def _style(self, paragraph: Element) -> str | None:
        return _value(_first(paragraph, w("pPr")), "pStyle", "val") or self._default

    def _chain(self, name: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            based = style.find(w("basedOn"))
            name = None if based is None else based.get(w("val"))


def _first(element: Element, tag: str) -> Element | None:
    """Return the first child where it has a tag: looking on would cost as much as there are."""
    child = next(iter(element), None)
    return child if child is not None and child.tag == tag else None


def _value(properties: Element | None, element: str, attribute: str) -> str:
    found = None if properties is None else properties.find(w(element))
    return "" if found is None else found.get(w(attribute), "")
