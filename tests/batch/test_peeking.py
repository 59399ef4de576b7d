"""What is told of a data file from its beginning agrees with what loading gives."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.batch.peeking import ReportTitle, peek
from reportgen.errors import InputError
from reportgen.formats.loading import load_bytes
from tests.dumps import as_yaml
from tests.reports import SHORTEST, report
from tests.strategies import report_data
from tests.tools import INPUTS

YAML = as_yaml(report(SHORTEST))
TITLE = ReportTitle("云溪县青禾镇人民政府", 2024)

WORDS = ("年度", "部门概况", "单位名称", "甲镇", "2024", "2023", "主管部门: 乙\n", " #注", "---")
MARKS = (": ", "&a ", "*a", "!x ", "? ", "\n\n", *":\"'|>-{}[],（\\%~ \t\n\r\x85\u2028")
PIECES = st.sampled_from([*WORDS, *MARKS])


def agrees(name: str, data: bytes) -> bool:
    """Return whether a guess agrees with loading, or either gives nothing."""
    guess = peek(name, data)
    if guess is None:
        return True
    try:
        loaded = load_bytes(name, data)
    except InputError:
        return True
    return guess == (loaded.overview.unit_name, loaded.year)


@pytest.mark.parametrize("path", sorted(INPUTS.iterdir()), ids=lambda path: path.stem)
def test_the_samples_are_told_at_a_glance(path: Any) -> None:
    loaded = load_bytes(path.name, path.read_bytes())
    assert peek(path.name, path.read_bytes()) == (loaded.overview.unit_name, loaded.year)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_is_told(encoding: str) -> None:
    assert peek("a.yml", YAML.encode(encoding)) == TITLE
    assert peek("a.yml", YAML.replace("\n", "\r\n").encode(encoding)) == TITLE


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_is_told_however_it_is_written(ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(SHORTEST, ensure_ascii=ascii_only, indent=indent)
    assert peek("a.JSON", text.encode()) == TITLE


@pytest.mark.parametrize(
    "text",
    [
        YAML.replace("人民政府", "人民政府\n    某科", 1),
        YAML.replace("人民政府", "人民政府\n\n    某科", 1),
        YAML.replace("云溪县", "'云溪县", 1),
        YAML.replace("云溪县", "&a 云溪县", 1),
        f"---\n{YAML}",
        "",
        "\0",
    ],
)
def test_what_may_mean_something_else_is_left_to_loading(text: str) -> None:
    assert peek("a.yaml", text.encode()) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report_data())
def test_any_report_is_told_right_or_not_at_all(data: dict[str, Any]) -> None:
    assert agrees("a.yaml", as_yaml(report(data)).encode())
    assert agrees("a.json", json.dumps(data, default=str).encode())


@given(st.integers(0, 120), st.integers(0, 20), st.lists(PIECES, max_size=4))
def test_any_change_near_the_beginning_is_told_right_or_not_at_all(
    at: int, cut: int, pieces: list[str]
) -> None:
    assert agrees("a.yaml", (YAML[:at] + "".join(pieces) + YAML[at + cut :]).encode())
    text = json.dumps(SHORTEST, ensure_ascii=False)
    assert agrees("a.json", (text[:at] + "".join(pieces) + text[at + cut :]).encode())
