"""Is a vocabulary's mistake reported in one line, and valid content read?"""

from __future__ import annotations

import pytest

from corpus import RuleError
from corpus.vocabulary import compile_topics

HEAD = """@prefix hop: <https://hoptac.invalid/topic/> .
@prefix medtop: <http://cv.iptc.org/newscodes/mediatopic/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
LABELS = 'skos:prefLabel "a"@en, "б"@uk, "c"@fr, "d"@pl, "đ"@vi'


def concept(name, *more):
    """Write a concept in two lines and one for each further statement."""
    return f"hop:{name} a skos:Concept ;\n  " + " ;\n  ".join((*more, LABELS)) + " .\n"


def compiled(text):
    """Compile a vocabulary's text below the prefixes."""
    return compile_topics((HEAD + text).encode(), "F.ttl")


def test_two_levels_are_read():
    """A concept has its mapping, its parents and its words by language."""
    upper, other, lower = compiled(
        concept("b", "skos:exactMatch medtop:07000000")
        + concept("a", "skos:closeMatch medtop:20000480, <https://example.org/x>",
                  "skos:broadMatch medtop:11000000")
        + concept("c", "skos:broader hop:b, hop:a", 'skos:altLabel "y"@fr, "x"@fr',
                  'skos:hiddenLabel "z;. # z"@pl'),
    )[1::-1] + compiled(
        concept("b") + concept("a")
        + concept("c", "skos:broader hop:b, hop:a", 'skos:altLabel "y"@fr, "x"@fr',
                  'skos:hiddenLabel "z;. # z"@pl'),
    )[2:]  # fmt: skip

    assert (upper.id, upper.iptc, upper.iptc_top) == ("b", *["medtop:07000000"] * 2)
    assert (other.id, other.iptc) == ("a", "medtop:20000480")
    assert other.iptc_top == "medtop:11000000"
    assert lower.broader == ("a", "b")
    assert lower.label == {"en": "a", "uk": "б", "fr": "c", "pl": "d", "vi": "đ"}
    assert (lower.terms, lower.weak) == ({"fr": ("x", "y")}, {"pl": ("z;. # z",)})


def test_narrower_says_the_same_as_broader():
    """Files of other makers may give the relation the other way round."""
    text = concept("a", "skos:narrower hop:b") + concept("b")

    assert [topic.broader for topic in compiled(text)] == [(), ("a",)]


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        (concept("a") + "hop:b a skos:Concept ;\n x", 7, "no Turtle"),
        ("x:a a skos:Concept .", 4, "no Turtle"),
        ('hop:a skos:prefLabel "a .', 4, "no Turtle"),
        (concept("a") + concept("b") + concept("a"), 8, "a is described twice"),
        (concept("a") + "<a> a skos:Concept .", 6, "a is described twice"),
        (concept("a", "skos:broader hop:b") + concept("b", "skos:broader hop:a"), 4,
         "a is broader than itself"),
        (concept("a", "skos:broader hop:a"), 4, "a is broader than itself"),
        (concept("a") + concept("b", "skos:broader hop:a")
         + concept("c", "skos:broader hop:b"), 9, "c stands on a third level"),
        (concept("a", "skos:broader hop:x"), 4, "the unknown broader concept x"),
        (concept("a").replace(', "d"@pl', ""), 4, "a has no skos:prefLabel @pl"),
        (concept("a", 'skos:prefLabel "e"@pl'), 4, "a has 2 skos:prefLabel @pl"),
        (concept("a").replace('"d"', '" "'), 4, "skos:prefLabel"),
        (concept("a", 'skos:altLabel "x"'), 4, "skos:altLabel"),
        (concept("a", 'skos:altLabel "x"@de'), 4, "skos:altLabel"),
        (concept("a", "skos:altLabel hop:a"), 4, "skos:altLabel"),
        (concept("a", "skos:exactMatch medtop:2000"), 4, "medtop:2000"),
        (concept("A_b"), 4, "'A_b' cannot be an id"),
        ("", 1, "no skos:Concept"),
    ],
)  # fmt: skip
def test_mistake_is_one_line_with_its_line_number(text, line, wrong):
    """Each names file and line, what is wrong, and behind a semicolon what to do."""
    with pytest.raises(RuleError) as caught:
        compiled(text)

    message = str(caught.value)
    assert message.startswith(f"F.ttl:{line}: ")
    assert wrong in message
    assert message.rpartition("; ")[2]
    assert "\n" not in message


def test_bytes_that_are_no_text_are_reported():
    """The message has their line too."""
    with pytest.raises(RuleError, match=r"^F\.ttl:2: not UTF-8; save"):
        compile_topics(b"# a\n\xff", "F.ttl")


def test_mark_at_the_start_is_no_mistake():
    """Some editors put a byte order mark before UTF-8."""
    text = "\ufeff" + HEAD + concept("a")

    assert compile_topics(text.encode(), "F.ttl")[0].id == "a"


@pytest.mark.parametrize(
    "label",
    [
        '"1E99999999"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        "1E99999999",
        f'"{"x" * 10**6}"',
        f'"{"x" * 10**6}"@de',
        '"\\u001b[31m"',
    ],
    ids=["exponent", "number", "long text", "long label", "escape"],
)
def test_an_odd_label_is_quoted_as_it_stands_and_in_short(label):
    """Not as the number that it stands for, of a hundred million digits."""
    with pytest.raises(RuleError) as caught:
        compiled(concept("a", f"skos:altLabel {label}"))

    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("text", ["[ hop:x " * 3000, f"hop:{'x' * 10**5} hop:b ;;; ]"])
def test_what_cannot_be_read_is_quoted_in_short(text):
    """Blank nodes within each other and long names among it."""
    with pytest.raises(RuleError, match="no Turtle") as caught:
        compiled(text)

    assert len(str(caught.value)) < 300


def test_statements_have_a_limit(monkeypatch):
    """Each takes memory, though it be of three letters."""
    monkeypatch.setattr("corpus.vocabulary._MOST_STATEMENTS", 100)
    numbers = ", ".join(map(str, range(101)))

    with pytest.raises(RuleError, match="more than 100 statements"):
        compiled(concept("a", f"skos:notation {numbers}"))
