"""The PDFs of Word files that were built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.pdf_files import Fonts, font_note, print_all
from reportgen.batch.worker_pool import cores
from reportgen.cli.output import say

if TYPE_CHECKING:
    import argparse

    from reportgen.findings import Finding


def print_pdfs(
    documents: list[Path], options: argparse.Namespace
) -> tuple[list[Path], list[Finding]]:
    """Return the PDFs of Word files, and what kept others from being made."""
    made: list[Path] = []
    problems: list[Finding] = []
    fonts: set[Fonts] = set()
    jobs = options.jobs or cores()
    for _, result in print_all(documents, jobs, force=options.force, fonts=fonts):
        if isinstance(result, Path):
            made.append(result)
            if not options.quiet:
                say(f"已生成：{result}")
        else:
            problems.append(result)
    if (note := font_note(sorted(fonts))) and not options.quiet:
        say(note)
    return made, problems
