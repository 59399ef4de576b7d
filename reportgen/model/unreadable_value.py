"""What stands in data for a value that its carrier could not give."""

from __future__ import annotations


class UnreadableValue:
    """A value that could not be read: no field takes it, and the finding says why.

    ``message`` is a Chinese sentence that says what is wrong, ``advice`` one on what to do.
    """

    def __init__(self, message: str, advice: str) -> None:
        self.message = message
        self.advice = advice


def why_unreadable(value: object) -> str:
    """Return why a value is nothing that a field can show; an empty text for any other.

    A truth value is no text of the form either: nobody has written ``True``.
    """
    if isinstance(value, bool):
        return f"填的是逻辑值“{'是' if value else '否'}”"
    return value.message if isinstance(value, UnreadableValue) else ""
