"""Are phrases completed as a whole that are only parts of longer ones?"""

import pytest

from search.suggestion.suggestion import Suggestion
from search.suggestion.whole_phrases import with_whole_phrases

BODIES = {
    "vi": (
        "nền kinh tế", "một nền kinh tế", "biến đổi khí hậu", "khí hậu", "kinh tế",
        "đổi mới", "đổi mới",
        "về biến đổi khí hậu", "hợp tác quốc tế", "hợp tác", "Nguyễn Phú Trọng",
    ),
    "fr": ("secrétaire général du Parti", "secrétaire général du Parti"),
}  # fmt: skip
PHRASES = (
    "nền kinh", "kinh tế", "biến đổi", "đổi khí", "khí hậu", "đổi mới", "hợp tác",
    "tác quốc", "quốc tế", "Nguyễn Phú", "Phú Trọng",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(open_engine, make_document, open_suggestions):
    """Return a function from a phrase to the whole phrases that it becomes."""
    engine = open_engine(
        make_document(f"{lang}{n}", body, lang=lang)
        for lang, bodies in BODIES.items()
        for n, body in enumerate(bodies)
    )
    suggester = open_suggestions(
        [
            *(Suggestion(text, "phrase", "vi", 2) for text in PHRASES),
            Suggestion("secrétaire général", "phrase", "fr", 2),
            Suggestion("général du Parti", "phrase", "fr", 2),
        ]
    )

    def run(text, lang="vi", terms=frozenset()):
        found = with_whole_phrases(
            engine, suggester, (Suggestion(text, "phrase", lang, 1),), terms
        )
        return [one.text for one in found]

    return run


WHOLE = {
    "a cut word": ("nền kinh", ["nền kinh tế"]),
    "a whole word": ("hợp tác", ["hợp tác"]),
    "a middle": ("biến đổi khí", ["biến đổi khí hậu"]),
    "typed without diacritics": ("bien đổi khí", ["biến đổi khí hậu"]),
    "a name": ("Nguyễn Phú", ["Nguyễn Phú Trọng"]),
    "unknown": ("xx yy", ["xx yy"]),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.values(), ids=WHOLE)
def test_syllables_grow_to_whole_words(whole, text, expected):
    """As long as articles have the whole."""
    assert whole(text) == expected


def test_a_term_is_a_whole_word(whole):
    """Though something follows it everywhere, which is offered next."""
    assert whole("nền kinh", terms={"nền kinh"}) == ["nền kinh", "nền kinh tế"]


def test_words_are_followed_by_the_longer_phrase(whole):
    """What nearly always follows them makes a second completion."""
    assert whole("secrétaire général", "fr") == [
        "secrétaire général",
        "secrétaire général du Parti",
    ]
