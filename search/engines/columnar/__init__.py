"""How are segments of columns written, and plans executed over them?

This package knows no search library; `search.engines.whoosh` lets Whoosh read its
segments.
"""
