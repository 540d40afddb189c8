"""Is an article repaired as one, whatever file it comes from?"""

from __future__ import annotations

import json

import pytest

from corpus import Article, Rejection
from tests.corpus.repair.test_misread import misread
from tests.corpus.repair.test_vietnamese_fonts import FONTS, TEXTS, typed

TITLE = "Hội nghị thượng đỉnh"
BODY = " ".join(TEXTS)


def garbled(font: str) -> dict[str, str]:
    """Return a record whose texts were typed for a font."""
    return {
        "id": "a",
        "title": typed(TITLE, font),
        "source": typed("Thông tấn xã", font),
        "body": typed(BODY, font),
    }


@pytest.mark.parametrize("font", FONTS)
def test_title_source_and_body_are_restored_together(write, read, font):
    """A title alone may be too short to tell."""
    (item,) = read(write("a.jsonl", json.dumps(garbled(font))))

    assert (item.title, item.source, item.body) == (TITLE, "Thông tấn xã", BODY)
    assert (item.lang, item.mended) == ("vi", (f"converted from {font}",))


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("name", ["a.txt", "a.toml", "a.jsonl"])
def test_bytes_of_a_font_are_read_in_every_format(write, read, font, name):
    """They are no UTF-8."""
    record = {"id": "a", "title": TITLE, "body": BODY}
    text = {
        "a.txt": f"{TITLE}\n\n{BODY}\n",
        "a.toml": f'title = "{TITLE}"\nbody = "{BODY}"\n',
        "a.jsonl": json.dumps(record, ensure_ascii=False),
    }[name]

    (item,) = read(write(name, typed(text, font, "latin-1").encode("latin-1")))

    assert (item.title, item.body) == (TITLE, BODY)
    assert item.mended == (f"converted from {font}",)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1251"])
def test_a_page_loses_no_sign_at_the_end_of_its_lines(write, read, encoding):
    """`à` ends in a no-break space where it was misread, and `х` in a line break."""
    text = "Les élus disent voilà\n\nHier déjà, ici et là\nLe maire s’en va là-bas, à\n"

    (item,) = read(write("a.txt", misread(text, encoding)))

    assert item.title == "Les élus disent voilà"
    assert item.body == "Hier déjà, ici et là\nLe maire s’en va là-bas, à"


def test_a_page_in_ukrainian_that_was_misread_is_restored(write, read):
    """`х` was U+0085 in ISO 8859-1, at which lines are cut."""
    text = "Про хід справ\n\nХто і як хоче їхати. Вхід через хол, вихід хутко.\n"

    (item,) = read(write("a.txt", misread(text, "latin-1")))

    assert (item.title, item.lang) == ("Про хід справ", "uk")
    assert item.body.endswith("вихід хутко.")


def test_what_cannot_be_restored_is_refused_by_its_line(write, read, json_line):
    """The others are read."""
    bad = json_line(id="b", body="Vi?t Nam và Pháp ký hi?p ??nh h?p tác")
    lines = [json_line(id="a"), bad, json_line(id="c")]

    first, refused, third = read(write("a.jsonl", "\n".join(lines)))

    assert (first.id, third.id) == ("a", "c")
    assert isinstance(refused, Rejection)
    assert (refused.line, "letters are lost" in refused.reason) == (2, True)


def test_a_whole_article_says_nothing_of_repairs(write, read, json_line):
    """Its texts are as they were."""
    (item,) = read(write("a.jsonl", json_line()))

    assert isinstance(item, Article)
    assert item.mended == ()


def test_lines_of_a_title_stay_its_own(write, read):
    """Texts are joined to be looked at."""
    record = {"id": "a", "title": "Un\nété", "source": "", "body": "Le reçu\n\nd’été"}
    data = {key: misread(value, "cp1252") for key, value in record.items()}

    (item,) = read(write("a.jsonl", json.dumps(data)))

    assert (item.title, item.body) == ("Un été", "Le reçu\n\nd’été")
