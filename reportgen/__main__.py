"""Run the command line by ``python -m reportgen``, or as ``reportgen``."""

import atexit
import contextlib
import gc
import os
import sys

_INTERRUPTED = 130
_FEW_COLLECTIONS = 100_000
"""How many objects are made between two looks for rings of them: starting makes many, no rings."""

READ_PDF = "--read-pdf"
"""What the program without Python is started with to read a PDF in a process of its own."""


def run() -> None:
    """Run the command line and end the process; an interrupt ends it wherever it comes."""
    gc.set_threshold(_FEW_COLLECTIONS, *gc.get_threshold()[1:])
    # Looking for plugins in everything that is installed takes long; the forms need none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        if getattr(sys, "frozen", False):
            _as_worker()
        from reportgen.cli.main import main  # an interrupt may come while this is imported

        code = main()
    except KeyboardInterrupt:
        code = _INTERRUPTED
        if sys.stderr is not None:
            print("已中断", file=sys.stderr, flush=True)
    if code == _INTERRUPTED:
        # Without waiting for what others are still at.
        os._exit(code)
    _end(code)


def _end(code: int) -> None:
    """End the process; all that is left goes with it: taking it apart would take long."""
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):  # what could not be written was told
                stream.flush()
    os._exit(code)


def _as_worker() -> None:
    """Do what this program starts itself for, where no Python is there to be started; then end."""
    # For start-up: only the bundled program starts itself.
    import multiprocessing

    multiprocessing.freeze_support()
    if len(sys.argv) == len((sys.executable, READ_PDF, "source", "target")):
        _, task, source, target = sys.argv
        if task == READ_PDF:
            # For start-up: pdfplumber.
            from reportgen.formats.pdf import worker

            worker.main(source, target)
            sys.exit()


if __name__ == "__main__":
    run()
