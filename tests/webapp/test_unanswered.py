"""Is a search that cannot be run kept, with the reason above it?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.webapp.conftest import Element

FILTERS = (("country", "PL"), ("not-topic", "sport"), ("sort", "newest"))
QUESTIONS = ("*abc", "слово " * 65, "x" * 1_001, "ab~1 bc~1 cd~1")
ARGUMENTS = (
    ("from", "2025-13-01"),
    ("from", "tomorrow"),
    ("to", "0000"),
    ("page", "0"),
    ("size", "x"),
    ("sort", "xx"),
    ("group", "xx"),
    ("prefer", "de"),
    ("all", "year"),
)


def shown(
    page: Callable[..., Element], *pairs: tuple[str, str], path: str = ""
) -> Element:
    """Return the page for arguments that cannot be run."""
    return page(f"/en/{path}?{urlencode(pairs)}", 400)


@pytest.mark.parametrize("path", ["", "overview"])
@pytest.mark.parametrize("text", QUESTIONS, ids=lambda text: text[:5])
def test_the_question_stays_in_the_box_and_the_filters_in_force(page, path, text):
    """Above the box stands the reason; the title says that there is no answer."""
    found = shown(page, ("q", text), *FILTERS, path=path)
    box = found.one("input", id="q")
    (alert,) = found.all(role="alert")
    everything = list(found.walk())

    assert box.attrs["value"] == " ".join(text.split())
    assert everything.index(alert) < everything.index(box)
    assert alert.text
    assert found.one("title").text.startswith("This search cannot be run · ")
    hidden = {
        e.attrs["name"]: e.attrs["value"] for e in found.all("input", type="hidden")
    }
    assert hidden == dict(FILTERS)
    assert "Poland" in found.one("ul", "chips").text


@pytest.mark.parametrize(("name", "value"), ARGUMENTS)
def test_an_argument_without_meaning_is_said_and_left_out(client, page, name, value):
    """A link leads to the answer without it, the question and the filters in force."""
    found = shown(page, ("q", "energia"), ("country", "PL"), (name, value))

    assert value in found.one(role="alert").text
    assert f"{name} is" not in found.one(role="alert").text
    assert found.one("input", id="q").attrs["value"] == "energia"
    (link,) = [
        a for a in found.one("main").all("a") if "cannot be understood" in a.text
    ]
    args = parse_qsl(urlsplit(link.attrs["href"]).query)
    assert args == [("q", "energia"), ("country", "PL")]
    assert client.get(link.attrs["href"]).status_code == 200


def test_too_many_values_are_left_out(page):
    """Those of the other filters stay."""
    many = [("topic", str(number)) for number in range(51)]
    found = shown(page, *many, ("country", "PL"))

    hidden = {e.attrs["name"] for e in found.all("input", type="hidden")}
    assert hidden == {"country"}


def test_a_question_that_costs_too_much_has_no_link_to_itself(page):
    """There are the help and all articles."""
    found = shown(page, ("q", "*abc"))
    links = [a.attrs["href"] for a in found.one("main").all("a")]

    assert links == ["/en/help", "/en/"]


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_the_reason_is_in_the_language_of_the_page(page, lang):
    """As everything on it."""
    english = page("/en/?q=*abc", 400).one(role="alert").text
    other = page(f"/{lang}/?q=*abc", 400).one(role="alert").text

    assert other != english


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_a_hostile_question_is_text(page, lang):
    """Markup of a question is shown as it was typed."""
    text = '*abc "><script>alert(1)</script>'
    found = page(f"/{lang}/?{urlencode({'q': text})}", 400)

    assert found.one("input", id="q").attrs["value"] == text
    assert all("src" in script.attrs for script in found.all("script"))


@pytest.mark.parametrize(
    ("args", "first", "last"),
    [
        ("from=2025&to=2025", "2025-01-01", "2025-12-31"),
        ("from=2024-02&to=2024-02", "2024-02-01", "2024-02-29"),
        ("from=2024-2-3", "2024-02-03", ""),
        ("to=2025-03", "", "2025-03-31"),
    ],
)
def test_a_year_or_a_month_limits_to_its_days(page, args, first, last):
    """The first of what begins a period, the last of what ends it."""
    found = page(f"/en/?{args}")

    assert found.one("input", id="from").attrs["value"] == first
    assert found.one("input", id="to").attrs["value"] == last
