"""What a site adds to a title is told by the page, its host's name and its links."""

from __future__ import annotations

import pytest

from corpus.extraction.title import find_title


@pytest.mark.parametrize(
    ("stated", "host", "headline"),
    [
        (
            "Річка вийшла з берегів (Вісник Десни)",
            "visnyk-desny",
            "Річка вийшла з берегів",
        ),
        (
            "Річка вийшла з берегів, Вісник Десни",
            "visnykdesny",
            "Річка вийшла з берегів",
        ),
        ("Le pont rouvre lundi [L'Écho du lac]", "echo-lac", "Le pont rouvre lundi"),
        ("Le pont rouvre - L'Écho du lac, le journal", "lechodulac", "Le pont rouvre"),
        ("Le pont rouvre - L'Écho du lac : tout près", "echo-lac", "Le pont rouvre"),
        ("Most zamknięty. Głos Łąki", "gloslaki", "Most zamknięty"),
        ("Most zamknięty // Głos Łąki", "glos-laki", "Most zamknięty"),
        ("Most zamknięty _ Głos Łąki -", "glos-laki", "Most zamknięty"),
        ("Cầu mới sắp thông xe → Báo Bến Sông", "baobensong", "Cầu mới sắp thông xe"),
        ("Trang chủ > Đời sống > Cầu mới sắp thông xe", "x", "Cầu mới sắp thông xe"),
    ],
)
def test_a_name_that_the_host_spells_is_taken_off(page_of, stated, host, headline):
    """Behind any sign, with a slogan behind it, and at the head of a path."""
    page = page_of(
        f"<title>{stated}</title>", "<p>Text.</p>", url=f"https://{host}.example/1"
    )
    assert find_title(page).value == headline


@pytest.mark.parametrize(
    "headline",
    [
        "Річка (поки що) тиха, містяни ні",
        "Le pont rouvre, les commerçants respirent",
        "Most zamknięty. Kierowcy w objazdach",
        "Gdańsk - Gdynia: prom wraca (wideo)",
        "Cần Thơ - Sóc Trăng, chuyến tàu đầu",
    ],
)
def test_other_ends_of_headlines_stay(page_of, headline):
    """They are no names of the site, though a link may be called like the beginning."""
    links = "<a href='/g'>Gdańsk</a><a href='/c'>Cần Thơ</a><a href='/m'>Most</a>"
    page = page_of(
        f"<title>{headline}</title>", f"{links}<p>T.</p>", url="https://glos.example/1"
    )
    assert find_title(page).value == headline


def test_a_section_that_is_linked_is_taken_off(page_of):
    """Where the page has no heading; its own links are no sections."""
    body = "<a href='/k'>Kultura</a><a href='/p/1'>Prom wraca</a><p>Tekst.</p>"
    for stated in (
        "Prom wraca na jezioro - Kultura - Głos Łąki",
        "Głos Łąki > Kultura > Prom wraca na jezioro",
    ):
        page = page_of(
            f"<title>{stated}</title>", body, url="https://gloslaki.example/p/1"
        )
        assert find_title(page).value == "Prom wraca na jezioro"


def test_the_sites_name_in_the_heading_is_taken_off(page_of):
    """A name before a colon speaks."""
    url = "https://gloslaki.example/1"
    head = "<title>Prom wraca na trasę</title>"
    page = page_of(head, "<h1>Głos Łąki — Prom wraca na trasę</h1>", url=url)
    assert find_title(page).value == "Prom wraca na trasę"
    page = page_of(head, "<h1>Głos Łąki: prom wraca na trasę</h1>", url=url)
    assert find_title(page).value == "Głos Łąki: prom wraca na trasę"
