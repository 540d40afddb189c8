"""Is the explanation of a hit true and complete?"""

import pytest
from hypothesis import given, settings, strategies as st

from analyzers import LANGUAGES
from search.presentation.explanation import MAX_FORMS
from search.query.ast import (
    And,
    DateRange,
    FieldValue,
    Fuzzy,
    Not,
    Or,
    Prefix,
    QuotedPhrase,
    Words,
)
from search.query.parser import Question, parse
from search.query.request import MAX_SIZE, Query
from search.searcher.reader import Reader

WORDS = ("мир", "миру", "угода", "угодами", "hợp", "tác", "hop", "énergie", "energia",
         "umowa", "umowy", "Зеленський", "Zelensky", "Hùng",
         "науково-технічний")  # fmt: skip
TITLES = ("Угода про мир", "Hợp tác", "Umowa", "L'énergie")
KINDS = ("exact", "lemma", "folded", "name", "equivalent")


@pytest.fixture
def explained(publish_index, make_document, tmp_path):
    """Return a function that indexes one article and explains why it matches."""

    def run(text, body, lang="uk", **values):
        publish_index(tmp_path, [make_document("a", body, lang=lang, **values)])
        reader = Reader(tmp_path)
        query = Query(question=parse(text))
        (hit,) = reader.search(query).hits
        return reader.explain(query, hit.tagged)

    return run


CASES = {
    "exact and lemma": ("угодами", "угодами", "uk", {
        ("угодами", "lemma", ("угодами",)), ("угодами", "exact", ("угодами",))}),
    "lemma alone": ("угода", "мирні Угоди", "uk", {("угода", "lemma", ("Угоди",))}),
    "folded": ("wspolpraca", "Współpraca", "pl", {
        ("wspolpraca", "folded", ("Współpraca",))}),
    "name": ("Hung", "зустрів Хунга", "uk", {("Hung", "name", ("Хунга",))}),
    "phrase": ('"мирна угода"', "Мирна угода", "uk", {
        ("мирна угода", "exact", ("Мирна угода",))}),
    "inflected phrase": ('~"мирна угода"', "мирної угоди", "uk", {
        ("мирна угода", "lemma", ("мирної угоди",))}),
    "near": ('"угода мир"~2', "мир та угода", "uk", {
        ("угода мир", "exact", ("мир та угода",))}),
    "prefix": ("енер*", "Енергія й енергетик", "uk", {
        ("енер*", "exact", ("Енергія", "енергетик"))}),
    "fuzzy": ("угодd~1", "угодx", "uk", {("угодd~1", "exact", ("угодx",))}),
    "bigram": ("hợp tác", "sự hợp tác", "vi", {("hợp tác", "lemma", ("hợp tác",))}),
    "what is excluded": ("мир -війна", "мирами", "uk", {
        ("мир", "lemma", ("мирами",))}),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "body", "lang", "expected"), CASES.values(), ids=CASES
)
def test_a_reason_names_the_word_and_its_forms(explained, text, body, lang, expected):
    """It has the query's word, the article's forms and how they matched."""
    reasons = {(r.word, r.channel, r.forms) for r in explained(text, body, lang)}

    assert reasons >= expected


@pytest.mark.parametrize("text", ["country:KR", "date:2020", "-угода", "lang:uk"])
def test_filters_are_no_reasons(explained, text):
    """What adds no score is not explained."""
    made = {"countries": ("KR",), "published": "2020-01-01"}

    assert explained(text, "мир", **made) == ()


def test_an_empty_query_has_no_reasons(explained):
    """There is nothing to explain."""
    assert explained("", "мир") == ()


FIELDS = {
    "both": ("угода", ("title", "body")),
    "title alone": ("мирна", ("title",)),
    "body alone": ("війна", ("body",)),
    "after title:": ("title:угода", ("title",)),
    "a form after title:": ('title:"угода"', ("title",)),
    "a prefix after title:": ("title:уго*", ("title",)),
}


@pytest.mark.parametrize(("text", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_reason_names_the_fields_where_the_word_counts(explained, text, expected):
    """A word of the body is no reason for what is looked for in titles."""
    reasons = explained(text, "угода і війна", title="Мирна угода", headline=True)

    assert reasons
    assert {reason.fields for reason in reasons} == {expected}


def test_only_some_forms_are_named(explained):
    """The first few different forms of a long article."""
    forms = [f"енер{letter}" for letter in "абвгдежзик"]

    (reason,) = explained("енер*", " ".join(["енера", *forms]))

    assert reason.forms == tuple(forms[:MAX_FORMS])


def test_a_derived_title_is_no_field(explained):
    """A title that repeats the body is not named as a field of its own."""
    (first, *_) = explained("мир", "мир", title="мир", headline=False)

    assert first.fields == ("body",)


def test_a_word_of_a_second_title_is_one_of_the_title(explained):
    """It is not shown, but it is why the article was found."""
    (reason,) = explained("угода", "мир", title="війна", other_title="Угода")

    assert (reason.forms, reason.fields) == (("Угода",), ("title",))


def check(reader, query):
    """Compare every hit's reasons with its score and its article."""
    for hit in reader.search(query).hits:
        reasons = reader.explain(query, hit.tagged)
        text = f"{hit.tagged.article.title}\n{hit.tagged.article.body}"
        assert sum(r.score for r in reasons) == pytest.approx(hit.score)
        assert not reasons or sum(r.share for r in reasons) == pytest.approx(1)
        scores = [r.score for r in reasons]
        assert scores == sorted(scores, reverse=True)
        for reason in reasons:
            assert reason.score > 0
            assert reason.forms, reason
            assert reason.fields
            assert all(form in text for form in reason.forms)
            assert reason.channel in KINDS


TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
FIELD = st.sampled_from(["", "", "title"])
NODES = st.recursive(
    st.one_of(
        st.builds(Words, TEXT, FIELD),
        st.builds(QuotedPhrase, TEXT, FIELD, st.booleans(), st.integers(0, 4)),
        st.builds(Prefix, st.sampled_from(["уг", "hơ", "ho", "um", "en"]), FIELD),
        st.builds(Fuzzy, st.sampled_from(WORDS), st.integers(1, 2), FIELD),
        st.builds(FieldValue, st.just("lang"), st.sampled_from(LANGUAGES)),
        st.just(DateRange(None, None)),
    ),
    lambda nodes: st.one_of(
        st.builds(Not, nodes),
        st.builds(And, st.lists(nodes, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(nodes, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
BODY = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
ARTICLES = st.lists(
    st.tuples(st.sampled_from(LANGUAGES), BODY, st.sampled_from(["", *TITLES])),
    min_size=1,
    max_size=6,
)


@given(ARTICLES, st.lists(NODES, min_size=8, max_size=16), st.booleans())
@settings(max_examples=40, deadline=None)
def test_reasons_add_up_to_the_score(
    publish_index, make_document, tmp_path_factory, rows, nodes, syllables_apart
):
    """Whatever the query and the collection, each score is explained in full."""
    index = tmp_path_factory.mktemp("reasons")
    publish_index(index, [
        make_document(
            str(n), body, lang=lang, title=title or body, headline=bool(title)
        )
        for n, (lang, body, title) in enumerate(rows)
    ])  # fmt: skip
    reader = Reader(index)

    for node in nodes:
        check(
            reader, Query(question=Question("", node), syllables_apart=syllables_apart)
        )


QUESTIONS = ("угода", "мирна угода", "hợp tác", "hop tac", "współpraca", "wspolpraca",
         "énergie", "В'єтнам", "вєтнам", "Nguyen Manh Hung", '~"угода про"~3', "ener*",
         "енергія~1", "угода OR umowa -війна", "title:угода", "title:ener*",
         "hợp tác pháp", "date:2020.. угода", "науково-технічний")  # fmt: skip


@pytest.mark.parametrize("text", QUESTIONS)
def test_reasons_of_the_sample_collection_add_up(reader, text):
    """Real articles are explained as completely as small ones."""
    check(reader, Query(question=parse(text), size=MAX_SIZE))
