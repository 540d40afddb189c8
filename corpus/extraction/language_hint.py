"""In which of our languages does a page say that it is?

Only a hint: one page in eight says nothing or something wrong, so its text decides; see
`corpus.raw_article`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.extraction.linked_data import text_of
from corpus.extraction.page import Finding
from corpus.extraction.versions import language_of_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.extraction.page import Page

_METAS = ("content-language", "language", "og:locale", "dc.language", "inlanguage")


def language_hint(page: Page) -> Finding:
    """Return the first language of ours that a page states."""
    for stated in _stated(page):
        if lang := language_of_tag(stated.value):
            return Finding(lang, stated.place)
    return Finding()


def _stated(page: Page) -> Iterator[Finding]:
    for item in page.objects[:3]:
        yield Finding(text_of(item.get("inLanguage")), "json-ld")
    for key in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        yield Finding(page.tree.get(key) or "", "html lang")
    yield from (page.meta(name) for name in _METAS)
