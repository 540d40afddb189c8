"""What is raised where an operator's setting cannot be used?"""

from __future__ import annotations


class SettingError(Exception):
    """A setting cannot be used; a sentence says which, why, and what to write."""
