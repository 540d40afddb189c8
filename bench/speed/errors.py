"""What can go wrong with a speed run that its user can mend?"""

from __future__ import annotations


class SpeedError(Exception):
    """Why a run cannot go on; its text says what to do about it."""
