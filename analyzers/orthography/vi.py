"""Which spellings does a Vietnamese word have?

Schoolbooks write `i` where newspapers write `y`. The rules, with their sources, are in
`data/vi_orthography.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analyzers.data_files import read_toml

_TONE = "[\u0300\u0301\u0303\u0309\u0323]?"


def spellings(form: str) -> tuple[str, ...]:
    """Return a normalised word as newspapers spell it: `kĩ` becomes `kỹ`."""
    if "i" not in (decomposed := unicodedata.normalize("NFD", form)):
        return (form,)
    with_y = _short_i().sub(r"\1y\2\3", decomposed)
    return (unicodedata.normalize("NFC", with_y),)


@cache
def _short_i() -> re.Pattern[str]:
    """Return a pattern of decomposed syllables with an `i` that may be a `y`."""
    rules = read_toml("vi_orthography.toml")
    initials = "|".join(rules["open_syllables"]["initials"])
    finals = "|".join(rules["after_qu"]["finals"])
    return re.compile(f"^((?:{initials})(?=i{_TONE}$)|qu)i({_TONE})({finals})$")
