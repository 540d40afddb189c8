"""What do the pages of the test web hold, and what does their catalogue say?"""

import html
import re
from collections import Counter

import pytest

from bench.web.catalogue import write_pages
from bench.web.designs import LANGUAGES, load_designs, load_furniture
from bench.web.sheets import LISTS

TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return where the pages lie."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def rows(folder):
    """Return the catalogue of pages in two languages."""
    return write_pages(folder, ("uk", "vi"), 72, 1)


def shown(folder, row):
    """Return the text of a page about as a browser would show it."""
    page = (folder / row["file"]).read_bytes().decode(row["encoding"])
    text = html.unescape(TAG.sub("", page.partition("<body")[2]))
    return " ".join(text.replace("\u00ad", "").split())


def articles(rows):
    """Return the rows of articles, those to be refused too."""
    return [row for row in rows if row["kind"] == "article"]


def test_each_design_has_pages_of_each_language(rows):
    """None of them carries more than its share."""
    counts = Counter((row["design"], row["lang"]) for row in rows if not row["refuse"])
    designs = [design.name for design in load_designs()]
    assert len(designs) == 11
    assert counts.keys() == {(name, lang) for name in designs for lang in ("uk", "vi")}
    assert set(counts.values()) <= {6, 7}


def test_what_a_page_should_give_stands_on_it(folder, rows):
    """A title, a lede or a fragment that is missing would be a fault of the gold."""
    for row in articles(rows):
        text = shown(folder, row)
        for fragment in (row["title"], row["lede"], *row["want"]):
            assert fragment in text, row["file"]


def test_what_a_page_should_not_give_stands_on_it_beside_the_text(folder, rows):
    """Three pieces of furniture, none of them a part of what is wanted."""
    for row in articles(rows):
        text = shown(folder, row)
        assert len(set(row["unwant"])) == 3, row["file"]
        for fragment in row["unwant"]:
            assert fragment in text, row["file"]
            assert not any(fragment in w for w in (row["title"], *row["want"]))


def test_lists_and_foreign_editions_are_to_be_refused(rows):
    """Lists in our languages, articles in others."""
    refused = Counter((r["kind"], r["lang"] in LANGUAGES) for r in rows if r["refuse"])
    assert refused["list", True] == 2 * len(LISTS) * len(load_designs())
    assert refused["article", False] > 20
    assert ("article", True) not in refused


def test_a_seed_decides_all(folder, rows, tmp_path):
    """The same seed writes the same bytes, another one other pages."""
    assert write_pages(tmp_path, ("uk", "vi"), 72, 1) == rows
    for row in rows:
        name = row["file"]
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
    assert write_pages(tmp_path, ("uk", "vi"), 72, 2) != rows


def test_every_fault_of_a_design_occurs(rows):
    """A fault that chance never draws is not tried."""
    seen = {(row["design"], fault) for row in rows for fault in row["faults"]}
    for design in load_designs():
        assert {f for name, f in seen if name == design.name} >= set(design.faults)


def test_the_languages_have_the_same_furniture():
    """Every key in every language, with all months and weekdays."""
    words = load_furniture()
    for lang, keys in words.items():
        assert keys.keys() == words["uk"].keys(), lang
        assert len(keys["months"]) == 12
        assert len(keys["weekdays"]) == 7
