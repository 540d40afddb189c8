"""What is known of an address after it answered, or failed to?

- An article is taken once and stands until another text of it is taken (a correction).
- Only the publisher's own word that it is gone takes it away: 410 at once; 404, or a
  page in its place that is not the article (a soft 404), when that was so three times
  over at least three days. Refusals and failures (403, 429, 5xx, no answer, an empty
  one, one that cannot be read) take nothing.
- A permanent redirect (301, 308) to the same story, title or text moves it; what it is
  known by elsewhere, its id, stays. Other redirects move nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from corpus.errors import Kind
from corpus.extraction.reservations import NOINDEX, RESERVED
from corpus.store.kinds import State
from fetcher.lifecycle.answer import is_same_page, leads_away
from fetcher.lifecycle.decision import Change, Decision
from fetcher.lifecycle.schedule import (
    GONE_REST,
    MISS_REST,
    NEVER,
    after_failure,
    next_revisit,
    says_modified,
)

if TYPE_CHECKING:
    from datetime import datetime

    from fetcher.lifecycle.answer import Answer
    from fetcher.lifecycle.known import Known

MISSES = 3
MISSED_FOR = timedelta(days=3)
"""How often, and for how long, a page must be missing until it counts as deleted."""
COPIES = 3
"""Most other addresses of a host with the same text that is still an article."""

_REPLACED = frozenset({Kind.NOT_AN_ARTICLE, Kind.NO_TEXT, Kind.LANGUAGE})
_STATES = {Kind.LANGUAGE: (State.LANGUAGE, Change.LANGUAGE)}


def decide(
    known: Known, answer: Answer, now: datetime, *, keep_reserved: bool = False
) -> Decision:
    """Return what an answer makes of an address.

    Args:
        known: what was known of it.
        answer: what it answered.
        now: the present time.
        keep_reserved: whether pages are indexed whose publisher reserves that.
    """
    if answer.status == HTTPStatus.GONE:
        return _gone(known, now, NEVER)
    if answer.status == HTTPStatus.NOT_FOUND:
        return _missed(known, now)
    if answer.status == HTTPStatus.NOT_MODIFIED:
        return _still_there(_answered(known, now), now)
    if answer.status != HTTPStatus.OK or answer.empty:
        return decide_failure(known, now)
    if _is_soft_404(known, answer):
        return _missed(known, now)
    if leads_to_another(known, answer):
        return _missed(known, now) if answer.permanent else decide_failure(known, now)
    if answer.analysis.kind is not None:
        return _no_article(known, answer, now)
    return _article(known, answer, now, keep_reserved=keep_reserved)


def decide_failure(known: Known, now: datetime, *, refused: bool = False) -> Decision:
    """Return what a failure makes of an address: it is asked again, ever later.

    Args:
        known: what was known of it.
        now: the present time.
        refused: whether robots.txt is why; what was taken before stands.
    """
    failures = known.failures + 1
    is_new = known.state in {State.FOUND, State.REFUSED}
    state = State.REFUSED if refused and is_new else known.state
    after = replace(known, asked=now, failures=failures, state=state)
    change = Change.REFUSED if refused else Change.FAILED
    return Decision(change, after, due=after_failure(failures, now))


def moves(known: Known, answer: Answer) -> bool:
    """Return whether an answer says that its address is replaced by the last one."""
    return (
        answer.status == HTTPStatus.OK
        and answer.redirects > 0
        and answer.permanent
        and answer.analysis.kind is None
        and not _is_soft_404(known, answer)
        and not leads_to_another(known, answer)
    )


def leads_to_another(known: Known, answer: Answer) -> bool:
    """Return whether an address that was an article leads to another article now."""
    if not answer.redirects or not known.text_digest:
        return False
    return not (
        answer.same_story
        or is_same_page(known.url, answer.url)
        or _says_as_before(known, answer)
        or answer.analysis.title == known.title
    )


def is_notice(answer: Answer) -> bool:
    """Return whether a text is now seen to stand in for many pages of a host.

    It has no day of its own, and is not one article at similar addresses.
    """
    return (
        len(answer.copies) > COPIES
        and not answer.analysis.dated
        and not any(is_same_page(answer.url, copy) for copy in answer.copies)
    )


def _is_soft_404(known: Known, answer: Answer) -> bool:
    """Return whether what stands at an address of a page is not that page."""
    if answer.redirects and leads_away(known.url, answer.url):
        return True
    if answer.notice or (answer.analysis.text_digest and len(answer.copies) > COPIES):
        return True
    if not known.text_digest:
        return False
    said, before = answer.analysis, answer.before
    if before is None or said.kind is not None:
        return (before is None or before.kind is None) and said.kind in _REPLACED
    return before.kind is None and said.stands_in_for(before)


def _missed(known: Known, now: datetime) -> Decision:
    first = known.first_missed or now
    after = replace(
        known, asked=now, failures=0, misses=known.misses + 1, first_missed=first
    )
    if known.state == State.GONE:
        return Decision(Change.UNCHANGED, after, due=NEVER)
    if after.misses >= MISSES and now - first >= MISSED_FOR:
        return _gone(after, now, now + GONE_REST)
    return Decision(Change.MISSED, after, due=now + MISS_REST)


def _gone(known: Known, now: datetime, due: datetime) -> Decision:
    change = Change.UNCHANGED if known.state == State.GONE else Change.GONE
    after = replace(known, asked=now, failures=0, state=State.GONE)
    return Decision(change, after, due=due)


def _answered(known: Known, now: datetime) -> Known:
    """Return what is known of an address that gave a good answer."""
    return replace(
        known,
        quiet=known.quiet + says_modified(known),
        asked=now,
        seen_modified=known.modified,
        failures=0,
        misses=0,
        first_missed=None,
    )


def _no_article(known: Known, answer: Answer, now: datetime) -> Decision:
    """Return the decision on a good answer without an article."""
    kind = answer.analysis.kind or Kind.NOT_AN_ARTICLE
    if known.text_digest:  # the capture before stands
        as_before = answer.same_bytes or kind in _REPLACED
        if as_before:  # by today's rules it never was an article
            return _unchanged(_answered(known, now), now)
        return decide_failure(known, now)
    state, change = _STATES.get(kind, (State.NOT_AN_ARTICLE, Change.NOT_AN_ARTICLE))
    if known.state == state:
        change = Change.UNCHANGED
    after = replace(_answered(known, now), state=state)
    return Decision(change, after, due=NEVER, stands=True)


def _article(
    known: Known, answer: Answer, now: datetime, *, keep_reserved: bool
) -> Decision:
    analysis = answer.analysis
    reserved = not keep_reserved and not {NOINDEX, RESERVED}.isdisjoint(
        analysis.reserved
    )
    state = State.RESERVED if reserved else State.LIVE
    after = replace(
        _answered(known, now),
        state=state,
        first_taken=known.first_taken or now,
        title=analysis.title,
        text_digest=analysis.text_digest,
        reserved=" ".join(analysis.reserved),
    )
    change = _change(known, answer, state)
    if change == Change.UNCHANGED:
        return _unchanged(after, now)
    corrected = change in {Change.CORRECTED, Change.BACK} and not _says_as_before(
        known, answer
    )
    return Decision(
        change,
        replace(after, quiet=0),
        due=next_revisit(after.first_taken or now, now),
        stands=not answer.same_bytes,
        corrected=corrected,
    )


def _change(known: Known, answer: Answer, state: State) -> Change:
    """Return what an article is now that it was not before."""
    if state == State.RESERVED:
        return Change.UNCHANGED if known.state == state else Change.RESERVED
    if known.state == State.GONE:
        return Change.BACK
    if known.state != State.LIVE:
        return Change.NEW
    return Change.UNCHANGED if _says_as_before(known, answer) else Change.CORRECTED


def _says_as_before(known: Known, answer: Answer) -> bool:
    if answer.same_bytes or not known.text_digest:
        return True
    if answer.before is not None and answer.before.kind is None:
        return answer.analysis.says_the_same(answer.before)
    before = replace(answer.analysis, title=known.title, text_digest=known.text_digest)
    return answer.analysis.says_the_same(before)


def _still_there(known: Known, now: datetime) -> Decision:
    """Return the decision on a page that says that it is as it was."""
    decision = _unchanged(known, now)
    if known.state != State.GONE:
        return decision
    return replace(decision, change=Change.BACK, known=replace(known, state=State.LIVE))


def _unchanged(known: Known, now: datetime) -> Decision:
    due = NEVER if known.first_taken is None else next_revisit(known.first_taken, now)
    return Decision(Change.UNCHANGED, known, due=due)
