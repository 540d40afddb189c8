"""The engine port on Whoosh: the only place that knows the library."""

from search.engines.whoosh.pack import Pack
from search.engines.whoosh.storage import WhooshStorage

__all__ = ["Pack", "WhooshStorage"]
