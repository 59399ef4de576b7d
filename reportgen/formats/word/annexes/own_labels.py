"""Labels of the annexes as the form at hand prints them, beside those that are usual.

``Labels`` are the vocabularies of ``annex_labels``; which form a file has is known once it is
recognised, and holds while that file is read.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

Own = dict[int, dict[str, Any]]
"""The own labels of a form, by the vocabulary (its ``id``) and the folded label."""

_at_hand: ContextVar[Callable[[], Own] | None] = ContextVar("own_labels", default=None)


class Labels(dict[str, T]):
    """What each folded label stands for: as the form at hand has it, and else as is usual."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what a label stands for; ``default`` for one that is not known."""
        if (own := _at_hand.get()) is not None and key:
            found = own().get(id(self), {}).get(key)
            if found is not None:
                return found
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        """Tell whether a label is known."""
        return super().__contains__(key) or (isinstance(key, str) and self.get(key) is not None)


def labels_are(own: Callable[[], Own] | None) -> None:
    """Let the labels of a form count from here on; None for those that are usual."""
    _at_hand.set(own)
