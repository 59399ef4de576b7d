"""What was all done, or never happened, and is yet told of; households and people exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.chinese.counts.all_done import (
    MAY_BE_ALL_DONE,
    MAY_BE_NOT_DONE,
    read_all_done,
    read_not_all_done,
)
from reportgen.chinese.counts.books_agree import (
    MAY_AGREE,
    MAY_DISAGREE,
    read_disagreeing_books,
)
from reportgen.chinese.counts.households import read_wrong_households
from reportgen.chinese.counts.never_happened import (
    HAS_HAPPENED,
    MAY_NEVER,
    read_nevers,
    read_what_happened,
)
from reportgen.chinese.counts.none_of_them import MAY_BE_OF_NONE, read_some_of_none
from reportgen.chinese.counts.outnumbered import MAY_BE_AMONG, read_more_among
from reportgen.findings import path_text
from reportgen.model.absent import is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.counts.told_again import CountedPlaces
    from reportgen.chinese.sentences import Span


def all_and_none(subject: Subject) -> Iterator[Hit]:
    """Return what is told of although it never happened, and what is not done of all that is."""
    text, year = subject.text, 0 if is_absent(subject.report.year) else subject.year
    nevers = read_nevers(text, year, subject.places_with(MAY_NEVER))
    events = subject.places_with(HAS_HAPPENED) if nevers else ()
    for never, event in read_what_happened(text, year, nevers, events):
        yield _contradiction(subject, event, never)
    of_none = subject.places_with(MAY_BE_OF_NONE)
    for none, some in read_some_of_none(text, year, of_none):
        yield _contradiction(subject, some, none)
    agreeing = subject.places_with(MAY_AGREE)
    disagreeing = subject.places_with(MAY_DISAGREE) if agreeing else ()
    for agree, told in read_disagreeing_books(text, year, agreeing, disagreeing):
        yield _contradiction(subject, told, agree)
    done = read_all_done(text, year, subject.places_with(MAY_BE_ALL_DONE))
    undone = subject.places_with(MAY_BE_NOT_DONE) if done else ()
    for all_of_it, some in read_not_all_done(text, year, done, undone):
        yield _contradiction(subject, some, all_of_it)


def more_than_all(subject: Subject) -> Iterator[Hit]:
    """Return where some of those counted in a sentence before are more than all of them."""
    for passage in subject.passages_with(MAY_BE_AMONG):
        for found in read_more_among(passage.text):
            said, over = quoted(passage.text[found.start : found.end]), found.part - found.whole
            message = f"{said}：{found.part}{found.unit}比前面写的{found.whole}{found.unit}多{over}"
            yield Hit(passage.path, message, "与台账核对，改正写错的一个数")


def wrong_households(subject: Subject, places: CountedPlaces) -> Iterator[Hit]:
    """Return where people are told as households or the other way round.

    ``places`` are those of the figures in the text.
    """
    text = subject.text
    for start, end, said in read_wrong_households(text, places):
        here = quoted(shortened(text[start:end].strip()))
        path = subject.passage_at(start).path
        if said is None:
            message = f"{here}：人数比户数少，一户至少一人"
        else:
            place = path_text(subject.passage_at(said[0]).path)
            there = quoted(shortened(text[slice(*said)]))
            message = f"这里写{here}，“{place}”写{there}，户数和人数写颠倒了"
        yield Hit(path, message, "核对台账，户数、人数各归各位")


def _contradiction(subject: Subject, found: Span, said: Span) -> Hit:
    here, there = (quoted(shortened(subject.text[slice(*span)])) for span in (found, said))
    place = path_text(subject.passage_at(said[0]).path)
    message = f"这里写{here}，“{place}”写{there}，自相矛盾"
    return Hit(subject.passage_at(found[0]).path, message, "以事实为准，改正其中一处")
