"""Different units of one size: the sample, with names and figures of their own."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = INPUTS / "青山桥镇.yaml"


def write_units(folder: Path, count: int) -> list[Path]:
    """Write the data of a number of units; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    text = SAMPLE.read_text(encoding="utf-8")
    paths = [folder / f"{number:05}.yaml" for number in range(1, count + 1)]
    for number, path in enumerate(paths, start=1):
        chance = random.Random(number)
        own = text.replace("湘潭县青山桥镇", f"云溪县第{number}镇")
        own = own.replace("3960万元", f"{3600 + chance.randrange(1400)}万元")
        path.write_text(own.replace("292人", f"{chance.randrange(100, 900)}人"), encoding="utf-8")
    return paths
