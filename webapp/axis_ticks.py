"""Which numbers stand on an axis?"""

from __future__ import annotations


def ticks_up_to(most: int) -> tuple[int, ...]:
    """Return one to four round numbers at even distances, the last at least `most`."""
    if not most:
        return ()
    step, size = 1, 1
    while most > 4 * step:
        step = next(f * size for f in (2, 5, 10) if f * size > step)
        size = size * 10 if step == size * 10 else size
    return tuple(range(step, most + step, step))
