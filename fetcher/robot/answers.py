"""What does the end of a chain of redirects say of a page?"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.formats.media_type import suffix_of_body
from corpus.raw_article import Capture, RawChunk
from corpus.store.errors import StoreError
from corpus.store.facts import key_of
from corpus.store.media import charset_of, media_type_of
from corpus.web_address import id_of_url
from fetcher.errors import Failure
from fetcher.lifecycle.analysis import Analysis, analyse
from fetcher.lifecycle.answer import Answer, all_permanent
from fetcher.lifecycle.headers import head_reservations
from fetcher.network.client import REDIRECTS
from fetcher.robot.notices import is_known_notice

if TYPE_CHECKING:
    from corpus.store.address import Address, StoredCapture
    from corpus.store.exchange import Exchange
    from fetcher.robot.work import Work

_BLANKS = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"
"""Bytes that are blanks or byte order marks, in UTF-8 and UTF-16."""


def answer_of(work: Work, address: Address, chain: tuple[Exchange, ...]) -> Answer:
    """Return what a page answered, its text analysed in a process of its own."""
    last = chain[-1]
    same = last.status == HTTPStatus.NOT_MODIFIED or (
        last.status == HTTPStatus.OK
        and bool(address.capture)
        and work.store.is_same(last, page=address.url)
    )
    answer = Answer(
        status=last.status,
        url=last.url,
        redirects=len(chain) - 1,
        permanent=all_permanent(chain),
        same_story=_same_story(work, address, last.url),
        same_bytes=same,
    )
    if last.status != HTTPStatus.OK:
        return answer
    charset = charset_of(last.header("content-type"))
    suffix = suffix_of_body(media_type_of(last.header("content-type")), last.body)
    analysis = _analysed(work, address, last.body, charset, suffix)
    reserved = dict.fromkeys((*analysis.reserved, *head_reservations(last)))
    return replace(
        answer,
        empty=not last.body.strip(_BLANKS),
        analysis=replace(analysis, reserved=tuple(reserved)),
        before=None if same else _before(work, address),
        copies=_copies(work, address, last.url, analysis),
        notice=is_known_notice(work, address.url, analysis),
    )


def why_failed(answer: Answer) -> tuple[Failure, str]:
    """Return the kind of an answer's failure, and the reason for people."""
    if answer.status != HTTPStatus.OK:
        return Failure.STATUS, status_reason(answer.status)
    if answer.empty:
        return Failure.BROKEN, "its answer is empty"
    if answer.analysis.kind is not None:
        return Failure.BROKEN, answer.analysis.reason
    return Failure.STATUS, f"it leads to another page for now: {answer.url}"


def status_reason(status: int) -> str:
    """Return what a status other than 200 says, at the end of a chain."""
    if status in REDIRECTS:
        return f"a redirect without a target (status {status})"
    return f"it answered with status {status}"


def _same_story(work: Work, address: Address, url: str) -> bool:
    story = work.source.story_of(address.url)
    return story != "" and story == work.source.story_of(url)


def _copies(
    work: Work, address: Address, url: str, analysis: Analysis
) -> tuple[str, ...]:
    if not analysis.text_digest or key_of(url) != address.url:
        return ()
    return work.store.copies(address.url, analysis.text_digest)


def _before(work: Work, address: Address) -> Analysis | None:
    """Return what the last good capture says by today's rules."""
    stored = work.store.capture(address.capture) if address.text_digest else None
    return analysis_of(work, address, stored) if stored else None


def analysis_of(work: Work, address: Address, stored: StoredCapture) -> Analysis | None:
    """Return what a capture says by today's rules, None if it is not whole."""
    try:
        body = work.store.body(stored)
    except (StoreError, UnreadableError):
        return None
    suffix = suffix_of_body(stored.media_type, body)
    return _analysed(work, address, body, stored.charset, suffix)


def _analysed(
    work: Work, address: Address, body: bytes, charset: str, suffix: str
) -> Analysis:
    """Return what a page says that is read as the index will read it."""
    capture = Capture(
        url=address.url,
        charset=charset,
        day=work.clock.now().date(),
        source=address.source,
        zone=work.source.zone,
        story=address.story,
        links=address.links,
    )
    article_id = address.article or id_of_url(address.url)
    chunk = RawChunk(body, suffix=suffix, id=article_id, capture=capture)
    try:
        return work.pool.submit(analyse, chunk, work.rules).result()
    except UnreadableError as error:
        return Analysis(kind=error.kind or Kind.UNREADABLE, reason=error.reason)
