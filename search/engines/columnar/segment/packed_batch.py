"""How is a batch kept in a file, for a process that may run on another machine?

As a file of arrays, compressed: nothing in it can run code.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.engines.columnar.segment.batch import FacetPairs, FieldBatch, SegmentBatch
from search.engines.columnar.segment.field_names import FACETS, field_names
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL = 1
"""Of compression: an article of 450 words takes 4.5 KB instead of 7; see zlib."""
_FIELD = FieldBatch._fields[1:]


def pack_batch(batch: SegmentBatch) -> bytes:
    """Return a batch as bytes."""
    stream = BytesIO()
    writer = ArrayWriter(stream)
    writer.put_strings("ids", batch.ids)
    stored = np.frombuffer(batch.stored_fields, np.uint8)
    writer.put("stored_fields", stored)
    writer.put("sizes", batch.sizes)
    writer.put("days", batch.days)
    for name, pairs in batch.facets.items():
        _put_texts(writer, f"{name}.values", pairs.values)
        writer.put(f"{name}.documents", pairs.documents)
        writer.put(f"{name}.indexes", pairs.indexes)
    for name, field in batch.fields.items():
        _put_texts(writer, f"{name}.terms", field.terms)
        for column in _FIELD:
            writer.put(f"{name}.{column}", getattr(field, column))
    writer.close()
    return zlib.compress(stream.getvalue(), _LEVEL)


def unpack_batch(data: bytes) -> SegmentBatch:
    """Return the batch that `pack_batch` was given.

    Raises:
        IndexDamagedError: these are not the bytes that it returned.
    """
    try:
        return _unpacked(ArrayFile(zlib.decompress(data)))
    except (zlib.error, ValueError) as error:
        reason = f"analysed articles are damaged ({error}); analyse them again"
        raise IndexDamagedError(reason) from error


def _unpacked(file: ArrayFile) -> SegmentBatch:
    ids = file.strings("ids")
    facets = {
        name: FacetPairs(
            _texts(file, f"{name}.values"),
            file.array(f"{name}.documents"),
            file.array(f"{name}.indexes"),
        )
        for name in FACETS
    }
    fields = {
        name: FieldBatch(
            _texts(file, f"{name}.terms"),
            *(file.array(f"{name}.{column}") for column in _FIELD),
        )
        for name in field_names()
        if f"{name}.sizes" in file
    }
    return SegmentBatch(
        ids=tuple(ids),
        stored_fields=file.array("stored_fields").tobytes(),
        sizes=file.array("sizes"),
        days=file.array("days"),
        facets=facets,
        fields=fields,
    )


def _put_texts(writer: ArrayWriter, name: str, texts: Sequence[str]) -> None:
    writer.put_strings(name, [text.encode() for text in texts])


def _texts(file: ArrayFile, name: str) -> tuple[str, ...]:
    strings = file.strings(name)
    return tuple(text.decode() for text in strings.slice(0, len(strings)))
