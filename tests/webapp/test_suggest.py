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


@pytest.mark.parametrize("typed", ["ene", "e", "lao", "Phạm Minh", "вітропарк у"])
def test_answer_has_the_promised_shape(suggest, typed):
    """An answer repeats what was typed and lists completions, the frequent first."""
    answer = suggest(typed)

    assert set(answer) == {"query", "suggestions"}
    assert answer["query"] == typed
    assert 0 < len(answer["suggestions"]) <= 8
    for item in answer["suggestions"]:
        assert set(item) == {"text", "kind", "lang", "count"}
        assert item["text"]
        assert item["kind"] in {"word", "name", "title"}
        assert item["lang"] in {"uk", "fr", "pl", "vi"}
        assert type(item["count"]) is int
    counts = [item["count"] for item in answer["suggestions"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0
    texts = [item["text"] for item in answer["suggestions"]]
    assert len(set(texts)) == len(texts)


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
        ("Monsoon ene", "Monsoon énergie"),
    ],
)
def test_beginning_is_completed_however_it_is_typed(suggest, typed, completion):
    """Case, diacritics, layout and alphabet of the beginning do not matter."""
    assert completion in [item["text"] for item in suggest(typed)["suggestions"]]


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
        {lang} if lang else {"uk", "fr", "pl", "vi"}
    )
