"""Does an engine find words near each other, misspelt, folded, and as names?"""

import pytest
from hypothesis import strategies as st

from search.edit_distance import is_within_distance
from search.planning.planner import MatchMode
from search.port.document import Channel
from tests.search.engines.generated import generated

NEAR = {
    "together": "мирна угода",
    "reversed": "угода мирна",
    "apart": "мирна нова угода",
    "far": "мирна дуже нова й добра угода",
    "inflected": "мирної угоди",
    "reversed and inflected": "угоди про мирний",
    "once": "мирна",
}


@pytest.fixture(scope="module")
def arrangements(open_engine, make_document):
    """Return an engine over articles with two words in different arrangements."""
    return open_engine(make_document(name, body) for name, body in NEAR.items())


PHRASES = {
    "side by side": ('"мирна угода"', {"together"}),
    "no word between": ('"мирна угода"~0', {"together"}),
    "a word between": ('"мирна угода"~1', {"together", "reversed", "apart"}),
    "reversed": ('"угода мирна"~1', {"together", "reversed", "apart"}),
    "three words between": ('"мирна угода"~3', {"together", "reversed", "apart"}),
    "four words between": ('"мирна угода"~4', {"together", "reversed", "apart", "far"}),
    "inflected": ('~"мирна угода"', {"together", "inflected"}),
    "inflected and near": (
        '~"мирна угода"~1',
        {"together", "reversed", "apart", "inflected", "reversed and inflected"},
    ),
    "inflected form": ('~"мирною угодою"', {"together", "inflected"}),
    "a word twice": ('"мирна мирна"~5', set()),
    "three words": ('"угода мирна нова"~1', {"apart"}),
    "a word that is not there": ('"мирна ґґґ"~9', set()),
}


@pytest.mark.parametrize(("text", "expected"), PHRASES.values(), ids=PHRASES)
def test_a_phrase_matches_words_in_its_arrangement(
    arrangements, ask, ids, text, expected
):
    """A slop allows other words between and any order; `~` allows inflection."""
    assert set(ids(ask(arrangements, text))) == expected


@pytest.mark.parametrize("slop", [1, 50, 98, 99])
def test_no_slop_spans_title_and_body(open_engine, make_document, ask, slop):
    """Words of title and body are never near each other."""
    documents = make_document("a", "війна була", title="мирна угода", headline=True)

    assert ask(open_engine([documents]), f'"угода війна"~{slop}').total == 0


def test_many_occurrences_do_not_hide_a_near_one(open_engine, make_document, ask):
    """Three words are found near each other, however often each occurs before."""
    body = "війна " * 9 + "мир " + "тепер " * 5 + "угода" + " війна"

    assert (
        ask(open_engine([make_document("a", body)]), '"мир угода війна"~6').total == 1
    )


@pytest.mark.parametrize("text", ['~"енергетика"~2', 'title:~"енергетика"~2'])
def test_a_slop_of_a_single_word_means_nothing(open_engine, make_document, ask, text):
    """A word of two lemmas in quotation marks is found as without a slop."""
    document = make_document("a", "мир", title="Про енергетику", headline=True)
    engine = open_engine([document])

    assert ask(engine, text).total == ask(engine, text[:-2]).total == 1


FUZZY = {
    "itself": ("угода~", {"right", "swapped", "missing", "more", "inflected"}),
    "two": ("угода~2", {"right", "swapped", "missing", "more", "inflected", "two"}),
    "of a word that is nowhere": ("угзда~1", {"right", "missing"}),
    "nothing near": ("щщщщщ~2", set()),
    "in titles": ("title:угода~", set()),
}


@pytest.mark.parametrize(("text", "expected"), FUZZY.values(), ids=FUZZY)
def test_a_fuzzy_word_matches_similar_words(
    open_engine, make_document, ask, ids, text, expected
):
    """Inserting, deleting, changing or transposing letters is an edit each."""
    words = {"right": "угода", "swapped": "уогда", "missing": "угда", "more": "угоода",
             "two": "угодаxx", "inflected": "угодами", "other": "війна"}  # fmt: skip
    engine = open_engine(make_document(name, word) for name, word in words.items())

    assert set(ids(ask(engine, text))) == expected


WORDS = st.text("abc", min_size=1, max_size=5)


@generated(st.sets(WORDS, min_size=1, max_size=12), WORDS, st.just(1), most=40)
def test_similar_terms_are_those_within_the_distance(
    open_engine, make_document, words, word, limit
):
    """An engine has the distance that highlighting has, and counts the articles."""
    engine = open_engine(make_document(text, text, lang="vi") for text in words)

    similar = dict(engine.similar_terms(Channel.EXACT, "vi", word, limit))

    assert similar == {
        text: 1 for text in words if is_within_distance(text, word, limit)
    }


DAYS = {"old": "2020-01-31", "new": "2024-12-31", "middle": "2022-06-01", "none": ""}
PERIODS = {
    "a year": ("date:2022", {"middle"}),
    "a month": ("date:2020-01", {"old"}),
    "a day": ("date:2024-12-31", {"new"}),
    "another day": ("date:2024-12-30", set()),
    "a range": ("date:2020-01-31..2022-06-01", {"old", "middle"}),
    "since": ("date:2022-06..", {"middle", "new"}),
    "until": ("date:..2022", {"old", "middle"}),
    "not in a year": ("мир -date:2022", {"old", "new", "none"}),
    "either year": ("date:2020 OR date:2024", {"old", "new"}),
    "with a word": ("мир date:2020", {"old"}),
    "with a word that is not there": ("війна date:2020", set()),
    "backwards": ("date:2024..2020", set()),
}


@pytest.mark.parametrize(("text", "expected"), PERIODS.values(), ids=PERIODS)
def test_dates_filter(open_engine, make_document, ask, ids, text, expected):
    """Both ends belong to a period; an article without a date to none."""
    engine = open_engine(
        make_document(n, "мир", published=day) for n, day in DAYS.items()
    )

    assert set(ids(ask(engine, text))) == expected


COOPERATION = {
    "vi": ("vi", "hợp tác"),
    "apart": ("vi", "tác phẩm phù hợp"),
    "pl": ("pl", "współpraca"),
    "pl2": ("pl", "o współpracy"),
    "fr": ("fr", "l'énergie"),
    "uk": ("uk", "В'єтнам"),
}
FOLDED = {
    "without diacritics": ("hop tac", {"vi"}),
    "half typed": ("hơp tác", {"vi"}),
    "as written": ("hợp tác", {"vi"}),
    "decomposed": ("ho\u031b\u0323p ta\u0301c", {"vi"}),
    "capitals": ("HOP TAC", {"vi"}),
    "one syllable": ("hop", {"vi", "apart"}),
    "Polish": ("wspolpraca", {"pl", "pl2"}),
    "French": ("ENERGIE", {"fr"}),
    "no apostrophe": ("вєтнам", {"uk"}),
    "other letters": ("hap tac", set()),
}


@pytest.fixture(scope="module")
def cooperation(open_engine, make_document):
    """Return an engine over a few words of four languages."""
    return open_engine(
        make_document(name, body, lang=lang)
        for name, (lang, body) in COOPERATION.items()
    )


@pytest.mark.parametrize(("text", "expected"), FOLDED.values(), ids=FOLDED)
def test_diacritics_need_not_be_typed(cooperation, ask, ids, text, expected):
    """Without them, with wrong ones, composed or not, the same words are found."""
    assert set(ids(ask(cooperation, text))) == expected


def test_syllables_may_be_apart_in_a_relaxed_mode(cooperation, ask, ids):
    """The article with the bigram comes first, and that without is found as well."""
    assert ids(ask(cooperation, "hợp tác", MatchMode.ALL)) == ["vi", "apart"]


MEETING = {
    "uk": "Київ зустрів міністра Нгуєна Мань Хунга у вівторок.",
    "fr": "Le ministre Nguyen Manh Hung est arrivé à Paris.",
    "pl": "Delegacja, którą prowadził Nguyen Manh Hung, była w Gdańsku.",
    "vi": "Bộ trưởng Nguyễn Mạnh Hùng đã phát biểu.",
}


@pytest.mark.parametrize(
    "text", ["Nguyen Manh Hung", "Нгуєна Мань Хунга", "Nguyễn Mạnh Hùng"]
)
def test_a_name_is_found_in_every_language(open_engine, make_document, ask, ids, text):
    """Script and case do not matter; other articles do not match."""
    others = [make_document("other", "Президент Зеленський у Києві."),
              make_document("words", "sự hùng mạnh", lang="vi")]  # fmt: skip
    documents = [make_document(lang, body, lang=lang) for lang, body in MEETING.items()]

    assert set(ids(ask(open_engine([*others, *documents]), text))) == set(MEETING)


ORDERS = {
    "exact before lemma": ("uk", "угодами", ["угодами", "угоди"]),
    "exact before folded": ("pl", "wspolpraca", ["wspolpraca", "współpraca"]),
    "syllable as typed before others": ("vi", "hop", ["hop", "hợp"]),
    "lemma before folded": ("pl", "umowa", ["umowy", "umówa"]),
    "exact before name": ("uk", "Хунг", ["Хунг", "Hùng"]),
    "folded before name": ("fr", "Zelenski", ["zélenski", "Zelensky"]),
}


@pytest.mark.parametrize(("lang", "text", "bodies"), ORDERS.values(), ids=ORDERS)
def test_closer_channels_rank_first(
    open_engine, make_document, ask, lang, text, bodies
):
    """Exact beats lemma, lemma beats folded, folded beats name."""
    engine = open_engine(
        make_document(body, body, lang=lang) for body in reversed(bodies)
    )
    page = ask(engine, text).page

    assert [tagged.article.id for tagged, _ in page] == bodies
    assert page[0][1] > page[1][1] > 0
