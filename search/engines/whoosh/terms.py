"""How does Whoosh read a segment's terms and postings?"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec import base
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.columnar.segment.batch import FacetPairs
    from search.engines.columnar.segment.segment import Field, Segment

    Term = tuple[str, bytes]


class Terms(base.TermsReader):  # type: ignore[misc] # Whoosh's types are skipped
    """The terms of a segment: of its fields, its facets, and the article ids."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: Term) -> bool:
        return bool(len(self._documents(*term)))

    def _documents(self, name: str, text: bytes) -> Any:
        """Return the documents that have a term, ascending."""
        if field := self._segment.fields.get(name):
            term_id = field.term_id(text)
            if term_id < 0:
                return ()
            return field.documents[field.postings(term_id, term_id + 1)]
        if name == "id":
            document = self._segment.document(text)
            return (document,) if document >= 0 else ()
        if facet := self._segment.facets.get(name):
            return _documents_with(facet, text.decode())
        return ()

    def cursor(self, fieldname: str, fieldobj: Any) -> Cursor:
        """Return a cursor over a field's terms."""
        return Cursor([text for _, text in self.terms_from(fieldname, b"")], fieldobj)

    def terms(self) -> Iterator[Term]:
        """Yield the terms of all fields in order."""
        for name in self.indexed_field_names():
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Yield the terms of a field that are not less than a text, in order."""
        if field := self._segment.fields.get(fieldname):
            terms = field.terms
            for index in range(terms.bisect_left(prefix), len(terms)):
                yield fieldname, terms[index]
            return
        values = sorted(value.encode() for value in self._values(fieldname))
        for text in values[bisect_left(values, prefix) :]:
            yield fieldname, text

    def _values(self, name: str) -> tuple[str, ...]:
        if name == "id":
            return tuple(article_id.decode() for article_id in self._segment.ids)
        facet = self._segment.facets.get(name)
        return facet.values if facet else ()

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """Yield the terms of all fields with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[Term, TermInfo]]:
        """Yield what `terms_from` does, with the terms' statistics."""
        terms = self.terms_from(fieldname, prefix)
        return ((term, self.term_info(*term)) for term in terms)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return a term's statistics.

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
        """Return the weights of a term's postings; 1 in facets and for ids."""
        field = self._segment.fields.get(name)
        if field is None:
            return [1.0] * len(self._documents(name, text))
        term_id = field.term_id(text)
        postings = field.postings(term_id, term_id + 1)
        return field.weights[postings].astype(float).tolist()

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the sum of a term's weights."""
        return float(sum(self._weights(fieldname, text)))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the documents of a term, deleted ones included."""
        return len(self._documents(fieldname, text))

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ListMatcher:
        """Return a matcher over a term's postings.

        Raises:
            KeyError: there is no such term.
        """
        info = self.term_info(fieldname, text)
        documents = [int(number) for number in self._documents(fieldname, text)]
        field = self._segment.fields.get(fieldname)
        values = [b""] * len(documents)
        if field:
            values = _encoded_positions(field, text, format_)
        return ListMatcher(
            documents,
            weights=self._weights(fieldname, text),
            values=values,
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=info,
        )

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have terms."""
        return sorted([*self._segment.fields, *self._segment.facets, "id"])


def _documents_with(facet: FacetPairs, value: str) -> Any:
    if value not in facet.values:
        return ()
    return facet.documents[facet.indexes == facet.values.index(value)]


def _encoded_positions(field: Field, text: bytes, format_: Any) -> list[bytes]:
    """Encode the positions of a term's postings as Whoosh does, b"" without any."""
    term_id = field.term_id(text)
    postings = field.postings(term_id, term_id + 1)
    if not hasattr(format_, "decode_positions") or not len(field.positions):
        return [b""] * (postings.stop - postings.start)
    bounds = field.position_starts[postings.start : postings.stop + 1].tolist()
    return [
        format_.encode(field.positions[start:end].tolist())
        for start, end in pairwise(bounds)
    ]


class Cursor(base.FieldCursor):  # type: ignore[misc] # as above
    """A cursor over a field's sorted terms."""

    def __init__(self, texts: list[bytes], field: Any) -> None:
        self._texts = texts
        self._field = field
        self._index = 0

    def first(self) -> Any:
        """Move to the first term, and return it."""
        self._index = 0
        return self.text()

    def find(self, string: Any) -> Any:
        """Move to the first term that is not less than a text, and return it."""
        text = string if isinstance(string, bytes) else self._field.to_bytes(string)
        self._index = bisect_left(self._texts, text)
        return self.text()

    def next(self) -> Any:
        """Move to the next term, and return it."""
        self._index += 1
        return self.text()

    def text(self) -> Any:
        """Return the term at the cursor, None past the last."""
        if self._index >= len(self._texts):
            return None
        return self._field.from_bytes(self._texts[self._index])
