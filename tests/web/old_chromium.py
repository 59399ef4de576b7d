"""An old Chromium, driven by its own protocol: what drives new ones does not know it any more."""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 30
_STARTS_WITHIN = (5, 10, _SECONDS)
"""How many seconds each try to start may take: it takes less than one, unless it hangs."""
_SHORT, _MIDDLE = 126, 127


@dataclass
class OldChromium:
    program: str
    folder: Path
    errors: list[str] = field(default_factory=list)
    _count: int = 0
    _socket: Any = None

    def start(self) -> None:
        """Start it; one that hangs as it starts, as they sometimes do, is ended and begun anew."""
        for seconds in _STARTS_WITHIN:
            try:
                self._start(seconds)
            except (OSError, AssertionError):
                self.close()
                if seconds == _SECONDS:
                    raise
            else:
                return

    def _start(self, seconds: int) -> None:
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-zygote", "--single-process"]
        options += ["--disable-dev-shm-usage", "--remote-debugging-port=0", "about:blank"]
        said = self.folder / "said.txt"
        with said.open("wb") as file:  # a pipe that nobody reads any more would stop it one day
            self._process = subprocess.Popen(
                [self.program, f"--user-data-dir={self.folder}", *options],
                stdout=subprocess.DEVNULL,
                stderr=file,
                env={**os.environ, "HOME": str(self.folder)},
            )
        end = time.monotonic() + seconds
        while not (found := re.search(rb"ws://127\.0\.0\.1:(\d+)/", said.read_bytes())):
            assert time.monotonic() < end, "it does not start"
            time.sleep(0.05)
        port = found[1].decode()
        address = self._page(port, seconds)
        self._connect(int(port), address.partition(port)[2], seconds)
        for name in ("Page.enable", "Runtime.enable"):
            self.call(name)
        self._socket.settimeout(_SECONDS)

    def _page(self, port: str, seconds: int) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:  # it listens before it has a page
            with urllib.request.urlopen(
                f"http://127.0.0.1:{port}/json/list", timeout=seconds
            ) as answer:
                for each in json.load(answer):
                    if each["type"] == "page":
                        return str(each["webSocketDebuggerUrl"])
            time.sleep(0.05)
        raise AssertionError(port)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        self._process.kill()
        self._process.wait()

    def _connect(self, port: int, path: str, seconds: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=seconds)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket"]
        lines += ["Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._read(1)
        assert b" 101 " in head

    def call(self, method: str, **given: object) -> Any:
        self._count += 1
        text = json.dumps({"id": self._count, "method": method, "params": given}).encode()
        mask, size = os.urandom(4), len(text)
        long = size >= _SHORT
        head = bytes([0x81, 0x80 | (_MIDDLE if long else size)])
        head += size.to_bytes(8, "big") if long else b""
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(text))
        self._socket.sendall(head + mask + masked)
        while True:
            told = self._message()
            if told.get("method") == "Runtime.exceptionThrown":
                self.errors.append(json.dumps(told["params"])[:400])
            if told.get("id") == self._count:
                assert "error" not in told, told
                return told["result"]

    def _message(self) -> Any:
        text = b""
        while True:
            first, size = self._read(2)
            size &= 0x7F
            if size >= _SHORT:
                size = int.from_bytes(self._read(2 if size == _SHORT else 8), "big")
            text += self._read(size)
            if first & 0x80:
                return json.loads(text)

    def _read(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            piece = self._socket.recv(size - len(found))
            assert piece, "the browser has gone"
            found += piece
        return found

    def value(self, script: str) -> Any:
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return told["result"].get("value")

    def wait(self, script: str) -> None:
        end = time.monotonic() + _SECONDS
        while not self.value(script):
            assert time.monotonic() < end, (script, self.value("document.body.innerText")[:500])
            time.sleep(0.05)

    def go(self, address: str) -> None:
        self.call("Page.navigate", url=address)
        self.wait(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")
