"""Which full names of an article have keys?"""

import pytest

from search.indexing.field_postings import postings
from search.port.document import Channel


def keys(article, text, lang):
    """Return the keys of full names in a text."""
    item = article(text, lang=lang, headline=False)
    return {p.term for p in postings(item)[Channel.NAME] if p.term.startswith("&")}


@pytest.mark.parametrize(
    ("text", "lang", "key"),
    [
        ("Учора Джо Байден приїхав.", "uk", "&BDN01:C"),
        ("Hier Joe Biden est venu.", "fr", "&BDN01:C"),
        ("Jan Kowalski przyjechał.", "pl", "&KVLsK30:iN"),
        ("Hôm qua Joe Biden đã đến.", "vi", "&BDN01:C"),
        ("Сі Цзіньпін у Парижі.", "uk", "&cNPN22:s"),
        ("Учора Д. Трамп приїхав.", "uk", "&TRMP00:D."),
    ],
)
def test_full_names_have_keys(article, text, lang, key):
    """The same in each language; a listed given name may open a sentence."""
    assert key in keys(article, text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Учора Байден приїхав.", "uk"),
        ("Учора зібралась Верховна Рада.", "uk"),
        ("Hier le Washington Post a paru.", "fr"),
        ("Wczoraj Unia Europejska milczała.", "pl"),
        ("Hôm qua Nguyễn Phú Trọng đã đến.", "vi"),
        ("Hier l'ONU et l'OTAN.", "fr"),
    ],
)
def test_other_capitals_have_none(article, text, lang):
    """Single names, institutions, abbreviations and Vietnamese syllables."""
    assert keys(article, text, lang) == set()
