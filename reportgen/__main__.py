"""Run the command line by ``python -m reportgen``, or as ``reportgen``."""

import os
import sys

_INTERRUPTED = 130


def run() -> None:
    """Run the command line and end the process; an interrupt ends it wherever it comes."""
    try:
        from reportgen.cli.main import main  # an interrupt may come while this is imported

        code = main()
    except KeyboardInterrupt:
        code = _INTERRUPTED
        if sys.stderr is not None:
            print("已中断", file=sys.stderr, flush=True)
    if code == _INTERRUPTED:
        # Without waiting for what others are still at.
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    run()
