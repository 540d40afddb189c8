"""Does the API complete what is being typed?"""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given, strategies as st

TYPED = st.text(max_size=20) | st.text(
    "абґїйзгeiłđ\u0301hợx'’ \t.[];`*\"~\0", max_size=8
)


@pytest.fixture(scope="module")
def suggest(client):
    """Return a function from what was typed to the API's answer."""

    def get(text, **args):
        response = client.get(f"/api/v1/suggest?{urlencode({'q': text, **args})}")
        assert response.status_code == 200, response.text
        return response.json

    return get


KINDS = ("country", "organization", "topic", "word", "phrase", "name", "title", "term")
FILTERS = KINDS[:3]


@pytest.mark.parametrize("typed", ["ene", "e", "lao", "Phạm Minh", "угода п", "hop t"])
def test_answer_has_the_promised_shape(suggest, typed):
    """An answer repeats what was typed; what filters has a value, and comes first."""
    answer = suggest(typed)

    assert set(answer) == {"query", "suggestions"}
    assert answer["query"] == typed
    assert 0 < len(answer["suggestions"]) <= 8
    for item in answer["suggestions"]:
        assert set(item) == {"text", "kind", "lang", "count", "value"}
        assert item["text"]
        assert item["kind"] in KINDS
        assert item["lang"] in {"uk", "fr", "pl", "vi", "en"}
        assert type(item["count"]) is int
        assert item["count"] > 0
        assert bool(item["value"]) is (item["kind"] in FILTERS)
    if " " not in typed:
        are_filters = [item["kind"] in FILTERS for item in answer["suggestions"]]
        assert are_filters == sorted(are_filters, reverse=True)
    named = [(item["text"], item["value"]) for item in answer["suggestions"]]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("typed", "completion"),
    [
        ("енерг", "енергетика"),
        ("ЕНЕРГ", "енергетика"),
        ("tythu", "енергетика"),
        ("enerh", "енергетика"),
        ("сщщз", "coopération"),
        ("energ", "énergie"),
        ("wspol", "współpraca"),
        ("hop", "hợp"),
        ("hơ", "hợp"),
        ("hợ", "hợp"),
        ("pham minh", "Phạm Minh Chính"),
        ("спiв", "співпраця"),
        ("l'éner", "l'énergie"),
        ("d’acc", "d’accord"),
        ("etats-u", "États-Unis"),
        ("hop t", "hợp tác"),
        ("shtuch", "штучний"),
        ("semicon", "semiconductor"),
    ],
)
def test_beginning_is_completed_however_it_is_typed(suggest, typed, completion):
    """Case, diacritics, layout and alphabet of the beginning do not matter."""
    assert completion in [item["text"] for item in suggest(typed)["suggestions"]]


FILTERED = [
    ("Поль", "Польща", "country", "PL"),
    ("Polsk", "Polska", "country", "PL"),
    ("ba l", "Ba Lan", "country", "PL"),
    ("european un", "European Union", "organization", "EU"),
    ("énerg", "Énergie", "topic", "energy"),
]


@pytest.mark.parametrize(("typed", "text", "kind", "value"), FILTERED)
def test_what_filters_is_offered_first(suggest, client, typed, text, kind, value):
    """Its count is what selecting it returns."""
    first = suggest(typed)["suggestions"][0]

    assert (first["text"], first["kind"], first["value"]) == (text, kind, value)
    answer = client.get(f"/api/v1/search?{kind}={value}").json
    assert answer["total"]["articles"] == first["count"]


@pytest.mark.parametrize(
    ("prefer", "text"), [("fr", "Pologne"), ("pl", "Polska"), ("en", "Poland")]
)
def test_a_filter_is_named_in_the_preferred_language(suggest, prefer, text):
    """Where its names in several languages begin so."""
    countries = [
        item["text"]
        for item in suggest("pol", prefer=prefer)["suggestions"]
        if item["kind"] == "country"
    ]

    assert countries == [text]


def test_an_unknown_language_is_not_preferred(client):
    """The refusal names those that are."""
    response = client.get("/api/v1/suggest?q=a&prefer=xx")

    assert response.status_code == 400
    assert "en, uk, fr, pl, vi" in response.get_json(force=True)["detail"]


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_lang_keeps_completions_of_one_language(suggest, lang):
    """With `lang` nothing of another language is offered."""
    suggestions = suggest("e" if lang != "uk" else "е", lang=lang)["suggestions"]

    assert suggestions
    assert {item["lang"] for item in suggestions} == {lang}


@pytest.mark.parametrize("lang", ["xx", "UK", "uk,fr", "\0", "x" * 5000])
def test_unknown_language_is_refused(client, lang):
    """The refusal names the languages there are, and is short."""
    response = client.get(f"/api/v1/suggest?{urlencode({'q': 'a', 'lang': lang})}")

    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    detail = response.get_json(force=True)["detail"]
    assert "uk, fr, pl, vi" in detail
    assert len(detail) < 200


@pytest.mark.parametrize("url", ["", "?q=", "?q=%20%09", "?q=%00%01", "?lang=uk"])
def test_nothing_typed_is_completed_by_nothing(client, url):
    """Without a beginning there is nothing to offer, and that is no error."""
    response = client.get(f"/api/v1/suggest{url}")

    assert response.status_code == 200
    assert response.json == {"query": "", "suggestions": []}


@pytest.mark.parametrize(
    "repeated", ["x", "ene ", "ợ", "\u0301", "🌿", "\n\0"], ids=ascii
)
def test_very_long_beginning_is_cut(suggest, repeated):
    """Ten thousand signs are answered like any other beginning."""
    answer = suggest(repeated * 10_000)

    assert len(answer["query"]) <= 100
    assert isinstance(answer["suggestions"], list)


def test_control_characters_are_blanks(suggest):
    """Signs that nobody sees part words and leave no trace."""
    assert suggest("\x01ене\x7f\0рг")["query"] == "ене рг"
    assert suggest("\x02енерг\x7f") == suggest("енерг")


@pytest.mark.parametrize("raw", ["%FF%FE", "%ED%A0%80", "%00", "a%", "%1"])
def test_bytes_that_are_no_text_are_answered(client, raw):
    """What is no UTF-8 does not break the answer."""
    assert client.get(f"/api/v1/suggest?q={raw}").status_code == 200


@given(typed=TYPED, lang=st.sampled_from(["", "uk", "fr", "pl", "vi"]))
@example(typed="\x01", lang="")
@example(typed="\u0301", lang="vi")
def test_anything_typed_is_answered(client, typed, lang):
    """No beginning is too strange for an answer of the promised shape."""
    q = quote(typed.encode("utf-8", "surrogatepass"))
    response = client.get(f"/api/v1/suggest?q={q}&lang={lang}")

    assert response.status_code == 200
    assert all("\x01" not in item["text"] for item in response.json["suggestions"])
    assert {item["lang"] for item in response.json["suggestions"]} <= (
        {lang} if lang else {"uk", "fr", "pl", "vi", "en"}
    )
