"""Pictures for tests, as telephones and scanners make them."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from PIL import Image

from tests.tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


@cache
def photograph(
    width: int = 1600, height: int = 1200, *, turned: bool = False, kind: str = "JPEG"
) -> bytes:
    """Return a photograph: its left half red; one that is turned lies on its side.

    It says where it was taken.
    """
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    noted = Image.Exif()
    noted[ORIENTATION] = 6 if turned else 1
    noted[MAKER] = "某牌手机"
    noted.get_ifd(PLACE)[1] = "N"
    noted.get_ifd(PLACE)[2] = (27.0, 50.0, 7.0)
    buffer = io.BytesIO()
    image.save(buffer, kind, exif=noted)
    return buffer.getvalue()


@cache
def noisy(width: int = 2000, height: int = 1500, seed: int = 0) -> bytes:
    """Return a photograph in which no two pixels are alike, which no format makes small."""
    image = Image.effect_noise((width, height), 90 + seed).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def black_png(side: int) -> bytes:
    """Return a black square of two colours, made without a picture of that size in memory."""
    row = bytes(1 + (side + 7) // 8)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * side, 1)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def with_pictures(
    folder: Path, files: dict[str, bytes], captions: dict[str, str] | None = None
) -> Path:
    """Write a data file with pictures beside it; return it."""
    data: dict[str, Any] = yaml.safe_load((ROOT / "inputs/2024/最小示例.yaml").read_text("utf-8"))
    items = []
    for number, (name, content) in enumerate(files.items(), 1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content:
            path.write_bytes(content)
        items.append({"说明": (captions or {}).get(name, f"现场{number}"), "图片": name})
    data["附件"] = {"佐证材料": items}
    made = folder / "我镇.yaml"
    made.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return made
