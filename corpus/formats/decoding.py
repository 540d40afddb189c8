"""Which text do a file's bytes encode?"""

from __future__ import annotations

import codecs
import re
from functools import cache
from importlib import resources

from corpus.errors import UnreadableError
from corpus.repair.vietnamese_fonts import mend_fonts

# The mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
# Latin, Vietnamese and Cyrillic: bytes that are not UTF-16 decode to other scripts.
_LETTERS = re.compile("[A-Za-zÀ-ɏЀ-ӿḀ-ỿ ]")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")


def decode(data: bytes) -> str:
    """Return the text of UTF-8, or of UTF-16 or UTF-32 with a byte order mark.

    A mark before UTF-8 is dropped. Text in a Vietnamese font's encoding is returned as
    ISO 8859-1; its letters are restored with those that came as Unicode.

    Other encodings are named in the message, never decoded: many differ in a few
    letters only, and a wrong guess would garble words without anyone noticing.

    Raises:
        UnreadableError: the bytes are binary or in another encoding.
    """
    if encoding := marked_encoding(data):
        return _strict(data, encoding)
    if b"\x00" in data:
        raise UnreadableError(_reason_with_nul(data))
    return _strict(data, "utf-8-sig")


def marked_encoding(start: bytes) -> str:
    """Return which of UTF-16 and UTF-32 bytes begin with the mark of, or ""."""
    return next((name for mark, name in _MARKS if start.startswith(mark)), "")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode("latin-1")
        if encoding == "utf-8-sig" and mend_fonts(text).kinds:
            return text
        line = data[: error.start].count(b"\n") + 1
        if encoding.startswith(("utf-16", "utf-32")):
            reason = f"broken {encoding.upper()}; save it as UTF-8"
        else:
            reason = _reason_not_utf8(data)
        raise UnreadableError(reason, line) from error


def _reason_with_nul(data: bytes) -> str:
    """Return what is wrong with bytes that hold a NUL: most likely UTF-16."""
    for order in ("UTF-16LE", "UTF-16BE"):
        text = data[: _SAMPLE * 2].decode(order, "replace")
        if len(_LETTERS.findall(text)) * 2 > len(text):
            return f"{order} without its mark; convert it: iconv -f {order} -t UTF-8"
    return "NUL bytes: binary or damaged; replace it with plain text in UTF-8"


def _reason_not_utf8(data: bytes) -> str:
    """Return what is wrong with bytes that are not UTF-8, and their likely encoding."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rare and slow to load

    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 20 > len(sample):
        return "not text but binary; replace it with plain text in UTF-8"
    best = from_bytes(sample, cp_isolation=_likely_encodings()).best()
    if best is None:
        return "not UTF-8, and no known encoding fits; save it as UTF-8"
    name = best.encoding
    return f"not UTF-8 (looks like {name}); convert it: iconv -f {name} -t UTF-8"


@cache
def _likely_encodings() -> list[str]:
    """Return the encodings, by Python's names, that files in our languages may have."""
    file = resources.files("corpus").joinpath("data", "encodings.txt")
    lines = file.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
