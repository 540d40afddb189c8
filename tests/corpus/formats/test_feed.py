"""Which articles does a feed hold that somebody saved?"""

from __future__ import annotations

from datetime import date

import pytest

from corpus import Article, Rejection

TEXT = "Новий пором між двома містами перевозить пасажирів щодня, крім вихідних."


def rss(*items: str) -> str:
    """Return a feed in RSS 2.0 with content."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Газета &amp;amp; час</title>{''.join(items)}</channel></rss>"
    )


def item(
    more: str = "", link: str = "https://www.gazeta.test/uk/prom?utm_source=rss"
) -> str:
    """Return an entry of RSS."""
    return (
        f"<item><title>Пором &amp;amp; міст</title><link>{link}</link>"
        f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description>{more}</item>"
    )


def test_an_entry_is_an_article(write, read):
    """Its id is its address; its day is the publisher's."""
    more = "<pubDate>Wed, 06 Mar 2024 00:30:00 +0200</pubDate>"

    (article,) = read(write("feed.xml", rss(item(more))))

    assert isinstance(article, Article)
    assert article.id == "gazeta.test/uk/prom"
    assert (article.title, article.body) == ("Пором & міст", TEXT)
    assert (article.lang, article.published) == ("uk", date(2024, 3, 6))
    assert article.source == "Газета & час"
    assert dict(article.provenance)["published"] == "feed"


@pytest.mark.parametrize(
    ("summary", "content", "body"),
    [
        (TEXT, "", [TEXT]),
        (TEXT, f"<p>{TEXT}</p><p>Далі.</p>", [TEXT, "Далі."]),
        (TEXT[:30] + "…", f"<p>{TEXT}</p><p>Далі.</p>", [TEXT, "Далі."]),
        ("Коротко.", f"<p>{TEXT}</p>", ["Коротко.", TEXT]),
        (TEXT, "<p>Далі.</p>", [TEXT]),
    ],
)
def test_a_summary_that_the_text_does_not_repeat_is_its_lede(
    write, read, summary, content, body
):
    """A shortened beginning of the text is none."""
    entry = (
        f"<item><title>Пором</title><description>{summary}</description>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )

    (article,) = read(write("feed.rss", rss(entry)))

    assert article.body.split("\n") == body


def test_an_entry_without_an_address_has_an_id_of_its_own(write, read):
    """One that stays, even if the feed grows."""
    one = f'<item><guid isPermaLink="false">17</guid><title>{TEXT}</title></item>'
    two = f"<item><title>{TEXT} Так.</title></item>"

    first = read(write("a/feed.xml", rss(one)))
    ids = [article.id for article in read(write("a/feed.xml", rss(two, one)))]

    assert ids[1] == first[0].id
    assert len(set(ids)) == 2
    assert all(article_id.startswith("feed/") for article_id in ids)


def test_an_announced_day_is_no_day_of_publication(write, read):
    """A program's clock may be wrong, too."""
    more = "<pubDate>Wed, 06 Mar 2097 00:30:00 +0200</pubDate>"

    assert read(write("feed.xml", rss(item(more))))[0].published is None


def test_entries_are_refused_one_by_one(write, read):
    """By language, or because they end in the middle."""
    english = (
        item(link="https://gazeta.test/en")
        .replace(
            TEXT, "A new ferry between the two cities carries passengers every day now."
        )
        .replace("Пором &amp;amp; міст", "A ferry and a bridge over the river")
    )

    articles = read(write("feed.atom", rss(item(), english)[:-30]))

    assert isinstance(articles[0], Article)
    assert isinstance(articles[1], Rejection)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("<urlset><url/></urlset>", "hoptac fetch"),
        ("<sitemapindex/>", "hoptac fetch"),
        ("<!doctype html><p>404", "HTML page, not a feed; name it .html"),
        ("<opml/>", "no feed"),
        ("%PDF-1.4", "a PDF file, not a feed"),
        ('{"a": 1}', "no feed"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss><item/></rss>', "entities"),
        ('<!DOCTYPE l [<!ENTITY a "b">]><rss><item/></rss>', "entities"),
        ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "entities"),
        ('<!DOCTYPE x SYSTEM "x.dtd"><x/>', "no feed"),
        (rss(), "without entries"),
    ],
)
def test_what_is_no_feed_says_what_it_is(write, read, content, said):
    """And what to do about it."""
    (rejection,) = read(write("feed.xml", content))

    assert isinstance(rejection, Rejection)
    assert said in rejection.reason
