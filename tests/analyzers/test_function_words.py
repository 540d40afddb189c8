"""Which words of a question say what it is about, and which only join these?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from analyzers.errors import UnknownLanguageError
from analyzers.function_words import content_words, function_words
from analyzers.question import QUESTION_LANGUAGES, question_words


def contents(lang: str, text: str) -> str:
    """Return the words of content as they are written, with blanks between them."""
    return " ".join(text[word.start : word.end] for word in content_words(lang, text))


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("uk", "співпраця з Кореєю щодо енергетики", "співпраця Кореєю енергетики"),
        ("uk", "Які угоди були підписані між ними?", "угоди підписані"),
        ("fr", "les accords qui ont été signés par eux", "accords signés"),
        ("fr", "Pourquoi l'Ukraine est-elle à la conférence ?", "Ukraine conférence"),
        ("pl", "jakie umowy zostały podpisane przez nich", "umowy podpisane"),
        ("pl", "gdzie będzie szczyt w tym roku", "szczyt roku"),
        ("vi", "hội nghị sẽ được tổ chức ở đâu", "hội nghị tổ chức"),
        ("vi", "vì sao họ đã ký nghị định thư", "ký nghị định thư"),
        ("en", "What has been agreed between the two of them?", "agreed two"),
        ("en", "why won't they sign", "sign"),
    ],
)
def test_words_that_only_join_others_are_left_out(lang, text, content):
    """In every form: pronouns, auxiliaries and question words too."""
    assert contents(lang, text) == content


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("uk", "без ядерної зброї", "ядерної зброї"),
        ("fr", "sans visa", "visa"),
        ("fr", "vitamine C", "vitamine C"),
        ("uk", "аркуш А", "аркуш А"),
        ("fr", "l intelligence", "intelligence"),
        ("pl", "m.in. Czechy", "m in Czechy"),
        ("en", "U.S.A. trade", "U.S.A trade"),
        ("pl", "podczas I wojny", "I wojny"),
        ("pl", "i wojny", "wojny"),
        ("en", "may I travel", "may travel"),
        ("fr", "D. Trump", "D Trump"),
        ("uk", "5 угод", "5 угод"),
    ],
)
def test_a_letter_is_a_word_but_no_name_of_a_thing(lang, text, content):
    """Capital letters and parts of dotted abbreviations name something."""
    assert contents(lang, text) == content


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("fr", "Le Vietnam et la Corée", "Vietnam Corée"),
        ("fr", "avec Jean-Yves Le Drian", "Jean Yves Le Drian"),
        ("fr", "chez La Poste", "La Poste"),
        ("fr", "un discours de To Lam", "discours To Lam"),
        ("en", "To Lam", "To Lam"),
        ("en", "Do Muoi", "Do Muoi"),
        ("en", "To Seoul", "Seoul"),
        ("vi", "Ai Cập và Ba Lan", "Ai Cập Ba Lan"),
        ("vi", "Với Ba Lan", "Ba Lan"),
        ("vi", "Hợp Tác Với Hàn Quốc", "Hợp Tác Hàn Quốc"),
        ("en", "How To Deal With China", "Deal China"),
        ("fr", "ACCORD AVEC LA CHINE", "ACCORD CHINE"),
        ("en", "guidelines by WHO", "guidelines WHO"),
    ],
)
def test_capitals_next_to_each_other_show_a_name(lang, text, content):
    """Unless they begin a sentence or a headline, or the text has nothing else."""
    assert contents(lang, text) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("tự do báo chí", "tự do báo chí"),
        ("do đó giá tăng", "giá tăng"),
        ("thiết bị bị hỏng", "thiết bị hỏng"),
        ("hiện tại ở Huế", "hiện tại Huế"),
        ("từ điển từ Hà Nội", "từ điển Hà Nội"),
        ("vì thế giới hòa bình", "thế giới hòa bình"),
        ("vì thế, hòa bình", "hòa bình"),
        ("với tư cách thành viên", "thành viên"),
        ("nước ngoài", "nước ngoài"),
        ("có thể hợp tác như thế nào", "hợp tác"),
        ("không quân", "không quân"),
        ("lý do tăng", "lý do tăng"),
        ("lí do tăng", "lí do tăng"),
    ],
)
def test_a_syllable_of_another_word_is_no_function_word(text, content):
    """Vietnamese writes words as separate syllables."""
    assert contents("vi", text) == content


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("vi", "hop tac voi han quoc", "hop tac han quoc"),
        ("vi", "dau tu cua nhat ban", "dau tu nhat ban"),
        ("vi", "tai sao xay ra", "xay"),
        ("vi", "vi the cua nhat ban", "vi the nhat ban"),
        ("vi", "cooperation voi", "cooperation voi"),
        ("pl", "umowa miedzy nimi", "umowa"),
        ("pl", "wiec w maju", "wiec maju"),
        ("pl", "współpraca miedzy", "współpraca miedzy"),
        ("fr", "ou etre apres la conference", "conference"),
    ],
)
def test_a_text_without_diacritics_lacks_those_of_function_words(lang, text, content):
    """What is ambiguous so counts, as does all in a text that has diacritics."""
    assert contents(lang, text) == content


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("fr", "relations vis-à-vis de la Chine", "relations Chine"),
        ("fr", "existe-t-il un traité", "existe traité"),
        ("fr", "un film sur Kim Jong-il", "film Kim Jong il"),
        ("fr", "rendez-vous à Paris", "rendez vous Paris"),
        ("fr", "l'est de l’Ukraine", "est Ukraine"),
        ("uk", "будь-яка угода", "угода"),
        ("uk", "Івано-Франківськ", "Івано Франківськ"),
        ("en", "follow-up meeting", "follow up meeting"),
    ],
)
def test_a_part_of_a_compound_counts_unless_all_parts_are_function_words(
    lang, text, content
):
    """Pronouns after a French verb are none of its parts."""
    assert contents(lang, text) == content


@pytest.mark.parametrize(
    ("lang", "text"),
    [("fr", "à la"), ("pl", "kto jest kim"), ("en", "who"), ("vi", "")],
)
def test_a_text_of_function_words_alone_keeps_them(lang, text):
    """They are all that there is to search for."""
    assert content_words(lang, text) == question_words(lang, text)


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
@given(data=st.data())
def test_function_words_among_others_change_nothing(lang, data):
    """In small letters, apart from other words, they are left out wherever they are."""
    joining = st.sampled_from(sorted(function_words(lang)))
    words = data.draw(st.lists(st.sampled_from(["qwrtz", "xptk", "ăčů"]), min_size=1))
    text = ", ".join(f"{data.draw(joining)}, {word}" for word in ["ăčů", *words])

    assert [word.exact for word in content_words(lang, text)] == ["ăčů", *words]


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
@given(text=st.text())
def test_content_words_are_words_of_the_text_in_order(lang, text):
    """Whatever the text."""
    words = question_words(lang, text)
    content = content_words(lang, text)

    assert list(content) == [word for word in words if word in set(content)]
    assert bool(content) is bool(words)


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
def test_time_grows_with_the_text(lang):
    """A hostile text is no slower a word than a short one."""
    word = min(function_words(lang))
    text = f"{word} " * 4_000
    question_words(lang, text)
    start = time.process_time()

    content_words(lang, text)

    assert time.process_time() - start < 4_000 * 200e-6


def test_another_language_is_refused():
    """It has no list."""
    with pytest.raises(UnknownLanguageError, match="'de'"):
        function_words("de")
