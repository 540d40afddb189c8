"""Which events may happen to a store, in which order?"""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from corpus.store.events import (
    AddressChanged,
    Captured,
    Entry,
    Failed,
    Found,
    Noted,
    RunEnded,
    RunStarted,
    Unchanged,
)
from corpus.store.exchange import Exchange
from corpus.store.facts import CHANGEABLE
from corpus.store.kinds import Channel, Role, State

URLS = [f"https://news.test/{name}" for name in ("1", "2?a=%D2%91", "стаття", "feed")]
SOURCES = ["News", "Новини"]
WORDS = st.sampled_from(["", "a", "ґ", "\ud800", 'x"y', "line\nbreak", "\x00"])
TIMES_FROM = datetime(2026, 1, 1, tzinfo=UTC)
TIMES = st.integers(0, 10**6).map(
    lambda seconds: TIMES_FROM + timedelta(seconds=seconds)
)


def exchange_of(url, body, status=200, tag="", started=TIMES_FROM):
    """Return an exchange."""
    return Exchange(
        url=url,
        request_head=b"GET / HTTP/1.1\r\n\r\n",
        status=status,
        response_head=f"HTTP/1.1 {status} X\r\nETag: {tag}\r\n\r\n".encode(),
        wire=body,
        body=body,
        started=started,
        address="192.0.2.1",
    )


_INTEGERS = {"step", "failures", "misses"}
_TEXTS = sorted(CHANGEABLE - _INTEGERS - {"state", "links", "next_due", "corrected"})


@st.composite
def _exchanges(draw):
    url = draw(st.sampled_from(URLS))
    status = draw(st.sampled_from([200, 200, 200, 301, 304, 404, 410, 503]))
    tag = draw(WORDS.filter(str.isalnum))
    return exchange_of(url, draw(st.binary(max_size=40)), status, tag, draw(TIMES))


_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "state": st.sampled_from([state for state in State if state != "forgotten"]),
        "next_due": st.none() | TIMES,
        "links": st.lists(st.sampled_from(URLS), max_size=2).map(tuple),
        "corrected": TIMES.map(datetime.date),
        **{name: st.integers(0, 9) for name in _INTEGERS},
        **dict.fromkeys(_TEXTS, WORDS),
    },
).filter(bool)
_ENTRIES = st.builds(
    Entry,
    url=st.sampled_from(URLS),
    channel=st.sampled_from(Channel),
    modified=st.none() | TIMES,
    published=st.none() | TIMES,
    story=WORDS,
    links=st.lists(st.sampled_from(URLS), max_size=2).map(tuple),
)
_ROLES = st.sampled_from(Role)
_PAGES = st.sampled_from(["", *URLS])
_SOURCES = st.sampled_from(SOURCES)

EVENTS = st.one_of(
    st.builds(
        RunStarted,
        run=st.sampled_from("ab"),
        time=TIMES,
        sources=st.lists(_SOURCES, max_size=2).map(tuple),
        zones=st.dictionaries(_SOURCES, st.just("Europe/Kyiv"), max_size=1),
    ),
    st.builds(
        RunEnded,
        run=st.sampled_from("abc"),
        time=TIMES,
        results=st.dictionaries(
            _SOURCES, st.dictionaries(WORDS, st.integers(0, 9), max_size=2), max_size=2
        ),
    ),
    st.builds(
        Found,
        source=_SOURCES,
        entries=st.lists(_ENTRIES, max_size=3).map(tuple),
        time=TIMES,
    ),
    st.builds(
        Captured,
        source=_SOURCES,
        exchange=_exchanges(),
        role=_ROLES,
        stands=st.booleans(),
        page=_PAGES,
    ),
    st.builds(
        Unchanged, source=_SOURCES, exchange=_exchanges(), role=_ROLES, page=_PAGES
    ),
    st.builds(
        Noted,
        kind=WORDS,
        key=WORDS,
        values=st.dictionaries(WORDS, WORDS | st.integers(0, 9), max_size=2),
        time=TIMES,
    ),
    st.builds(
        Failed,
        source=_SOURCES,
        url=st.sampled_from(URLS),
        role=_ROLES,
        kind=WORDS,
        reason=WORDS,
        time=TIMES,
    ),
    st.builds(AddressChanged, url=st.sampled_from(URLS), changes=_CHANGES, time=TIMES),
)
