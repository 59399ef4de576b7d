"""The program's icon, drawn: a sheet with the lines of a table and a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SIZE = 256
_PAPER, _EDGE, _LINE, _TICK = "#ffffff", "#1f4e79", "#8aa4bd", "#2e8b57"


def write_icon(path: Path) -> None:
    """Write the icon to a .png or .ico file; raises ImportError where there is no Pillow."""
    # What only bundling needs.
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (_SIZE, _SIZE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((44, 12, 212, 244), 14, fill=_PAPER, outline=_EDGE, width=10)
    for height in (60, 100, 140):
        draw.line((68, height, 188, height), fill=_LINE, width=8)
    draw.line((104, 60, 104, 140), fill=_LINE, width=8)
    draw.line((84, 190, 114, 216, 176, 160), fill=_TICK, width=20, joint="curve")
    image.save(path, sizes=[(16, 16), (32, 32), (48, 48), (_SIZE, _SIZE)])
