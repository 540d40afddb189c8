"""Which signs of a question are apostrophes, though they look like quotation marks?"""

from __future__ import annotations

import re

from analyzers.tokenizer import TYPEWRITER_APOSTROPHE

_TYPEWRITER = re.compile(TYPEWRITER_APOSTROPHE)


def straightened(text: str) -> str:
    """Return a question with apostrophes for the signs that stand for them in a word.

    So `об"єкт` has no quotation mark and `п*ять` no prefix. A sign that closes a
    quotation (`"суд"єдиний`) stays: without it an odd number of marks would be left.
    """
    apart = _TYPEWRITER.sub("'", text)
    return text if apart.count('"') % 2 else apart
