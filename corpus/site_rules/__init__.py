"""How are pages of a particular site told, and what on them is the article?

`tables` reads the rules, which are data; `text_pages` applies them to pages that were
saved as text. `corpus.extraction.sites` applies them to pages in HTML.
"""
