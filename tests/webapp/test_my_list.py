"""Is a list what its address says, and can it be changed without a script?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from webapp.languages import INTERFACE
from webapp.my_list import MAX_ARTICLES, MAX_NOTE

SOME = tuple(f"laos-wind-power.{lang}" for lang in ("pl", "uk", "vi", "fr"))


def address(*pairs, page="/en/list"):
    """Return the address of a list with arguments in their order."""
    return f"{page}?{urlencode(pairs)}"


def ids(page):
    """Return the ids of a list's page, in their order."""
    (form,) = page.all("form", id="list") or [page.one("main")]
    return [e.attrs["value"] for e in form.all("input", name="id")]


def notes(page):
    """Return the notes of a list's page, in their order."""
    return [each.text for each in page.all("textarea", name="note")]


def test_articles_stand_as_the_address_has_them(page):
    """In its order, each once, with their notes."""
    got = page(
        address(
            ("id", SOME[1]),
            ("note", "first"),
            ("id", SOME[0]),
            ("id", SOME[1]),
            ("id", SOME[2]),
            ("note", "third"),
        )
    )

    assert ids(got) == [SOME[1], SOME[0], SOME[2]]
    assert notes(got) == ["first", "", "third"]


def test_as_many_notes_as_articles_belong_to_them_in_order(page):
    """However the arguments are mixed; a program may send all ids first."""
    got = page(
        address(("id", SOME[0]), ("id", SOME[1]), ("note", "one"), ("note", "two"))
    )

    assert notes(got) == ["one", "two"]


FORMS = {
    "as a form sends it": [("id", 0), ("note", ""), ("id", 1), ("note", "one")],
    "the first noted": [("id", 0), ("note", "zero"), ("id", 1), ("note", "")],
    "ids first": [("id", 0), ("id", 1), ("note", "zero"), ("note", "")],
    "with more": [("id", 0), ("note", "zero"), ("id", 1), ("note", ""), ("q", "Laos")],
    "with no more": [("id", 0), ("note", ""), ("id", 1), ("note", "one"), ("q", "")],
}


@pytest.mark.parametrize("case", FORMS)
def test_an_empty_note_leaves_the_others_where_they_are(client, parse_html, case):
    """The address loses empty fields of a form; no note goes to another article."""
    pairs = [(name, SOME[v] if name == "id" else v) for name, v in FORMS[case]]
    answer = client.get(address(*pairs), follow_redirects=True)

    shown = parse_html(answer.text)
    query = answer.request.query_string.decode()
    assert ids(shown) == list(SOME[:2])
    assert notes(shown) == (["zero", ""] if ("note", "zero") in pairs else ["", "one"])
    assert "" not in dict(parse_qsl(query, keep_blank_values=True)).values()


def test_what_is_not_there_is_said_and_left_out(page):
    """By its id; the others are shown."""
    got = page(address(("id", "nobody"), ("id", SOME[0]), ("id", "<b>"), ("id", "")))

    assert ids(got) == [SOME[0]]
    (note,) = got.all("p", "note")
    assert note.text == "2 articles are not in the collection: nobody, <b>"


def test_a_list_has_its_limits(page, hits):
    """Too many articles and too long notes are cut, and the page says so."""
    known = [hit["id"] for hit in hits]
    many = [("id", id_) for id_ in known] + [("id", f"x{n}") for n in range(200)]
    got = page(address(*many, ("note", "n" * (MAX_NOTE + 1))))

    said = " ".join(each.text for each in got.all("p", "note"))
    assert ids(got) == known[:MAX_ARTICLES]
    assert f"at most {MAX_ARTICLES} articles" in said
    long_note = page(address(("id", SOME[0]), ("note", "n" * (MAX_NOTE + 1))))
    assert notes(long_note) == ["n" * MAX_NOTE]
    assert f"at most {MAX_NOTE} characters" in long_note.one("main").text


CHANGES = {
    "up": ("up", 2, [0, 2, 1]),
    "up from the top": ("up", 0, [0, 1, 2]),
    "down": ("down", 0, [1, 0, 2]),
    "down from the end": ("down", 2, [0, 1, 2]),
    "remove": ("remove", 1, [0, 2]),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_button_changes_the_list_and_keeps_the_notes(client, case):
    """The answer is the address of the changed list."""
    name, place, expected = CHANGES[case]
    pairs = [
        pair for n in range(3) for pair in (("id", SOME[n]), ("note", f"note {n}"))
    ]
    answer = client.get(address(*pairs, (name, SOME[place])))

    assert answer.status_code == 303
    target = urlsplit(answer.location)
    assert target.path == "/en/list"
    assert parse_qsl(target.query) == [
        pair for n in expected for pair in (("id", SOME[n]), ("note", f"note {n}"))
    ]


def test_emptying_asks_first(page):
    """The list is still there, with a link that keeps it and one that does not."""
    got = page(address(("id", SOME[0]), ("clear", "ask")))

    assert ids(got) == [SOME[0]]
    alert = got.one("div", role="alert")
    assert alert.all("a")[0].attrs["href"] == "/en/list"
    assert "Remove 1 article" in alert.text


def test_more_is_found_and_offered_on_the_page(page):
    """What is on the list already is not offered; the list and its notes go along."""
    got = page(address(("id", SOME[0]), ("note", "x"), ("q", "Laos")))

    form = got.one("form", data_ticks="")
    boxes = [e.attrs["value"] for e in form.all("input", type="checkbox")]
    hidden = [
        (e.attrs["name"], e.attrs["value"]) for e in form.all("input", type="hidden")
    ]
    assert boxes
    assert SOME[0] not in boxes
    assert hidden == [("id", SOME[0]), ("note", "x")]


@pytest.mark.parametrize("lang", INTERFACE)
def test_an_empty_list_explains_itself(client, parse_html, lang):
    """In every language, and no search engine keeps any list."""
    got = parse_html(client.get(f"/{lang}/list").text)

    assert len(got.one("div", data_empty="").text) > 100
    assert got.one("meta", name="robots").attrs["content"] == "noindex"


def test_an_address_without_language_leads_to_the_list(client):
    """With all that it has, like any page."""
    visitor = client.application.test_client()
    answer = visitor.get("/list?id=a&note=b", headers={"Accept-Language": "pl"})

    assert answer.status_code == 302
    assert answer.location == "/pl/list?id=a&note=b"


def test_a_card_can_be_ticked_without_a_script(page):
    """Its box has the headline as its name, and belongs to the form below."""
    got = page("/?q=Laos")

    form = got.one("form", id="ticks")
    boxes = got.all("input", form="ticks")
    assert form.attrs["action"] == "/en/list"
    assert len(boxes) == len(got.all("li", "hit"))
    for box, card in zip(boxes, got.all("li", "hit"), strict=True):
        said = card.one("label", "tick").one("span")
        names = [said.attrs["id"], card.one("h2").attrs["id"]]
        assert box.attrs["aria-labelledby"].split(" ") == names
        assert said.text == "On my list"


def test_an_article_can_be_put_on_the_list_and_cited(page):
    """On its page, with each style's citation."""
    got = page(f"/article/{SOME[0]}")

    form = got.one("form", data_keep=SOME[0])
    assert form.one("input", name="id").attrs["value"] == SOME[0]
    assert len(got.one("details", "cites").all("cite")) == len(
        {each.attrs["id"] for each in got.all("cite")}
    )


def test_a_long_address_is_said(page, hits):
    """Some servers refuse it: the page says to send a file."""
    pairs = [
        pair for hit in hits[:20] for pair in (("id", hit["id"]), ("note", "ї" * 100))
    ]

    assert "send a file instead" in page(address(*pairs)).one("main").text
    assert "send a file" not in page(address(("id", SOME[0]))).one("main").text


@pytest.mark.parametrize(
    "query", ["id=%00", "id=%ff", "note=x", "id[]=a", "style=", "up=x", "clear=ask"]
)
def test_no_address_is_an_error(client, query):
    """Whatever it has."""
    answer = client.get(f"/en/list?{query}", follow_redirects=True)

    assert answer.status_code == 200


def test_an_unknown_style_is_refused(client):
    """With a sentence that names those that there are."""
    answer = client.get("/en/list?style=mla")

    assert answer.status_code == 400
    assert "iso690" in answer.text
