"""Which text do the bytes of a page encode?

The order is that of https://html.spec.whatwg.org/#determining-the-character-encoding :
a byte order mark, the label in the answer's head, the label on the page. But labels
are often wrong, as servers have one for all pages: bytes that are UTF-8 with letters
beyond ASCII are UTF-8, and a label that makes no words of the other bytes does not win
against an encoding that makes words of the four languages.
"""

from __future__ import annotations

import codecs
import re

from corpus.extraction.encodings import (
    best_encoding,
    decode_single,
    fit,
    python_name,
)

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 8192
"""How many bytes of a page are looked through for a label."""
_LABELS = (
    re.compile(rb"^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})"),
    re.compile(
        rb"<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})",
        re.IGNORECASE,
    ),
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_NOT_HIGH = bytes(set(range(256)) - {0x00, 0x01, 0x02, 0x03, 0x04, 0x1E, 0x20, 0x21})
"""What a letter of UTF-16 hardly begins with, unless it is of another script: Latin,
combining tones, Cyrillic, Vietnamese, punctuation and signs begin with the others."""
_WIDE = 0.9
"""Least share of such letters in what is taken for UTF-16."""
_UNICODE = re.compile(r"utf_?-?(?:16|32)", re.IGNORECASE)
MOST_BROKEN = 0.02
"""Largest share of the letters beyond ASCII that may be broken in a page of UTF-8."""
GOOD_FIT = 0.85
"""Least fit at which an encoding is believed against the page's label."""
CLEARLY = 0.1
"""By how much it must fit better than the label does."""


def decode_page(data: bytes, charset: str = "") -> str:
    """Return the text of a page.

    Args:
        data: its bytes.
        charset: the encoding that the answer's head stated, or "".
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if encoding := _wide(data):
        return data.decode(encoding, "replace")
    text = _utf8(data)
    if text is not None:
        return text
    labels = [
        name for label in (charset, *_labels(data)) if (name := python_name(label))
    ]
    return _labelled(data, labels)


def _wide(data: bytes) -> str:
    """Return which UTF-16 without a mark some bytes are, "" if they are none.

    Every other byte of markup is zero then, and that of a text is one of the few that
    letters and signs of our languages begin with.
    """
    start = data[: _HEAD * 2]
    for encoding, high, low in (
        ("utf-16-le", start[1::2], start[::2]),
        ("utf-16-be", start[::2], start[1::2]),
    ):
        zeros, letters = high.count(0), len(high.translate(None, _NOT_HIGH))
        pairs = min(len(high), len(low))
        if zeros * 20 > pairs and letters > pairs * _WIDE and low.count(0) * 20 < pairs:
            return encoding
    return ""


def _utf8(data: bytes) -> str | None:
    """Return the text of UTF-8, None of bytes that are another encoding.

    A few broken letters are no evidence, as systems cut texts in the midst of one.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    whole = len(_MULTIBYTE.findall(data))
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if broken <= max(1, whole * MOST_BROKEN) and broken < whole else None


def _labels(data: bytes) -> list[str]:
    """Return the labels on a page, in order."""
    head = _COMMENT.sub(b"", data[:_HEAD])
    matches = (pattern.search(head) for pattern in _LABELS)
    return [match[1].decode("ascii", "replace") for match in matches if match]


def _labelled(data: bytes, labels: list[str]) -> str:
    """Return the text of bytes that are no UTF-8, by their labels if these fit."""
    best, best_fit = best_encoding(data)
    for label in labels:
        if label == "utf-8" or _UNICODE.match(label):
            continue
        own = fit(data, label)
        if best_fit < GOOD_FIT or own >= best_fit - CLEARLY:
            return decode_single(data, label)
    if best_fit >= GOOD_FIT or not labels:
        return decode_single(data, best)
    return decode_single(data, "cp1252")
