"""Asking and answering: from a question that was typed to results that are shown.

The packages, from the top down, each of which imports only those below it: `searcher`
(the front door), `engines`, `presentation`, `planning`, `suggestion`, `expansion`,
`indexing`, `port`, `ranking`, `generations`, `query`.
"""
