"""Are exactly those stretches marked that a question matched?"""

import pytest

from analyzers import get_analyzer
from search import parse
from search.marks import has_pair, marks, wanted
from search.plan import plan


def marked(text, question, lang="uk", *, pairs_only=False):
    """Give the stretches of a text that a question marks."""
    tokens = tuple(get_analyzer(lang)(text))
    want = wanted(plan(parse(question).node, lang, any_word=True))
    return [text[m.start : m.end] for m in marks(tokens, want, pairs_only=pairs_only)]


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


@pytest.mark.parametrize(
    ("lang", "text", "question", "expected"), CASES.values(), ids=CASES
)
def test_what_matched_is_marked(lang, text, question, expected):
    """Forms of the asked words are marked, in reading order, and nothing else."""
    assert marked(text, question, lang) == expected


def test_single_syllables_are_left_out_where_the_pair_is_found():
    """`hợp` of another word is not marked in an article that has the asked pair."""
    text = "hợp tác phù hợp"

    assert marked(text, "hợp tác", "vi", pairs_only=True) == ["hợp tác"]
    assert marked(text, "hợp tác", "vi") == ["hợp tác", "hợp"]


def test_a_syllable_asked_beside_a_pair_stays_marked():
    """Only syllables of pairs are left out; other words of the question are not."""
    text = "hợp tác với Pháp, phù hợp"

    assert "Pháp" in marked(text, "hợp tác; Pháp", "vi", pairs_only=True)


@pytest.mark.parametrize(
    ("text", "expected"), [("sự hợp tác", True), ("tác phẩm phù hợp", False)]
)
def test_a_pair_is_noticed(text, expected):
    """An article has the pair only where its syllables stand side by side in order."""
    want = wanted(plan(parse("hợp tác").node, "vi"))

    assert has_pair(tuple(get_analyzer("vi")(text)), want) is expected


def test_without_a_plan_nothing_is_wanted():
    """No question marks nothing."""
    assert marks(tuple(get_analyzer("uk")("мир")), wanted(None), pairs_only=False) == ()
