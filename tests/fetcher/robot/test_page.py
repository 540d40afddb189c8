"""Does a page become what its publisher makes of it, while its site changes?"""

from __future__ import annotations

import pytest

from bench.web.hostile.variant import page
from corpus.store.kinds import State
from fetcher.lifecycle.decision import Change
from tests.fetcher.robot.changing_site import article


@pytest.mark.parametrize("target", ["/", "/moved/1"])
def test_moves_are_seen_under_one_etag_of_a_whole_site(site, target):
    """What a redirect leads to is read, and not taken for the old page unchanged."""
    news = site()
    news.tag = '"all"'
    for path in ("/1", target):
        news.show(path, article(1) if path != "/" else "<h1>News</h1>")
    news.pass_()
    news.move("/1", target)
    tally = news.pass_(hours=2)

    if target == "/":
        assert tally.counts[Change.MISSED] == news.address("/1").misses == 1
    else:
        assert tally.counts[Change.MOVED] == 1
        assert news.address("/1").state == State.MOVED
        assert list(news.titles()) == ["Міст номер 1 відкрито"]


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe\n\0"])
@pytest.mark.parametrize("before", [True, False], ids=["live", "new"])
def test_empty_answer_is_a_failure_that_is_named(site, body, before):
    """Where an article was, and where one was to come; the next answer counts."""
    news = site()
    good = news.answers["/1"]
    if before:
        news.pass_()
    news.answers["/1"] = page("Content-Type: text/html\r\n", body)
    tally = news.pass_(hours=2)

    assert [(one.kind, one.reason) for one in tally.troubles] == [
        ("broken answer", "its answer is empty")
    ]
    assert len(news.titles()) == before
    news.answers["/1"] = good
    assert news.pass_(hours=2).counts[Change.NEW] == (not before)
    assert len(news.titles()) == 1


def test_redirect_without_a_target_is_called_so(site):
    """It is no page, and no mere number."""
    news = site()
    news.answers["/1"] = page("Location: \r\n", b"", "302 Found")

    [trouble] = news.pass_().troubles

    assert trouble.reason == "a redirect without a target (status 302)"


@pytest.mark.parametrize("furniture", ["", "<footer>2026</footer>"])
def test_page_that_moved_as_it_was_is_indexed_at_its_new_address(site, furniture):
    """Byte for byte or with other furniture; nothing is held there to be the same."""
    news = site()
    news.pass_()
    news.move("/1", "/new/1")
    news.show("/new/1", article(1).replace("</body>", f"{furniture}</body>"))
    news.pass_(hours=2)

    assert news.titles() == {"Міст номер 1 відкрито": None}
    assert news.address("/new/1").state == State.LIVE
