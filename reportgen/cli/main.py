"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from reportgen.cli.options import make_parser
from reportgen.cli.output import BAD_INPUT, DONE, print_problems
from reportgen.errors import ReportgenError, system_reason
from reportgen.storage import one_call

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 checks found errors, 2 bad input."""
    # A stream is None where the caller has closed it.
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream is not None]
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            options = make_parser().parse_args(arguments)
            with one_call():
                code = _run(options)
        finally:
            for stream in streams:
                stream.flush()
    except ReportgenError as error:
        print_problems(error.findings)
        return BAD_INPUT
    except OSError as error:
        return _output_failed(error)
    except KeyboardInterrupt:
        print("已中断", file=sys.stderr)
        return 130
    return code


def _run(options: argparse.Namespace) -> int:
    """Run the chosen command: its function, named with its module in the options."""
    module, _, name = options.command.partition(".")
    code: int = getattr(import_module(f"reportgen.cli.{module}"), name)(options)
    return code


def _output_failed(error: OSError) -> int:
    """End quietly when the reader of a pipe has gone, with a sentence when a disk is full."""
    # What is still buffered would fail once more, with a traceback, when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return DONE
    print(f"写不了结果{system_reason(error)}", file=sys.stderr)
    return BAD_INPUT
