"""The page and the interface for a long time: ``python -m tests.soak --minutes 20``.

Random clients fill in, look at paper, build, print and call the interface of a server in a process
of its own, while somebody else changes the files and LibreOffice is killed now and then. Each
answer is compared with what must come; what is printed: calls by kind, wrong answers, the server's
memory and open files over the time.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import http.client
import os
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from reportgen.api.api_jobs import MOST_JOBS
from tests.soak_client import SoakClient, WrongAnswerError, unit_text
from tests.web.site import Site

_CLIENTS, _UNITS_EACH = 6, 2
_SIGNS = "甲乙丙丁戊己庚辛壬癸子丑"
_LOOKS = 200
"""How many times memory and open files are looked at."""
_MOST_GROWTH, _MORE_FILES = 1.25, 8
_FETCHED = 4
"""Archives that are forgotten and still being fetched."""

_SHOWN = 10


class Soak:
    """A server with a folder, those who use it, and what came of it."""

    def __init__(self, folder: Path, minutes: float, seed: int) -> None:
        self._folder, self._seed = folder, seed
        self._ends = time.monotonic() + minutes * 60
        self._pause = minutes * 60 / _LOOKS
        self._counts: collections.Counter[str] = collections.Counter()
        self._wrong: list[str] = []
        self._looks: list[_State] = []
        self._kills = 0

    def run(self) -> int:
        """Use the server until the time is over; return 1 where anything was wrong."""
        names = [f"{sign}阳镇.yaml" for sign in _SIGNS[: _CLIENTS * _UNITS_EACH]]
        for name in names:
            (self._folder / name).write_text(unit_text(name), encoding="utf-8")
        site = Site(self._folder)
        site.start()
        reader = threading.Thread(target=collections.deque, args=(site.process.stdout, 0))
        reader.start()  # what it logs must not fill the pipe
        try:
            self._all(site, names)
        finally:
            site.process.terminate()
            site.process.wait(30)
            reader.join()
        return self._result()

    def _all(self, site: Site, names: list[str]) -> None:
        threads = [
            threading.Thread(target=self._client, args=(site.port, number, names))
            for number in range(_CLIENTS)
        ]
        threads.append(threading.Thread(target=self._somebody_else, args=(names,)))
        threads.append(threading.Thread(target=self._killer, args=(site.process.pid,)))
        for thread in threads:
            thread.start()
        while not self._is_over:
            self._looks.append(_state(site.process.pid))
            time.sleep(self._pause)
        for thread in threads:
            thread.join()

    @property
    def _is_over(self) -> bool:
        return time.monotonic() >= self._ends

    def _client(self, port: int, number: int, names: list[str]) -> None:
        own = names[number * _UNITS_EACH : (number + 1) * _UNITS_EACH]
        chance = random.Random(f"{self._seed}/{number}")
        client = SoakClient(port, own, chance)
        while not self._is_over:
            kind = client.choose()
            try:
                client.act(kind)
            except WrongAnswerError as error:
                self._wrong.append(f"{kind}: {error}")
            except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
                self._wrong.append(f"{kind}: {error!r}")
            self._counts[kind] += 1
        self._counts["PDFs lost to a kill"] += client.lost

    def _somebody_else(self, names: list[str]) -> None:
        """Change a field that no page changes, as an editor saves: the new file in its place."""
        chance = random.Random(f"{self._seed}/else")
        while not self._is_over:
            path = self._folder / chance.choice(names)
            text = path.read_text(encoding="utf-8")
            before, mark, after = text.partition("主管部门: ")
            rest = after.partition("\n")[2]
            new = path.with_suffix(".new")
            new.write_text(f"{before}{mark}{chance.randrange(999)}局\n{rest}", encoding="utf-8")
            if path.read_text(encoding="utf-8") == text:  # else a page was faster
                new.replace(path)
            self._counts["somebody else"] += 1
            time.sleep(chance.uniform(0.2, 2))

    def _killer(self, server: int) -> None:
        chance = random.Random(f"{self._seed}/killer")
        while not self._is_over:
            time.sleep(chance.uniform(5, 20))
            for process in _offices_of(server):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                    self._kills += 1

    def _result(self) -> int:
        print(", ".join(f"{kind} {count}" for kind, count in sorted(self._counts.items())))
        print(f"{sum(self._counts.values())} calls, {len(self._wrong)} wrong, {self._kills} kills")
        for line in self._wrong[:_SHOWN]:
            print(f"wrong: {line}")
        quarter = len(self._looks) // 4
        early, late = self._looks[quarter : 2 * quarter], self._looks[-quarter:]
        memory = [statistics.median(each.memory for each in part) for part in (early, late)]
        files = [min(each.files for each in part) for part in (early, late)]
        archives = max(each.archives for each in self._looks)
        tenths = self._looks[:: max(len(self._looks) // 10, 1)]
        print(f"memory over the time: {', '.join(f'{each.memory:.0f}' for each in tenths)} MiB")
        print(f"memory in the second and last quarter: {memory[0]:.0f} and {memory[1]:.0f} MiB")
        print(f"fewest open files in them: {files[0]} and {files[1]}")
        print(f"most archives of remembered batches: {archives} of {MOST_JOBS}")
        grows = memory[1] > memory[0] * _MOST_GROWTH or files[1] > files[0] + _MORE_FILES
        return 1 if self._wrong or grows or archives > MOST_JOBS + _FETCHED else 0


class _State(NamedTuple):
    """A server's memory in MiB and its open files: those with a name, those of batches."""

    memory: float
    files: int
    archives: int


def _state(process: int) -> _State:
    """Return how a process stands; the archive of a remembered batch is a file without a name."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    memory = int(status.partition("VmRSS:")[2].split()[0]) / 1024
    files: list[str] = []
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(OSError):  # closed meanwhile
            files.append(os.readlink(descriptor))
    archives = sum(file.endswith(" (deleted)") for file in files)
    return _State(memory, len(files) - archives, archives)


def _offices_of(server: int) -> list[int]:
    """Return the LibreOffices that a server has started, by way of other programs or not."""
    parents: dict[int, int] = {}
    offices = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        with contextlib.suppress(OSError):
            told = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            name, _, rest = told.partition("(")[2].rpartition(")")
            parents[int(entry.name)] = int(rest.split()[1])
            if name == "soffice.bin":
                offices.append(int(entry.name))
    return [each for each in offices if _is_below(each, server, parents)]


def _is_below(process: int, server: int, parents: dict[int, int]) -> bool:
    while process and process != server:
        process = parents.get(process, 0)
    return process == server


def main() -> int:
    """Soak a server of its own; return 1 where an answer was wrong, or it grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return Soak(Path(name), options.minutes, options.seed).run()


if __name__ == "__main__":
    sys.exit(main())
