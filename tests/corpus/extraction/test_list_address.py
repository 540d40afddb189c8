"""Is an address like that of a list, and no number taken for that of a page?"""

import pytest

from corpus.extraction.list_address import is_front_page, is_like_a_list

SITE = "https://news.test"


@pytest.mark.parametrize(
    "path",
    [
        "/?p=12",
        "/?p=12345",
        "/?page_id=12",
        "/index.php?id=7",
        "/news/5",
        "/news/45",
        "/article/123",
        "/node/123",
        "/news/view/123",
        "/aktualnosci/3",
        "/blog/2",
        "/titre/2",
        "/archives/12",
        "/archiwum/8211",
        "/rubrique/societe/une-ecole.html",
        "/category/osvita/shkola-hodynnykariv.html",
        "/index.php/component/content/article/12",
        "/2024/05/shkola",
        "/tin-tuc/truong-day-sua-dong-ho.htm",
        "/p2p-pozyczki",
    ],
)
def test_address_that_articles_have_is_none_of_a_list(path):
    """The numbers are those of articles."""
    assert not is_front_page(SITE + path)
    assert not is_like_a_list(SITE + path)


@pytest.mark.parametrize(
    "path",
    [
        "/news/page/2/",
        "/strona/3",
        "/trang-2",
        "/novyny/storinka-4",
        "/news?page=2",
        "/tin-tuc/trang-12.htm",
        "/tag/xyz",
        "/rubrique/societe",
        "/rubrique/societe.html",
        "/category/osvita/2.html",
        "/tim-kiem?q=abc",
        "/?s=abc",
        "/?cat=4",
        "/archive/2019/05/28",
        "/2019/05/",
        "/2019/05/28",
        "/archives/2019/05",
    ],
)
def test_address_that_lists_have_is_like_one(path):
    """By a word for pages or for sections, or by a day with nothing behind it."""
    assert is_like_a_list(SITE + path)


@pytest.mark.parametrize(
    "path",
    ["", "/", "/vi/", "/uk", "/index.php", "/fr/index.html", "/?utm_id=3", "/?page=2"],
)
def test_front_page_is_told(path):
    """Whatever says where a reader came from."""
    assert is_front_page(SITE + path)


@pytest.mark.parametrize("url", ["", "https://[", "/?p=12"])
def test_broken_address_is_none(url):
    """A page that nobody knows the address of is told by what it shows."""
    assert not is_front_page(url)
    assert not is_like_a_list(url)
