"""Load on the interface: ``python -m tests.load --clients 50 --minutes 2``.

So many clients check and build the sample one after the other, against a server in a process of
its own; what is printed: answers, errors, times, and the server's memory at the start and the end.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.tools import INPUTS

_SERVER = """
import sys, uvicorn
from reportgen.api.api_application import api_application
uvicorn.run(api_application(), port=int(sys.argv[1]), log_level="error", access_log=False)
"""
_PORT = 8799
_WARM = 20


def main() -> int:
    """Run the load; return 1 where an answer was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=2.0)
    options = parser.parse_args()
    body = (INPUTS / "青山桥镇.yaml").read_bytes()
    server = subprocess.Popen([sys.executable, "-c", _SERVER, str(_PORT)])
    try:
        _wait()
        for _ in range(_WARM):
            _once(body)
        before = _memory(server.pid)
        times, wrong = _all_clients(body, options.clients, options.minutes * 60)
        after = _memory(server.pid)
    finally:
        server.terminate()
        server.wait()
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    print(f"{len(times)} times check and build, {wrong} wrong, by {options.clients} clients")
    print(f"median {statistics.median(times):.3f} s, p95 {p95:.3f} s, most {times[-1]:.3f} s")
    print(f"memory {before:.0f} MiB before, {after:.0f} MiB after")
    return 1 if wrong else 0


def _all_clients(body: bytes, clients: int, seconds: float) -> tuple[list[float], int]:
    times: list[float] = []
    wrong: list[str] = []
    ends = time.monotonic() + seconds

    def client() -> None:
        while time.monotonic() < ends:
            begun = time.monotonic()
            try:
                if not _once(body):
                    wrong.append("answer")
            except (OSError, http.client.HTTPException, ValueError) as error:
                wrong.append(repr(error))
            times.append(time.monotonic() - begun)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, len(wrong)


def _once(body: bytes) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=60)
    try:
        connection.request("POST", "/check?name=a.yaml", body)
        told = json.loads(connection.getresponse().read())
        connection.request("POST", "/build?name=a.yaml", body)
        built = connection.getresponse()
        return told["errors"] == 0 and built.read().startswith(b"PK") and built.status == 200
    finally:
        connection.close()


def _wait() -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=5)
            connection.request("GET", "/templates")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            connection.close()
            return
    raise SystemExit("the server does not start")


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
