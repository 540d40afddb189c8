"""What is the page of an article, or of a list, and what should be read of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bench.web.designs import LANGUAGES, load_furniture, templates
from bench.web.view import Teaser, View

if TYPE_CHECKING:
    from bench.web.sites import Placed, Site

SAVED = datetime(2026, 3, 9, 10, 15, tzinfo=ZoneInfo("Europe/Kyiv"))
"""When pages are saved whose server has no clock."""
LISTS = ("list", "short list", "home")
"""Kinds of lists: titles with summaries, titles only, the home page."""
_ODDS = 0.5
"""Of each fault of a design."""
_LISTED = 20
"""Articles on a list."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that was laid out.

    Attributes:
        data: its bytes.
        encoding: of the bytes.
        view: what it was laid out from; it has noted the furniture.
    """

    data: bytes
    encoding: str
    view: View


def article_sheet(
    site: Site,
    placed: Placed,
    *,
    today: datetime = SAVED,
    furniture: str = "",
    corrected: datetime | None = None,
    head: Markup | None = None,
) -> Sheet:
    """Return the page of an article.

    Args:
        site: that publishes it.
        placed: the article.
        today: the day on which the page is shown.
        furniture: language of what stands around it, of the article where "".
        corrected: when it was changed, some days after publication where None.
        head: more elements for its head.
    """
    random = Random(f"{site.seed} {site.design.name} {placed.story.slug} {placed.lang}")
    later = placed.moment + timedelta(days=2, minutes=random.randrange(900))
    return _lay_out(
        site,
        placed,
        f"{site.design.name}.html",
        random,
        lang=furniture or placed.lang,
        url=placed.url,
        today=today,
        corrected=corrected or later,
        head=head or Markup(),
    )


def list_sheet(
    site: Site, lang: str, kind: str = "list", *, today: datetime = SAVED
) -> Sheet:
    """Return a list of a site's newest articles.

    Args:
        site: whose list it is.
        lang: of the articles.
        kind: one of `LISTS`.
        today: the day on which the page is shown.
    """
    random = Random(f"{site.seed} {site.design.name} {lang} {kind}")
    names = ["home.html"]
    if kind != "home":
        names = [f"{site.design.name}.list.html", "list.html"]
    template = templates().select_template(names).name or ""
    newest = site.articles(lang)[0]
    return _lay_out(
        site,
        newest,
        template,
        random,
        lang=lang,
        url=f"{site.homes[lang]}/" if kind == "home" else site.list_url(lang),
        today=today,
        corrected=newest.moment,
        always=frozenset({kind}),
        others=tuple(placed.teaser for placed in site.articles(lang)[:_LISTED]),
    )


def _lay_out(  # noqa: PLR0913 - what a page is made of
    site: Site,
    placed: Placed,
    template: str,
    random: Random,
    *,
    lang: str,
    url: str,
    today: datetime,
    corrected: datetime,
    head: Markup = Markup(),  # noqa: B008 - it cannot be changed
    always: frozenset[str] = frozenset(),
    others: tuple[Teaser, ...] = (),
) -> Sheet:
    design = site.design
    encoding, declared = random.choice(design.encodings_in(lang)).split("/")
    drawn = frozenset(f for f in design.faults if random.random() < _ODDS)
    view = View(
        version=placed.version,
        url=url,
        home=site.homes[lang] + "/",
        site=design.names[lang],
        lang=lang,
        charset=declared,
        moment=placed.moment,
        corrected=corrected,
        today=today,
        number=placed.number,
        alternates=tuple(
            (other, site.place(placed.story, other).url)
            for other in LANGUAGES
            if other in placed.story.versions and other in site.homes
        ),
        others=others or site.others(placed),
        faults=drawn | always,
        words=load_furniture()[lang],
        random=random,
        head=head,
    )
    text = templates().get_template(template).render(v=view)
    return Sheet(text.encode(encoding, "xmlcharrefreplace"), encoding, view)
