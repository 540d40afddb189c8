"""Is every mixture of a question's signs answered or refused?"""

from urllib.parse import urlencode

import pytest
from hypothesis import given, strategies as st

MALFORMED = [
    "~",
    '~"',
    '"a"~',
    "a~9",
    "date:x",
    "*a",
    "a**",
    '""~3',
    '~""',
    "~~",
    "~1",
    "ab~",
    "wiatr~0",
    "wiatr~3",
    "wiatr~²",
    '"a b"~100',
    '"a b"~-1',
    '~"a"~',
    '~"a b"~5~5',
    '-~"a"',
    'title:~"a"',
    "title:*",
    "title:wiatr~2",
    "lang:uk~1",
    "-*a",
    "date:",
    "date:..",
    "date:0000",
    "date:2024-13",
    "date:2024-02-30",
    "date:2025..2024",
    "date:9999-12..",
    "date:99999",
    'date:"2025"',
    "date:２０２５",
    "date:2025*",
    "date:2025~1",
    '"2025"~2025',
]
SIGNS = [
    "~",
    '~"',
    '"',
    '"~',
    "~1",
    "~2",
    "~9",
    "*",
    "**",
    "(",
    ")",
    "-",
    ":",
    "..",
    " ",
]
SIGNS += [
    "«",
    "»",
    "„",
    "”",
    "date:",
    "title:",
    "lang:",
    "OR",
    "NOT",
    "AND",
    "2025",
    "_",
]
SIGNS += ["a", "en", "wiatr", "hợp tác", "ґ", "\u0301", "²", "0"]
QUESTIONS = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)
ADDRESSES = ("/?", "/api/v1/search?explain=1&size=10&", "/article/laos-wind-power.uk?")


def assert_answered(client, question):
    """Check that the page, the API and an article answer or refuse a question."""
    statuses = {
        address: client.get(
            address + urlencode({"q": question}), follow_redirects=True
        ).status_code
        for address in ADDRESSES
    }
    assert set(statuses.values()) <= {200, 400}, statuses
    page, document, _ = statuses.values()
    assert page == document


@pytest.mark.parametrize("question", MALFORMED)
def test_malformed_signs_are_answered_or_refused(client, question):
    """Misplaced signs are answered or refused, never an internal error."""
    assert_answered(client, question)


@given(question=QUESTIONS)
def test_any_mixture_of_signs_is_answered_or_refused(client, question):
    """No mixture of signs is an internal error."""
    assert_answered(client, question)


@pytest.mark.parametrize("question", ["*a", "*", "**", "wi*atr*"])
def test_star_at_the_wrong_end_is_refused_or_explained(client, question):
    """A misplaced star is refused or explained in a note, never ignored."""
    response = client.get(f"/api/v1/search?{urlencode({'q': question})}")
    answer = response.get_json(force=True)

    said = answer["notes"][0] if response.status_code == 200 else answer["detail"]
    assert "*" in said


@pytest.mark.parametrize("value", ["x", "2024-13", "2024-02-30", "0000", ".."])
def test_date_that_is_none_is_explained_in_a_note(api, value):
    """What no calendar knows is read as words, and it is said what a date is."""
    (note,) = api(q=f"date:{value}")["notes"]

    assert "2025-01..2025-10" in note
    assert value in note
