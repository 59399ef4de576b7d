"""The pictures that previews show: kept for a while, so that the browser can ask for them."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.forms.picture_files import PictureError, PictureFile, picture_path, read_picture
from reportgen.web.paper_pictures import SCREEN_DPI

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAX_KEPT = 32_000_000
_MANY = 64


class ShownPictures:
    """Pictures by their keys, up to so many bytes: those that were shown last."""

    def __init__(self, limit: int = _MAX_KEPT) -> None:
        self._limit, self._lock = limit, threading.Lock()
        self._held: dict[str, bytes] = {}

    def keep(self, pictures: Mapping[str, bytes]) -> None:
        """Keep the pictures of a paper, and let go those that were shown longest ago."""
        with self._lock:
            for key, content in pictures.items():
                self._held.pop(key, None)
                self._held[key] = content
            size = sum(map(len, self._held.values()))
            for key in [*self._held][: -len(pictures) or None]:
                if size <= self._limit:
                    break
                size -= len(self._held.pop(key))

    def get(self, key: str) -> bytes:
        """Return a picture; nothing for one that is not kept."""
        with self._lock:
            return self._held.get(key, b"")


def picture_for_screen(folder: Path, name: str, room: tuple[float, float]) -> PictureFile | str:
    """Return a picture as large as a screen needs it; in words why it can't be used."""
    try:
        path = picture_path(folder, name)
        state = path.stat()
        return _read(path, name, room, (state.st_mtime_ns, state.st_size))
    except PictureError as error:
        return f"〔{error}〕"
    except OSError:
        return f"〔没有图片“{name}”〕"


@lru_cache(maxsize=_MANY)
def _read(path: Path, name: str, room: tuple[float, float], state: tuple[int, int]) -> PictureFile:
    """Read a picture once for each state of its file: previews are drawn at each stop in typing."""
    del state
    return read_picture(path, name, room, SCREEN_DPI)
