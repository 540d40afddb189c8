"""What is left of a text without halves of letters?

JSON can spell lone surrogates, and a program that cuts a text after so many units of
UTF-16 leaves half of an emoji at its end. No file can hold one in UTF-8.
"""

from __future__ import annotations

import re
from typing import Any

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def whole_letters(text: str) -> str:
    """Return text without lone surrogates."""
    return text if text.isascii() else _SURROGATE.sub("", text)


def whole_values(value: Any) -> Any:
    """Return a value of JSON whose texts have no lone surrogates."""
    if isinstance(value, str):
        return whole_letters(value)
    if isinstance(value, list):
        return [whole_values(item) for item in value]
    if isinstance(value, dict):
        return {whole_letters(key): whole_values(item) for key, item in value.items()}
    return value
