"""Are the versions of a story found, and those of another left alone?"""

import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bench.quality.stories import pairwise
from corpus import read_articles
from indexer import build_index
from indexer.stories import link, make_features
from indexer.tagging.tags import country_tags
from search.searcher.reader import Reader

A = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku Gandawa"
B = "Porto Bazylea Odessa Lahti Dakar Split Graz Cork Lima Perth Osaka Hanower"
DAY = date(2025, 8, 12).toordinal()


def grouped(found):
    """Give the sets of article ids that are stories."""
    return {frozenset(v.article_id for v in s.versions) for s in found.stories}


@pytest.fixture(scope="module")
def sample():
    """Give the features of the sample collection."""
    folder = Path(__file__).parents[3] / "corpus" / "articles"
    return [make_features(a, country_tags(a, "VN")) for a in read_articles([folder])]


def test_the_sample_collection_is_linked_without_a_flaw(sample):
    """Every story has all its versions and no other, in whatever order they come."""
    mixed = random.Random(1).sample(sample, len(sample))  # noqa: S311 - no secret

    found = link(mixed)

    gold = {f.id: f.id.split(".")[0] for f in sample}
    assert pairwise(found, gold)["F1"] == 1.0
    assert grouped(found) == grouped(link(sample))


def test_a_version_that_comes_later_joins_its_story(sample):
    """It takes its story's id, and no other story's id changes."""
    before = {a: s.id for a, s in link(sample[1:]).by_article.items()}

    after = link(sample, before=before).by_article

    assert all(after[article].id == before[article] for article in before)
    slug = sample[0].id.split(".")[0]
    assert after[sample[0].id] == after[next(a for a in before if a.startswith(slug))]


def test_public_news_is_linked(shared):
    """Of parallel news, shuffled and without its groups, all that is asked is found."""
    from bench.quality.stories import stories  # noqa: PLC0415 - needs the data

    figures = stories(shared)

    assert figures["F1"] >= 0.85
    assert figures["precision, with distractors"] >= 0.97


def test_the_seed_pages_of_one_story_are_found(shared):
    """Two pages are versions; those of the same minister and ministry are none."""
    pages = list(read_articles([shared / "seeds"]))
    found = link([make_features(page, country_tags(page, "VN")) for page in pages])

    numbers = {frozenset(a[:3] for a in ids) for ids in grouped(found)}
    assert numbers == {
        frozenset(x) for x in (["000", "003"], ["001"], ["002"], ["004"])
    }


def test_the_seed_pages_are_found_through_a_build(shared, tmp_path):
    """The model's vectors of so few articles are chance; they undo no link."""
    build_index([shared / "seeds"], tmp_path, semantic=True)

    numbers = {
        frozenset(a[:3] for a in ids) for ids in grouped(Reader(tmp_path).stories)
    }
    assert frozenset(["000", "003"]) in numbers
    assert len(numbers) == 4


@pytest.mark.parametrize("articles", [7, 8])
def test_vectors_count_where_a_language_has_enough_articles(made_up, articles):
    """Until then the keys alone decide, whatever the vectors say."""
    made = [made_up("a.fr", A), made_up("a.pl", A)]
    made += [
        made_up(f"{n}.{lang}") for n in range(1, articles) for lang in ("fr", "pl")
    ]
    rows = np.eye(len(made), dtype=np.float32)
    rows[1] = -rows[0]

    stories = len(link(made, vectors=rows).stories)

    assert stories == len(made) - (articles < 8)


def test_names_in_the_same_order_make_versions(made_up):
    """Other names make another story, though all are of one day."""
    made = [
        made_up("a.fr", A, day=DAY),
        made_up("a.pl", A, day=DAY),
        made_up("b.fr", B, day=DAY),
        made_up("b.uk", B, day=DAY),
    ]

    found = link(made)

    assert grouped(found) == {frozenset({"a.fr", "a.pl"}), frozenset({"b.fr", "b.uk"})}
    assert all(0.85 <= story.confidence < 1 for story in found.stories)


APART = {
    "published long apart": {"day": DAY + 30},
    "the same language": {"lang": "fr"},
}


@pytest.mark.parametrize("changed", APART.values(), ids=APART)
def test_what_tells_stories_apart(made_up, changed):
    """The same names are not enough."""
    made = [made_up("a.fr", A, day=DAY), made_up("a.pl", A, **{"day": DAY, **changed})]

    assert len(link(made).stories) == 2


def test_a_single_name_makes_no_version(made_up):
    """Where nothing else is known, one name in common is an accident."""
    made = [made_up("a.fr", f"Tuluza {B}"), made_up("a.pl", f"Tuluza {A}")]

    assert len(link(made).stories) == 2
    assert len(link([made_up("a.fr", "Porto"), made_up("a.pl", "Porto")]).stories) == 2


def test_given_ids_win(made_up):
    """Articles of one id are one story whatever they say, those of two ids are two."""
    made = [
        made_up("a.fr", A, story="x"),
        made_up("a.pl", A, story="y"),
        made_up("b.uk", B, story="x", day=DAY),
    ]

    found = link(made)

    assert grouped(found) == {frozenset({"a.fr", "b.uk"}), frozenset({"a.pl"})}
    assert {(s.id, s.confidence) for s in found.stories} == {("x", 1.0), ("y", 1.0)}
    assert found.problems == ()


def test_an_id_of_two_articles_in_a_language_is_reported(made_up):
    """The first keeps it; the other is an article without."""
    made = [
        made_up("a.fr", A, story="x"),
        made_up("b.fr", B, story="x", origin="/news/b.fr.toml"),
        made_up("c.pl", "", story="x"),
    ]

    found = link(made)

    assert grouped(found) == {frozenset({"a.fr", "c.pl"}), frozenset({"b.fr"})}
    assert len(found.problems) == 1
    assert found.problems[0] == (
        '/news/b.fr.toml: story "x" stands in two articles in fr (a.fr, b.fr); '
        "give each its own; kept: a.fr"
    )


def test_an_article_without_an_id_joins_a_given_story(made_up):
    """It is found by what it says; the story keeps its id."""
    found = link([made_up("a.fr", A, story="x"), made_up("a.pl", A)])

    assert [(s.id, len(s.versions)) for s in found.stories] == [("x", 2)]
    assert found.stories[0].confidence < 1


def test_one_source_makes_one_story(made_up):
    """Unless two articles of a language name it: then it is a section's address."""
    made = [
        made_up(f"{i}.{lang}", links=("h/p",)) for i, lang in enumerate(["fr", "pl"])
    ]

    assert [s.confidence for s in link(made).stories] == [1.0]
    assert len(link([*made, made_up("3.pl", A, links=("h/p",))]).stories) == 3


def test_a_repost_stands_in_its_original_s_story(features):
    """It is marked, and the other languages' versions are linked to the original."""
    text = f"{A} 2026 {B} 1998 " * 3
    made = [features(text, "fr", id="a"), features(text, "fr", id="b")]

    found = link([*made, features(text, "pl", id="c")]).stories

    assert len(found) == 1
    versions = {v.article_id: v.repost for v in found[0].versions}
    assert versions == {"a": False, "b": True, "c": False}


def test_vectors_link_what_keys_leave_open(made_up):
    """Articles of one name are versions if they mean the same, and only then."""
    names = "abcdefgh"
    made = [made_up(f"{n}.{lang}", "Kowno") for n in names for lang in ("fr", "pl")]
    same = np.eye(8, dtype=np.float32)[np.arange(16) // 2]

    assert len(link(made).stories) == 16
    expected = {frozenset({f"{n}.fr", f"{n}.pl"}) for n in names}
    assert grouped(link(made, vectors=same)) == expected


def test_an_embedder_is_asked_only_where_doubt_remains(made_up):
    """Articles that are certain, or hopeless, are not embedded."""
    asked = []

    def embed(texts):
        asked.extend(texts)
        return np.eye(len(texts), 8, dtype=np.float32)

    certain = [made_up(f"a.{lang}", f"{A} {B}") for lang in ("fr", "pl", "uk")]
    link([*certain, made_up("z.vi")], embed=embed)
    assert asked == []

    link([made_up("a.fr", "Kowno"), made_up("a.pl", "Kowno")], embed=embed)
    assert asked == ["a.fr", "a.pl"]


@pytest.mark.parametrize("number", [0, 1])
def test_few_articles_are_no_error(made_up, number):
    """No article makes no story, a single one its own, which is certain."""
    found = link(
        [made_up("a.fr", A)] * number, vectors=np.zeros((number, 3), np.float32)
    )

    assert [s.confidence for s in found.stories] == [1.0] * number
