"""Is a snippet true to its article, and does it show why it matched?"""

import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES, get_analyzer
from corpus import Article
from search.edit_distance import is_within_distance
from search.planning.planner import MatchMode, plan
from search.presentation.query_terms import query_terms
from search.presentation.snippet import (
    ELLIPSIS,
    LENGTH,
    TITLE_LENGTH,
    highlight,
    make_snippet,
)
from search.presentation.token_matcher import has_prefix
from search.query.parser import parse

FILLER = "далі йде мова про щось інше "


def terms_of(question, lang="uk"):
    """Return what a typed query looks for."""
    node = parse(question).node
    return query_terms(plan(node, lang, MatchMode.ANY) if node else None)


def passage(body, question, lang="uk"):
    """Return a body's snippet for a query."""
    article = Article(id="a", lang=lang, title="Назва", body=body)
    return make_snippet(article, terms_of(question, lang))[1]


def text_of(fragments):
    """Join fragments."""
    return "".join(fragment.text for fragment in fragments)


def matches(fragments):
    """Return the texts of the fragments that matched."""
    return [fragment.text for fragment in fragments if fragment.match]


def test_without_a_match_a_snippet_is_the_beginning():
    """A body that has none of the words is shown from its start."""
    body = "Початок. " + FILLER * 20

    snippet = passage(body, "мир")

    assert text_of(snippet).startswith("Початок.")
    assert not matches(snippet)


def test_a_short_body_is_shown_whole():
    """Where nothing is cut there is no ellipsis."""
    assert text_of(passage("Про мир.", "мир")) == "Про мир."


def test_ellipses_show_where_text_is_cut():
    """A match in the middle of a long body has one before and one after."""
    snippet = passage(FILLER * 20 + "угоду " + FILLER * 20, "угода")

    assert matches(snippet) == ["угоду"]
    assert text_of(snippet[:1]) == text_of(snippet[-1:]) == ELLIPSIS
    assert ELLIPSIS not in text_of(snippet[1:-1])


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        ("угоду " + FILLER * 20, False, True),
        (FILLER * 20 + "угоду", True, False),
    ],
    ids=["match at the start", "match at the end"],
)
def test_no_ellipsis_is_at_an_end_of_the_text(body, first, last):
    """Only the end where text is left out has an ellipsis."""
    snippet = text_of(passage(body, "угода"))

    assert (snippet.startswith(ELLIPSIS), snippet.endswith(ELLIPSIS)) == (first, last)


def test_the_passage_with_most_different_words_is_shown():
    """Two different words near each other are better than one word twice."""
    body = f"мир і мир {FILLER * 20}мир та угода {FILLER * 20}"

    assert matches(passage(body, "мир угода")) == ["мир", "угода"]


def test_a_passage_starts_at_a_nearby_paragraph():
    """A line that starts shortly before the match is shown from its start."""
    body = FILLER * 20 + "\nНовий абзац про угоду. " + FILLER * 20

    assert text_of(passage(body, "угода")[1:]).startswith("Новий абзац")


def test_a_very_long_title_is_cut_in_a_list():
    """At a word, with its matches; the article's own page shows all of it."""
    article = Article(id="a", lang="uk", title="Мир. " + FILLER * 90, body="Так.")

    title, _ = make_snippet(article, terms_of("мир"))

    assert matches(title) == ["Мир"]
    assert title[-1].text == ELLIPSIS
    assert TITLE_LENGTH - 30 < len(text_of(title)) <= TITLE_LENGTH + 1
    assert article.title.startswith(text_of(title[:-1]))
    assert text_of(highlight(article, terms_of("мир"))[0]) == article.title


def test_words_are_not_cut():
    """A passage starts and ends between words."""
    words = set(FILLER.split()) | {"угоду", ELLIPSIS}
    snippet = text_of(passage(FILLER * 20 + "угоду " + FILLER * 20, "угода"))

    assert set(snippet.replace(ELLIPSIS, " ").split()) <= words


def test_a_long_phrase_is_shown_whole():
    """A phrase that is longer than a snippet makes the snippet longer."""
    phrase = " ".join(f"слово{number}" for number in range(30))

    snippet = passage(f"{FILLER * 10}{phrase} {FILLER * 10}", f'"{phrase}"')

    assert matches(snippet) == [phrase]


def test_a_bigram_decides_for_title_and_body():
    """Where the body has the bigram, single syllables of the title do not match."""
    article = Article(id="a", lang="vi", title="phù hợp", body="sự hợp tác")

    title, body = make_snippet(article, terms_of("hợp tác", "vi"))

    assert matches(title) == []
    assert matches(body) == ["hợp tác"]


BODIES = st.lists(
    st.sampled_from([
        "мир", "миру", "угода", "угодами", "Аbc", "hợp", "tác", "phù", "énergie",
        "l'énergie", "науково-технічний", "umowy", " ", "\n", ".", "…", "довге" * 9,
    ]),
    max_size=120,
)  # fmt: skip
QUESTIONS = st.sampled_from(
    [
        "",
        "мир угода",
        '"мир угода"',
        "уго*",
        "-мир",
        "hợp tác",
        "énergie",
        "umowa",
        "hop tac",
        "мир~1",
        '"угода мир"~3',
    ]
)


@given(st.sampled_from(LANGUAGES), BODIES, st.sampled_from(["", " "]), QUESTIONS)
def test_fragments_are_text_of_the_article(lang, parts, glue, question):
    """Joined, and without ellipses, they are a part of the title or the body."""
    article = Article(id="a", lang=lang, title="Назва миру", body=glue.join(parts))
    terms = terms_of(question, lang)

    title, snippet = make_snippet(article, terms)
    whole_title, whole = highlight(article, terms)

    assert text_of(title) == text_of(whole_title) == article.title
    assert text_of(whole) == article.body
    inner = text_of(snippet)
    if not article.body.startswith(inner):
        inner = inner.removeprefix(ELLIPSIS)
    assert inner in article.body or inner.removesuffix(ELLIPSIS) in article.body
    assert len(inner) <= LENGTH * 2


@given(st.sampled_from(LANGUAGES), BODIES, QUESTIONS)
def test_every_marked_fragment_matches(lang, parts, question):
    """It has a word that the query looks for."""
    article = Article(id="a", lang=lang, title="Назва", body=" ".join(parts))
    terms = terms_of(question, lang)

    for fragment in matches(highlight(article, terms)[1]):
        tokens = tuple(get_analyzer(lang)(fragment))
        forms = {token.exact for token in tokens}
        lemmas = {lemma for token in tokens for lemma in token.lemmas}
        assert (
            lemmas & terms.lemmas
            or forms & terms.forms
            or any(has_prefix(terms, token, lang) for token in tokens)
            or any(is_within_distance(form, each.term, each.distance)
                   for form in forms for each in terms.fuzzy)
            or terms.folded & {term for token in tokens for term in token.folded}
            or any({t for alternatives in phrase.positions for t in alternatives}
                   <= forms | lemmas for phrase in terms.phrases)
        )  # fmt: skip


@given(st.sampled_from(LANGUAGES), BODIES, QUESTIONS)
def test_a_snippet_shows_a_match_where_the_body_has_one(lang, parts, question):
    """A body with a match never gets a snippet without one."""
    article = Article(id="a", lang=lang, title="Назва", body=" ".join(parts))
    terms = terms_of(question, lang)

    snippet = make_snippet(article, terms)[1]

    assert bool(matches(snippet)) == bool(matches(highlight(article, terms)[1]))
