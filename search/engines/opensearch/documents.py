"""Which fields does the cluster get of an article, and of a story?

An article is analysed once, into all fields but those that depend on its neighbours:
its story, when it arrived, and its place in the order of the index. Those are added
when it is loaded.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import defaultdict
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from search.engines.columnar.segment.stored_fields import encode_stored_fields
from search.engines.opensearch.mapping import ARTICLE, STORY
from search.engines.opensearch.tokens import (
    HOLE,
    OR,
    counted_field,
    length_field,
    placed_field,
    token,
)
from search.indexing.field_postings import GAP
from search.port.document import WITHOUT_POSITIONS
from search.port.facet_values import facet_values
from search.stories import story_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.port.document import Channel, Document, Postings
    from search.stories import Story

    Fields = dict[str, Any]

LAST_DAY = 2**31 - 1
"""Day of articles without a date where the oldest come first: after all others."""
_ARTICLE, _STORY = "a", "s"
"""First letters of keys."""
_LONGEST_KEY = 500
"""Bytes from which a digest stands for an id; the cluster takes 512."""


def analysed_fields(document: Document) -> Fields:
    """Return the fields of an article that depend on nothing but itself."""
    article = document.article
    day = article.published.toordinal() if article.published else 0
    fields: Fields = {
        "id": article.id,
        "published": day,
        "published_last": day or LAST_DAY,
        "record": b64encode(encode_stored_fields(document)).decode(),
    }
    if article.published:
        fields["month"] = article.published.year * 12 + article.published.month - 1
    for name, values in facet_values(document).items():
        if own := list(values):
            fields[name] = own
    for channel, postings in document.postings.items():
        if len(postings):
            fields |= _channel_fields(channel, article.lang, postings)
    return fields


def encode(document: Document) -> bytes:
    """Return a line of JSON with an article's analysed fields."""
    fields = analysed_fields(document)
    line = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return f"{line}\n".encode()


def article_source(
    fields: Mapping[str, Any], *, story: str, arrived: int, place: int
) -> Fields:
    """Return the document of an article as it is loaded.

    Args:
        fields: as `analysed_fields` returned them.
        story: id of its story.
        arrived: when it arrived, in seconds since 1970; 0 where that is unknown.
        place: its place in the order in which the articles were indexed, from 0.
    """
    parent = {"name": ARTICLE, "parent": story_key(story)}
    added = {"kind": parent, "story": story, "arrived": arrived, "place": place}
    return {**fields, **added}


def story_source(story: Story) -> Fields:
    """Return the document of a story, whose articles are routed by its key."""
    record = json.dumps(story_json(story), ensure_ascii=False, separators=(",", ":"))
    return {
        "kind": {"name": STORY},
        "record": b64encode(record.encode()).decode(),
    }


def article_key(article_id: str) -> str:
    """Return the key of an article's document."""
    return _key(_ARTICLE, article_id)


def story_key(story: str) -> str:
    """Return the key of a story's document, by which all its documents are routed."""
    return _key(_STORY, story)


def is_story_key(key: str) -> bool:
    """Return whether a key is that of a story's document."""
    return key.startswith(_STORY)


def _key(kind: str, name: str) -> str:
    """Return a key that no other document has."""
    data = name.encode()
    if len(data) < _LONGEST_KEY:
        return f"{kind}:{name}"
    return f"{kind}#{sha256(data).hexdigest()}"


def _channel_fields(channel: Channel, lang: str, postings: Postings) -> Fields:
    """Return the fields of one channel."""
    tokens = [token(postings.vocabulary[n]) for n in postings.term_ids.tolist()]
    weights = postings.weights.tolist()
    counted = map(OR.join, zip(tokens, map(str, weights), strict=True))
    fields: Fields = {
        counted_field(channel, lang): " ".join(counted),
        length_field(channel): sum(weights),
    }
    if channel not in WITHOUT_POSITIONS:
        fields[placed_field(channel, lang)] = list(_texts(_by_position(postings)))
    return fields


def _by_position(postings: Postings) -> Mapping[int, list[str]]:
    """Return the tokens at each position that has one, in ascending order."""
    tokens_at: defaultdict[int, list[str]] = defaultdict(list)
    for term, _, positions in postings:
        own = token(term)
        for position in positions:
            tokens_at[position].append(own)
    return dict(sorted(tokens_at.items()))


def _texts(tokens_at: Mapping[int, list[str]]) -> Iterator[str]:
    """Yield texts of tokens; a new one begins `GAP` positions behind the one before.

    Farther texts are one gap more apart at most, which no phrase spans either.
    """
    words = [OR.join(own) for own in tokens_at.values()]
    text = words[:1]
    for (before, position), word in zip(pairwise(tokens_at), words[1:], strict=True):
        distance = position - before
        if distance >= GAP:
            yield " ".join(text)
            text, distance = [], min(distance - GAP, GAP) + 1
        text += [*[HOLE] * (distance - 1), word]
    yield " ".join(text)
