"""What do the steps that need all articles have to know of each?

The steps count words, offer names and titles, and link stories; for them an article is
its gist. Words are numbers there, the same for all articles of a memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus import LANGUAGES
from indexer.state.content_digest import content_of
from indexer.state.interning import Numbering
from indexer.state.layers import Layers
from indexer.state.word_analyses import Met
from search.indexing.content_digest import part_of
from search.port.document import Channel, Postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.documents import Batch, Made
    from indexer.stories import Features, KeyIds
    from search.port.document import Document
    from search.port.engine import IndexBatch

    Numbers = NDArray[np.int32]


class Gist(NamedTuple):
    """An article as the steps see it that need all articles.

    Attributes:
        content: tells whether the article changed; see `content_of`.
        part: its part in the index's digest; see `search.indexing.content_digest`.
        title: its headline, or "" if it has none of its own.
        features: what its story is told by, with its id and language.
        terms: numbers of its terms in the lemma channel.
        forms: numbers of its words as written.
        names: numbers of its names of several words.
    """

    content: str
    part: int
    title: str
    features: Features
    terms: Numbers
    forms: Numbers
    names: Numbers


@dataclass
class Memory:
    """The gists of a collection in its order.

    Attributes:
        gists: one an article.
        terms, forms, names: the texts that the numbers in gists stand for.
        marks: of each, the mark of the bytes it was read from, "" if unknown; empty
            until all are read.
        keys: the keys that stories are told by, numbered; None until all are read.
        layers: where the gists lie; of none until all are read.
        told: lines of what was told of the words of articles that were analysed, by
            language; a generation keeps them apart.
    """

    gists: list[Gist] = field(default_factory=list)
    terms: Numbering = field(default_factory=Numbering)
    forms: Numbering = field(default_factory=Numbering)
    names: Numbering = field(default_factory=Numbering)
    marks: list[str] = field(default_factory=list)
    keys: KeyIds | None = None
    layers: Layers = field(default_factory=Layers)
    told: dict[str, set[str]] = field(default_factory=dict)

    def taken(self, made: Iterable[Made]) -> Iterator[Document]:
        """Hand entries on and remember each."""
        met = Met()
        for one in made:
            self.gists.append(self.gist(one))
            met.add(one.entry.article)
            yield one.entry
        self._add_told(met.told())

    def joined(self, batches: Iterable[Batch]) -> Iterator[IndexBatch]:
        """Hand documents on and remember their articles."""
        for documents, memory in batches:
            self.add(memory)
            yield documents

    def add(self, other: Memory) -> None:
        """Take over what another remembers; its words get numbers of this one."""
        terms, forms, names = (
            own.of(its.texts)
            for own, its in (
                (self.terms, other.terms),
                (self.forms, other.forms),
                (self.names, other.names),
            )
        )
        self.gists += [
            gist._replace(
                terms=terms[gist.terms],
                forms=forms[gist.forms],
                names=names[gist.names],
            )
            for gist in other.gists
        ]
        self._add_told(other.told)

    def _add_told(self, told: Mapping[str, set[str]]) -> None:
        for lang, lines in told.items():
            self.told.setdefault(lang, set()).update(lines)

    def ordered(self) -> Memory:
        """Number all words anew in their order, and put those of gists in it.

        So it makes no difference in which order a process has met them.
        """
        (terms, to_terms), (forms, to_forms), (names, to_names) = map(
            _in_order, (self.terms, self.forms, self.names)
        )
        gists = [
            gist._replace(
                terms=np.sort(to_terms[gist.terms]),
                forms=np.sort(to_forms[gist.forms]),
                names=np.sort(to_names[gist.names]),
            )
            for gist in self.gists
        ]
        return Memory(gists, terms, forms, names, told=self.told)

    def gist(self, made: Made) -> Gist:
        """Make the gist of an article that was analysed."""
        entry = made.entry
        article, postings = entry.article, entry.postings
        return Gist(
            content=content_of(article),
            part=part_of(entry),
            title=article.title if article.headline else "",
            features=made.features,
            terms=self.terms.of_postings(postings.get(Channel.TEXT, Postings())),
            forms=self.forms.of_postings(postings.get(Channel.EXACT, Postings())),
            names=self.names.of(sorted(entry.names)),
        )

    def words(self) -> Mapping[str, Numbering]:
        """Give what the numbers in gists stand for, by the names of their rows."""
        return {"terms": self.terms, "forms": self.forms, "names": self.names}

    def langs(self) -> NDArray[np.int64]:
        """Give the place of each article's language in `LANGUAGES`."""
        places = {lang: place for place, lang in enumerate(LANGUAGES)}
        return np.array([places[g.features.lang] for g in self.gists], np.int64)

    def term_counts(self) -> NDArray[np.int64]:
        """Count the articles of each language that have a term."""
        return self._counts([g.terms for g in self.gists], self.terms)

    def form_counts(self) -> NDArray[np.int64]:
        """Count the articles of each language that have a form."""
        return self._counts([g.forms for g in self.gists], self.forms)

    def name_counts(self) -> NDArray[np.int64]:
        """Count the articles of each language that have a name."""
        return self._counts([g.names for g in self.gists], self.names)

    def _counts(self, rows: Sequence[Numbers], texts: Numbering) -> NDArray[np.int64]:
        """Count rows by language; shape (languages, texts)."""
        width, langs = len(texts.texts), self.langs()
        counts = np.zeros((len(LANGUAGES), width), np.int64)
        for lang in range(len(LANGUAGES)):
            own = [rows[number] for number in np.flatnonzero(langs == lang).tolist()]
            every = np.concatenate([np.zeros(0, np.int32), *own])
            counts[lang] = np.bincount(every, minlength=width)
        return counts


def _in_order(known: Numbering) -> tuple[Numbering, Numbers]:
    """Number texts by their order; and give the new number of each old one."""
    texts = known.texts
    order = sorted(range(len(texts)), key=texts.__getitem__)
    to = np.empty(len(texts), np.int32)
    to[order] = np.arange(len(texts))
    return Numbering([texts[number] for number in order]), to
