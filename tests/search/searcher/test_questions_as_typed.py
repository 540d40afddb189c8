"""Do questions find what they mean, as people type them, in the sample collection?

Without the model: words and the thesaurus alone.
"""

import pytest

from search.query.parser import parse
from search.query.request import Query

KOREA = ("korea-strategic-partnership", "vkist-inauguration")
ARTICLES, QUARTER = 112, 28


@pytest.fixture
def ask(reader):
    """Return a function that answers a question, each story once."""

    def ask(text, **values):
        query = Query(question=parse(text), size=100, grouped=True, **values)
        return reader.search(query)

    return ask


def stories(result):
    """Return the names of a result's stories in their order."""
    return [hit.tagged.article.id.rpartition(".")[0] for hit in result.hits]


def equivalents(result):
    """Return the texts of all equivalents that are shown."""
    return {e.text for segment in result.segments for e in segment.expansions}


@pytest.mark.parametrize(
    "text",
    [
        "coopération avec la Corée",
        "coopération Corée",
        "współpraca z Koreą",
        "współpraca Korea",
        "співпраця з Кореєю",
        "співпраця Корея",
        "hợp tác với Hàn Quốc",
        "hợp tác Hàn Quốc",
        "cooperation with Korea",
        "cooperation Korea",
    ],
)
def test_a_question_finds_the_same_in_every_language(ask, text):
    """With or without the words that only join the others."""
    result = ask(text)

    assert tuple(stories(result)) == KOREA
    assert not result.relaxed


@pytest.mark.parametrize(
    ("as_typed", "content"),
    [
        ("agreement on energy", "agreement energy"),
        ("energia odnawialna w Wietnamie", "energia odnawialna Wietnam"),
        ("un vaccin de Cuba", "vaccin Cuba"),
        ("statek z kukurydzą z Odessy", "statek kukurydza Odessa"),
        ("госпіталь у Південному Судані", "госпіталь Південний Судан"),
        ("vệ tinh với Pháp", "vệ tinh Pháp"),
        ("the treaty between France and Poland", "treaty France Poland"),
    ],
)
def test_function_words_find_and_lose_nothing(ask, as_typed, content):
    """They are not looked for beside other words."""
    assert stories(ask(as_typed)) == stories(ask(content))
    assert stories(ask(content))


@pytest.mark.parametrize("text", ["Tô Lâm", "To Lam", "Tô Lâm ở đâu"])
def test_a_name_finds_the_stories_that_have_it(ask, text):
    """And no others, however its syllables are written."""
    assert {*stories(ask(text))} == {"china-railway-visit", "singapore-partnership"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nuclear energy", "treaty-of-nancy"),
        ("năng lượng hạt nhân", "treaty-of-nancy"),
        ("South China Sea", "philippines-rice"),
        ("subway", "ho-chi-minh-metro"),
        ("military aid", "france-ukraine-security"),
        ("Polish vaccines for Vietnam", "polish-vaccine-donation"),
        ("trade agreement EU Vietnam", "eu-free-trade-agreement"),
        ("xuất khẩu gạo", "philippines-rice"),
        ("зерно чорне море", "black-sea-grain"),
        ("học bổng", "polish-vaccine-donation"),
        ("kawa", "eu-free-trade-agreement"),
    ],
)
def test_the_story_that_is_meant_comes_first(ask, text, first):
    """As the whole question is in it, nothing is left out."""
    result = ask(text)

    assert stories(result)[0] == first
    assert not result.relaxed
    assert result.total < QUARTER


@pytest.mark.parametrize(
    "text",
    [
        "Duda",
        "Дуда",
        "Séjourné",
        "Trump",
        "Мелоні",
        "Barrot",
        "Jean-Yves Le Drian",
        "Sơn Tùng",
        "Nam Cao",
        "Kaczyńskiemu",
    ],
)
def test_a_person_whom_no_article_has_is_not_found(ask, text):
    """Neither by words that look alike, nor by those that mean something near."""
    assert ask(text).total == 0


def test_a_schoolbook_spelling_finds_what_the_other_finds(ask):
    """`công ti` is `công ty`, and no half of either is looked for."""
    assert stories(ask("công ti")) == stories(ask("công ty"))
    assert ask("công ti").total > 0


@pytest.mark.parametrize(
    "text",
    [
        "núi lửa",
        "Núi lửa",
        "NÚI LỬA",
        "bóng đá",
        "điện ảnh",
        "Thụy Sĩ",
        "Ðà Nẵng",
        "É.-U.",
        "porte-avions",
        "vice-premier",
        "społeczno-gospodarczy",
        "соціально-економічний",
        "Port-au-Prince",
    ],
)
def test_halves_of_a_word_find_nothing(ask, text):
    """Of syllables, of a compound, or of an abbreviation."""
    assert ask(text).total <= ask(text, expand=False).total
    assert ask(text).total == 0


def test_what_is_left_out_is_said(ask):
    """The rest is found, and may be much, as all of it has a word that was typed."""
    result = ask("prezydent Duda")

    assert result.left_out == ("Duda",)
    assert result.total == ask("prezydent").total


@pytest.mark.parametrize(
    "text",
    [
        "umowa handlowa UE Wietnam",
        "Prime Minister visit Hanoi",
        "співпраця у сфері енергетики",
        "étudiants bourses",
        "energia odnawialna Wietnam",
    ],
)
def test_a_question_of_several_words_does_not_find_everything(ask, text):
    """However many articles have one of them."""
    assert 0 < ask(text).total <= QUARTER


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Corée", {"cầu", "cây"}),
        ("Nguyen Xuan Phuc", {"судану", "фукуок"}),
        ("marche", {"ринок", "marché"}),
        ("bệnh", {"рак", "ung thư"}),
        ("Lương Cường", {"зарплата", "salaire"}),
        ("premier ministre avec", {"kiện"}),
        ("vice-premier", {"прем'єр", "thủ tướng"}),
    ],
)
def test_equivalents_are_true(ask, text, wrong):
    """Names, halves of words, function words and look-alikes have none."""
    assert equivalents(ask(text)).isdisjoint(wrong)


@pytest.mark.parametrize("text", ["thuế Mỹ", "nước Mỹ", "gạo Mỹ"])
def test_a_country_of_one_syllable_is_one_beside_small_letters(ask, text):
    """Its capital shows that it is no half of the word before."""
    assert "Сполучені Штати" in equivalents(ask(text))
