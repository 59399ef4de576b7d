"""Makes, of the standard lists in YAML, the file that the program reads, which takes less time."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen import checks
from reportgen.checks.dictionary import PHRASE_SECTIONS, Dictionary
from reportgen.checks.dictionary_entries import TYPOS

DATA = Path(checks.__file__).parent / "data"
MADE = DATA / "standard.json"


def lists_in_yaml() -> Dictionary:
    """Return what the YAML files say, read as a user's own are."""
    return Dictionary().extended(DATA / "typos.yaml").extended(DATA / "phrases.yaml")


def made_file() -> str:
    """Return the text of the file, with an entry a line."""
    lists = lists_in_yaml()
    phrases = {section: getattr(lists, name) for name, section in PHRASE_SECTIONS.items()}
    sections = {TYPOS: [*lists.typos.values()], **phrases}
    told = (
        f"{_json(section)}: [\n{_COMMA.join(map(_json, entries))}\n]"
        for section, entries in sections.items()
    )
    return f"{{\n{_COMMA.join(told)}\n}}\n"


_COMMA = ",\n"


def _json(entry: object) -> str:
    return json.dumps(entry, ensure_ascii=False)


if __name__ == "__main__":
    MADE.write_text(made_file(), encoding="utf-8")
