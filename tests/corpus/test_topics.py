"""Is the vocabulary of topics whole?"""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

from corpus import LANGUAGES, RuleError, load_topics, topic_label
from corpus.topics import _topic

TOPICS = pytest.mark.parametrize("topic", load_topics(), ids=lambda topic: topic.id)


def test_ids_and_codes_are_unique():
    """Links and the index name a topic by its id."""
    topics = load_topics()

    assert len(topics) >= 12
    assert len({topic.id for topic in topics}) == len(topics)
    assert len({topic.iptc for topic in topics}) == len(topics)


@TOPICS
def test_id_fits_into_a_link(topic):
    """Small letters, digits and hyphens need no quoting."""
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", topic.id)


@TOPICS
def test_topic_has_a_label_in_five_languages(topic):
    """English is for the makers, the rest for readers."""
    assert set(topic.label) == {*LANGUAGES, "en"}
    assert all(label.strip() for label in topic.label.values())


@TOPICS
@pytest.mark.parametrize("lang", LANGUAGES)
def test_topic_has_terms_in_each_language(topic, lang):
    """Each is composed, trimmed, and stands once, either strong or weak."""
    terms = [*topic.terms[lang], *topic.weak[lang]]

    assert topic.terms[lang]
    assert terms == [unicodedata.normalize("NFC", term).strip() for term in terms]
    assert len(set(terms)) == len(terms)
    assert all(terms)


@TOPICS
def test_iptc_code_exists(topic, shared):
    """It is a media topic in force."""
    text = (shared / "reference/iptc_mediatopics_en_fr.json").read_text("utf-8")
    known = {row["code"]: row for row in json.loads(text)}

    assert topic.iptc in known
    assert known[topic.iptc]["retired"] is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_strong_term_speaks_of_one_topic(lang):
    """A term that two topics claim would tell nothing apart."""
    terms = [(term, topic.id) for topic in load_topics() for term in topic.terms[lang]]

    seen = dict(terms)

    assert [(t, i) for t, i in terms if seen[t] != i] == []


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


@pytest.mark.parametrize("gone", ["id", "iptc", "label", "terms"])
def test_entry_that_lacks_a_key_is_told(gone):
    """A language without terms counts as lacking too."""
    entry = {
        "id": "x",
        "iptc": "medtop:1",
        "label": {},
        "terms": {lang: ["a"] for lang in LANGUAGES},
    }
    assert _topic(entry).id == "x"

    del entry[gone]

    with pytest.raises((KeyError, RuleError)):
        _topic(entry)
