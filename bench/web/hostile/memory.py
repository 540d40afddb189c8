"""How much memory did this process take at most?"""

from __future__ import annotations

import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")
_PEAK = "VmHWM:"


def peak_megabytes() -> float:
    """Return the peak of this process's memory in megabytes.

    On Linux what it took itself: `getrusage` there counts that of the process, too,
    from which this one was started.
    """
    if _STATUS.exists():
        for line in _STATUS.read_text("ascii").splitlines():
            if line.startswith(_PEAK):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
