"""Why can there be no cluster here?"""

from __future__ import annotations


class ClusterError(Exception):
    """A cluster cannot run or be stopped; the sentence ends in a remedy."""
