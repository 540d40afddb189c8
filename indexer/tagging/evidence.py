"""How much does an occurrence count, and how many are remembered?"""

from __future__ import annotations

TITLE_WEIGHT = 3.0
"""Occurrences in a body that one in a title is worth."""
MAX_EVIDENCE = 20
"""Most occurrences that are stored with a tag."""
