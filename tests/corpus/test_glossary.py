"""Is the glossary whole, and is a broken table refused?"""

import unicodedata
from importlib import resources

import pytest

from corpus import glossary
from corpus.errors import RuleError
from corpus.glossary import COLUMNS, glossary_concepts

ROW = "agreement\tугода | договір\taccord\tumowa\thiệp định"


@pytest.fixture
def table(tmp_path, monkeypatch):
    """Return a function that reads a table of its own instead of ours."""

    def read(*lines, name="a.tsv"):
        folder = tmp_path / "data" / "glossary"
        folder.mkdir(parents=True, exist_ok=True)
        folder.joinpath(name).write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.setattr(glossary.resources, "files", lambda _package: tmp_path)
        return glossary_concepts.__wrapped__()

    return read


def test_there_are_many_concepts():
    """The words of cooperation are covered broadly; the number only rises."""
    assert len(glossary_concepts()) >= 3_600


@pytest.mark.parametrize("lang", COLUMNS)
def test_every_concept_has_terms(lang):
    """Each term is composed, trimmed, has a letter and occurs once in its cell."""
    for concept in glossary_concepts():
        assert tuple(concept) == COLUMNS
        terms = concept[lang]
        assert terms
        assert len({term.casefold() for term in terms}) == len(terms), terms
        for term in terms:
            assert term == unicodedata.normalize("NFC", " ".join(term.split()))
            assert any(char.isalpha() for char in term)


def test_no_concept_is_listed_twice():
    """Two lines with the same terms would count double."""
    rows = [tuple(concept.values()) for concept in glossary_concepts()]

    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("lang", COLUMNS)
def test_a_term_belongs_to_one_concept(lang):
    """A term of two concepts would bring the translations of both.

    Vietnamese has no adjectives of names: `châu Âu` is Europe and European.
    """
    owners = {}
    for concept in glossary_concepts():
        for term in concept[lang]:
            name = lang == "vi" and any(char.isupper() for char in term)
            other = owners.setdefault(term.casefold(), concept)
            assert other is concept or name, f"{term}: {other['en']}, {concept['en']}"


def test_cells_are_written_evenly():
    """Terms are parted by a stroke between blanks, no cell is left open."""
    folder = resources.files("corpus").joinpath("data", "glossary")
    for table in folder.iterdir():
        for number, line in enumerate(table.read_text("utf-8").splitlines(), start=1):
            for cell in [] if line.startswith("#") else line.split("\t"):
                even = " | ".join(" ".join(term.split()) for term in cell.split("|"))
                assert cell == even, f"{table.name}:{number}: {cell!r}"


def test_scripts_are_those_of_the_languages():
    """A cell in the wrong column would be found by its letters."""
    for concept in glossary_concepts():
        for lang, terms in concept.items():
            for letter in (c for term in terms for c in term if c.isalpha()):
                cyrillic = unicodedata.name(letter).startswith("CYRILLIC")
                assert not (cyrillic and lang != "uk"), terms
        assert any(
            unicodedata.name(c).startswith("CYRILLIC") for c in "".join(concept["uk"])
        ), concept["uk"]


def test_a_line_is_read(table):
    """Terms keep their order; remarks, empty lines and the head are left out."""
    (concept,) = table("\t".join(COLUMNS), "# a remark", "", ROW)

    assert concept == {
        "en": ("agreement",),
        "uk": ("угода", "договір"),
        "fr": ("accord",),
        "pl": ("umowa",),
        "vi": ("hiệp định",),
    }


def test_tables_are_read_in_the_order_of_their_names(table):
    """The numbers of concepts do not depend on the disk; other files are left."""
    table(ROW.replace("agreement", "second"), name="b.tsv")
    table("no table", name="notes.txt")

    concepts = table(ROW, name="a.tsv")

    assert [concept["en"] for concept in concepts] == [("agreement",), ("second",)]


def test_a_quotation_mark_is_a_letter_like_others(table):
    """A quotation mark does not join lines."""
    (concept,) = table(ROW.replace("accord", '"accord'))

    assert concept["fr"] == ('"accord',)


@pytest.mark.parametrize(
    "line",
    [
        ROW.rsplit("\t", 1)[0],
        ROW + "\tmore",
        ROW.replace("accord", " "),
        ROW.replace("accord", " | "),
        ROW.replace("\t", "    "),
    ],
    ids=["a cell less", "a cell more", "an empty cell", "no term", "no tabs"],
)
def test_a_broken_line_is_named(table, line):
    """The message names file and line."""
    with pytest.raises(RuleError, match=r"a\.tsv:3: 5 filled cells.*mend the line"):
        table("\t".join(COLUMNS), ROW, line)
