"""W03: a waiver needs something to waive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule, rule_of
from reportgen.checks.readings import Readings
from reportgen.checks.waivers import FAMILY, LABEL, fields_around, waivers_of
from reportgen.findings import path_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.checks.waivers import Waiver

_ADVICE = "删去这一条；写了字段路径的，核对路径"


@rule(
    codes.W03,
    explanation="检查每条“检查豁免”都用得上：这条规则在所写的字段（没有写就是全文）查到了问题。"
    f"没有查到就提示，免得过时的豁免掩盖以后的问题。没有理由的由{codes.W01}报，"
    f"编号不存在的由{codes.W02}报。",
    wrong=f"检查豁免: {{{codes.A06}: 余款已收回}}，而执行率是98%",
    right="数字改好以后，把不再用的豁免删去",
)
def waivers_waive_something(subject: Subject) -> Iterator[Hit]:
    """Look for waivers that no finding needs."""
    readings, found = Readings(subject), dict[str, set[str]]()
    for waiver in waivers_of(subject.report):
        known = waiver.code in codes.RULE_CODES and waiver.code[0] != FAMILY
        if known and waiver.is_reasoned and not _applies(waiver, readings, found):
            yield Hit(
                (LABEL, waiver.key),
                f"这次检查没有“{waiver.name}”的结果，这条豁免没有用到",
                _ADVICE if waiver.name == waiver.key else f"从“{waiver.key}”里删去它",
            )


def _applies(waiver: Waiver, readings: Readings, found: dict[str, set[str]]) -> bool:
    """Return whether the waiver's rule finds something at its path.

    Only rules that are waived run a second time, each once, so that this is a rule like the
    others; ``found`` keeps the fields that each finds something in.
    """
    code = waiver.code
    if code not in found:
        hits = rule_of(codes.CODES[code]).find(readings.looked_at_by(code))
        found[code] = {field for hit in hits for field in fields_around(path_text(hit.path))}
    return waiver.path in found[code]
