"""What does a message tell of what is new in a search, in the reader's language?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from flask import request
from flask_babel import gettext as _, ngettext

from search.port.document import partners
from search.query.facets import FacetField
from search.query.request import Sort
from webapp.atom import title_of
from webapp.citations import web_address
from webapp.links import article_url, day_label, search_url, value_label
from webapp.request_context import current_settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from alerts.saved_searches import SavedSearch
    from search.port.document import Tag
    from search.presentation.result import Snippet
    from search.query.request import Query
    from search.searcher.latest import Arrived, Latest

OLD = timedelta(days=30)
"""How much earlier than it arrives an article is dated that is older news."""
NEW, CORRECTED, VERSION = "new", "corrected", "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a message.

    Attributes:
        title: of the version in the reader's language, in one line.
        lang: that version's language.
        about: what kind of news it is, its source and its day.
        labels: its partner countries and topics.
        snippet: a passage with its matches.
        url: of its page.
        source_url: where it was published, or "".
    """

    title: str
    lang: str
    about: tuple[str, ...]
    labels: tuple[str, ...]
    snippet: Snippet
    url: str
    source_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a message tells.

    Attributes:
        subject: its subject line.
        title: the name of the alert.
        lang: code of the language that it is in.
        counts: how much is new, and how much corrected.
        items: what is listed.
        more: how many are not listed, a sentence; or "".
        url: of the search, what arrived last first.
        reason: why one gets it, and how one gets it no more.
    """

    subject: str
    title: str
    lang: str
    counts: str
    items: tuple[Item, ...]
    more: str
    url: str
    reason: str


def make_digest(
    search: SavedSearch, latest: Latest, since: datetime, contact: str
) -> Digest:
    """Return what a message tells; called in the context of a request for the site.

    Args:
        search: the search that is followed.
        latest: what has arrived, of which the first entries are listed.
        since: the moment after which it arrived.
        contact: whom to tell that one will follow it no longer.
    """
    kinds = [_kind(entry, since) for entry in latest.entries]
    corrected = kinds.count(CORRECTED)
    counts = _counts(latest.total - corrected, corrected)
    shown = replace(
        latest.query, page=1, size=current_settings().page_size, sort=Sort.RELEVANCE
    )
    more = latest.total - len(latest.entries)
    return Digest(
        subject=_("%(name)s: %(counts)s", name=search.name, counts=counts),
        title=search.name,
        lang=search.language,
        counts=counts,
        items=tuple(
            _item(entry, kind, shown)
            for entry, kind in zip(latest.entries, kinds, strict=True)
        ),
        more=ngettext("and %(num)d more", "and %(num)d more", more) if more > 0 else "",
        url=_absolute(search_url(replace(shown, sort=Sort.ARRIVED))),
        reason=_(
            "You get this message because this address follows the search "
            "“%(name)s”. To get it no more, write to %(contact)s.",
            name=search.name,
            contact=contact,
        ),
    )


def _counts(new: int, corrected: int) -> str:
    parts = []
    if new:
        parts.append(ngettext("%(num)d new article", "%(num)d new articles", new))
    if corrected:
        parts.append(
            ngettext(
                "%(num)d corrected article", "%(num)d corrected articles", corrected
            )
        )
    return ", ".join(parts)


def _kind(entry: Arrived, since: datetime) -> str:
    if entry.first > since:
        return NEW
    return CORRECTED if entry.arrival.first <= since else VERSION


def _item(entry: Arrived, kind: str, shown: Query) -> Item:
    hit = entry.hit
    article = hit.shown.article
    kinds = {
        NEW: _("new"),
        CORRECTED: _("corrected"),
        VERSION: _("in another language, too"),
    }
    about = [kinds[kind], article.source]
    if article.published:
        day = day_label(article.published)
        if entry.first.date() - article.published > OLD and kind == NEW:
            day = _("of %(day)s (older news)", day=day)
        about.append(day)
    else:
        about.append(_("no date"))
    labels = []
    if countries := _names(FacetField.COUNTRY, partners(hit.shown.countries)):
        labels.append(_("Partner countries: %(names)s", names=countries))
    if topics := _names(FacetField.TOPIC, hit.shown.topics):
        labels.append(_("Topics: %(names)s", names=topics))
    return Item(
        title=" ".join(title_of(article.title, derived=not article.headline).split()),
        lang=article.lang,
        about=tuple(filter(None, about)),
        labels=tuple(labels),
        snippet=hit.shown_snippet,
        url=_absolute(article_url(article.id, shown)),
        source_url=web_address(article.url),
    )


def _names(field: FacetField, tags: Iterable[Tag]) -> str:
    return ", ".join(value_label(field, tag.value) for tag in tags)


def _absolute(path: str) -> str:
    return urljoin(request.host_url, path)
