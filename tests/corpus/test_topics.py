"""Is the vocabulary of topics complete and consistent?"""

from __future__ import annotations

import json
import os
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
EACH_TOPIC = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
UPPER_LEVEL = tuple(topic for topic in TOPICS if not topic.broader)
STABLE_IDS = {
    "agriculture", "artificial-intelligence", "culture", "development-aid",
    "digital-transformation", "energy", "environment-climate", "health",
    "international-relations", "research-education", "science-technology",
    "security-defence", "semiconductors", "trade-investment", "transport",
}  # fmt: skip


def test_links_to_topics_keep_working():
    """The ids that links may contain are of the upper level; all ids are unique."""
    assert {topic.id for topic in UPPER_LEVEL} >= STABLE_IDS
    assert len({topic.id for topic in TOPICS}) == len(TOPICS)


def test_vocabulary_is_small():
    """People choose from few topics, which 60 to 120 narrower concepts define."""
    assert 20 <= len(UPPER_LEVEL) <= 26
    assert 60 <= len(TOPICS) - len(UPPER_LEVEL) <= 120


def test_a_concept_can_have_several_broader_topics():
    """There are two levels only; some concepts are below two or more topics."""
    upper = {topic.id for topic in UPPER_LEVEL}

    assert all(set(topic.broader) <= upper for topic in TOPICS)
    assert sum(len(topic.broader) > 1 for topic in TOPICS) >= 10


@EACH_TOPIC
def test_concept_has_words_in_each_language(topic):
    """Each term is in NFC, stripped, and listed once, as a name or as a weak term."""
    assert set(topic.label) == set(LABEL_LANGUAGES)
    for lang in LANGUAGES:
        names = [topic.label[lang], *topic.terms.get(lang, ())]
        terms = [*names, *topic.weak[lang]]
        assert terms == [unicodedata.normalize("NFC", term).strip() for term in terms]
        assert all(terms)
        assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("lang", LABEL_LANGUAGES)
def test_no_two_concepts_share_a_name(lang):
    """A shared name would be ambiguous."""
    names = Counter(
        name.lower()
        for topic in TOPICS
        for name in (topic.label[lang], *topic.terms.get(lang, ()))
    )

    assert [name for name, count in names.items() if count > 1] == []


def test_iptc_codes_exist_below_their_top(shared):
    """Each is a media topic that is not retired; `iptc_top` is its top ancestor."""
    text = (shared / "reference/iptc_mediatopics_en_fr.json").read_text("utf-8")
    tops: dict[str, str] = {}
    for row in json.loads(text):  # each row after its ancestors
        top = row["code"] if row["level"] == 1 else list(tops.values())[-1]
        tops[row["code"]] = top
    in_force = {row["code"] for row in json.loads(text) if row["retired"] is None}

    assert {topic.iptc for topic in TOPICS} - {""} <= in_force
    assert {t.id: t.iptc_top for t in UPPER_LEVEL} == {
        t.id: tops[t.iptc] for t in UPPER_LEVEL
    }
    assert {topic.iptc_top for topic in UPPER_LEVEL} == set(tops.values())
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
    """The country or script of a locale is ignored."""
    assert topic_label("energy", locale) == label
    assert topic_label("energy", f"{locale}_XX") == label


def test_labels_fall_back_to_english_and_then_to_the_id():
    """Topics that an input file states may be missing from the vocabulary."""
    assert topic_label("energy", "de") == "Energy"
    assert topic_label("local-gossip", "uk") == "local-gossip"


def test_labels_can_be_those_of_another_vocabulary():
    """An index shows the labels that it was built with."""
    own = Topic(id="energy", label={"en": "Power"})

    assert topic_label("energy", "uk", (own,)) == "Power"
    assert topic_label("health", "uk", (own,)) == "health"


def test_concepts_have_names_but_no_weak_terms():
    """A question may be expanded by synonyms, but not by merely related words."""
    nuclear = next(c for c in topic_concepts() if c["en"][0] == "Nuclear power")

    assert len(topic_concepts()) == len(TOPICS)
    assert set(nuclear) == set(LABEL_LANGUAGES)
    assert nuclear["fr"][0] == "Énergie nucléaire"
    assert "centrale nucléaire" in nuclear["fr"]
    assert "réacteur" not in nuclear["fr"]


def test_a_written_vocabulary_is_read_unchanged(tmp_path):
    """An index contains its vocabulary."""
    write_topics(tmp_path / "topics.json", TOPICS)

    assert read_topics(tmp_path / "topics.json") == TOPICS


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"topics-1": [{}]}', "\0"])
def test_a_broken_compiled_vocabulary_is_reported(tmp_path, content):
    """Whatever the file contains, the error is one line that names it."""
    file = tmp_path / "topics.json"
    if content is not None:
        file.write_text(content, "utf-8")

    with pytest.raises(RuleError, match=r"topics\.json: .*rebuild the index$"):
        read_topics(file)


def test_missing_file_is_reported(tmp_path):
    """The error is one line that names the file."""
    with pytest.raises(RuleError, match=r"gone\.ttl: No such file.*Turtle$"):
        load_topics(tmp_path / "gone.ttl")


def test_own_vocabulary_is_compiled_once(tmp_path, monkeypatch):
    """The compiled form is cached, so that Turtle is not read a second time."""
    monkeypatch.setattr("analyzers.compiled_cache._folders", lambda: iter([tmp_path]))
    load_topics.cache_clear()
    first = load_topics()
    load_topics.cache_clear()
    monkeypatch.setattr("corpus.vocabulary.compile_topics", None)

    assert load_topics() == first == TOPICS
    assert [file.suffix for file in tmp_path.iterdir()] == [".json"]


def test_a_pipe_is_no_vocabulary(tmp_path):
    """Nothing waits for who may write to it."""
    os.mkfifo(tmp_path / "topics.ttl")

    with pytest.raises(RuleError, match=r"topics\.ttl: a pipe, .*Turtle$"):
        load_topics(tmp_path / "topics.ttl")
