"""Characters that fonts draw alike are the usual ones; what is not known is told."""

from __future__ import annotations

from collections import Counter

import pytest

from reportgen.formats.pdf.glyphs import UNKNOWN, _family, _known


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("⻘⼭桥", "青山桥"),
        ("⼾", "户"),
        ("⻓", "长"),
        ("豈", "豈"),
        ("青山ＡＢ（１）", "青山ＡＢ（１）"),
    ],
)
def test_radicals(drawn: str, meant: str) -> None:
    replaced: Counter[str] = Counter()
    assert _known(drawn, replaced) == meant
    assert bool(replaced) == (drawn != meant)


@pytest.mark.parametrize("text", ["(cid:123)", "\0"])
def test_what_the_file_does_not_say(text: str) -> None:
    replaced: Counter[str] = Counter()
    assert _known(text, replaced) == UNKNOWN
    assert replaced == {UNKNOWN: 1}


def test_a_space_as_wide_as_a_character_is_one() -> None:
    replaced: Counter[str] = Counter()
    assert _known("\u2003", replaced) == "\u3000"
    assert not replaced


@pytest.mark.parametrize(("name", "family"), [("ABCDEF+黑体", "黑体"), ("SimHei", "SimHei")])
def test_families(name: str, family: str) -> None:
    assert _family(name) == family
