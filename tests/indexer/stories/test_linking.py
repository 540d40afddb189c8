"""Are the versions of a story linked, and those of others not?"""

import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bench.quality.stories import pairwise
from corpus import read_articles
from indexer import build_index
from indexer.stories import link_articles, make_features
from indexer.tagging.tags import country_tags
from search.searcher.reader import Reader

A = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku Gandawa"
B = "Porto Bazylea Odessa Lahti Dakar Split Graz Cork Lima Perth Osaka Hanower"
DAY = date(2025, 8, 12).toordinal()


def link(features, **values):
    """Return the stories of articles that were never compared."""
    stories, _ = link_articles(features, **values)
    return stories


def grouped(stories):
    """Return the article ids of each story, as a set of sets."""
    return {frozenset(v.article_id for v in s.versions) for s in stories.stories}


@pytest.fixture(scope="module")
def sample():
    """Return the features of the sample collection."""
    folder = Path(__file__).parents[3] / "corpus" / "articles"
    return [make_features(a, country_tags(a, "VN")) for a in read_articles([folder])]


def test_the_sample_collection_is_linked_without_a_flaw(sample):
    """Every story has all its versions and no other, in whatever order they come."""
    mixed = random.Random(1).sample(sample, len(sample))  # noqa: S311 - no secret

    linked = link(mixed)

    gold = {f.id: f.id.split(".")[0] for f in sample}
    assert pairwise(linked, gold)["F1"] == 1.0
    assert grouped(linked) == grouped(link(sample))


def test_a_version_that_comes_later_joins_its_story(sample):
    """It gets its story's id, and no other story's id changes."""
    previous = {a: s.id for a, s in link(sample[1:]).by_article.items()}

    stories = link(sample, previous=previous).by_article

    assert all(stories[article].id == previous[article] for article in previous)
    slug = sample[0].id.split(".")[0]
    sibling = next(a for a in previous if a.startswith(slug))
    assert stories[sample[0].id] == stories[sibling]


@pytest.mark.quality
def test_public_news_is_linked(shared):
    """Parallel news, shuffled and without its groups, is linked as well as promised."""
    from bench.quality.stories import stories  # noqa: PLC0415 - needs the data

    figures = stories(shared)

    assert figures["F1"] >= 0.85
    assert figures["precision, with distractors"] >= 0.97


def test_the_seed_pages_of_one_story_are_found(shared):
    """Two pages are versions; others on the same minister and ministry are not."""
    pages = list(read_articles([shared / "seeds"]))
    linked = link([make_features(page, country_tags(page, "VN")) for page in pages])

    numbers = {frozenset(a[:3] for a in ids) for ids in grouped(linked)}
    assert numbers == {
        frozenset(x) for x in (["000", "003"], ["001"], ["002"], ["004"])
    }


@pytest.mark.quality
def test_the_seed_pages_are_found_through_a_build(shared, tmp_path):
    """Vectors of so few articles are chance; they undo no link."""
    build_index([shared / "seeds"], tmp_path, semantic=True)

    numbers = {
        frozenset(a[:3] for a in ids) for ids in grouped(Reader(tmp_path).stories)
    }
    assert frozenset(["000", "003"]) in numbers
    assert len(numbers) == 4


@pytest.mark.parametrize("count", [7, 8])
def test_vectors_count_where_a_language_has_enough_articles(made_up, count):
    """With fewer articles the keys alone decide and vectors are ignored."""
    articles = [made_up("a.fr", A), made_up("a.pl", A)]
    articles += [
        made_up(f"{n}.{lang}") for n in range(1, count) for lang in ("fr", "pl")
    ]
    rows = np.eye(len(articles), dtype=np.float32)
    rows[1] = -rows[0]

    stories = len(link(articles, vectors=rows).stories)

    assert stories == len(articles) - (count < 8)


def test_names_in_the_same_order_make_versions(made_up):
    """Other names make another story, though all are of one day."""
    articles = [
        made_up("a.fr", A, day=DAY),
        made_up("a.pl", A, day=DAY),
        made_up("b.fr", B, day=DAY),
        made_up("b.uk", B, day=DAY),
    ]

    linked = link(articles)

    assert grouped(linked) == {frozenset({"a.fr", "a.pl"}), frozenset({"b.fr", "b.uk"})}
    assert all(0.85 <= story.confidence < 1 for story in linked.stories)


APART = {
    "published long apart": {"day": DAY + 30},
    "the same language": {"lang": "fr"},
}


@pytest.mark.parametrize("changed", APART.values(), ids=APART)
def test_what_keeps_stories_apart(made_up, changed):
    """The same names are not enough."""
    articles = [
        made_up("a.fr", A, day=DAY),
        made_up("a.pl", A, **{"day": DAY, **changed}),
    ]

    assert len(link(articles).stories) == 2


def test_a_single_name_makes_no_version(made_up):
    """Where there is nothing else, one name in common is a coincidence."""
    articles = [made_up("a.fr", f"Tuluza {B}"), made_up("a.pl", f"Tuluza {A}")]

    assert len(link(articles).stories) == 2
    assert len(link([made_up("a.fr", "Porto"), made_up("a.pl", "Porto")]).stories) == 2


def test_a_repost_is_in_its_original_s_story(features):
    """It is marked, and the other languages' versions are linked to the original."""
    text = f"{A} 2026 {B} 1998 " * 3
    articles = [features(text, "fr", id="a"), features(text, "fr", id="b")]

    stories = link([*articles, features(text, "pl", id="c")]).stories

    assert len(stories) == 1
    versions = {v.article_id: v.repost for v in stories[0].versions}
    assert versions == {"a": False, "b": True, "c": False}


def test_vectors_link_what_keys_leave_undecided(made_up):
    """Articles with one name are versions if their vectors are near, and only then."""
    names = "abcdefgh"
    articles = [made_up(f"{n}.{lang}", "Kowno") for n in names for lang in ("fr", "pl")]
    same = np.eye(8, dtype=np.float32)[np.arange(16) // 2]

    assert len(link(articles).stories) == 16
    expected = {frozenset({f"{n}.fr", f"{n}.pl"}) for n in names}
    assert grouped(link(articles, vectors=same)) == expected


def test_an_embedder_is_called_only_where_doubt_remains(made_up):
    """Articles that are versions for certain, or certainly not, are not embedded."""
    embedded = []

    def embed(texts):
        embedded.extend(texts)
        return np.eye(len(texts), 8, dtype=np.float32)

    certain = [made_up(f"a.{lang}", f"{A} {B}") for lang in ("fr", "pl", "uk")]
    link([*certain, made_up("z.vi")], embed=embed)
    assert embedded == []

    link([made_up("a.fr", "Kowno"), made_up("a.pl", "Kowno")], embed=embed)
    assert sorted(embedded) == ["a.fr", "a.pl"]


@pytest.mark.parametrize("number", [0, 1])
def test_few_articles_are_no_error(made_up, number):
    """No article makes no story; a single one makes one, which is certain."""
    linked = link(
        [made_up("a.fr", A)] * number, vectors=np.zeros((number, 3), np.float32)
    )

    assert [s.confidence for s in linked.stories] == [1.0] * number
