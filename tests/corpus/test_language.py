"""Which language is a text in, and which texts are refused?"""

from __future__ import annotations

import json

import pytest

from corpus import LANGUAGES, UnreadableError
from corpus.language import identify

OURS = {
    "uk": "Міністри обговорили співпрацю в галузі енергетики та освіти.",
    "fr": "Les maires ont choisi ensemble le tracé de la nouvelle piste cyclable.",
    "pl": "Burmistrzowie uzgodnili wspólną ścieżkę rowerową między gminami.",
    "vi": "Hai thành phố thống nhất xây dựng một tuyến đường chung cho xe đạp.",
}
FOREIGN = {
    "en": "The mayors of both towns agreed on a common path for cyclists.",
    "ru": "Мэры двух городов договорились о строительстве общей дорожки.",
    "de": "Die Bürgermeister beider Städte einigten sich auf einen Radweg.",
    "cs": "Starostové obou měst se v úterý dohodli na společné cyklostezce.",
    "be": "Мэры двух гарадоў дамовіліся пра агульную дарожку, каб ездзіць бяспечна.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_of_the_collection_is_identified(lang):
    """One sentence is enough."""
    assert identify(OURS[lang]) == lang


@pytest.mark.parametrize("lang", FOREIGN)
def test_text_in_another_language_is_refused_by_name(lang):
    """It is not filed under the nearest language of ours."""
    with pytest.raises(UnreadableError) as caught:
        identify(FOREIGN[lang], line=3)

    assert f"({lang})" in caught.value.reason
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "text",
    ["", "   ", "2025", "OK", "Na", "https://example.org/les-maires-ont-vote 2025"],
    ids=["nothing", "blanks", "digits", "abbreviation", "syllable", "link"],
)
def test_too_little_text_is_refused_with_a_remedy(text):
    """The user can say which language it is."""
    with pytest.raises(UnreadableError, match="give `lang`"):
        identify(text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_addresses_and_digits_do_not_count(lang):
    """They are no words of the article, though they look English."""
    noise = "https://example.org/the-mayors-of-both-towns news@example.org 2025 " * 5

    assert identify(noise + OURS[lang]) == lang


def test_ukrainian_is_rescued_by_its_letters():
    """The model alone takes this river for a Belarusian one."""
    assert identify("Ріка Інгулець") == "uk"


def test_short_texts_are_identified(shared):
    """At least 99 % of a thousand short texts in each language are identified."""
    with (shared / "eval/retrieval/distractors.jsonl").open(encoding="utf-8") as lines:
        texts = [(row["lang"], row["body"]) for row in map(json.loads, lines)]

    for lang in LANGUAGES:
        own = [body for text_lang, body in texts if text_lang == lang]
        right = sum(_identified(body) == lang for body in own)
        assert len(own) >= 1000
        assert right / len(own) >= 0.99, lang


def _identified(text: str) -> str:
    try:
        return identify(text)
    except UnreadableError:
        return ""


FRENCH = (
    "La ministre des Transports a reçu hier la délégation lituanienne à Paris.",
    "Les deux pays veulent ouvrir une ligne de nuit avant la fin de l’année.",
    "Le texte sera présenté au Parlement au mois de juin.",
)
POLISH = (
    "Minister infrastruktury spotkał się wczoraj z delegacją z Wilna.",
    "Oba kraje chcą uruchomić nocny pociąg jeszcze w tym roku.",
    "Umowa trafi do Sejmu w czerwcu.",
)
UKRAINIAN = (
    "Міністр транспорту зустрівся вчора з литовською делегацією у Львові.",
    "Обидві країни хочуть відкрити нічний рейс ще цього року.",
    "Угоду подадуть до парламенту в червні.",
)
VIETNAMESE = (
    "Bộ trưởng Giao thông hôm qua đã tiếp đoàn đại biểu Litva tại Hà Nội.",
    "Hai nước muốn mở một chuyến tàu đêm ngay trong năm nay.",
    "Văn kiện sẽ được trình Quốc hội vào tháng sáu.",
)
ENGLISH = (
    "We are very pleased with the talks that we had this morning.",
    "The night train will bring our young people closer to each other.",
    "I hope that the first passengers will travel before the end of the year.",
)
RUSSIAN = (
    "Мы очень довольны переговорами, которые прошли сегодня утром.",
    "Ночной поезд сблизит молодёжь наших стран, и это главное.",
    "Надеюсь, что первые пассажиры поедут ещё до конца этого года.",
)
QUOTES = (
    "«{}»", "« {} »", "“{}”", "„{}“", "„{}”", "”{}”", "“{}“", '"{}"', "‘{}’", "<<{}>>",
)  # fmt: skip
BY_LANGUAGE = {"fr": FRENCH, "pl": POLISH, "uk": UKRAINIAN, "vi": VIETNAMESE}


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("guests", [ENGLISH, RUSSIAN], ids=["en", "ru"])
@pytest.mark.parametrize("lang", BY_LANGUAGE)
def test_quoted_guests_do_not_decide(lang, guests, quotes):
    """What they say may be half the article, in one quotation or in several."""
    own = BY_LANGUAGE[lang]
    whole = " ".join([own[0], quotes.format(" ".join(guests)), *own[1:]])
    parts = " ".join(
        f"{ours} {quotes.format(theirs)}"
        for ours, theirs in zip(own, guests, strict=True)
    )

    assert identify(whole) == identify(parts) == lang


@pytest.mark.parametrize("quotes", QUOTES)
def test_a_neighbour_of_ours_does_not_decide_either(quotes):
    """A Ukrainian article quotes a Pole, and a French one somebody from Hanoi."""
    polish = quotes.format(" ".join(POLISH))
    vietnamese = quotes.format(" ".join(VIETNAMESE * 2))

    assert identify(f"{UKRAINIAN[0]} {polish} {UKRAINIAN[1]}") == "uk"
    assert identify(f"{FRENCH[0]} {vietnamese} {FRENCH[1]}") == "fr"


@pytest.mark.parametrize("lang", BY_LANGUAGE)
@pytest.mark.parametrize("quotes", QUOTES)
def test_an_article_that_quotes_us_stays_foreign(lang, quotes):
    """Its own sentences are in a language that is not indexed."""
    quoted = quotes.format(" ".join(BY_LANGUAGE[lang]))
    for foreign, name in ((ENGLISH, "en"), (RUSSIAN, "ru")):
        text = f"{foreign[0]} {foreign[1]} {quoted} {foreign[2]} {foreign[0]}"

        with pytest.raises(UnreadableError, match=f"\\({name}\\)"):
            identify(text)


def test_an_article_in_one_quotation_is_read():
    """A speech may be reprinted whole; hardly anything stands outside."""
    assert identify(f"«{' '.join(UKRAINIAN)}»") == "uk"
    assert identify(f"Orędzie: „{' '.join(POLISH)}”") == "pl"
    with pytest.raises(UnreadableError, match="en"):
        identify(f"“{' '.join(ENGLISH)}”")


def test_names_around_a_quotation_do_not_make_a_text_foreign():
    """Newspapers and persons look English."""
    text = f"Emmanuel Macron, Washington Post, New York Times : « {' '.join(FRENCH)} »"

    assert identify(text) == "fr"


def test_most_sentences_decide_without_quotation_marks():
    """Interviews often have none."""
    for lang, own in BY_LANGUAGE.items():
        text = " ".join([*own, own[0], *ENGLISH])

        assert identify(text) == lang, lang


def test_the_title_decides_between_halves():
    """Of as many sentences those count whose language the title is in."""
    halves = " ".join(ENGLISH + FRENCH)

    assert identify(f"{FRENCH[1]}\n{halves} {ENGLISH[0]}", title=FRENCH[1]) == "fr"
    with pytest.raises(UnreadableError):
        identify(f"{ENGLISH[1]}\n{halves} {FRENCH[0]}", title=ENGLISH[1])


def test_a_foreign_article_with_a_sentence_of_ours_is_refused():
    """It is one of seven."""
    for own in BY_LANGUAGE.values():
        with pytest.raises(UnreadableError):
            identify(" ".join([*ENGLISH, *ENGLISH, own[2]]))


def test_an_apostrophe_or_one_mark_is_no_quotation():
    """What follows it counts."""
    assert identify("«" + " ".join(UKRAINIAN)) == "uk"
    assert identify('5" ' + " ".join(POLISH)) == "pl"
    assert identify("L’été d’après, " + " ".join(FRENCH)) == "fr"


def test_a_line_of_the_site_around_it_makes_no_foreign_text_ukrainian():
    """Its letters are ours alone, and yet few of all."""
    with pytest.raises(UnreadableError):
        identify(
            "\n".join([*ENGLISH, *ENGLISH, "Підпишіться на наші вісті, їх багато"])
        )
