"""Are exactly those parts of a text highlighted that a query matched?"""

import pytest

from analyzers import get_analyzer
from search.planning.planner import MatchMode, plan
from search.presentation.highlighter import (
    TextMatches,
    find_matches,
    merge_overlapping,
)
from search.presentation.phrase_matching import MatchSpan
from search.presentation.query_terms import query_terms
from search.query.parser import parse


def matches_in(text, question, lang="uk"):
    """Return what a query matches in a text."""
    terms = query_terms(plan(parse(question).node, lang, MatchMode.ANY))
    return find_matches(text, [tuple(get_analyzer(lang)(text))], terms, lang)


def highlighted(text, question, lang="uk", *, syllables=True):
    """Return the parts of a text that a query highlights."""
    matches = matches_in(text, question, lang)
    spans = [
        *matches.bigrams,
        *matches.others,
        *(matches.syllables if syllables else ()),
    ]
    return [text[s.start : s.end] for s in merge_overlapping(spans)]


CASES = {
    "inflected": ("uk", "Угоду, угоди, угодник.", "угода", ["Угоду", "угоди"]),
    "inflected, Polish": ("pl", "Umowy i umowami", "umowa", ["Umowy", "umowami"]),
    "elided": ("fr", "L'énergie verte", "énergie", ["énergie"]),
    "only the very form": ("uk", "угода, угоду", '"угоду"', ["угоду"]),
    "a phrase as a whole": (
        "uk",
        "Мирна угода, угода",
        '"мирна угода"',
        ["Мирна угода"],
    ),
    "a phrase in its form": ("uk", "мирної угоди", '"мирна угода"', []),
    "prefix": ("uk", "Енергія, енергетик", "енер*", ["Енергія", "енергетик"]),
    "negated": ("uk", "мир і війна", "мир -війна", ["мир"]),
    "negated alone": ("uk", "мир і війна", "-війна", []),
    "alternatives": ("uk", "мир чи війна", "мир OR війна", ["мир", "війна"]),
    "a value": ("uk", "KR у мирі", "country:KR", []),
    "dates": ("uk", "2025 рік", "date:2025", []),
    "compound": ("uk", "науково-технічне", "науково-технічний", ["науково-технічне"]),
    "compound in parts": (
        "uk",
        "науково технічне, технічне",
        "науково-технічний",
        ["науково технічне"],
    ),
    "part of a compound": ("uk", "науково-технічне", "технічний", ["технічне"]),
    "Vietnamese pair": ("vi", "sự hợp tác tốt", "hợp tác", ["hợp tác"]),
    "three syllables": ("vi", "hợp tác quốc tế", "hợp tác quốc", ["hợp tác quốc"]),
    "other spelling": ("vi", "hoà bình", "hòa", ["hoà"]),
    "decomposed": ("fr", "e\u0301nergie verte", "énergie", ["e\u0301nergie"]),
}

FOLDED = {
    "Vietnamese pair": ("vi", "sự hợp tác tốt", "hop tac", ["hợp tác"]),
    "capitals": ("vi", "Sự HỢP TÁC", "HOP TAC", ["HỢP TÁC"]),
    "Polish": ("pl", "Współpraca, praca", "wspolpraca", ["Współpraca"]),
    "Polish, inflected": ("pl", "o współpracy", "wspolpraca", ["współpracy"]),
    "French": ("fr", "L'Énergie verte", "energie", ["Énergie"]),
    "other word than typed": ("vi", "môi mới", "mới", ["mới"]),
    "Ukrainian letters": ("uk", "їжак, іжак", "їжак", ["їжак"]),
}

NAMES = {
    "romanised": ("uk", "Віктор Зеленський", "Zelensky", ["Зеленський"]),
    "inflected": ("uk", "для Зеленського", "Zelensky", ["Зеленського"]),
    "Vietnamese": (
        "uk",
        "до Нгуєна Мань Хунга",
        "Nguyen Manh Hung",
        ["Нгуєна", "Мань", "Хунга"],
    ),
    "Cyrillic for Vietnamese": (
        "vi",
        "ông Nguyễn Mạnh Hùng nói",
        "Нгуєна Мань Хунга",
        ["Nguyễn", "Mạnh", "Hùng"],
    ),
    "no name in lower case": ("vi", "sự hùng mạnh", "Хунга", []),
}

NEAR = {
    "a letter more": ("uk", "угоода, згода", "угода~1", ["угоода", "згода"]),
    "neighbours swapped": ("uk", "уогда", "угода~1", ["уогда"]),
    "two letters": ("uk", "угодаXY, угодаXYZ", "угода~2", ["угодаXY"]),
    "itself inflected": ("uk", "угодами", "угода~1", ["угодами"]),
    "phrase with a word between": (
        "uk",
        "угода про мир, мир",
        '"угода мир"~1',
        ["угода про мир"],
    ),
    "phrase in another order": ("uk", "угода про мир", '"мир угода"~1', None),
    "phrase too far apart": ("uk", "угода про новий мир", '"угода мир"~1', []),
    "phrase of forms": ("uk", "угоди про мир", '"угода мир"~3', []),
    "inflected phrase": ("uk", "Мирної угоди", '~"мирна угода"', ["Мирної угоди"]),
    "inflected phrase, turned": ("uk", "угоди мирної", '~"мирна угода"', []),
    "inflected, with a word between": (
        "uk",
        "миру й угоди",
        '~"мир угода"~1',
        ["миру й угоди"],
    ),
    "a word twice": ("uk", "мир, угода, мир", '"мир мир"~3', ["мир, угода, мир"]),
    "a word only once": ("uk", "мир, угода", '"мир мир"~3', []),
}
ALL = {
    f"{name}: {key}": case
    for name, table in (
        ("word", CASES),
        ("folded", FOLDED),
        ("name", NAMES),
        ("near", NEAR),
    )
    for key, case in table.items()
}


@pytest.mark.parametrize(
    ("lang", "text", "question", "expected"), ALL.values(), ids=ALL
)
def test_what_matched_is_highlighted(lang, text, question, expected):
    """Forms of the query's words, in reading order, and nothing else."""
    assert highlighted(text, question, lang) == (
        [text] if expected is None else expected
    )


@pytest.mark.parametrize("question", ["hợp tác", "hop tac"])
def test_single_syllables_are_separate_from_bigrams(question):
    """`hợp` of another word can be left out in an article that has the bigram."""
    text = "hợp tác phù hợp"

    assert highlighted(text, question, "vi", syllables=False) == ["hợp tác"]
    assert highlighted(text, question, "vi") == ["hợp tác", "hợp"]


def test_a_word_next_to_a_bigram_stays_highlighted():
    """Only syllables of bigrams are left out; other words of the query are not."""
    text = "hợp tác với Pháp, phù hợp"

    assert "Pháp" in highlighted(text, "hợp tác; Pháp", "vi", syllables=False)


@pytest.mark.parametrize(
    ("text", "expected"), [("sự hợp tác", True), ("tác phẩm phù hợp", False)]
)
def test_a_bigram_is_two_adjacent_syllables(text, expected):
    """Syllables in another order, or not adjacent, are none."""
    assert bool(matches_in(text, "hợp tác", "vi").bigrams) is expected


def test_without_a_plan_nothing_matches():
    """An empty query highlights nothing."""
    tokens = tuple(get_analyzer("uk")("мир"))

    assert find_matches("мир", [tokens], query_terms(None), "uk") == TextMatches(
        (), (), ()
    )


MERGED = {
    "none": ([], []),
    "in reading order": ([(5, 8), (0, 3)], [(0, 3), (5, 8)]),
    "overlapping": ([(0, 5), (3, 8)], [(0, 8)]),
    "one in another": ([(0, 9), (2, 4), (5, 12)], [(0, 12)]),
    "touching": ([(0, 3), (3, 5)], [(0, 3), (3, 5)]),
    "the same twice": ([(0, 3), (0, 3)], [(0, 3)]),
}


@pytest.mark.parametrize(("before", "after"), MERGED.values(), ids=MERGED)
def test_overlapping_spans_are_joined(before, after):
    """No character is highlighted twice."""
    merged = merge_overlapping([MatchSpan(start, end, "x") for start, end in before])

    assert [(span.start, span.end) for span in merged] == after
