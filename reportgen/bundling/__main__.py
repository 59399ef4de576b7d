"""Make the folder of the program: ``python -m reportgen.bundling FOLDER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reportgen.bundling.program_folder import make_program_folder
from reportgen.cli.arguments import ChineseParser


def main() -> int:
    """Make it; return the exit code."""
    parser = ChineseParser(
        prog="python -m reportgen.bundling",
        description="把程序做成一个文件夹：里面有程序、表样、示例和填写说明，拷到没有 Python 的"
        "机器上就能用。要先装 bundle 附加包：pip install '.[bundle,web,excel,pdf]'",
    )
    parser.add_argument(
        "folder", type=Path, metavar="文件夹", help="做在哪个文件夹里（没有或是空的）"
    )
    options = parser.parse_args()
    if os.path.exists(options.folder) and any(options.folder.iterdir()):
        print(f"{options.folder} 不是空的文件夹，换一个", file=sys.stderr)
        return 2
    try:
        size = make_program_folder(options.folder)
    except ImportError:
        print("没有装 PyInstaller：pip install '.[bundle]'", file=sys.stderr)
        return 2
    print(f"已做好：{options.folder}（{size / 1_000_000:.0f} MB）；双击里面的 reportgen 就能用")
    return 0


if __name__ == "__main__":
    sys.exit(main())
