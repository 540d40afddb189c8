"""How is an index written so that Whoosh reads it, too?

The index is in Whoosh's format: a table of contents with a schema, and segments with a
codec of ours, so that `whoosh.index.open_dir` reads and searches it. Our own searches
run next to Whoosh, in `search.engines.columnar`, over the arrays of the same segments.
"""
