"""Make what is handed out, and use it where there is nothing else; end with 1 when it fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.delivery import program, wheels

CHECKS = {"wheels": wheels.check, "program": program.check}


def main() -> int:
    """Run the checks that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.delivery", description=__doc__)
    parser.add_argument("check", nargs="?", choices=[*CHECKS, "all"], default="all")
    asked = parser.parse_args().check
    for name in CHECKS if asked == "all" else (asked,):
        with tempfile.TemporaryDirectory(prefix="delivery-") as folder:
            for line in CHECKS[name](Path(folder)):
                print(f"{name}: {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
