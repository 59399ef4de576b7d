"""Give one carrier altered inputs for some minutes; keep each that does what it must not."""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from reportgen import ReportgenError
from tests.fuzz.carriers import CARRIERS

SLOW = 20.0
"""How many seconds of its own time an input may take."""


def main() -> int:
    """Run until the time is over; return 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("carrier", choices=CARRIERS)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--found", type=Path, default=Path("fuzz-found"), help="where finds are put"
    )
    options = parser.parse_args()
    alter, use = CARRIERS[options.carrier]
    end = time.monotonic() + options.minutes * 60
    tried = refused = found = 0
    while time.monotonic() < end:
        tried += 1
        # Each input can be made again by its own number.
        name, data = alter(random.Random(f"{options.seed}/{tried}"))
        begun = time.process_time()
        try:
            use(name, data)
        except ReportgenError:
            refused += 1
        except Exception:
            found += 1
            _keep(options.found, f"{options.seed}-{tried}-{name}", data)
            traceback.print_exc()
        if time.process_time() - begun > SLOW:
            found += 1
            _keep(options.found, f"{options.seed}-{tried}-slow-{name}", data)
    print(f"{options.carrier}: {tried} inputs, {refused} refused, {found} found")
    return 1 if found else 0


def _keep(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    print(f"found: {folder / name}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
