"""Which article was written by hand in TOML?

A file is one article, with the keys of `corpus.formats.record`; its name is its id
unless it states another.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.formats.decoding import decode
from corpus.formats.file_format import FileFormat, whole_file
from corpus.formats.record import not_representable, parse_record

if TYPE_CHECKING:
    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle, RawChunk


def parse_toml(stem: str, chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Return the article of a file.

    Raises:
        UnreadableError: it is no TOML, or a value has the wrong type.
    """
    try:
        record = tomllib.loads(decode(chunk.data))
    except (ValueError, RecursionError) as error:
        is_syntax = isinstance(error, tomllib.TOMLDecodeError)
        what = error if is_syntax else not_representable(error)
        reason = f"broken TOML: {what}; mend the file"
        raise UnreadableError(reason) from error
    return parse_record({"id": stem, **record})


FORMAT = FileFormat(suffixes=(".toml",), cut=whole_file, parse=parse_toml)
