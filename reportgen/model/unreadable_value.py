"""What stands in data for a value that its carrier could not give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnreadableValue:
    """A value that could not be read: no field takes it, and the finding says why.

    ``message`` is a Chinese sentence that says what is wrong, ``advice`` one on what to do.
    """

    message: str
    advice: str
