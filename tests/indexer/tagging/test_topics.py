"""Are the words that speak of a topic found in any form, and weighed well?"""

import json
from collections import Counter

import pytest
from hypothesis import given, strategies as st

from corpus import LANGUAGES, Article, load_topics
from indexer import score_topics
from indexer.tagging.evidence import MAX_EVIDENCE
from indexer.tagging.topic_patterns import STRONG, WEAK, find_topics
from search.port.document import Tag

FLOOR = 0.9
"""Least share of news articles with an acceptable topic among the first two."""


@pytest.fixture
def vocabulary(tmp_path):
    """Return a function that writes a vocabulary of topics with Ukrainian names."""

    def write(**names):
        file = tmp_path / "own.ttl"
        concepts = (
            f'<{name}> a skos:Concept ; skos:prefLabel "{label}"@uk, '
            f'"{name}"@en, "{name}"@fr, "{name}"@pl, "{name}"@vi .\n'
            for name, label in names.items()
        )
        prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        file.write_text(prefix + "".join(concepts), "utf-8")
        return file

    return write


def topics(lang, text):
    """Return the concepts and words that a text has."""
    return [(value, text[m.start : m.end]) for value, m in find_topics(lang, text)]


def ids(article):
    """Return an article's topics, best first."""
    return [tag.value for tag in score_topics(article).topics]


@pytest.mark.parametrize(
    ("lang", "text", "topic", "words"),
    [
        ("uk", "Йшлося про штучного інтелекту межі.", "artificial-intelligence",
         "штучного інтелекту"),
        ("fr", "Des puces électroniques neuves.", "semiconductors",
         "puces électroniques"),
        ("pl", "Mówiono o sztucznej inteligencji.", "artificial-intelligence",
         "sztucznej inteligencji"),
        ("vi", "Bàn về trí tuệ nhân tạo.", "artificial-intelligence",
         "trí tuệ nhân tạo"),
    ],
    ids=LANGUAGES,
)  # fmt: skip
def test_a_term_is_found_in_any_form(lang, text, topic, words):
    """A term of the vocabulary matches inflected, as one stretch."""
    assert (topic, words) in topics(lang, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Говорили про ШІ.", True), ("Говорили про ші.", False), ("Ші, кажуть.", False)],
)
def test_an_abbreviation_is_written_in_capitals(text, expected):
    """`ШІ` in small letters is something else."""
    topic_ids = [value for value, _ in topics("uk", text)]

    assert ("artificial-intelligence" in topic_ids) is expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_of_the_vocabulary_is_found(lang):
    """Written by itself, each speaks of its concept; labels with commas cannot."""
    missing = [
        (topic.id, term)
        for topic in load_topics()
        for term in (
            topic.label[lang],
            *topic.terms.get(lang, ()),
            *topic.weak.get(lang, ()),
        )
        if "," not in term
        and topic.id not in {value for value, _ in find_topics(lang, term)}
    ]

    assert missing == []


def test_a_weak_word_weighs_half():
    """A word associated with a concept weighs half as much as its name."""
    weights = [
        m.pattern.weight
        for word in ("генетика", "молекула")
        for _, m in find_topics("uk", word)
    ]

    assert weights == [STRONG, WEAK]


def test_topics_of_the_input_are_taken_over(article):
    """Tags of the input are taken over unchanged."""
    item = article("Про нанотехнології.", topics=("own-topic",))

    assert score_topics(item).topics == (Tag("own-topic"),)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Лише генетика.", ["science-technology"]),
        ("Лише молекула.", []),
        ("Лише молекула, молекула.", []),
        ("Молекула й геном.", ["science-technology"]),
        ("Без слів.", []),
    ],
    ids=["a name", "a weak word", "the same twice", "two weak words", "none"],
)
def test_a_topic_needs_enough_words(article, body, expected):
    """One name suffices, or two different weak words; a repeated one does not."""
    assert ids(article(body)) == expected


def test_a_weak_word_in_a_headline_suffices(article):
    """A headline counts more than a body."""
    (tag,) = score_topics(article("Без слів.", title="Нові молекули")).topics

    assert tag.value == "science-technology"
    assert tag.evidence[0][:2] == ("title", "молекули")


def test_a_derived_title_counts_once(article):
    """A title that repeats the first sentence adds no evidence."""
    item = article("Нова генетика.", title="Нова генетика.", headline=False)

    (tag,) = score_topics(item).topics

    assert [evidence.field for evidence in tag.evidence] == ["body"]


def test_a_concept_speaks_for_all_its_topics(article):
    """An attack of terrorists is conflict and crime alike."""
    found = score_topics(article("Вчора стався теракт. Терорист утік."))

    assert [scored.tag.value for scored in found.upper] == [
        "conflict-peace",
        "crime-justice",
    ]
    assert found.upper[0].score == found.upper[1].score


def test_words_that_several_concepts_claim_say_less(article, vocabulary):
    """What is half one concept's and half another's counts half for each."""
    file = vocabulary(one="парасоля", two="парасоля", three="намет")

    shared = score_topics(article("Парасоля, парасоля, парасоля."), file).upper
    alone = score_topics(article("Намет, намет, намет."), file).upper

    assert [(s.tag.value, s.score) for s in shared] == [("one", 1.0), ("two", 1.0)]
    assert [(s.tag.value, s.score) for s in alone] == [("three", 2.0)]


def test_topics_are_ordered_best_first(article):
    """The topic that most words speak of comes first; a passing one is left out."""
    body = "Футбол: матч, гол, воротар, тренер, ліга, стадіон, кубок. " * 2

    assert ids(article(body + "Генетика й молекули."))[0] == "sport"
    assert "transport" not in ids(article(body + "Автобус."))


def test_a_topic_named_often_is_tagged_next_to_a_strong_one(article):
    """A topic of few words is not drowned by one of many."""
    body = (
        "Футбол: матч, гол, воротар, тренер, ліга, стадіон, кубок, турнір, чемпіон, "
        "фінал, півфінал, вболівальник, збірна, пенальті, форвард, голкіпер. "
    )

    assert "artificial-intelligence" not in ids(article(body * 3 + "ШІ."))
    assert "artificial-intelligence" in ids(article(body * 3 + "ШІ. ШІ. ШІ."))


def test_evidence_is_limited(article):
    """Of very many words only the first are evidence."""
    (tag,) = score_topics(article("Знову генетика. " * (MAX_EVIDENCE + 5))).topics

    assert len(tag.evidence) == MAX_EVIDENCE
    assert tag.evidence[0].start == len("Знову ")


def test_another_vocabulary_is_used(article, vocabulary):
    """An operator's file replaces ours."""
    file = vocabulary(own="парасоля")
    item = article("Червоні парасолі й генетика.")

    assert [tag.value for tag in score_topics(item, file).topics] == ["own"]
    assert ids(item) == ["science-technology"]


PARTS = st.lists(
    st.sampled_from([
        "нанотехнології", "біотехнологія", "intelligence artificielle", "chemin",
        "de", "fer", "trí tuệ nhân tạo", "AI", "e\u0301nergie", "piłka", "nożna",
        "\U0001f54a", "\u00ad", ".", ",", "\n", " ", "«", "5G", "COVID-19", "R&D",
    ]),
    max_size=30,
)  # fmt: skip


@given(st.sampled_from(LANGUAGES), PARTS, PARTS, st.sampled_from(["", " "]))
def test_evidence_is_in_any_text(lang, title, body, glue):
    """Whatever signs lie about, offsets enclose the words they name, in order."""
    article = Article(id="a", lang=lang, title=glue.join(title), body=glue.join(body))

    for tag in score_topics(article).topics:
        order = [
            (evidence.field == "body", evidence.start) for evidence in tag.evidence
        ]
        assert order == sorted(set(order))
        assert 0 < len(tag.evidence) <= MAX_EVIDENCE
        for field, text, start, end in tag.evidence:
            assert text == getattr(article, field)[start:end] != ""


def test_news_have_their_topic_among_the_first_two(shared):
    """In each language nearly all have one that IPTC's top level accepts."""
    folder = shared / "eval/tagging/ntrex"
    top = {topic.id: topic.iptc_top for topic in load_topics()}
    gold = {row["id"]: row["topics_acceptable"] for row in _rows(folder, "gold.jsonl")}
    right, read = Counter(), Counter()
    for row in _rows(folder, "docs.jsonl"):
        fields = {key: row[key] for key in ("id", "lang", "title", "body")}
        first = [top[tag.value] for tag in score_topics(Article(**fields)).topics[:2]]
        read[row["lang"]] += 1
        right[row["lang"]] += not set(first).isdisjoint(gold[row["id"]])

    assert set(read) == set(LANGUAGES)
    assert all(right[lang] >= FLOOR * read[lang] for lang in LANGUAGES), right


def _rows(folder, name):
    with (folder / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
