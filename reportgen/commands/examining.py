"""The check that ``check`` and ``build`` make, with what the options add to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reportgen.findings import Finding
    from reportgen.model.report import Report


def examiner(options: argparse.Namespace) -> Callable[[Report], list[Finding]]:
    """Give the check with last year's report and the dictionary that were asked for."""
    from reportgen.checking import check
    from reportgen.checks.dictionary import standard_dictionary
    from reportgen.loading import load

    dictionary = None
    if options.dict:
        dictionary = standard_dictionary().extended(Path(options.dict))
    last = load(options.last) if options.last else None
    wanted = [code for group in options.rules or () for code in group.replace("，", ",").split(",")]
    if wanted:
        from reportgen.checks.explaining import optional_codes

        wanted = sorted(optional_codes(wanted))
    return lambda report: check(report, last=last, dictionary=dictionary, rules=wanted)
