"""Standard output and error that outlive their reader: no work ends because nobody looks at it."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class EnduringOutput(io.FileIO):
    """A file that takes all that is written to it, also when it can't be written any more.

    ``error`` is what kept it from that first; None where it was written, or its reader has gone.
    """

    error: OSError | None = None

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]
        """Write some bytes, or lose them."""
        try:
            return super().write(data)
        except OSError as error:
            if not _is_of_gone_reader(error):
                self.error = self.error or error
            with contextlib.suppress(OSError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self.fileno())
                os.close(nowhere)
            return len(data)


def _is_of_gone_reader(error: OSError) -> bool:
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


@contextlib.contextmanager
def enduring_streams() -> Iterator[list[EnduringOutput]]:
    """Let standard output and error be such files, as long as a command runs; return them."""
    before = sys.stdout, sys.stderr
    made: list[EnduringOutput] = []
    sys.stdout, sys.stderr = (_enduring(stream, made) for stream in before)
    try:
        yield made
    finally:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        sys.stdout, sys.stderr = before


def _enduring(stream: TextIO, made: list[EnduringOutput]) -> TextIO:
    """Return a stream that endures in place of one of the system's; others are left as they are."""
    # A stream is None where the caller has closed it.
    if stream is None:
        return stream
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)  # there is no other where nothing is to be buffered
    if type(raw) is not io.FileIO or not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    file = EnduringOutput(raw.fileno(), "wb", closefd=False)
    made.append(file)
    return io.TextIOWrapper(
        file if raw is buffer else io.BufferedWriter(file),  # type: ignore[type-var]
        encoding=stream.encoding,
        errors="backslashreplace",
        newline=os.linesep,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
