"""What was fetched from the web, and how is it kept?

A store is a folder of WARC files, which are the truth, and of a database that can be
made from them again.
"""

from corpus.store.layout import is_store

__all__ = ["is_store"]
