"""Are words that only look like a topic's no evidence for it?"""

import pytest

from corpus import LANGUAGES, load_topics
from corpus.topic_context import load_topic_context
from indexer import score_topics
from indexer.tagging.topic_patterns import find_topics

OWN = """@prefix hop: <https://hoptac.invalid/topic/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
hop:works a skos:Concept ;
    skos:prefLabel "Works"@en, "a"@uk, "Travaux"@fr, "b"@pl, "c"@vi .
"""


def concepts(lang, text, topics=None):
    """Return the ids of the concepts that a text has words of."""
    return {concept for concept, _ in find_topics(lang, text, topics)}


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("fr", "Une grande partie de l'époque coloniale.", "political-parties"),
        ("fr", "Les deux parties ont signé.", "political-parties"),
        ("fr", "Ils partent à partir de demain.", "political-parties"),
        ("fr", "Il est parti hier.", "political-parties"),
        ("fr", "Il faut en tirer parti.", "political-parties"),
        ("fr", "Au cours de l'année.", "courts"),
        ("fr", "Trois fois par an.", "religion"),
        ("fr", "Un rôle important, une étape importante.", "foreign-trade"),
        ("fr", "Un choc violent.", "sexual-violence"),
        ("fr", "Il peut à peine parler.", "prisons"),
        ("fr", "En mars dernier.", "space"),
        ("fr", "Le commerce mondial.", "football"),
        ("pl", "Wczoraj mamy i ja byliśmy we Lwowie.", "nature-wildlife"),
        ("pl", "Mamy dużo czasu.", "family"),
        ("pl", "Sto metrów, jeden metr.", "railways"),
        ("pl", "Wielka premiera filmu.", "government"),
        ("pl", "Jak twierdzą eksperci.", "heritage-museums"),
        ("uk", "Минулий місяць, два місяці тому.", "space"),
        ("uk", "Вони мали час, має час, мало часу.", "family"),
        ("uk", "Мова йде про проєкт.", "traditions-languages"),
        ("uk", "Характерні риси міста.", "crops"),
        ("uk", "Треба брати участь.", "family"),
        ("uk", "Вона грає роль, вони грали.", "prisons"),
        ("uk", "Урочисте відкриття, боротьба з бідністю.", "racing-combat"),
        ("uk", "Зірка серіалу.", "space"),
        ("fr", "Une séance de travail.", "labour"),
        ("pl", "Trwają prace nad umową.", "labour"),
        ("pl", "Stacja telewizyjna i serwis internetowy.", "railways"),
        ("vi", "Ông thăm và làm việc tại Hà Nội.", "labour"),
        ("uk", "У ті миті всі мовчали.", "foreign-trade"),
        ("vi", "Ngôn ngữ cơ thể nói nhiều điều.", "traditions-languages"),
    ],
)
def test_another_word_of_the_same_form_is_no_evidence(lang, text, concept):
    """Neither a form of another word, nor a set expression, nor a common noun."""
    assert concept not in concepts(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("fr", "Le parti au pouvoir.", "political-parties"),
        ("fr", "Un parti politique, des partis.", "political-parties"),
        ("fr", "La Cour a tranché.", "courts"),
        ("fr", "Leur foi est grande.", "religion"),
        ("fr", "Les importations ont doublé.", "foreign-trade"),
        ("fr", "Une peine de dix ans.", "prisons"),
        ("fr", "Une sonde vers Mars.", "space"),
        ("fr", "Le Mondial de 2026.", "football"),
        ("pl", "Mama i tata.", "family"),
        ("pl", "Druga linia metra.", "railways"),
        ("pl", "Premier Polski.", "government"),
        ("uk", "Політ на Місяць.", "space"),
        ("uk", "Матері й батьки.", "family"),
        ("uk", "Українська мова.", "traditions-languages"),
        ("uk", "Експорт рису зріс.", "crops"),
        ("uk", "Скасувати мито.", "foreign-trade"),
        ("uk", "За ґратами.", "prisons"),
        ("uk", "Чемпіонат з вільної боротьби.", "racing-combat"),
        ("fr", "Le travail des jeunes.", "labour"),
        ("pl", "Szukał pracy.", "labour"),
        ("pl", "Nowa stacja metra.", "railways"),
        ("vi", "Dạy ngôn ngữ dân tộc.", "traditions-languages"),
    ],
)
def test_the_word_itself_still_counts(lang, text, concept):
    """In each form that is its own."""
    assert concept in concepts(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Сторони обговорили гуманітарну співпрацю й гуманітарні зв'язки."),
        ("uk", "Угоду про гуманітарне співробітництво підписали міністри культури."),
        ("uk", "Співпраця в гуманітарній сфері, гуманітарні науки."),
        ("fr", "La coopération humanitaire, la coopération culturelle."),
        ("pl", "Współpraca humanitarna i kulturalna."),
    ],
)
def test_humanitarian_cooperation_of_diplomats_is_no_aid(article, lang, text):
    """It means culture, education and science, and no disaster."""
    topics = {tag.value for tag in score_topics(article(text, lang=lang)).topics}

    assert "humanitarian-aid" not in concepts(lang, text)
    assert topics.isdisjoint({"disasters", "development-aid"})


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Гуманітарна допомога й гуманітарний вантаж для постраждалих."),
        ("uk", "Гуманітарна криза поглиблюється."),
        ("fr", "L'aide humanitaire arrive, une organisation humanitaire."),
        ("pl", "Pomoc humanitarna dotarła, organizacja humanitarna."),
        ("vi", "Viện trợ nhân đạo đã đến."),
    ],
)
def test_humanitarian_aid_still_is_aid(article, lang, text):
    """Whatever is between diplomats' words."""
    topics = {tag.value for tag in score_topics(article(text, lang=lang)).topics}

    assert topics >= {"disasters", "development-aid"}


def test_a_form_that_a_vocabulary_has_itself_counts(tmp_path):
    """An operator's topic of works is not hidden by our list."""
    file = tmp_path / "own.ttl"
    file.write_text(OWN, "utf-8")

    assert "works" in concepts("fr", "Les travaux durent.", file)
    assert "labour" not in concepts("fr", "Les travaux durent.")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_of_the_list_is_a_term_with_a_capital(lang):
    """Else its capital would be required of nothing."""
    terms = {
        term
        for topic in load_topics()
        for terms in (topic.terms, topic.weak)
        for term in terms.get(lang, ())
    }

    assert {name.capitalize() for name in load_topic_context(lang).names} <= terms


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_form_of_the_list_is_a_term_of_ours(lang):
    """Else the list would say nothing."""
    terms = {
        term.lower()
        for topic in load_topics()
        for terms in (topic.terms, topic.weak)
        for term in (topic.label[lang], *terms.get(lang, ()))
    }

    assert load_topic_context(lang).forms.isdisjoint(terms)


@pytest.mark.parametrize("lang", ["uk", "fr"])
def test_labels_have_one_kind_of_apostrophe_and_either_matches(lang):
    """The typographic one, which a text need not have."""
    labels = {topic.id: topic.label[lang] for topic in load_topics()}

    assert not any("'" in label for label in labels.values())
    for topic, label in labels.items():
        if "’" in label and "," not in label:
            for sign in "'’ʼ":
                assert topic in concepts(lang, label.replace("’", sign))
