"""What patterns are compiled to is kept for the next start, and what is not ours is not used."""

from __future__ import annotations

import copy
import os
import pickle
import re
import subprocess
import sys
from array import array
from typing import TYPE_CHECKING

import pytest

from reportgen import pattern_store
from reportgen.pattern_store import PatternStore
from reportgen.patterns import lazy_pattern
from tests.tools import INPUTS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PATTERNS = (
    (r"(?P<year>(?:19|20)\d\d)年(?P<month>\d+)?", 0),
    (r"[一-鿿]{2,4}(?:镇|乡)", 0),
    ("abc | # a note\n d", re.VERBOSE | re.IGNORECASE),
    (r"(a)(b)?(?<=[零-龥x])", re.ASCII),
    ("(?i:A)b", 0),
)
TEXT = "湘潭县青山桥镇2024年12月 ABCd d ab"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file in which the patterns are kept."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    place = tmp_path / "patterns.bin"
    store = PatternStore(str(place))
    for pattern, flags in PATTERNS:
        store.compiled(pattern, flags)
    content = store.content()
    assert content is not None
    place.write_bytes(content)
    place.chmod(0o600)
    return place


def compiled_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many of the patterns are compiled with what a file holds."""
    count = 0

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        nonlocal count
        count += 1
        return real(pattern, flags)

    real = re.compile
    monkeypatch.setattr("re.compile", counted)
    store = PatternStore(str(place))
    made = [store.compiled(pattern, flags) for pattern, flags in PATTERNS]
    monkeypatch.setattr("re.compile", real)
    for one, (pattern, flags) in zip(made, PATTERNS, strict=True):
        assert found_by(one) == found_by(re.compile(pattern, flags))
    return count


def found_by(pattern: re.Pattern[str]) -> object:
    found = [(each.span(), each.groups(), each.groupdict()) for each in pattern.finditer(TEXT)]
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), found


def test_kept_patterns_find_what_compiled_ones_find(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert compiled_anew(path, monkeypatch) == 0
    assert PatternStore(str(path)).content() is None


def test_what_is_damaged_or_cut_off_is_compiled(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = path.read_bytes()
    for damaged in (b"", whole[:-4], whole[:40], whole[:-1] + bytes([whole[-1] ^ 1]), b"x" * 100):
        path.write_bytes(damaged)
        assert compiled_anew(path, monkeypatch) == len(PATTERNS)


def test_forged_programs_are_looked_through_and_compiled(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = pattern_store._Program(0, 0, {}, array("I", [10**6, 2, 3]), 0, 3)
    packed = pattern_store._packed({(pattern, int(flags)): forged for pattern, flags in PATTERNS})
    path.write_bytes(packed)
    assert compiled_anew(path, monkeypatch) == len(PATTERNS)


@pytest.mark.parametrize(
    "head", [b"[]", b"{}", b'["x", 3]', b"[" * 9000, b"\xff", b'["%s", [[1]]]']
)
def test_a_head_that_says_something_else_is_not_used(
    head: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = head.replace(b"%s", pattern_store._key().replace("\n", "\\n").encode()) + b"\n12345678"
    path.write_bytes(pattern_store.summed(body) + body)
    assert compiled_anew(path, monkeypatch) == len(PATTERNS)


def test_those_of_another_python_or_version_are_not_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.pattern_store.__version__", "9.9")
    assert compiled_anew(path, monkeypatch) == len(PATTERNS)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners on Windows")
def test_a_file_that_others_may_write_is_not_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mode in (0o620, 0o602):
        path.chmod(mode)
        assert compiled_anew(path, monkeypatch) == len(PATTERNS)
    path.chmod(0o600)
    owner = os.geteuid()
    monkeypatch.setattr("os.geteuid", lambda: owner + 1)
    assert compiled_anew(path, monkeypatch) == (0 if owner == 0 else len(PATTERNS))


def test_nothing_is_kept_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    store = PatternStore(str(tmp_path / "patterns.bin"))
    store.compiled("a", 0)
    assert store.content() is None


def test_a_lazy_pattern_travels_to_another_process() -> None:
    pattern = lazy_pattern("(青山)桥", re.ASCII)
    assert pattern.search("青山桥")
    for other in (pickle.loads(pickle.dumps(pattern)), copy.deepcopy(pattern)):
        assert (other.pattern, other.flags) == (pattern.pattern, pattern.flags)
        assert other.search("青山桥")


def test_the_second_start_finds_what_the_first_has_kept(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "reportgen", "check", str(INPUTS / "最小示例.yaml")]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONUTF8": "1",
    }
    printed, held = [], []
    for _ in range(2):
        done = subprocess.run(
            arguments, cwd=tmp_path, env=environment, capture_output=True, check=False, umask=0o002
        )
        printed.append(done.stdout)
        (kept,) = (tmp_path / "compiled").rglob("patterns.bin")
        held.append((kept.stat().st_mtime_ns, kept.read_bytes()))
    assert printed[0] == printed[1] != b""
    assert held[0] == held[1], "what a careless umask lets others write is not used either"
    assert pattern_store._read(str(kept))
