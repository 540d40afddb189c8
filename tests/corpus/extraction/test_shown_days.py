"""Which of the days that a page shows is that of publication."""

from __future__ import annotations

import pytest

from corpus.extraction.shown_days import LIKELY, POSSIBLE, line_day, shown_days


def _likeliest(page_of, body):
    days = shown_days(page_of("", f"<h1>Prom wraca</h1>{body}").tree, "Prom wraca")
    return [
        (str(d.moment.day), d.is_said, d.is_modified) for d in days if d.score >= LIKELY
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Opublikowano 7.03.2026, aktualizacja 9.03.2026", "2026-03-07"),
        ("Mis à jour le 9 mars 2026, publié le 7 mars 2026", "2026-03-07"),
        ("7 березня 2026, оновлено 9 березня 2026", "2026-03-07"),
        ("Cập nhật: 07/03/2026", "2026-03-07"),
        ("Hà Nội", "None"),
    ],
)
def test_words_before_a_day_say_what_it_is(line, day):
    """That of publication comes first, then one of which nothing is said."""
    moment = line_day(line)
    assert str(moment and moment.day) == day


def test_a_day_in_running_text_is_none_of_publication(page_of):
    """The text tells of other days."""
    text = "W dniu 4 maja 2019 zamknięto przeprawę, a mieszkańcy przez wiele lat pisali"
    assert (
        _likeliest(page_of, f"<p>{text} skargi do kolejnych urzędów i sądów.</p>") == []
    )


@pytest.mark.parametrize(
    "furniture",
    [
        "<aside><span class='date'>1.01.2026</span></aside>",
        "<footer>Opublikowano 1.01.2026</footer>",
        "<div class='comments'><time datetime='2026-01-01'>1.01.2026</time></div>",
        "<nav>Data: 1.01.2026</nav>",
        "<p hidden>Opublikowano 1.01.2026</p>",
        "<script>Opublikowano 1.01.2026</script>",
    ],
)
def test_furniture_shows_other_days(page_of, furniture):
    """Lists, comments, and what is hidden."""
    assert _likeliest(page_of, furniture) == []


def test_what_an_element_shows_comes_before_its_attribute(page_of):
    """Systems put the moment of a change there."""
    body = '<time datetime="2026-03-09T10:18:46Z">Opublikowano 7 marca 2026</time>'
    assert _likeliest(page_of, body)[0] == ("2026-03-07", True, False)


def test_an_element_of_a_change_is_told_by_its_name(page_of):
    """So that it never comes before another."""
    body = '<time class="updated" datetime="2026-03-09">9 marca 2026</time>'
    days = shown_days(page_of("", f"<h1>Prom</h1>{body}").tree, "Prom")
    assert [day.is_modified for day in days] == [True, True]


def test_far_below_the_headline_a_lone_day_says_little(page_of):
    """It is the day of a comment or of another article."""
    body = f"<p>{'Tekst. ' * 500}</p><p>1.01.2026</p>"
    days = shown_days(page_of("", f"<h1>Prom</h1>{body}").tree, "Prom")
    assert [day.score < POSSIBLE for day in days] == [True]


TITLE = "Громада відкрила міст через річку"


def newest(page_of, body):
    """Return the likeliest of the days on a page."""
    return str(shown_days(page_of(body=body).tree, TITLE)[0].moment.day)


def test_the_day_right_above_the_headline_comes_before_those_of_other_articles(page_of):
    """They stand in the column to its left."""
    others = "".join(
        f'<small>0{n}.02.2026 10:00</small><br><a href="/{n}">Новина {n}</a><br>'
        for n in range(1, 5)
    )
    own = f"<font>07.03.2026 08:47</font><br><b>{TITLE}</b>"
    body = f"<table><tr><td>{others}</td><td>{own}<p>Текст.</p></td></tr></table>"
    assert newest(page_of, body) == "2026-03-07"


def test_so_does_the_day_right_below_it(page_of):
    """Whatever the text begins with."""
    body = (
        "<div>01.02.2026 10:00</div><div>Інше</div>"
        f"<div>{TITLE}</div><div>07.03.2026 08:47</div><div>Z портом гаразд.</div>"
    )
    assert newest(page_of, body) == "2026-03-07"


MENU = "".join(f"<li><a href='/r{n}'>Розділ {n}</a></li>" for n in range(5))
TEXT = (
    "<p>" + "Мости на Десні перевіряють щороку навесні, коли спадає вода. " * 2 + "</p>"
)


def likeliest(page_of, body, least=POSSIBLE):
    """Return the likeliest day on a page, None if none is likely at all."""
    days = [d for d in shown_days(page_of(body=body).tree, TITLE) if d.score >= least]
    return str(days[0].moment.day) if days else None


@pytest.mark.parametrize(
    "today",
    [
        "<div class='topbar'>субота, 14 березня 2026</div>",
        "<div class='date'>Samedi 14 mars 2026</div>",
        "<div><time datetime='2026-03-14'>sobota, 14 marca 2026</time></div>",
        "<p class='today-date'>Thứ bảy, 14/03/2026</p>",
    ],
)
@pytest.mark.parametrize(
    "menu",
    [
        f"<ul id='menu'>{MENU}</ul>",
        f"<nav><ul>{MENU}</ul></nav>",
        f"<div class='x'><ul>{MENU}</ul></div>",
    ],
)
def test_a_day_above_the_menu_is_todays(page_of, today, menu):
    """It is never that of publication, and any other comes before it."""
    head = f"{today}{menu}<h1>{TITLE}</h1>"
    assert likeliest(page_of, f"{head}{TEXT}") is None
    assert likeliest(page_of, f"{head}<p>7.03.2026</p>{TEXT}") == "2026-03-07"
    assert (
        likeliest(page_of, f"{head}{TEXT}<p>Леся Бондар, 7.03.2026</p>") == "2026-03-07"
    )


def test_below_a_menu_the_day_above_the_headline_counts(page_of):
    """What stands above it is another matter."""
    body = f"<ul id='menu'>{MENU}</ul><p>7.03.2026</p><h1>{TITLE}</h1>{TEXT}"
    assert likeliest(page_of, body, LIKELY) == "2026-03-07"


def test_a_day_between_headline_and_text_comes_before_one_above(page_of):
    """Though the one above is named a day."""
    body = (
        f"<div class='date'>14.03.2026</div><p>Вісник</p><h1>{TITLE}</h1>"
        f"<p>7.03.2026</p>{TEXT}"
    )
    assert likeliest(page_of, body) == "2026-03-07"


@pytest.mark.parametrize(
    "signature",
    [
        "<p>Леся Бондар, 7.03.2026</p>",
        "<p>Marthe Kervella, le 7 mars 2026</p>",
        "<p>Zofia Lis</p><p>7 marca 2026</p>",
        "<p>(Nguyễn Thị Hoa, 07/03/2026)</p>",
    ],
)
def test_a_name_and_a_day_sign_the_text(page_of, signature):
    """Wherever the text ends."""
    assert likeliest(page_of, f"<h1>{TITLE}</h1>{TEXT * 15}{signature}") == "2026-03-07"


@pytest.mark.parametrize(
    "below",
    [
        f"<p>Леся Бондар, 14.03.2026</p>{TEXT}",
        "<p>Коментарі (2)</p><p>Леся Бондар, 14.03.2026</p>",
        "<p><a href='/2'>Громада на Десні купила пором</a> (14.03.2026)</p>",
        "<p>14.03.2026 <a href='/2'>Пором на Десні пішов у перший рейс</a></p>",
        "<p>ціна дійсна до 14.03.2026</p>",
    ],
)
def test_comments_and_other_titles_sign_nothing(page_of, below):
    """They follow the text, too."""
    assert likeliest(page_of, f"<h1>{TITLE}</h1>{TEXT * 15}{below}") is None
