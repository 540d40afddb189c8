"""Is the vocabulary of topics whole?"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter

import pytest

from corpus import (
    LANGUAGES,
    RuleError,
    Topic,
    load_topics,
    read_topics,
    topic_concepts,
    topic_label,
    write_topics,
)
from corpus.topic import LABEL_LANGUAGES

TOPICS = load_topics()
EACH = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
UPPER = tuple(topic for topic in TOPICS if not topic.broader)
KEPT = {
    "agriculture", "artificial-intelligence", "culture", "development-aid",
    "digital-transformation", "energy", "environment-climate", "health",
    "international-relations", "research-education", "science-technology",
    "security-defence", "semiconductors", "trade-investment", "transport",
}  # fmt: skip


def test_links_to_topics_keep_working():
    """Ids that links hold are of the upper level; all ids are unique."""
    assert {topic.id for topic in UPPER} >= KEPT
    assert len({topic.id for topic in TOPICS}) == len(TOPICS)


def test_vocabulary_is_small():
    """People choose from few topics; 60 to 120 concepts below say what they mean."""
    assert 20 <= len(UPPER) <= 26
    assert 60 <= len(TOPICS) - len(UPPER) <= 120


def test_a_concept_can_belong_to_several_topics():
    """What is below a topic is a topic's; some are two topics' at least."""
    upper = {topic.id for topic in UPPER}

    assert all(set(topic.broader) <= upper for topic in TOPICS)
    assert sum(len(topic.broader) > 1 for topic in TOPICS) >= 10


@EACH
def test_concept_has_words_in_each_language(topic):
    """Each is composed, trimmed, and stands once, as a name or as a weak term."""
    assert set(topic.label) == set(LABEL_LANGUAGES)
    for lang in LANGUAGES:
        names = [topic.label[lang], *topic.terms.get(lang, ())]
        terms = [*names, *topic.weak[lang]]
        assert terms == [unicodedata.normalize("NFC", term).strip() for term in terms]
        assert all(terms)
        assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("lang", LABEL_LANGUAGES)
def test_a_name_is_one_concepts(lang):
    """A name that two concepts claim would tell nothing apart."""
    names = Counter(
        name.lower()
        for topic in TOPICS
        for name in (topic.label[lang], *topic.terms.get(lang, ()))
    )

    assert [name for name, count in names.items() if count > 1] == []


def test_iptc_codes_exist_below_their_top(shared):
    """Each is a media topic in force; a topic's top level is the one above it."""
    text = (shared / "reference/iptc_mediatopics_en_fr.json").read_text("utf-8")
    tops: dict[str, str] = {}
    for row in json.loads(text):  # in the order of the tree
        top = row["code"] if row["level"] == 1 else list(tops.values())[-1]
        tops[row["code"]] = top
    in_force = {row["code"] for row in json.loads(text) if row["retired"] is None}

    assert {topic.iptc for topic in TOPICS} - {""} <= in_force
    assert {t.id: t.iptc_top for t in UPPER} == {t.id: tops[t.iptc] for t in UPPER}
    assert {topic.iptc_top for topic in UPPER} == set(tops.values())
    assert {topic.iptc_top for topic in TOPICS if topic.broader} == {""}


@pytest.mark.parametrize(
    ("locale", "label"),
    [
        ("uk", "Енергетика"),
        ("pl", "Energetyka"),
        ("vi", "Năng lượng"),
        ("en", "Energy"),
    ],
)
def test_label_is_in_the_readers_language(locale, label):
    """Country and script of a locale do not matter."""
    assert topic_label("energy", locale) == label
    assert topic_label("energy", f"{locale}_XX") == label


def test_labels_fall_back_to_english_and_then_to_the_id():
    """Topics that an input gave may be outside the vocabulary."""
    assert topic_label("energy", "de") == "Energy"
    assert topic_label("local-gossip", "uk") == "local-gossip"


def test_labels_are_those_of_the_vocabulary_asked():
    """An index shows the labels it was built with."""
    own = Topic(id="energy", label={"en": "Power"})

    assert topic_label("energy", "uk", (own,)) == "Power"
    assert topic_label("health", "uk", (own,)) == "health"


def test_concepts_give_names_and_no_weak_words():
    """A question may be widened by what means the same, not by what goes along."""
    nuclear = next(c for c in topic_concepts() if c["en"][0] == "Nuclear power")

    assert len(topic_concepts()) == len(TOPICS)
    assert set(nuclear) == set(LABEL_LANGUAGES)
    assert nuclear["fr"][0] == "Énergie nucléaire"
    assert "centrale nucléaire" in nuclear["fr"]
    assert "réacteur" not in nuclear["fr"]


def test_what_is_written_is_read(tmp_path):
    """An index carries its vocabulary unchanged."""
    write_topics(tmp_path / "topics.json", TOPICS)

    assert read_topics(tmp_path / "topics.json") == TOPICS


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"topics-1": [{}]}', "\0"])
def test_what_is_no_compiled_vocabulary_is_told(tmp_path, content):
    """Whatever lies there, the answer is one line that names the file."""
    file = tmp_path / "topics.json"
    if content is not None:
        file.write_text(content, "utf-8")

    with pytest.raises(RuleError, match=r"topics\.json: .*rebuild the index$"):
        read_topics(file)


def test_missing_file_is_told(tmp_path):
    """A vocabulary that is not there is one line too."""
    with pytest.raises(RuleError, match=r"gone\.ttl: No such file.*Turtle$"):
        load_topics(tmp_path / "gone.ttl")


def test_own_vocabulary_is_compiled_once(tmp_path, monkeypatch):
    """What was compiled is found again, and Turtle is not read a second time."""
    monkeypatch.setattr("analyzers.compiled_cache._folders", lambda: iter([tmp_path]))
    load_topics.cache_clear()
    first = load_topics()
    load_topics.cache_clear()
    monkeypatch.setattr("corpus.vocabulary.compile_topics", None)

    assert load_topics() == first == TOPICS
    assert [file.suffix for file in tmp_path.iterdir()] == [".json"]
