"""Groups of paragraphs that are alike: as a plain search through all of them finds them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reportgen.batch.paragraph_groups import ParagraphGroups

_SKETCHES = st.lists(
    st.sets(st.integers(0, 30), min_size=1, max_size=8).map(lambda one: tuple(sorted(one))),
    max_size=40,
)


def _plain(sketches: list[tuple[int, ...]]) -> list[int]:
    """Return the group of each sketch, with a list for each hash."""
    firsts: list[tuple[int, ...]] = []
    by_key: dict[int, list[int]] = {}
    found = []
    for sketch in sketches:
        near = [group for key in sketch[:2] for group in by_key.get(key, ())]
        alike = (
            group
            for group in near
            if len({*firsts[group]} & {*sketch}) >= 0.75 * max(len(sketch), len(firsts[group]))
        )
        group = next(alike, None)
        if group is None:
            group = len(firsts)
            firsts.append(sketch)
            for key in sketch[:2]:
                if len(by_key.setdefault(key, [])) < 15:
                    by_key[key].append(group)
        found.append(group)
    return found


@given(_SKETCHES)
def test_paragraphs_are_put_to_the_first_group_that_is_alike(
    sketches: list[tuple[int, ...]],
) -> None:
    groups = ParagraphGroups()
    assert [groups.add(0, sketch) for sketch in sketches] == _plain(sketches)


def test_thousands_of_groups_are_found_again() -> None:
    chance = random.Random(1)
    sketches = [tuple(sorted(chance.sample(range(2**32), 8))) for _ in range(3000)]
    groups = ParagraphGroups()
    assert [groups.add(0, sketch) for sketch in sketches] == [*range(3000)]
    assert [groups.add(1, sketch) for sketch in sketches] == [*range(3000)]
    assert [*groups.with_several()] == [(group, [0, 1]) for group in range(3000)]
