"""Who is notified of each step of a speed run?"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Receives a line of text whenever a step has ended."""
