"""Do notices that stand in for pages correct none of them?"""

from __future__ import annotations

import pytest

from fetcher.lifecycle.decision import Change
from tests.fetcher.robot.changing_site import HEAD, article

NOTICE = (
    "<html lang=uk><head><title>{title}</title></head><body><h1>{title}</h1>"
    "<p>{text}</p></body></html>"
)
SHORT = NOTICE.format(
    title="Сайт на обслуговуванні",
    text="На сервері тривають технічні роботи. Зайдіть, будь ласка, трохи пізніше.",
)
LONG = NOTICE.format(
    title="Ми оновлюємо портал",
    text="Шановні читачі, наша редакція переїздить на іншу систему, тож сторінки поки "
    "що недоступні. Ми працюємо без перерви, аби повернути вам усі матеріали, і "
    "просимо вибачення за незручності. Питання надсилайте поштою на адресу редакції, "
    "відповімо кожному. Дякуємо, що ви з нами всі ці роки, незважаючи ні на що!",
)


@pytest.mark.parametrize("head", ["", HEAD], ids=["undated", "dated"])
def test_short_notice_corrects_nothing(site, head):
    """One page, or all: it is missing, and as it was when the notice is over."""
    news = site(2, head=head)
    news.pass_()
    before, good = news.titles(), dict(news.answers)
    for path in ("/1", "/2"):
        news.show(path, SHORT)
    tally = news.pass_(hours=2)
    assert (tally.counts[Change.CORRECTED], tally.counts[Change.MISSED]) == (0, 2)
    assert news.titles() == before

    news.answers = good
    tally = news.pass_(hours=40)
    assert tally.counts[Change.CORRECTED] == 0
    assert (news.titles(), news.address("/1").misses) == (before, 0)


def test_notice_at_many_pages_is_taken_back(site):
    """Those that had it first, old and new, are judged by what the fifth shows."""
    news = site(6)
    news.name(1, 2, 3)
    news.pass_()
    before, good = news.titles(), dict(news.answers)
    news.name(*range(1, 7))
    for number in range(1, 7):
        news.show(f"/{number}", LONG)
    for later in (2, 2):
        news.pass_(hours=later)
        assert news.titles() == before
    for number in range(1, 7):
        news.answers[f"/{number}"] = good[f"/{number}"]
    news.pass_(hours=40)

    assert news.titles() == {f"Міст номер {n} відкрито": None for n in range(1, 7)}


def test_text_that_is_back_is_no_correction(site):
    """The note of correction goes with the text that it was for."""
    news = site()
    news.pass_()
    good = news.answers["/1"]
    news.show("/1", article(1).replace("три роки", "чотири роки"))
    news.pass_(hours=2)
    assert list(news.titles().values()) == [news.clock.now().date()]

    news.answers["/1"] = good
    news.pass_(hours=30)
    assert list(news.titles().values()) == [None]
