"""Which text do a file's bytes encode?"""

from __future__ import annotations

import codecs
import re
from functools import cache
from importlib import resources

from corpus.errors import UnreadableError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 20_000
# Latin, Vietnamese and Cyrillic: bytes that are not UTF-16 decode to other scripts.
_LETTERS = re.compile("[A-Za-zÀ-ɏЀ-ӿḀ-ỿ ]")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")


def decode(data: bytes) -> str:
    """Return the text of UTF-8 with or without a byte order mark, or UTF-16 with one.

    Other encodings are named in the message, never decoded: many differ in a few
    letters only, and a wrong guess would garble words without anyone noticing.

    Raises:
        UnreadableError: the bytes are binary or in another encoding.
    """
    if data.startswith(_UTF16):
        return _strict(data, "utf-16")
    if b"\x00" in data:
        raise UnreadableError(_reason_with_nul(data))
    return _strict(data, "utf-8-sig")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if encoding == "utf-16":
            reason = "broken UTF-16; save it as UTF-8"
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
