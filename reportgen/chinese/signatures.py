"""Dates that stand as those of a signature: below a text, behind who signed it, or a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.chinese.dates import Date

UNIT_END = lazy_pattern(
    "(?:局|委|办|府|会|院|校|中心|站|所|队|处|馆|社|部|室|园|场|台|团|署|联|公司|大学|小学|中学|机关|"
    "本级)(?:[（(][^（）()]+[）)])?$"
)
"""How the name of a unit ends."""

_SEAL = "[（(]?(?:盖章|公章|印章|签章|章)[）)]?"
_SPACE = r"[\s\u3000]"
_ENDS = lazy_pattern("[。；！？;!?\n]")
_PUT_IN_CLAUSES = lazy_pattern("[，,]")
_SEALED = lazy_pattern(f"{_SPACE}*{_SEAL}{_SPACE}*[:：]?$")
_AFTER = lazy_pattern(rf"[ \t\u3000]{{0,20}}(?:{_SEAL}|印发|[）)])?[ \t\u3000]{{0,20}}(?:\n|\Z)")
_LABEL = lazy_pattern(
    f"(?:^|[：:（）()]|{_SPACE})(?:填[报表写]|报[告送]|上报|编[制写报]|制表|评价|自评|落款|签[发字署名]|"
    f"审[核签定批]|成文|印发|印制|打印|提交){{0,2}}(?:日{_SPACE}*期|时{_SPACE}*间){_SPACE}*[:：]?{_SPACE}*$"
)
_PERSON = lazy_pattern(
    f"(?:人员?|负责人|领导|主任|[镇乡局院校所站区]长|书记|会计|签[字名章])(?:[（(][^（）()]*[）)])?{_SPACE}*[:：]"
    f"{_SPACE}*[^:：]{{0,12}}$"
)
_LONGEST = 60


def is_signature(text: str, date: Date) -> bool:
    """Return whether a date stands in a text as that of a signature.

    It closes its line, and nothing stands before it there but the name of a unit or of a person
    who signed, or a label such as 填报日期; a sentence may have ended before.
    """
    if date.month is None or _AFTER.match(text, date.end) is None:
        return False
    before = _ENDS.split(text[max(0, date.start - _LONGEST) : date.start])[-1]
    before = before.strip().rstrip("（(").rstrip()
    if not before:
        return True
    if len(before) >= _LONGEST - 1 or _PUT_IN_CLAUSES.search(before):
        return False
    name = _SEALED.sub("", before)
    is_signed = UNIT_END.search(name) or _PERSON.search(before) or name != before
    return bool(is_signed) or _LABEL.search(before) is not None
