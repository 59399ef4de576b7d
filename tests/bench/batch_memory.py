"""Build a folder of units with two processes, and print the parent's peak memory in KiB."""

import resource
import sys

from reportgen import build_many
from reportgen.batch import Options

source, output = sys.argv[1:]
result = build_many(source, output, options=Options(jobs=2))
if result.counts["failed"] or result.problems:
    raise SystemExit("not all units were built")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
