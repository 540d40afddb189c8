"""What does the head of an answer say of its bytes?"""

from __future__ import annotations

import re

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)


def media_type_of(content_type: str) -> str:
    """Return the media type of a Content-Type header in lower case, "" if none."""
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type if media_type.count("/") == 1 else ""


def charset_of(content_type: str) -> str:
    """Return the encoding that a Content-Type header states, "" if none."""
    match = _CHARSET.search(content_type)
    return match[1].lower() if match else ""
