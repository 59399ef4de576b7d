"""Reports of many units: each comes back as it was, and no number of them fills the memory."""

from __future__ import annotations

import tracemalloc

from reportgen.batch.kept_reports import IN_MEMORY, KeptReports
from tests.reports import EDGES, LONG_TEXT, SPENT, report, with_values


def test_each_comes_back_as_it_was_in_its_order() -> None:
    kept = KeptReports()
    names = [f"第{at}镇" for at in range(IN_MEMORY + 3)]
    whole = report(EDGES["all-parts"])
    for name in names:
        kept[name] = whole
    assert (list(kept), len(kept)) == (names, IN_MEMORY + 3)
    assert all(kept[name] == whole for name in names[-4:])
    assert kept[names[-1]].places.marks == whole.places.marks
    del kept[names[-1]]
    assert (names[-1] in kept, names[-2] in kept, "别的镇" in kept) == (False, True, False)


def test_what_is_beyond_a_countys_number_is_on_the_disk() -> None:
    kept = KeptReports()
    for at in range(IN_MEMORY):
        kept[str(at)] = report(with_values())
    tracemalloc.start()
    for at in range(100):
        text = f"{at}{LONG_TEXT[1:]}"
        kept[f"长{at}"] = report(with_values((f"{SPENT}.概述", text)))
        del text
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept["长99"] == report(with_values((f"{SPENT}.概述", f"99{LONG_TEXT[1:]}")))
    assert held < 20 * len(LONG_TEXT)  # a tenth of what the texts alone take in memory
