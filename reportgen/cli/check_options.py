"""The check that ``check`` and ``build`` make, with what the options add to it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.forms.settings import enabled_rules

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reportgen.batch.render_job import Examination
    from reportgen.checks.dictionary import Dictionary
    from reportgen.findings import Finding
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.model.report import Report


def examiner(options: argparse.Namespace) -> Callable[[Report | PartialLoad], list[Finding]]:
    """Return the check with last year's report and the dictionary that were asked for."""
    from reportgen.checks.checking import check

    last, dictionary, rules = _wanted(options)
    return lambda report: check(report, last=last, dictionary=dictionary, rules=rules)


def examination(options: argparse.Namespace) -> Examination:
    """Return the same for a batch, with a key by which the next run knows it again."""
    from reportgen.batch.render_job import Examination

    last, dictionary, rules = _wanted(options)
    total = hashlib.sha256()
    for path in (options.last, options.dict):
        name, held = (path, Path(path).read_bytes()) if path else ("", b"")
        for part in (os.fsencode(name), held):
            total.update(hashlib.sha256(part).digest())
    return Examination(last, dictionary, total.hexdigest(), rules)


def _wanted(
    options: argparse.Namespace,
) -> tuple[Report | None, Dictionary | None, tuple[str, ...]]:
    from reportgen.checks.dictionary import standard_dictionary
    from reportgen.formats.loading import load

    dictionary = None
    if options.dict:
        dictionary = standard_dictionary().extended(Path(options.dict))
    last = load(options.last) if options.last else None
    asked = [code for group in options.rules or () for code in group.replace("，", ",").split(",")]
    rules = set(enabled_rules(options.template))
    if asked:
        from reportgen.checks.explaining import optional_codes

        rules |= optional_codes(asked)
    return last, dictionary, tuple(sorted(rules))
