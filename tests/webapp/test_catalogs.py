"""Is every sentence of the interface said in every language, and no other one?"""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from webapp.catalogs import catalogs, translations
from webapp.languages import DEFAULT, INTERFACE

ROOT = Path(__file__).resolve().parents[2]
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "message": None}
TRANSLATED = [lang for lang in INTERFACE if lang != DEFAULT]
PLACE = re.compile(r"%\((\w+)\)s")


@pytest.fixture(scope="module")
def said():
    """Give all that the code and the templates say, plurals as pairs."""
    return {
        tuple(found[2][:2]) if isinstance(found[2], tuple) else found[2]
        for room in ("search", "webapp")
        for found in extract_from_dir(ROOT / room, METHODS, keywords=KEYWORDS)
    }


def sentences(lang):
    """Give a language's messages, each with the name of its file."""
    return [(name, m) for name, catalog in catalogs(lang) for m in catalog if m.id]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_sentence_is_translated_and_no_other(said, lang):
    """What is said and what can be said are the same, and nothing is left open."""
    known = {m.id for _, m in sentences(lang)}

    assert said - known == set(), "not translated"
    assert known - said == set(), "not used any more"
    for name, m in sentences(lang):
        forms = m.string if isinstance(m.string, tuple) else (m.string,)
        assert all(forms), (name, m.id)
        assert not m.fuzzy, (name, m.id)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_sentence_stands_in_one_file(lang):
    """Nothing is translated twice."""
    counts = Counter(m.id for _, m in sentences(lang))

    assert [one for one, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translations_fill_in_the_same_values(lang):
    """Each plural form, too; and there are as many as the language has."""
    for _, catalog in catalogs(lang):
        for m in catalog:
            if not m.id:
                continue
            wanted = set(PLACE.findall(m.id[0] if isinstance(m.id, tuple) else m.id))
            forms = m.string if isinstance(m.string, tuple) else (m.string,)
            assert len(forms) == (catalog.num_plurals if m.pluralizable else 1), m.id
            for form in forms:
                assert set(PLACE.findall(form)) == wanted, form


PLURALS = {
    "uk": {1: "1 стаття", 3: "3 статті", 12: "12 статей", 21: "21 стаття"},
    "pl": {1: "1 artykuł", 3: "3 artykuły", 12: "12 artykułów", 21: "21 artykułów"},
    "fr": {0: "0 article", 1: "1 article", 2: "2 articles"},
    "vi": {1: "1 bài", 2: "2 bài"},
}


@pytest.mark.parametrize("lang", PLURALS)
def test_numbers_take_their_plural(lang):
    """Each language counts by its own rule."""
    for number, wanted in PLURALS[lang].items():
        form = translations()[lang].ungettext(
            "%(count)s article", "%(count)s articles", number
        )
        assert form % {"count": number} == wanted
