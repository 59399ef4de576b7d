"""Words about spending that contradict a rate, or reasons that contradict a movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.chinese.movements.budget_words import (
    MAY_CONTRADICT,
    MAY_GIVE_REASON,
    read_contradictions,
    read_wrong_reasons,
)
from reportgen.chinese.movements.contrary_reasons import MAY_BE_CONTRARY, read_contrary_reasons
from reportgen.chinese.movements.from_nothing import MAY_BE_ALL_NEW, read_all_new
from reportgen.chinese.movements.turned_praise import MAY_BE_TURNED, read_turned_praise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

_THAN = {"＞": "大于", "＜": "小于", "＝": "等于"}


def contradicting_words(subject: Subject, known: Collection[tuple[Path, str]]) -> Iterator[Hit]:
    """Return 完成预算的92%，决算数大于预算数 and 减少3%，原因是经费增加.

    What stands in the words that are ``known`` to be wrong at a path is not told again.
    """
    for passage in subject.periods_with(MAY_CONTRADICT):
        for start, end, rate, true in read_contradictions(passage.text):
            words = passage.text[start:end]
            if any(path == passage.path and words in said for path, said in known):
                continue
            told = quoted(shortened(words))
            message = f"完成预算的{rate}%，决算数应当{_THAN[true]}预算数，话写反了"
            yield Hit(passage.path, f"{told}：{message}", "核对这几个数，改正算错的一个")
    for passage in subject.passages_with(MAY_BE_ALL_NEW):
        for words, amount in read_all_new(passage.text):
            if any(path == passage.path and said in words for path, said in known):
                continue
            message = f"{amount}里增加了{amount}，原数是0，不能写增长100%"
            told = quoted(shortened(words))
            yield Hit(passage.path, f"{told}：{message}", "删去百分数，写明上年没有", "warning")
    yield from _wrong_reasons(subject)
    for passage in subject.periods_with(MAY_BE_TURNED):
        for start, end, verb in read_turned_praise(passage.text):
            told = quoted(shortened(passage.text[start:end]))
            message = f"说的是做得好，用的词却是“{verb}”，话写反了"
            yield Hit(passage.path, f"{told}：{message}", "换成方向相反的词", "warning")


def _wrong_reasons(subject: Subject) -> Iterator[Hit]:
    """Return the moves whose reasons tell of the other direction."""
    found = [
        *((each, read_wrong_reasons) for each in subject.passages_with(MAY_GIVE_REASON)),
        *(
            (each, read_contrary_reasons)
            for each in subject.contexts_with(MAY_BE_CONTRARY, before=1, after=0)
        ),
    ]
    for passage, read in found:
        for start, end, moved, why in read(passage.text):
            told = quoted(shortened(passage.text[start:end]))
            message = f"说的是{moved}，原因写的是{why}，话写反了"
            advice = "核对增减的方向和原因，改正写反的一个"
            yield Hit(passage.path, f"{told}：{message}", advice, "warning")
