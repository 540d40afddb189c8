"""Which articles does a publisher name, and where else is to be looked?

Functions over the bytes of an answer: `read_feed`, `read_sitemap` and `read_list`
return an `Index`. Nothing is asked of the web here.
"""

from fetcher.discovery.feeds import read_feed
from fetcher.discovery.index import Discovered, Index, Nested, Outcome
from fetcher.discovery.lists import read_list
from fetcher.discovery.nested import sitemaps_to_ask
from fetcher.discovery.sitemaps import read_sitemap

__all__ = [
    "Discovered",
    "Index",
    "Nested",
    "Outcome",
    "read_feed",
    "read_list",
    "read_sitemap",
    "sitemaps_to_ask",
]
