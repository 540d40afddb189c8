"""Does every example of a question find something, in every collection?"""

import json
from datetime import date

import pytest

from indexer import build_index
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from search.searcher.example_kinds import ExampleKind
from search.searcher.reader import Reader

LOCALES = ("uk", "fr", "pl", "vi", "en")
NUCLEAR = "Україна й Польща розвивають атомну енергетику. "
ONE_LANGUAGE = [
    {
        "id": f"a{n}",
        "lang": "uk",
        "title": "Нова атомна електростанція дасть енергію",
        "body": NUCLEAR + "Про це заявив у Варшаві Еммануель Макрон.",
        "published": f"202{n}-05-01",
        "source": 'Газета "День"' if n else "",
    }
    for n in range(3)
]


@pytest.fixture(scope="module")
def collections(tmp_path_factory, reader, shared):
    """Return readers of several collections, by name."""
    folder = tmp_path_factory.mktemp("examples")
    build_index([shared / "seeds"], folder / "seeds")
    lines = "\n".join(json.dumps(article) for article in ONE_LANGUAGE)
    folder.joinpath("one.jsonl").write_text(lines, encoding="utf-8")
    build_index([folder / "one.jsonl"], folder / "one")
    bare = {"id": "a", "lang": "pl", "body": "Kot śpi na piecu, a pies szczeka."}
    folder.joinpath("bare.jsonl").write_text(json.dumps(bare), encoding="utf-8")
    build_index([folder / "bare.jsonl"], folder / "bare")
    names = ("seeds", "one", "bare")
    return {"sample": reader} | {name: Reader(folder / name) for name in names}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", ["sample", "seeds", "one", "bare"])
def test_each_example_finds_what_it_says(collections, name, locale):
    """All of its words, in as many articles as it says, and nothing is a mistake."""
    reader = collections[name]
    examples = reader.portrait.examples(locale)

    assert examples
    for example in examples:
        question = parse(example.text)
        result = reader.search(Query(question=question))

        assert question.notes == (), example
        assert not result.relaxed, example
        assert result.total == example.articles > 0, example


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sample_shows_every_kind_once(reader, locale):
    """In the order of the kinds."""
    kinds = [example.kind for example in reader.portrait.examples(locale)]

    assert kinds == list(ExampleKind)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_examples_are_in_the_language_of_the_page(reader, locale):
    """A French reader's first example is French, though articles of all are found."""
    word, words, name = reader.portrait.examples(locale)[:3]

    assert word.lang == words.lang == name.lang == locale


@pytest.mark.parametrize("locale", ["uk", "fr", "pl", "vi"])
def test_words_are_found_in_articles_of_their_own_language(reader, locale):
    """Not only in what is taken for them in another one."""
    for example in reader.portrait.examples(locale):
        if example.lang == locale:
            result = reader.search(Query(question=parse(example.text)))
            (langs,) = (f for f in result.facets if f.field is FacetField.LANG)
            assert locale in {v.value for v in langs.values}, example


def test_a_name_is_met_in_another_language(reader):
    """That is what its example shows."""
    for locale in LOCALES:
        (name,) = (
            example
            for example in reader.portrait.examples(locale)
            if example.kind is ExampleKind.NAME
        )
        result = reader.search(Query(question=parse(name.text)))
        (langs,) = (f for f in result.facets if f.field is FacetField.LANG)
        assert len(langs.values) > 1, name


def test_examples_are_the_same_each_time(sample_index):
    """Two readers of one index draw the same ones."""
    one, two = Reader(sample_index).portrait, Reader(sample_index).portrait

    assert one.examples("pl") == two.examples("pl")
    assert one.examples("pl") is one.examples("pl")


def test_an_empty_index_has_no_examples(tmp_path, publish_index):
    """And its facts are that nothing is in it."""
    publish_index(tmp_path, [])
    portrait = Reader(tmp_path).portrait

    assert {portrait.examples(locale) for locale in LOCALES} == {()}
    assert (portrait.facts.articles, portrait.facts.stories) == (0, 0)
    assert portrait.facts.first is portrait.facts.last is None
    assert portrait.facts.sources == portrait.facts.languages == ()


def test_facts_are_those_of_the_index(collections):
    """Articles, stories, days, languages and sources, most articles first."""
    sample = collections["sample"].portrait.facts
    one = collections["one"].portrait.facts

    assert (sample.articles, sample.stories) == (112, 28)
    assert (sample.first, sample.last) == (date(2009, 11, 12), date(2025, 8, 22))
    assert dict(sample.languages) == dict.fromkeys(("uk", "fr", "pl", "vi"), 28)
    assert one.languages == (("uk", 3),)
    assert one.sources == (('Газета "День"', 2),)
    assert (one.first, one.last) == (date(2020, 5, 1), date(2022, 5, 1))
    assert one.updated.utcoffset().total_seconds() == 0


def test_a_day_to_come_is_not_the_last_one(tmp_path):
    """A mistyped year does not make the collection reach into the future."""
    days = {"a": "2020-01-01", "b": "2999-01-01", "c": ""}
    articles = [
        {"id": name, "lang": "pl", "body": f"Laos i Polska. {name}", "published": day}
        for name, day in days.items()
    ]
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    build_index([file], tmp_path / "index")
    facts = Reader(tmp_path / "index").portrait.facts

    assert facts.articles == 3
    assert facts.first == facts.last == date(2020, 1, 1)
