"""Do the pages' own words follow the typography of their language?"""

import re
from html.parser import HTMLParser

import pytest

from webapp.languages import INTERFACE

PAGES = [
    "",
    "?q=energia&country=FR&country=PL&not-country=RU&from=2020-01-01",
    "?country=FR&topic=energy&sort=oldest&group=article",
    "?q=енергія&lang=vi&prefer=pl",
    "?q=nothingatall&country=UA",
    "?q=*abc",
    "article/laos-wind-power.uk?q=energia",
    "article/laos-wind-power.uk?with=pl",
    "article/nancy-treaty.fr",
    "article/none",
    "overview",
    "overview?q=energia&missing=vi",
    "help",
    "nowhere",
]
ATTRIBUTES = {"aria-label", "title", "placeholder", "alt"}
VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "path"}
SILENT = {"script", "style", "code", "kbd", "samp"}
STRAIGHT = re.compile(r"(?<=\w)['\u02bc](?=\w)|\u02bc")
BLANK_BEFORE = re.compile(r"\w[ \u00a0\u202f][:;!?%](?!\w)")
NO_BLANK_BEFORE = re.compile(r"\w ?[:;!?%](?=\s|$)")


class InterfaceTexts(HTMLParser):
    """Collects the texts that are not in a language that their element names.

    The title of an article's page cannot name one: it is the article's headline.
    """

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.silent = SILENT | ({"title"} if page.startswith("article/") else set())
        self.foreign = []
        self.texts = []

    def handle_starttag(self, tag, attrs):
        """Note what the element says of itself."""
        values = dict(attrs)
        own = not any(self.foreign) and ("lang" not in values or tag == "html")
        if own:
            self.texts += [values[name] or "" for name in ATTRIBUTES & values.keys()]
        if tag not in VOID:
            self.foreign.append(not own or tag in self.silent)

    def handle_endtag(self, tag):
        """Leave the element."""
        if tag not in VOID:
            self.foreign.pop()

    def handle_data(self, data):
        """Keep a text of the interface."""
        if not any(self.foreign) and data.strip():
            self.texts.append(data.strip(" \n\t"))


def texts_of(client, lang, page):
    """Return what a page says in its own words."""
    parser = InterfaceTexts(page)
    parser.feed(client.get(f"/{lang}/{page}").text)
    return parser.texts


@pytest.mark.parametrize("lang", INTERFACE)
def test_there_is_one_apostrophe(client, lang):
    """Whether a name comes from CLDR, from our data or from a catalog."""
    texts = [text for page in PAGES for text in texts_of(client, lang, page)]

    assert len(texts) > 100
    assert sorted({text for text in texts if STRAIGHT.search(text)}) == []


@pytest.mark.parametrize("lang", INTERFACE)
def test_colons_and_percent_signs_are_spaced_as_the_language_wants(client, lang):
    """French has a no-break space before them, the others have nothing."""
    wrong = NO_BLANK_BEFORE if lang == "fr" else BLANK_BEFORE
    texts = {text for page in PAGES for text in texts_of(client, lang, page)}

    assert sorted(text for text in texts if wrong.search(text)) == []


@pytest.mark.parametrize("lang", INTERFACE)
def test_names_of_languages_begin_with_a_capital_in_lists(page, lang):
    """In facets and on cards, as other values do."""
    shown = page(f"/{lang}/?lang=pl")

    names = [card.one("span", "lang").text for card in shown.all("li", "hit")]
    facet = shown.one("section", aria_labelledby="facet-lang")
    names += [value.text for value in facet.all("span", "name")]
    assert names
    assert all(name[0].isupper() for name in names)
