"""Which part of an article's text repeats the title that was made of it?

An article without a headline has its first sentence as a title, cut where that is long.
Whatever shows both begins the text after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus import Article
    from search.presentation.result import Snippet

_CUT = "…"


def is_cut(article: Article) -> bool:
    """Return whether a title that was made of the body breaks its sentence off."""
    return not article.headline and article.title.endswith(_CUT)


def end_of_derived_title(article: Article) -> int:
    """Return the offset in the body up to which the title repeats it, in code points.

    That is 0 for an article with a headline, and after the blanks behind the title for
    one without.
    """
    if article.headline:
        return 0
    words = article.title.removesuffix(_CUT).split()
    pattern = r"\s*" + r"\s+".join(map(re.escape, words)) + r"[^\S\n]*\n*"
    found = re.match(pattern, article.body) if words else None
    return found.end() if found else 0


def without_derived_title(article: Article, body: Snippet) -> tuple[Snippet, Snippet]:
    """Part the whole text of an article into what its title repeats and the rest.

    A match is in one of them: the first if it begins there.
    """
    end = end_of_derived_title(article)
    at = 0
    if not end:
        return (), body
    for number, fragment in enumerate(body):
        after = at + len(fragment.text)
        if after < end:
            at = after
            continue
        left = len(fragment.text) if fragment.match else end - at
        own = fragment._replace(text=fragment.text[:left])
        rest = fragment._replace(text=fragment.text[left:])
        parts = (*body[:number], own), (rest, *body[number + 1 :])
        return tuple(tuple(f for f in part if f.text) for part in parts)  # type: ignore[return-value]
    return (), body
