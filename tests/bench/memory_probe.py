"""Build a number of reports in this process, and print its peak memory in KiB."""

import resource
import sys
from pathlib import Path

from reportgen import build, load

source, folder, count = sys.argv[1:]
report = load(source)
for number in range(int(count)):
    build(report, Path(folder) / f"{number % 10}.docx", force=True)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
