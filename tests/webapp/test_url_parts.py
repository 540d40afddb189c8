"""Is any address taken apart without an error?"""

import pytest
from hypothesis import given, strategies as st

from webapp.citations import web_address
from webapp.url_parts import url_parts

IMPOSSIBLE = [
    "http://[",
    "//[",
    "http://a／b",
    "http://[:::]/",
    "http://a:b",
    "//a:99999",
]


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_impossible_address_has_no_parts(address):
    """Nothing is made of a part of it."""
    assert url_parts(address).geturl() == ""


@given(st.text() | st.text("[]:/.@?#%a0／", max_size=12).map("http://".__add__))
def test_no_text_raises(text):
    """Whatever was typed, the parts can be read."""
    parts = url_parts(text)

    assert parts.port is None or 0 <= parts.port < 2**16


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_language_is_chosen_wherever_from(client, address):
    """An impossible place to return to leads to the start."""
    response = client.get("/language/uk", query_string={"next": address})

    assert (response.status_code, response.location) == (303, "/uk/")


@pytest.mark.parametrize(
    "url", ["http:javascript", "https:alert(1)", "http://", "http://:80", "https:///a"]
)
def test_address_without_host_is_none_of_the_web(url):
    """Only what names a host may become a link."""
    assert web_address(url) == ""
