"""Is every sentence of the interface translated into every language, and no other?"""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from webapp.catalogs import catalogs, translations
from webapp.languages import DEFAULT, INTERFACE

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ("**/templates/**.html", "**/templates/**.txt")
METHODS = [("**.py", "python"), *((path, "jinja2") for path in TEMPLATES)]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "message": None}
TRANSLATED = [lang for lang in INTERFACE if lang != DEFAULT]
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@pytest.fixture(scope="module")
def templates():
    """Return every translatable text of the code and the pages, plurals as pairs."""
    return {
        tuple(message[2][:2]) if isinstance(message[2], tuple) else message[2]
        for package in ("alerts", "search", "webapp")
        for message in extract_from_dir(ROOT / package, METHODS, keywords=KEYWORDS)
    }


def sentences(lang):
    """Return a language's messages, each with the name of its file."""
    return [(name, m) for name, catalog in catalogs(lang) for m in catalog if m.id]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_sentence_is_translated_and_no_other(templates, lang):
    """Catalogs hold the sentences that are in use, each with a translation."""
    translated = {m.id for _, m in sentences(lang)}

    assert templates - translated == set(), "not translated"
    assert translated - templates == set(), "not used any more"
    for name, m in sentences(lang):
        forms = m.string if isinstance(m.string, tuple) else (m.string,)
        assert all(forms), (name, m.id)
        assert not m.fuzzy, (name, m.id)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_sentence_is_in_one_file(lang):
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
            expected = set(
                PLACEHOLDER.findall(m.id[0] if isinstance(m.id, tuple) else m.id)
            )
            forms = m.string if isinstance(m.string, tuple) else (m.string,)
            assert len(forms) == (catalog.num_plurals if m.pluralizable else 1), m.id
            for form in forms:
                assert set(PLACEHOLDER.findall(form)) == expected, form


PLURALS = {
    "uk": {1: "1 стаття", 3: "3 статті", 12: "12 статей", 21: "21 стаття"},
    "pl": {1: "1 artykuł", 3: "3 artykuły", 12: "12 artykułów", 21: "21 artykułów"},
    "fr": {0: "0 article", 1: "1 article", 2: "2 articles"},
    "vi": {1: "1 bài", 2: "2 bài"},
}


@pytest.mark.parametrize("lang", PLURALS)
def test_numbers_take_their_plural(lang):
    """Each language counts by its own rule."""
    for number, expected in PLURALS[lang].items():
        form = translations()[lang].ungettext(
            "%(count)s article", "%(count)s articles", number
        )
        assert form % {"count": number} == expected
