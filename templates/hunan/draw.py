"""Draw this form again: ``python -m templates.hunan.draw``, from the project's folder."""

from pathlib import Path

from templates.drawing import draw_chapters

PATH = Path(__file__).with_name("2020.docx")

if __name__ == "__main__":
    PATH.write_bytes(draw_chapters())
