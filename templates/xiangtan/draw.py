"""Draw this form again: ``python -m templates.xiangtan.draw``, from the project's folder."""

from pathlib import Path

from templates.drawing import draw_single_table

PATH = Path(__file__).with_name("2023.docx")

if __name__ == "__main__":
    PATH.write_bytes(draw_single_table())
