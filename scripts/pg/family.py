"""Processes that end together, however one of them ends."""

import contextlib
import ctypes
import os
import signal
from pathlib import Path

# linux/prctl.h
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

LIBC = ctypes.CDLL(None)


def end_with_parent() -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def adopt_orphans() -> None:
    """A server's workers, should the server be killed, come to this process instead of living on for themselves."""
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1)


def end_children() -> None:
    with contextlib.suppress(FileNotFoundError):
        while children := Path("/proc/thread-self/children").read_text().split():
            for child in map(int, children):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
