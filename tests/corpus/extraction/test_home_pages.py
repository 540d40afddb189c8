"""Is a page of an article told from a list, whatever links surround both?"""

import pytest

from corpus.extraction.body import find_body
from corpus.extraction.lists import why_no_article

PROSE = (
    "Громада відкрила новий міст, який з'єднав два береги річки після довгої перерви.",
    "Будівельники працювали дві зими поспіль, і лише морози кілька разів їх зупиняли.",
    "Мешканці дальнього берега тепер дістаються до школи за чверть години пішки.",
)
TITLES = [f"Новина номер {n} про те, що сталося в нашій громаді" for n in range(12)]


def reason(page):
    """Return why a page is no article, "" if it is one."""
    return why_no_article(page, find_body(page))


def headline(title, level):
    """Return a headline that leads elsewhere."""
    return f'<div><h{level}><a href="/{hash(title)}">{title}</a></h{level}></div>'


def test_two_links_between_three_paragraphs_make_no_list(page_of):
    """The paragraphs below them are no teasers."""
    links = "".join(f'<li><a href="/{n}">{TITLES[n]}</a></li>' for n in (0, 1))
    text = f"<p>{PROSE[0]}</p><p>Читайте також</p><ul>{links}</ul><p>{PROSE[1]}</p>"
    assert not reason(page_of(body=f"<h1>Міст</h1><div>{text}<p>{PROSE[2]}</p></div>"))


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_page_whose_headlines_all_lead_elsewhere_is_a_list(page_of, level):
    """A home page may begin with a large teaser, which alone looks like an article."""
    first = f"{headline(TITLES[0], level)}<p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
    rest = "".join(headline(title, level) for title in TITLES[1:])
    assert reason(page_of(body=f"<div>{first}</div><section>{rest}</section>"))


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_one_headline_that_leads_nowhere_makes_an_article(page_of, tag):
    """With as many others around it."""
    text = "".join(f"<p>{line}</p>" for line in PROSE)
    own = f"<{tag}>Громада відкрила міст через річку</{tag}>"
    rest = "".join(headline(title, 3) for title in TITLES)
    page = page_of(body=f"<div>{own}{text}</div><section>{rest}</section>")
    assert not reason(page)
