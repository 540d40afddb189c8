"""Which publishers are followed, and how?

A file `sources.toml` says so: `read_sources` reads it whole, or says in one sentence
what is wrong with it.
"""

from fetcher.sources.file import read_sources
from fetcher.sources.source import Contact, Hours, Source, SourceLimits, Sources

__all__ = [
    "Contact",
    "Hours",
    "Source",
    "SourceLimits",
    "Sources",
    "read_sources",
]
