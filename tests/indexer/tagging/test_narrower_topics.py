"""Does an article get the narrower topics that it is about?"""

import pytest
from hypothesis import given, strategies as st

from corpus import LANGUAGES, Article, load_topics
from indexer import score_topics
from search.port.document import Tag

LEVELS = {topic.id: topic.broader for topic in load_topics()}
OWN = """@prefix hop: <https://hoptac.invalid/topic/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
hop:bridges a skos:Concept ;
    skos:prefLabel "Bridges"@en, "Мости"@uk, "Ponts"@fr, "Mosty"@pl, "Cầu"@vi .
hop:railway-bridges a skos:Concept ; skos:broader hop:bridges ;
    skos:prefLabel "a"@en, "б"@uk, "c"@fr, "most kolejowy"@pl, "đ"@vi .
"""


@pytest.fixture
def own(tmp_path):
    """Return the file of a vocabulary of two levels that is not ours."""
    file = tmp_path / "own.ttl"
    file.write_text(OWN, "utf-8")
    return file


def subtopics(article, topics=None):
    """Return the narrower topics of an article, best first."""
    return [tag.value for tag in score_topics(article, topics).subtopics]


def test_a_narrower_topic_that_is_named_is_a_tag(article):
    """It has its own evidence, and its broader topic is tagged as well."""
    text = "Йдеться про атомну енергетику. Будують атомну електростанцію."
    found = score_topics(article(text))

    (tag,) = found.subtopics
    assert tag.value == "nuclear-power"
    assert [each.text for each in tag.evidence] == [
        "атомну енергетику",
        "атомну електростанцію",
    ]
    assert "energy" in [tag.value for tag in found.topics]


@pytest.mark.parametrize(
    "text",
    [
        "Йдеться про атомну енергетику.",
        "Йдеться про атомну енергетику. Будують атомну електростанцію." + " Так." * 400,
        "Вибори, вибори, вибори, референдум, президентські вибори. Парламент, сейм.",
    ],
    ids=["once", "twice in a long text", "beside a stronger one"],
)
def test_a_name_in_passing_is_no_topic(article, text):
    """It would be too little for what people read as a fact."""
    assert not {"nuclear-power", "parliament"} & {*subtopics(article(text))}


def test_a_name_in_a_headline_is_enough(article):
    """A headline says what an article is about."""
    item = article("Подробиць не повідомляють.", title="Атомна енергетика в Японії")

    assert subtopics(item) == ["nuclear-power"]


@pytest.mark.parametrize(
    ("given", "upper", "narrower"),
    [
        (("nuclear-power",), ("energy",), ("nuclear-power",)),
        (("energy", "nuclear-power"), ("energy",), ("nuclear-power",)),
        (("sport", "nuclear-power"), ("sport", "energy"), ("nuclear-power",)),
        (("terrorism",), ("conflict-peace", "crime-justice"), ("terrorism",)),
        (("nuclear-power", "nuclear-power"), ("energy",), ("nuclear-power",)),
        (("unknown", "nuclear-power"), ("unknown", "energy"), ("nuclear-power",)),
        (("Nuclear-Power",), ("Nuclear-Power",), ()),
    ],
)
def test_an_input_may_name_narrower_topics(article, given, upper, narrower):
    """They are kept, and imply the topics that are broader."""
    found = score_topics(article("Про генетику, про генетику.", topics=given))

    assert found.topics == tuple(map(Tag, upper))
    assert found.subtopics == tuple(map(Tag, narrower))


def test_another_vocabulary_has_levels_of_its_own(article, own):
    """What an operator's file says is narrower is told and implied alike."""
    text = "Otwarto go wczoraj."
    item = article(text, lang="pl", title="Nowy most kolejowy")

    assert subtopics(item, own) == ["railway-bridges"]
    given = score_topics(article("Tekst.", topics=("railway-bridges",)), own)
    assert given.topics == (Tag("bridges"),)
    assert given.subtopics == (Tag("railway-bridges"),)


TERMS = {
    lang: [
        term
        for topic in load_topics()
        for term in (topic.label[lang], *topic.terms.get(lang, ()))
    ]
    for lang in LANGUAGES
}
TEXTS = st.sampled_from(LANGUAGES).flatmap(
    lambda lang: st.tuples(
        st.just(lang),
        st.lists(st.sampled_from(TERMS[lang]), max_size=2).map(" ".join),
        st.lists(st.sampled_from(TERMS[lang]), max_size=30).map(". ".join),
    )
)


@given(TEXTS)
def test_the_topics_above_a_narrower_one_are_among_the_topics(text):
    """However strong other topics are; and none is told at both levels."""
    lang, title, body = text
    found = score_topics(Article(id="a", lang=lang, title=title, body=body))

    upper = {tag.value for tag in found.topics}
    for tag in found.subtopics:
        assert LEVELS[tag.value]
        assert upper.issuperset(LEVELS[tag.value])
        assert tag.evidence
    assert not any(LEVELS[topic] for topic in upper)
