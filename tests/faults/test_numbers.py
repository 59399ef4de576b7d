"""Numbers are read as they stand, also from JSON: zeros at their end are part of them."""

from __future__ import annotations

import json
import re

import yaml

from reportgen.formats.loading import load_bytes
from tests.tools import INPUTS

PLAIN = re.compile(r"(: )(\d+)(\.\d+)?(?=\s*(?:#.*)?$)", re.MULTILINE)


def with_zeros(text: str) -> str:
    """Put a zero behind each number of a data file that may have decimals."""

    def longer(match: re.Match[str]) -> str:
        is_year = match[2].startswith("20") and len(match[2]) == 4
        return match[0] if is_year else f"{match[1]}{match[2]}{match[3] or '.'}0"

    return PLAIN.sub(longer, text)


def as_json(text: str) -> str:
    """Return YAML as JSON with its numbers as they are written."""

    class Loader(yaml.SafeLoader):
        pass

    for tag in ("int", "float"):
        Loader.add_constructor(f"tag:yaml.org,2002:{tag}", lambda _, node: f"@{node.value}@")
    return re.sub(r'"@(.*?)@"', r"\1", json.dumps(yaml.load(text, Loader), ensure_ascii=False))


def test_json_prints_what_yaml_prints() -> None:
    text = with_zeros((INPUTS / "含附件示例.yaml").read_text(encoding="utf-8"))
    ours, theirs = (
        load_bytes(name, data.encode()).model_dump_json(by_alias=True)
        for name, data in (("a.yaml", text), ("a.json", as_json(text)))
    )
    assert ours == theirs
    assert re.search(r"\d\.\d*0\D", theirs)
