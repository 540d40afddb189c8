"""Are faulty answers found, and is any request made by its seed alone?"""

from random import Random

import pytest
from werkzeug.datastructures import Headers

from bench.attack.fuzz import fault_of
from bench.attack.random_requests import make_request, read_tokens

POLICY = {"Content-Security-Policy": "default-src 'none'"}


@pytest.mark.parametrize(
    ("status", "kind", "body", "right"),
    [
        (200, "text/html; charset=utf-8", b"<p>", True),
        (500, "text/html", b"<p>", False),
        (503, "text/html", b"<p>", True),
        (200, "application/atom+xml", b"<a>", False),
        (200, "application/xml", b"<a/>", True),
        (200, "application/json", b"{", False),
        (404, "application/problem+json", b"{}", True),
    ],
)
def test_fault_is_told(status, kind, body, right):
    """A fault is a status above 499 other than 503, or what cannot be read."""
    headers = Headers({"Content-Type": kind, **POLICY})

    assert (fault_of(status, headers, body) == "") is right


def test_page_without_policy_is_a_fault():
    """Whatever its status."""
    assert fault_of(404, Headers({"Content-Type": "text/html"}), b"")


def test_control_character_in_a_header_is_a_fault():
    """Servers refuse to send it."""
    headers = Headers({"Location": "/?q=a\x00b"})

    assert fault_of(302, headers, b"")


def test_requests_are_those_of_the_seed():
    """So that one that failed is made again."""
    rules = ["/<any(uk,en):lang>/article/<path:article_id>", "/api/v1/search"]
    one, other = (
        [make_request(lots, rules, ["a"], read_tokens()) for _ in range(50)]
        for lots in (Random(1), Random(1))
    )

    assert one == other
    assert len(set(map(str, one))) > 40
