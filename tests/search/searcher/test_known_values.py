"""Is a value meant by whatever name people type, and is what is unknown said?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import load_topics
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from search.port.document import Document
    from search.presentation.result import Result

COUNTRY, TOPIC, LANG = FacetField.COUNTRY, FacetField.TOPIC, FacetField.LANG
SOURCE, YEAR = FacetField.SOURCE, FacetField.YEAR


@pytest.fixture(scope="module")
def values(
    tmp_path_factory: pytest.TempPathFactory,
    make_document: Callable[..., Document],
    publish_index: Callable[..., Path],
) -> Iterator[Reader]:
    """Return an index of few values, open."""
    documents = [
        make_document(
            "pl", "мир", countries=["PL"], topics=["energy"], source="Le Monde"
        ),
        make_document(
            "kr", "мир", countries=["KR"], topics=["health"], source="L’Économie"
        ),
        make_document(
            "both", "pokój", lang="pl", countries=["PL", "FR"], published="2025-01-02"
        ),
        make_document("ci", "мир", countries=["CI"], topics=["nuclear-power"]),
    ]
    index = tmp_path_factory.mktemp("values") / "index"
    publish_index(index, documents, topics=load_topics())
    reader = Reader(index)
    yield reader
    reader.close()


def found(answer: Result) -> str:
    """Return the ids of an answer's articles."""
    return " ".join(sorted(hit.tagged.article.id for hit in answer.hits))


def selected(reader: Reader, field: FacetField, *texts: str, **more: object) -> Result:
    """Return the answer to a selection of values as typed."""
    return reader.search(Query(filters={field: frozenset(texts)}, **more))  # type: ignore[arg-type]


def notes(answer: Result) -> tuple[str, ...]:
    """Return the notes of an answer in English."""
    return tuple(map(str, answer.notes))


NAMES = [
    (COUNTRY, "PL", "pl both"),
    (COUNTRY, "pl", "pl both"),
    (COUNTRY, "Poland", "pl both"),
    (COUNTRY, "POLOGNE", "pl both"),
    (COUNTRY, "польща", "pl both"),
    (COUNTRY, "Ba Lan", "pl both"),
    (COUNTRY, "ba lan", "pl both"),
    (COUNTRY, "Rzeczpospolita Polska", "pl both"),
    (COUNTRY, "Кот-д’Івуар", "ci"),
    (COUNTRY, "кот д'івуар", "ci"),
    (COUNTRY, "Cote d Ivoire", "ci"),
    (COUNTRY, "Republic of Korea", "kr"),
    (TOPIC, "Energy", "pl"),
    (TOPIC, "Енергетика", "pl"),
    (TOPIC, "energie", "pl"),
    (TOPIC, "Nuclear Power", "ci"),
    (TOPIC, "energie nucleaire", "ci"),
    (LANG, "PL", "both"),
    (LANG, "Polish", "both"),
    (LANG, "польська", "both"),
    (LANG, "tieng ba lan", "both"),
    (SOURCE, "Le Monde", "pl"),
    (SOURCE, "le monde", "pl"),
    (SOURCE, "lE mONDE", "pl"),
    (SOURCE, "l'economie", "kr"),
    (YEAR, "2025", "both"),
]


@pytest.mark.parametrize(("field", "text", "ids"), NAMES)
def test_a_value_is_selected_by_any_of_its_names(values, field, text, ids):
    """Case, diacritics, apostrophes and hyphens do not matter; nothing is noted."""
    answer = selected(values, field, text)

    assert found(answer) == " ".join(sorted(ids.split()))
    assert notes(answer) == ()
    assert answer.query == selected(values, field, *answer.query.selected(field)).query


@pytest.mark.parametrize(
    ("field", "text", "ids"), [row for row in NAMES if row[0] is not YEAR]
)
def test_a_question_has_values_by_any_of_their_names(values, field, text, ids):
    """Typed with the name of the field, required or excluded."""
    typed = f'{field}:"{text}"'
    asked = values.search(Query(question=parse(typed)))
    others = values.search(Query(question=parse(f"-{typed}")))
    everything = {"pl", "kr", "both", "ci"}

    assert found(asked) == " ".join(sorted(ids.split()))
    assert found(others) == " ".join(sorted(everything - set(ids.split())))
    assert asked.query.question.text == typed


def test_a_value_is_excluded_by_its_name(values):
    """As by its code."""
    answer = values.search(Query(excluded={COUNTRY: frozenset({"Польща"})}))

    assert found(answer) == "ci kr"
    assert answer.query.shut_out(COUNTRY) == {"PL"}


def test_every_value_of_a_facet_can_be_required_by_name(values):
    """What joins two countries has both."""
    every = frozenset({COUNTRY})
    answer = selected(values, COUNTRY, "Poland", "Франція", match_all=every)

    assert found(answer) == "both"


def test_a_name_of_several_says_which_are_meant(values):
    """Of those that share it, those count that articles have."""
    answer = selected(values, COUNTRY, "Korea")

    assert found(answer) == "kr"
    assert notes(answer) == ("“Korea” can mean several; searched for: South Korea.",)


@pytest.mark.parametrize(
    ("field", "text", "near"),
    [
        (COUNTRY, "Polnad", "Poland (PL)"),
        (COUNTRY, "Pologn", "Poland (PL)"),
        (COUNTRY, "Фрація", "France (FR)"),
        (COUNTRY, "XX", ""),
        (TOPIC, "enregy", "Energy"),
        (TOPIC, "nuclear", "Nuclear power"),
        (SOURCE, "monde", "Le Monde"),
        (LANG, "de", ""),
        (YEAR, "abcd", ""),
        (YEAR, "20255", "2025"),
        (SOURCE, "*", ""),
    ],
)
def test_what_nothing_is_called_finds_nothing_and_is_said(values, field, text, near):
    """The note names the value, what is near to it, and where all are listed."""
    answer = selected(values, field, text)
    (note,) = notes(answer)

    assert answer.total == 0
    assert f"there is no “{text}”" in note
    assert near in note
    assert ("Did you mean" in note) == bool(near)
    assert "help page lists all values" in note


@pytest.mark.parametrize("sign", ["", "-"])
def test_an_unknown_value_of_a_question_is_said(values, sign):
    """Excluded it shuts nothing out."""
    answer = values.search(Query(question=parse(f"{sign}country:Polnad")))
    (note,) = notes(answer)

    assert "“Polnad”" in note
    assert answer.total == (4 if sign else 0)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (COUNTRY, "IS"),
        (COUNTRY, "Islande"),
        (TOPIC, "sport"),
        (YEAR, "1999"),
        (LANG, "fr"),
    ],
)
def test_what_no_article_has_is_said(values, field, text):
    """There is such a value, and it finds nothing."""
    answer = selected(values, field, text)
    (note,) = notes(answer)

    assert answer.total == 0
    assert "no article has" in note
    assert text in note


def test_to_exclude_what_no_article_has_is_fine(values):
    """It asks for nothing."""
    answer = values.search(
        Query(question=parse("-country:IS"), excluded={TOPIC: frozenset({"sport"})})
    )

    assert answer.total == 4
    assert notes(answer) == ()


def test_the_values_that_occur_are_listed(values):
    """Each once; others that there are not."""
    assert set(values.values(COUNTRY)) == {"PL", "KR", "FR", "CI"}
    assert set(values.values(LANG)) == {"uk", "pl"}
    assert values.values(YEAR) == ("2025",)


QUERY = Query(question=parse("country:Польща"), filters={TOPIC: frozenset({"Energy"})})


def test_names_are_understood_wherever_a_query_is_taken(values):
    """To list ids, to read all articles, to rank, to mark and to explain."""
    (hit,) = values.search(QUERY).hits

    assert values.identify(QUERY) == ("pl",)
    assert [each.tagged.article.id for each in values.scan(QUERY)] == ["pl"]
    ranked = values.rank(parse("мир country:Корея"), 10)
    assert [article_id for article_id, _ in ranked] == ["kr"]
    named = Query(question=parse("мир country:Польща"))
    coded = Query(question=parse("мир country:PL"))
    for ask in (values.explain, values.found_words):
        assert ask(named, hit.tagged) == ask(coded, hit.tagged)
    assert values.highlighted(hit.tagged, named) == values.highlighted(
        hit.tagged, coded
    )


def test_a_query_without_values_is_left_as_it_is(values):
    """It costs nothing."""
    query = Query(question=parse("мир -війна"))
    resolved, found_notes = values.known_values.resolve(query)

    assert resolved is query
    assert found_notes == ()
