"""Which text do the bytes of a page encode?"""

from __future__ import annotations


def decode_page(data: bytes, charset: str) -> str:
    """Return the text of a page.

    Args:
        data: its bytes.
        charset: the encoding that the answer's head stated, or "".
    """
    del charset  # not asked yet
    return data.decode("utf-8-sig", "replace")
