"""S04: scores of qualitative indicators and the band that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.score_sheets import TOLERANCE, sheets
from reportgen.model.annexes.scoring import band_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.S04,
    explanation="核对定性指标：达成年度指标得分值的80%至100%，部分达成并具有一定效果得60%（含）"
    "至80%，未达成且效果较差得0至60%（不含）。没有打分的也报；"
    "实际完成值不是这三档的说法时，档次不判定。",
    wrong="实际完成值：部分达成并具有一定效果；分值10，得分9.5。",
    right="实际完成值：部分达成并具有一定效果；分值10，得分7.5。",
)
def qualitative_scores_are_in_their_band(subject: Subject) -> Iterator[Hit]:
    """Compare qualitative scores with the band that was chosen."""
    for sheet in sheets(subject):
        for path, given, shown in sheet.known_rows:
            if shown.score is None:
                message = f"“{given.name}”没有得分，算不出总分"
                yield Hit((*path, "得分"), message, "按完成情况打分")
                continue
            band, weight, score = band_of(given.actual), given.weight.value, shown.score.value
            if band is None or band.holds(score, weight) or score - weight > TOLERANCE:
                continue
            lowest, highest = (plain(share * weight / 100) for share in (band.lowest, band.highest))
            limits = f"{lowest}至{highest}分{'' if band.closed else f'（不含{highest}分）'}"
            message = f"“{given.name}”填“{given.actual}”，应得{limits}，得分是{shown.score}"
            yield Hit((*path, "得分"), message, "改得分，或改所选的档次")
