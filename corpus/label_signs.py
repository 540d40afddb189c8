"""Which sign is an apostrophe in the names that are shown?

Data has three: the one of typewriters, the letter that CLDR uses in Ukrainian, and the
typographic one, which is the usual one in print in all languages of the pages.
"""

from __future__ import annotations

import re

APOSTROPHE = "\u2019"
_OTHERS = re.compile("(?<=\\w)['\u02bc](?=\\w)")


def with_one_apostrophe(name: str) -> str:
    """Return a name in which each apostrophe between letters is the typographic one."""
    return _OTHERS.sub(APOSTROPHE, name)
