"""Is the country of a launch site no partner for that?"""

import pytest

from indexer import country_tags
from search.port.document import Role


def roles(article, lang, text, title=""):
    """Return the role of each country of an article."""
    item = article(text, lang=lang, title=title or text, headline=bool(title))
    return {tag.value: tag.role for tag in country_tags(item, "VN")}


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("fr", "Le satellite a été lancé de Kourou, en Guyane française, hier.", "GF"),
        ("fr", "Il a décollé du centre spatial de Kourou (Guyane française).", "GF"),
        ("fr", "Lancement au Kazakhstan, depuis le cosmodrome de Baïkonour.", "KZ"),
        ("pl", "Start z kosmodromu Kourou w Gujanie Francuskiej.", "GF"),
        ("pl", "Rakieta wystartowała z kosmodromu Bajkonur w Kazachstanie.", "KZ"),
        ("uk", "З космодрому Куру у Французькій Гвіані стартувала ракета.", "GF"),
        ("uk", "Ракета стартувала з казахстанського космодрому Байконур.", "KZ"),
        ("vi", "Tên lửa rời bãi phóng Kourou ở Guiana thuộc Pháp.", "GF"),
    ],
)
def test_the_place_of_a_launch_is_only_mentioned(article, lang, text, place):
    """Even in the lead, and in a headline."""
    assert roles(article, lang, text)[place] is Role.MENTIONED
    assert roles(article, lang, "…", title=text)[place] is Role.MENTIONED


@pytest.mark.parametrize(
    ("lang", "text", "partner"),
    [
        ("fr", "La Guyane française et le Vietnam ont signé un accord.", "GF"),
        ("fr", "Le Kazakhstan a lancé son satellite depuis Kourou.", "KZ"),
        ("fr", "Une visite en Guyane française. Le port a été inauguré.", "GF"),
        ("pl", "Kazachstan i Wietnam zbudują wspólnie kosmodrom.", "KZ"),
        ("uk", "Супутник Казахстану з космодрому Куру вивели на орбіту.", "KZ"),
        ("uk", "Російська ракета стартувала з космодрому Куру.", "RU"),
        ("vi", "Kazakhstan và Việt Nam xây dựng sân bay vũ trụ.", "KZ"),
    ],
)
def test_a_country_that_acts_stays_a_partner(article, lang, text, partner):
    """Also where a launch site is named beside it, or it is named as a place."""
    assert roles(article, lang, text)[partner] is Role.PARTNER


def test_a_place_that_is_named_otherwise_too_is_a_partner(article):
    """Then the rest of the article decides."""
    text = (
        "Lancé de Kourou, en Guyane française, le satellite est vietnamien. "
        "La Guyane française a signé un accord. La Guyane française s'en réjouit."
    )

    assert roles(article, "fr", text)["GF"] is Role.PARTNER
