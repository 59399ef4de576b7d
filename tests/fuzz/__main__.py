"""Alter the inputs of one carrier for some minutes; keep each that does what it must not.

Where atheris is installed it chooses what is altered, by the code that an input reaches; else
chance does.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import logging
import os
import random
import sys
import time
import traceback
from pathlib import Path
from typing import Any

SLOW = 20.0
"""How many seconds of its own time an input may take."""

GUIDE = "atheris"
_LONGEST = 4096
"""How many bytes decide what is altered."""


class Choices(random.Random):
    """Chance that follows given bytes, so that whoever changes these changes what is chosen."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._data, self._at = data, 0

    def getrandbits(self, k: int, /) -> int:
        """Return the next bits of the data; where it is over, those of a fixed series."""
        size = (k + 7) // 8
        taken = self._data[self._at : self._at + size]
        self._at += size
        if len(taken) < size:
            return super().getrandbits(k)
        return int.from_bytes(taken, "big") >> (size * 8 - k)

    def random(self) -> float:
        """Return a number from 0 up to 1."""
        return self.getrandbits(16) / 65536


class Fuzzing:
    """Tries inputs of one carrier, counts them, and keeps what must not be."""

    def __init__(self, options: argparse.Namespace) -> None:
        logging.disable()
        from tests.fuzz.carriers import CARRIERS

        self._carrier, self._seed, self._found = options.carrier, options.seed, options.found
        self._alter, self._use = CARRIERS[options.carrier]
        self._end = time.monotonic() + options.minutes * 60
        self._tried = self._refused = self._kept = 0
        self._alter(random.Random(0))  # makes the samples

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._end

    def try_one(self, chance: random.Random) -> None:
        """Make an input by chance and use it."""
        from reportgen import ReportgenError

        self._tried += 1
        name, data = self._alter(chance)
        begun = time.process_time()
        try:
            self._use(name, data)
        except ReportgenError:
            self._refused += 1
        except Exception:
            self._keep(name, data)
            traceback.print_exc()
        if time.process_time() - begun > SLOW:
            self._keep(f"slow-{name}", data)

    def by_chance(self) -> int:
        """Try inputs until the time is over; each can be made again by its own number."""
        while not self.is_over:
            self.try_one(random.Random(f"{self._seed}/{self._tried + 1}"))
        return self.result("by chance")

    def guided(self, guide: Any) -> None:
        """Try inputs that the guide chooses; ends the process with the result."""

        def one(data: bytes) -> None:
            if self.is_over:
                code = self.result(f"guided by {GUIDE}")
                sys.stdout.flush()
                os._exit(code)  # the guide does not return, and calls an exit a crash
            self.try_one(Choices(data))

        quiet = ("-verbosity=0", f"-seed={self._seed}", f"-max_len={_LONGEST}", "-rss_limit_mb=0")
        # Short inputs are tried first otherwise, in which nothing is decided.
        guide.Setup([sys.argv[0], *quiet, "-len_control=0", "-timeout=9999"], one)
        guide.Fuzz()

    def result(self, how: str) -> int:
        """Say what was tried; return 1 when anything was found."""
        counts = f"{self._tried} inputs, {self._refused} refused, {self._kept} found"
        print(f"{self._carrier}: {counts} ({how}, seed {self._seed})")
        return 1 if self._kept else 0

    def _keep(self, name: str, data: bytes) -> None:
        self._kept += 1
        self._found.mkdir(exist_ok=True)
        place = self._found / f"{self._seed}-{self._tried}-{name}"
        place.write_bytes(data)
        print(f"found: {place}", file=sys.stderr)


def main() -> int:
    """Run until the time is over; return 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("carrier", choices=("data", "word", "template", "excel", "pdf", "api"))
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by-chance", action="store_true", help="without a guide")
    parser.add_argument(
        "--found", type=Path, default=Path("fuzz-found"), help="where finds are put"
    )
    options = parser.parse_args()
    if options.by_chance or importlib.util.find_spec(GUIDE) is None:
        return Fuzzing(options).by_chance()
    guide = importlib.import_module(GUIDE)
    with contextlib.redirect_stderr(io.StringIO()), guide.instrument_imports(include=["reportgen"]):
        fuzzing = Fuzzing(options)
    fuzzing.guided(guide)
    return 0


if __name__ == "__main__":
    sys.exit(main())
