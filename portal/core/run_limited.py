"""A program of its own: runs another program of ours, which is named after it, within limits.

`portal.core.apart` starts it. The limits stand before anything else is loaded, so that they hold for all of it.
"""

import contextlib
import resource
import runpy
import sys

MEMORY = 512 * 1024 * 1024  # bytes of address space; a common PDF or DOCX takes less than half of it
CPU_SECONDS = 10


def set_limits() -> None:
    """No more memory and time than this, and no files written."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS knows some of them by name only
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    set_limits()
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")
