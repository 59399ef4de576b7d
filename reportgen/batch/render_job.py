"""One unit from its bytes to the bytes of its Word file: a pure function, for any process."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen import codes
from reportgen._version import __version__
from reportgen.batch.outcome import Summary, summary_of
from reportgen.batch.portraits import Portrait, portrait_of
from reportgen.checks.checking import check_loaded, require_rules
from reportgen.errors import InputError, TemplateError
from reportgen.findings import Finding
from reportgen.formats.loading import load_bytes, report_of
from reportgen.formats.partial_loading import PartialLoad, load_bytes_partly, partly
from reportgen.forms.limits import beyond_limits
from reportgen.forms.photographs import picture_hashes
from reportgen.forms.settings_values import NO_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reportgen.checks.dictionary import Dictionary
    from reportgen.formats.carriers import Entered
    from reportgen.forms.compiled import CompiledTemplate
    from reportgen.forms.settings_values import FormSettings
    from reportgen.model.report import Report


@dataclass(frozen=True, slots=True)
class RenderJob:
    """A unit to be built: its file's name, as messages show it, content, and SHA-256 of that.

    ``kind`` tells what ``data`` is: the content of a file, what a row of a roster holds, or the
    report that was read for a job without a template. ``form`` is that whose added fields it may
    have; ``unit`` whose it is, where that is known beforehand; ``last`` the unit's report of last
    year, pickled, where there is one of its own.
    """

    name: str
    data: bytes
    sha256: str
    kind: Literal["file", "entered", "report"] = "file"
    form: str | Path = ""
    unit: str = ""
    last: bytes = b""


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What came of a job.

    ``document`` is the Word file, None when ``findings`` are what kept it from being made; else
    they are those of the checks. ``portrait`` is what the unit is compared by with others of its
    batch. ``version`` is that of the program that made it; ``unit`` names the unit of data that do
    not load, as far as it is known. ``pictures`` are the picture files that its data
    name, each with its hash.
    """

    findings: tuple[Finding, ...]
    document: bytes | None = None
    summary: Summary | None = None
    portrait: Portrait | None = None
    version: str = __version__
    unit: str = ""
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Examination:
    """What the checks go by besides the report; see ``check``.

    ``last`` is last year's report, ``by_unit`` tells that each unit has one of its own, ``rules``
    are the codes of optional rules, ``settings`` what the form's 表样.yaml says, ``engine`` is what
    renders, where it is not our own. ``key`` tells last year's
    report and the dictionary from others, from one run to the next: findings of a run before count
    only where it is the same. Without it, and with one of the two, all units are checked again.
    """

    last: Report | None = None
    dictionary: Dictionary | None = None
    key: str = ""
    rules: tuple[str, ...] = ()
    by_unit: bool = False
    settings: FormSettings = NO_SETTINGS
    engine: str = ""

    def __post_init__(self) -> None:
        """Refuse a text where a list of codes belongs."""
        require_rules(self.rules)

    @property
    def conditions(self) -> str:
        """What is noted of it in a manifest; empty where nothing tells it from others."""
        usual = self.last is None and self.dictionary is None and not self.by_unit
        key = "standard" if usual else self.key
        return "+".join((key, *self.rules, *self._of_the_form())) if key else ""

    def _of_the_form(self) -> Iterator[str]:
        """Return what tells the form's own fields and limits, and the engine, from others."""
        settings = self.settings
        told = (settings.added, sorted(settings.counts.items()), sorted(settings.lengths.items()))
        if any(told):
            yield f"表样{hashlib.sha256(repr(told).encode()).hexdigest()[:16]}"
        if self.engine:
            yield self.engine


def produce(
    job: RenderJob, template: CompiledTemplate | None, examination: Examination
) -> RenderResult:
    """Load, check and render one unit; whatever is wrong with it is in the result.

    Without a template it is only loaded, and ``document`` is the report for a later job. Data
    that do not load are checked on what is there.
    """
    try:
        try:
            return _produce(job, template, examination) if template else _read(job)
        except InputError as error:
            loaded = _loaded_partly(job, template)
            if loaded is None:
                return RenderResult(error.findings, unit=job.unit)
            found = tuple(_check(loaded, job, examination)) or error.findings
            portrait = portrait_of(loaded.report)
            unit = job.unit if portrait is None else portrait.unit
            return RenderResult(found, portrait=portrait, unit=unit)
    except Exception as error:  # a mistake of the program must not cost the other units
        return RenderResult((not_worked_on(job.name, "处理这一份时程序出错了", error),))


def not_worked_on(name: str, message: str, error: BaseException) -> Finding:
    """Return the finding for a unit that could not be worked on, for what is not in its data."""
    why = f"{message}（{type(error).__name__}）"
    advice = "单独生成这一份试试；还是这样，把这份数据发给程序的维护人员"
    return Finding(codes.D09, "error", "", name, why, advice)


def _load(job: RenderJob, template: CompiledTemplate | None = None) -> Report:
    if job.kind == "report":
        report: Report = pickle.loads(job.data)  # noqa: S301 - our own, of the same run
        return report
    model = None if template is None else template.model
    if job.kind == "entered":
        return report_of(_entered(job), model)
    return load_bytes(job.name, job.data, job.form, model)


def _entered(job: RenderJob) -> Entered:
    entered: Entered = pickle.loads(job.data)  # noqa: S301 - our own, of the same run
    return entered


def _loaded_partly(job: RenderJob, template: CompiledTemplate | None) -> PartialLoad | None:
    """Return what is there of data that do not load; None for a file that can't be read."""
    model = None if template is None else template.model
    try:
        if job.kind == "entered":
            return partly(_entered(job), model)
        return load_bytes_partly(job.name, job.data, job.form, model)
    except InputError:
        return None


def _check(loaded: PartialLoad, job: RenderJob, examination: Examination) -> list[Finding]:
    last: Report | None = examination.last
    if job.last:
        last = pickle.loads(job.last)  # noqa: S301 - our own, of the same run
    found = check_loaded(
        loaded,
        last=last,
        dictionary=examination.dictionary,
        rules=examination.rules,
    )
    return [*found, *beyond_limits(loaded.report, examination.settings)]


def _read(job: RenderJob) -> RenderResult:
    report = _load(job)
    return RenderResult((), pickle.dumps(report), summary_of(report))


def _produce(job: RenderJob, template: CompiledTemplate, examination: Examination) -> RenderResult:
    report = _load(job, template)
    summary = summary_of(report)
    try:
        document = template.render(report, job.sha256)
    except (InputError, TemplateError) as error:
        return RenderResult(error.findings, summary=summary)
    found = [*template.unprinted(report), *_check(PartialLoad(report), job, examination)]
    portrait, pictures = portrait_of(report), picture_hashes(report)
    return RenderResult(tuple(found), document, summary, portrait, pictures=pictures)


def produce_all(
    jobs: Sequence[RenderJob], template: CompiledTemplate | None, examination: Examination
) -> list[RenderResult]:
    """Produce several units in one go, so that sending them costs little."""
    return [produce(job, template, examination) for job in jobs]
