"""Does a card show the version that its reader can read, and where the match was?"""

import pytest


def test_a_card_says_in_which_version_the_match_was(page):
    """With the passage, and a link to it; headline and snippet are the reader's."""
    by_partner = page("/uk/?q=енергія&country=FR&prefer=uk")

    for card in by_partner.all("li", "hit"):
        assert card.one("h2").attrs["lang"] == "uk"


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_a_language_that_is_chosen_is_the_one_shown(page, lang):
    """Whatever the interface's."""
    cards = page(f"/uk/?lang={lang}").all("li", "hit")

    assert cards
    assert {card.one("h2").attrs["lang"] for card in cards} == {lang}
    assert not [card for card in cards if card.all("p", "in-version")]


def test_without_an_own_language_all_stories_come_in_the_same(page):
    """A visitor of the English pages meets no new language from card to card."""
    cards = page("/en/?country=FR").all("li", "hit")

    assert {card.one("h2").attrs["lang"] for card in cards} == {"fr"}


@pytest.mark.parametrize(("text", "lang"), [("szczepionka", "pl"), ("вакцина", "uk")])
def test_who_asks_in_a_language_reads_it(page, text, lang):
    """Where the interface has none of its own."""
    cards = page(f"/en/?q={text}").all("li", "hit")

    assert cards
    assert {card.one("h2").attrs["lang"] for card in cards} == {lang}


def test_a_list_of_articles_leads_to_the_versions_of_each(page):
    """Each is shown as it is."""
    cards = page("/uk/?q=Monsoon&group=article").all("li", "hit")

    assert len({card.one("h2").attrs["lang"] for card in cards}) > 1
    assert all(card.one("p", "also-in").all("a") for card in cards)


def test_what_was_found_elsewhere_is_shown_with_its_marks(page, api):
    """A word that only the Vietnamese version has leads to that version."""
    hits = api(q="title:hợp", group="story", prefer="pl")["hits"]
    cards = page("/pl/?q=title:hợp").all("li", "hit")

    assert hits
    assert len(cards) == len(hits)
    for card, hit in zip(cards, hits, strict=True):
        assert hit["lang"] == "vi"
        assert hit["shown"]["lang"] == card.one("h2").attrs["lang"] == "pl"
        assert hit["shown"]["title"] == card.one("h2").text
        found = card.one("p", "in-version")
        assert found.one("a").text == "Znaleziono w wersji wietnamskiej:"
        assert f"/pl/article/{hit['id']}" in found.one("a").attrs["href"]
        assert {mark.text.casefold() for mark in found.all("mark")} == {"hợp"}
