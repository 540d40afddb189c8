"""What can go wrong with a backup?"""

from __future__ import annotations


class BackupError(Exception):
    """A backup that cannot be made, read or put back; a sentence with a remedy."""
