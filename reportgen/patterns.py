"""Regular expressions that are compiled when they are first used.

Compiling the hundred expressions of the checks takes longer than building a report, and most of
them are never needed for one: a command that starts cold must not pay for them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from reportgen.pattern_store import STORE

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _LazyPattern:
    """Stands for a ``re.Pattern``; takes over its methods at the first use of any of them."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        # The store keeps patterns of texts; those of bytes are few and short.
        is_text = isinstance(self.pattern, str)
        compiled: Any = (STORE.compiled if is_text else re.compile)(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)

    def __reduce__(self) -> tuple[object, ...]:
        return lazy_pattern, (self.pattern, self.flags)


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` gives, compiled at its first use; a wrong one fails only then."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
