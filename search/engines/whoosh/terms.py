"""How do a segment's terms and postings look to Whoosh?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec import base
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.columnar.segment.segment import Field, Segment, Values

    Key = tuple[str, bytes]


class Terms(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment, in fields of channels and in facets."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: Key) -> bool:
        return bool(len(self._documents(*term)))

    def _documents(self, name: str, text: bytes) -> Any:
        if field := self._segment.fields.get(name):
            number = field.number(text)
            return field.documents[field.run(number, number + 1)] if number >= 0 else ()
        if name == "id":
            document = self._segment.document(text)
            return (document,) if document >= 0 else ()
        if values := self._segment.facets.get(name):
            return _having(values, text.decode())
        return ()

    def cursor(self, fieldname: str, fieldobj: Any) -> Cursor:
        """Walk through a field's terms."""
        return Cursor([text for _, text in self.terms_from(fieldname, b"")], fieldobj)

    def terms(self) -> Iterator[Key]:
        """Give all terms of all fields in order."""
        for name in self.indexed_field_names():
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Key]:
        """Give the terms of a field from one on."""
        texts: Any = sorted(value.encode() for value in self._values(fieldname))
        if field := self._segment.fields.get(fieldname):
            texts = (
                field.terms[n]
                for n in range(field.terms.find(prefix), len(field.terms))
            )
        for text in texts:
            if text >= prefix:
                yield fieldname, text

    def _values(self, name: str) -> tuple[str, ...]:
        if name == "id":
            return tuple(each.decode() for each in self._segment.ids)
        values = self._segment.facets.get(name)
        return values.values if values else ()

    def items(self) -> Iterator[tuple[Key, TermInfo]]:
        """Give all terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[Key, TermInfo]]:
        """Give the terms of a field from one on with what is known of them."""
        terms = self.terms_from(fieldname, prefix)
        return ((term, self.term_info(*term)) for term in terms)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Give a term's figures.

        Raises:
            KeyError: there is no such term.
        """
        documents = self._documents(fieldname, text)
        if not len(documents):
            raise KeyError((fieldname, text))
        weights, lengths = self._weights(fieldname, text), [1]
        if field := self._segment.fields.get(fieldname):
            lengths = field.lengths[documents]
        return TermInfo(
            weight=float(np.sum(weights)),
            df=len(documents),
            minlength=int(np.min(lengths)),
            maxlength=int(np.max(lengths)),
            maxweight=float(np.max(weights)),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def _weights(self, name: str, text: bytes) -> Any:
        field = self._segment.fields.get(name)
        if field is None:
            return [1.0] * len(self._documents(name, text))
        number = field.number(text)
        return field.weights[field.run(number, number + 1)].astype(float).tolist()

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Give the sum of a term's weights."""
        return float(sum(self._weights(fieldname, text)))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the documents of a term, deleted ones included."""
        return len(self._documents(fieldname, text))

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ListMatcher:
        """Give a term's postings.

        Raises:
            KeyError: there is no such term.
        """
        info = self.term_info(fieldname, text)
        documents = [int(number) for number in self._documents(fieldname, text)]
        field = self._segment.fields.get(fieldname)
        return ListMatcher(
            documents,
            weights=self._weights(fieldname, text),
            values=_positions(field, text, format_)
            if field
            else [b""] * len(documents),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=info,
        )

    def indexed_field_names(self) -> list[str]:
        """Name the fields that have terms."""
        return sorted([*self._segment.fields, *self._segment.facets, "id"])


def _having(values: Values, text: str) -> Any:
    if text not in values.values:
        return ()
    return values.documents[values.indexes == values.values.index(text)]


def _positions(field: Field, text: bytes, format_: Any) -> list[bytes]:
    """Give positions as Whoosh encodes them; nothing where a field keeps none."""
    number = field.number(text)
    run = field.run(number, number + 1)
    if not hasattr(format_, "decode_positions") or not len(field.positions):
        return [b""] * (run.stop - run.start)
    bounds = field.places[run.start : run.stop + 1].astype(np.int64).tolist()
    return [
        format_.encode(field.positions[low:high].tolist())
        for low, high in pairwise(bounds)
    ]


class Cursor(base.FieldCursor):  # type: ignore[misc]
    """A place in a field's sorted terms."""

    def __init__(self, texts: list[bytes], field: Any) -> None:
        self._texts, self._field, self._at = texts, field, 0

    def first(self) -> Any:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, string: Any) -> Any:
        """Go to the first term not before a text."""
        sought = string if isinstance(string, bytes) else self._field.to_bytes(string)
        at = 0
        while at < len(self._texts) and self._texts[at] < sought:
            at += 1
        self._at = at
        return self.text()

    def next(self) -> Any:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> Any:
        """Give the term; None behind the last."""
        if self._at >= len(self._texts):
            return None
        return self._field.from_bytes(self._texts[self._at])
