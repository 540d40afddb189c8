"""What can go wrong with a speed run that its user can put right?"""

from __future__ import annotations


class SpeedError(Exception):
    """A run cannot continue; the message says why and what to do about it."""
