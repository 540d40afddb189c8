"""Do the spellings of one word meet in an index, and others stay apart?

Each row of `spellings.tsv` is an article of a few words and a question. They share an
index, so that articles with the very spelling do not hide those with another.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import (
    country_concepts,
    load_topics,
    organization_concepts,
    topic_concepts,
)
from corpus.glossary import glossary_concepts
from search.expansion.thesaurus import Thesaurus
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__)
    .with_name("spellings.tsv")
    .read_text("utf-8")
    .splitlines()
    if line and not line.startswith("#")
]
TEXTS = {(lang, text): f"a{n}" for n, (lang, text, *_) in enumerate(ROWS)}


@pytest.fixture(scope="module")
def reader(publish_index, make_document, tmp_path_factory):
    """Return a reader of an index of all texts, with the thesaurus of a real one."""
    index = tmp_path_factory.mktemp("spellings") / "index"
    concepts = (*glossary_concepts(), *country_concepts(), *organization_concepts())
    publish_index(
        index,
        [make_document(name, text, lang=lang) for (lang, text), name in TEXTS.items()],
        thesaurus=Thesaurus.make(concepts, broad=topic_concepts(load_topics())),
    )
    opened = Reader(index)
    yield opened
    opened.close()


@pytest.mark.parametrize(("lang", "text", "question", "meets"), ROWS)
def test_spellings_of_one_word_meet_and_others_do_not(
    reader, lang, text, question, meets
):
    """A question that is answered in full has the article, or has it not."""
    result = reader.search(Query(question=parse(question), size=100))

    found = (
        {hit.tagged.article.id for hit in result.hits} if not result.relaxed else set()
    )
    assert (TEXTS[lang, text] in found) is (meets == "meets")
