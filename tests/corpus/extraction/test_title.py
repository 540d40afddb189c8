"""The headline is what a reader sees above the text, and nothing that a site adds."""

from __future__ import annotations

import pytest

from corpus.extraction.sites import Site
from corpus.extraction.title import find_title


@pytest.mark.parametrize(
    ("headline", "stated"),
    [
        ("Річка вийшла з берегів", "Річка вийшла з берегів | Вісник громади"),
        ("Річка вийшла з берегів", "Вісник громади :: Річка вийшла з берегів"),
        ("Le pont rouvre lundi", "Le pont rouvre lundi - Économie - La Gazette du lac"),
        ("Le pont rouvre lundi", "Le pont rouvre lundi » La Gazette du lac"),
        (
            "Most zamknięty do maja",
            "Most zamknięty do maja / Region / Goniec Nadbrzeżny",
        ),
        ("Most zamknięty do maja", "Goniec Nadbrzeżny • Most zamknięty do maja"),
        ("Cầu mới sắp thông xe", "Cầu mới sắp thông xe - Báo Bến Sông"),
        ("Cầu mới sắp thông xe", "Cầu mới sắp thông xe | 07/03/2026 | Báo Bến Sông"),
    ],
)
def test_what_a_site_adds_to_the_title_is_left_out(page_of, headline, stated):
    """The heading tells where the headline ends."""
    page = page_of(
        f"<title>{stated}</title><meta property='og:title' content='{stated}'>",
        f"<h1>{headline}</h1><p>Text.</p>",
    )
    found = find_title(page)
    assert (found.value, found.place) == (headline, "h1")


@pytest.mark.parametrize(
    ("stated", "site", "headline"),
    [
        ("Річка вийшла – Вісник громади", "Вісник громади", "Річка вийшла"),
        ("Le pont rouvre | La Gazette", "La Gazette", "Le pont rouvre"),
        ("Most zamknięty - Region - Goniec", "Goniec", "Most zamknięty - Region"),
        ("Báo Bến Sông: Cầu mới :: Báo Bến Sông", "Báo Bến Sông", "Cầu mới"),
    ],
)
def test_without_a_heading_the_sites_name_is_taken_off(page_of, stated, site, headline):
    """The page names its site elsewhere."""
    page = page_of(
        f"<title>{stated}</title><meta property='og:site_name' content='{site}'>",
        "<p>Text.</p>",
    )
    found = find_title(page)
    assert (found.value, found.place) == (headline, "title")


@pytest.mark.parametrize(
    ("meta", "name"),
    [("author", "Jan Kowal"), ("article:section", "Kultura"), ("author", "Zofia Lis")],
)
def test_an_author_or_a_section_before_a_colon_stays(page_of, meta, name):
    """Opinions begin with who holds them."""
    stated = f"{name}: musimy o tym mówić"
    head = f"<title>{stated}</title><meta property='{meta}' content='{name}'>"
    assert find_title(page_of(head, "<p>Tekst.</p>")).value == stated


@pytest.mark.parametrize(
    "headline",
    [
        "Ціна – не головне",
        "Vote : oui - mais pas tout de suite",
        "Kraków - Gdańsk w trzy godziny",
        "Hà Nội - Huế: tàu chạy lại",
    ],
)
def test_a_headlines_own_dashes_do_not_part_it(page_of, headline):
    """A part is taken off only if something says that it is an addition."""
    page = page_of(f"<title>{headline}</title>", "<p>Text.</p>")
    assert find_title(page).value == headline


def test_a_logo_in_an_h1_is_no_headline(page_of):
    """Sites put their name into the first h1."""
    page = page_of(
        "<title>Nowy most otwarty | Goniec</title>"
        "<meta property='og:site_name' content='Goniec'>",
        "<h1 class='logo'>Goniec</h1><h2>Nowy most otwarty</h2><p>Tekst.</p>",
    )
    assert find_title(page).value == "Nowy most otwarty"


@pytest.mark.parametrize("tag", ["h1", "h2", "div", "td", "b"])
def test_a_section_that_the_title_names_is_no_headline(page_of, tag):
    """A part of the stated title stands on the page, too, as a link to its section."""
    page = page_of(
        "<title>Prom wraca na trasę - Transport - Goniec</title>",
        f"<{tag}>Transport</{tag}><h2>Prom wraca na trasę</h2><p>Tekst.</p>",
    )
    assert find_title(page).value == "Prom wraca na trasę"


@pytest.mark.parametrize(
    ("shown", "social"),
    [
        ("Громада купила автобус", "Ви не повірите, на що пішли гроші громади"),
        ("La mairie achète un bus électrique", "Ce bus va tout changer"),
        ("Gmina kupiła autobus na prąd", "Tego jeszcze nie było. Sensacja w gminie"),
        ("Xã mua xe buýt điện đầu tiên", "Chuyện lạ ở một xã vùng cao"),
    ],
)
def test_the_headline_for_social_networks_is_a_second_one(page_of, shown, social):
    """What readers see is the headline; the other one is kept to be searched."""
    page = page_of(
        f"<meta property='og:title' content='{social}'><title>{shown} | Site</title>",
        f"<article><h1>{shown}</h1><p>Text.</p></article>",
    )
    found = find_title(page)
    assert (found.value, found.other) == (shown, social)


def test_a_lone_h1_of_an_article_is_its_headline_whatever_is_stated(page_of):
    """Nothing that is stated need be like it."""
    page = page_of(
        "<title>Tego jeszcze nie było</title>",
        "<article><h1>Gmina kupiła autobus na prąd</h1><p>Tekst.</p></article>",
    )
    assert find_title(page).value == "Gmina kupiła autobus na prąd"


def test_a_kicker_within_the_heading_is_left_out(page_of):
    """It is an element of its own, and the stated title lacks it."""
    page = page_of(
        "<meta property='og:title' content='Le pont rouvre lundi'>",
        "<h1><span class='surtitre'>Vie locale</span> Le pont rouvre lundi</h1>",
    )
    assert find_title(page).value == "Le pont rouvre lundi"


def test_what_the_heading_says_beyond_the_stated_title_stays(page_of):
    """A shorter stated title does not shorten the headline."""
    page = page_of(
        "<meta property='og:title' content='Le pont rouvre lundi'>",
        "<h1>Le pont rouvre lundi, après deux ans de travaux</h1>",
    )
    assert find_title(page).value == "Le pont rouvre lundi, après deux ans de travaux"


def test_a_title_that_is_cut_is_read_whole_from_its_heading(page_of):
    """A cut title is no other headline either."""
    page = page_of(
        "<title>Nowy most przez rzekę otwarty po dwóch latach…</title>",
        "<h1>Nowy most przez rzekę otwarty po dwóch latach budowy i sporów</h1>",
    )
    found = find_title(page)
    assert (
        found.value == "Nowy most przez rzekę otwarty po dwóch latach budowy i sporów"
    )
    assert not found.other


def test_old_pages_whose_headline_is_no_heading_are_read(page_of):
    """Tables laid out pages before headings did."""
    page = page_of(
        "<title>Goniec Nadbrzeżny - Prom wraca na trasę</title>",
        "<table><tr><td>Goniec Nadbrzeżny</td></tr><tr><td class='tytul'>"
        "Prom wraca na trasę</td></tr><tr><td>Tekst.</td></tr></table>",
    )
    found = find_title(page)
    assert (found.value, found.place) == ("Prom wraca na trasę", "title on the page")


def test_entities_and_invisible_signs_are_no_part_of_a_title(page_of):
    """Some systems escape twice; soft hyphens are for browsers."""
    page = page_of(
        "<meta property='og:title' content='L&amp;amp;apos;eau &amp;quot;or&amp;quot;'>"
    )
    assert find_title(page).value == 'L\'eau "or"'
    page = page_of("", "<h1>Водо\u00adпостачання\u200b від\u00adновлено</h1>")
    assert find_title(page).value == "Водопостачання відновлено"


def test_hidden_text_in_a_heading_is_not_read(page_of):
    """Scripts and what is hidden are nothing that a reader sees."""
    body = (
        "<h1>Prom wraca<script>x()</script><span hidden>do druku</span> na trasę</h1>"
    )
    assert find_title(page_of("", body)).value == "Prom wraca na trasę"


def test_linked_data_names_the_heading(page_of):
    """Even where the title of the page is only its site."""
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":'
        '"Cầu mới sắp thông xe"}</script><title>Báo Bến Sông</title>'
    )
    page = page_of(head, "<h1>Báo Bến Sông</h1><h3>Cầu mới sắp thông xe</h3>")
    assert find_title(page).value == "Cầu mới sắp thông xe"


def test_a_rule_of_the_site_comes_first(page_of):
    """Whoever writes a rule knows better."""
    page = page_of("<title>A</title>", "<h1>A</h1><p class='real'>Ніч  музеїв</p>")
    found = find_title(page, Site(name="s", title="p.real"))
    assert (found.value, found.place) == ("Ніч музеїв", "site rule")


def test_a_page_without_any_title_has_none(page_of):
    """The first sentence serves then, later."""
    assert find_title(page_of("", "<p>Text.</p>")).value == ""
