"""What is written as YAML is the same to PyYAML, ruamel.yaml and js-yaml, whatever it says."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from reportgen.editing.drafting import draft
from reportgen.editing.pulling import pull
from reportgen.formats.blank_yaml import blank_yaml
from reportgen.formats.filled_yaml import filled_yaml
from reportgen.formats.loading import load
from reportgen.model.report import Report
from reportgen.plaindata.scalars import block_scalar, flow_scalar
from tests.editing.test_pulling import SMALL, dumped, with_edits
from tests.reports import DUTIES, REMARKS
from tests.strategies import ZERO_WIDTH, report_data
from tests.tools import tool

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

READ_WITH_NODE = """
const yaml = require(process.argv[1]), fs = require("fs");
const read = (text) => { try { return yaml.load(text) } catch (error) { return "" + error } };
const plain = (key, value) => typeof value === "number" && !isFinite(value) ? "" + value : value;
const found = JSON.parse(fs.readFileSync(0, "utf8")).map(read);
process.stdout.write(JSON.stringify(found, plain));
"""
MARKS = (
    "甲乙。：，“”‘’（）一二 \t\n:-#'\"[]{}&*!|>%@`,?=~.+_0123456789abcdefinotruxy\u3000\u2028\x85"
)
LIKE_OTHERS = [
    *("012", "0o14", "0b11", "1e3", "1E+3", ".5", "5.", "+1", "-0", "1_0", "0x1F", "12:30:45"),
    *("y", "N", "on", "Off", "true", "NULL", "~", ".NaN", "-.inf", "2024-5-6", "2024-05-06"),
    *(
        "2024-05-06T07:08:09Z",
        "!!str 1",
        "&a",
        "*a",
        "- 甲",
        "? 甲",
        "%YAML",
        "---",
        "...",
        "@",
        "`",
    ),
    *("甲: 乙", "甲 #乙", "甲:", "[甲", "甲]", "{甲", "'甲", '"甲', "|", ">", "\ufeff甲", "甲\t乙"),
    *(
        "",
        " ",
        " 甲",
        "甲 ",
        "甲\n\n乙",
        "\n甲",
        "甲\n 乙",
        "甲\n",
        "\u2029",
        "\U00020000",
        "3960万元",
    ),
]


def by_node(sources: list[str]) -> list[Any]:
    folder = Path(tool("js-yaml", "js-yaml reads what we write")).resolve().parents[1]
    node = tool("node", "js-yaml runs in it")
    done = subprocess.run(
        [node, "-e", READ_WITH_NODE, str(folder)],
        input=json.dumps(sources).encode(),
        capture_output=True,
        check=True,
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def by_ruamel(source: str) -> Any:
    try:
        return YAML(typ="safe", pure=True).load(source)
    except Exception as error:
        return str(error)


def by_pyyaml(source: str) -> Any:
    try:
        return yaml.safe_load(source)
    except yaml.YAMLError as error:
        return str(error)


def differences(sources: list[str]) -> list[tuple[Any, Any, Any]]:
    """Return what the three read of each source where they do not all read the same."""
    read = zip(map(by_pyyaml, sources), map(by_ruamel, sources), by_node(sources), strict=True)
    return [each for each in read if not each[0] == each[1] == each[2]]


def any_texts() -> SearchStrategy[str]:
    return st.text(st.sampled_from(MARKS), max_size=12) | st.sampled_from(LIKE_OTHERS)


@given(st.lists(any_texts(), min_size=100, max_size=200))
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_the_same_to_all(texts: list[str]) -> None:
    blocks = [f"- {block_scalar(text)}\n" for text in texts]
    lines = [f"[{flow_scalar(text)}, {{甲: {flow_scalar(text)}}}]" for text in texts]
    assert differences([*blocks, *lines]) == []
    for source, text in zip(blocks, texts, strict=True):
        (read,) = by_pyyaml(source)
        assert isinstance(read, int | float) or read.rstrip("\n") == text.rstrip("\n")


def test_texts_that_are_something_else_to_others_are_the_same_to_all() -> None:
    sources = [f"甲: {block_scalar(text)}\n" for text in LIKE_OTHERS]
    assert differences(sources) == []


@given(report_data())
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_read_and_new_from_write_is_the_same_to_all(data: dict[str, Any]) -> None:
    report = Report.model_validate(data)
    sources = [filled_yaml(dumped(report), ["由 甲.docx 读出"]), draft(report)]
    assert differences(sources) == []
    assert isinstance(by_pyyaml(sources[0]), dict)


def test_a_blank_is_the_same_to_all() -> None:
    assert differences([blank_yaml(2024), blank_yaml(annexes=True)]) == []


def test_what_pull_writes_is_the_same_to_all(tmp_path: Path) -> None:
    path, sources = tmp_path / "数据.yaml", []
    said = [text.strip(f"{ZERO_WIDTH} \t\n\x85\u2028\u2029") for text in LIKE_OTHERS]
    texts = [text for text in said if text]
    for at in range(0, len(texts), 5):
        path.write_text(SMALL, "utf-8")
        base = dumped(load(path))
        edits = (DUTIES, texts[at : at + 5]), (REMARKS, texts[at : at + 5])
        pull(with_edits(base, *edits), base, path)
        sources.append(path.read_text("utf-8"))
    assert differences(sources) == []
    assert len(set(sources)) == len(sources)
