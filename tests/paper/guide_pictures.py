"""The pictures of the guide to forms: ``python -m tests.paper.guide_pictures`` takes them anew."""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reportgen import compile_template, load, render
from reportgen.forms.sample import sample_report
from tests.printing import pages, picture, print_all
from tests.tools import FORM, INPUTS, ROOT
from tests.wordfile import members

FOLDER = ROOT / "templates" / "pictures"
DIGEST = "document"
"""Under this key a picture tells of which document it was taken."""

_DPI, _COLOURS = 96, 16


class Shown(NamedTuple):
    """A picture: its document, and words of the page that it shows."""

    document: str
    page: str


PICTURES = {
    "表样": Shown("form", "单位名称"),
    "填好-1": Shown("sample", "单位名称"),
    "填好-2": Shown("sample", "其他需要"),
    "附件": Shown("annexes", "自评等级"),
}


def documents() -> dict[str, bytes]:
    """Return the form, the form filled with the sample, and with the annexes of an input."""
    return {
        "form": FORM.read_bytes(),
        "sample": compile_template(FORM).render(sample_report(), pictures=False),
        "annexes": render(load(INPUTS / "含附件示例.yaml"), FORM),
    }


def digest(document: bytes) -> str:
    """Return what stands for the looks of a document: its text and its styles."""
    parts = members(document)
    looks = b"".join(parts[f"word/{name}.xml"] for name in ("document", "styles"))
    return hashlib.sha256(looks).hexdigest()


def take() -> None:
    """Print all documents in one go and draw the pages."""
    made = documents()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for key, data in made.items():
            (folder / f"{key}.docx").write_bytes(data)
        printed = print_all((folder / f"{key}.docx" for key in made), folder)
        for title, shown in PICTURES.items():
            pdf = printed[shown.document]
            shows = [shown.page in "".join(page.itertext()) for page in pages(pdf)]
            told = PngInfo()
            told.add_text(DIGEST, digest(made[shown.document]))
            held = io.BytesIO()
            with Image.open(picture(pdf, shows.index(True) + 1, _DPI)) as image:
                image.quantize(_COLOURS).save(held, "PNG", pnginfo=told, optimize=True)
            (FOLDER / f"{title}.png").write_bytes(held.getvalue())


if __name__ == "__main__":
    sys.exit(take())
