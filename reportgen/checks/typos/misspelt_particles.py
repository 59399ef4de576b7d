"""的 in the place of 地 before a verb: 较好的完成了年初目标."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_DE_FOR_DI = Sign(
    "(?P<how>较好|很好|更好|圆满|顺利|全面|有效|及时|按时|认真|切实|稳步|扎实|严格|准确|充分|有力|极大|大大|明显|显著|逐步|进一步|不断|积极|深入|高效|高质量)"
    "的(?P<did>完成|开展|推进|落实|实施|执行|保障|保证|解决|提高|提升|发挥|履行|促进|改善|推动|实现|组织|加强|增强|缓解|减轻|降低|规范|维护|做好|反映|体现|调动|满足)"
    "(?:了|的(?=年初|年度|全年|本年|各项|既定|预定|预期|上级|绩效))",
    words(
        "的完成 的开展 的推进 的落实 的实施 的执行 的保障 的保证 的解决 的提高 的提升 的发挥 的履行"
        " 的促进 的改善 的推动 的实现 的组织 的加强 的增强 的缓解 的减轻 的降低 的规范 的维护"
        " 的做好 的反映 的体现 的调动 的满足"
    ),
)


def misspelt_particles(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where, what stands there and what is meant."""
    for start, end in subject.places_with(_DE_FOR_DI):
        for found in _DE_FOR_DI.pattern.finditer(subject.text, start, end):
            how, did = found["how"], found["did"]
            yield found.start(), f"{how}的{did}", f"{how}地{did}"
