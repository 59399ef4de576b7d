"""The peers from npm: installed in a folder, and rendering on demand in one warm process."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SCRIPT = Path(__file__).with_name("peers.mjs")
PACKAGES = ("docxtemplater", "pizzip", "easy-template-x", "carbone")
PEERS = ("docxtemplater", "easy-template-x", "carbone")


class NpmPeers:
    """Renders units with the peers from npm; ``names`` has those that are there with version.

    ``missing`` says of the others why they are not.
    """

    def __init__(self, asked: IO[str], answered: IO[str]) -> None:
        self._asked, self._answered = asked, answered
        said = self._answer()
        self.names: dict[str, str] = said["peers"]
        self.missing: dict[str, str] = said["missing"]

    def _answer(self) -> dict[str, Any]:
        line = self._answered.readline()
        if not line:
            raise SystemExit("the process of the peers from npm has ended")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise SystemExit(answer["error"])
        return answer

    def render(self, peer: str, first: int, count: int) -> None:
        """Render ``count`` units from the one at ``first`` to NAME-made.docx in the folder."""
        self._asked.write(json.dumps({"peer": peer, "first": first, "count": count}) + "\n")
        self._asked.flush()
        self._answer()


class NoPeers:
    """What stands in where there is no npm or node."""

    names: dict[str, str] = {}  # noqa: RUF012 - never written to
    missing = dict.fromkeys(PEERS, "no npm or node here")


@contextmanager
def npm_peers(folder: Path, units: Sequence[dict[str, Any]]) -> Iterator[NpmPeers | NoPeers]:
    """Install the peers in a folder with their templates, and start them."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        yield NoPeers()
        return
    (folder / "data.json").write_text(json.dumps(units), encoding="utf-8")
    options = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
    for package in PACKAGES:  # one that can't be had is no reason to miss the others
        subprocess.run([npm, *options, package], check=False, capture_output=True, timeout=300)
    process = subprocess.Popen(
        [node, str(SCRIPT), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield NpmPeers(process.stdin, process.stdout)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
