"""Which of the days on a page stands nearest to its headline?"""

from corpus.extraction.shown_days import shown_days

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
        f"<div>{TITLE}</div><div>07.03.2026 08:47</div><div>Z портом усе гаразд.</div>"
    )
    assert newest(page_of, body) == "2026-03-07"
