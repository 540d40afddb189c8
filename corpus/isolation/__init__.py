"""How is what strangers wrote parsed without harm?

In a process of its own, with limits: see `corpus.isolation.pool`.
"""

from corpus.isolation.limits import Limits
from corpus.isolation.pool import IsolatedPool

__all__ = ["IsolatedPool", "Limits"]
