"""Is the line of each description in a Turtle file found?"""

import pytest

from corpus.turtle_lines import subjects

PREFIXES = {"a": "https://a.example/", "": "https://b.example/#"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:x a a:y .\n\na:z a a:y .", [("https://a.example/x", 1),
                                        ("https://a.example/z", 3)]),
        ("@prefix a: <q> .\n:x a a:y .", [("https://b.example/#x", 2)]),
        ("PREFIX a: <q>\nBASE <r>\n@base <s> .\na:x a a:y.",
         [("https://a.example/x", 4)]),
        ('a:x a:p "a . b"@en, """c\n. "d" .""", \'e . \' .\na:y a:p 1.5 .',
         [("https://a.example/x", 1), ("https://a.example/y", 3)]),
        ("# a:q a a:y .\n<x#y> a a:y . # <z> a a:y .\n<t> a:p [ a a:y ] .",
         [("https://base.example/x#y", 2), ("https://base.example/t", 3)]),
        ("a:b.c a a:y .", [("https://a.example/b.c", 1)]),
        ("", []),
    ],
    ids=["two", "empty prefix", "directives", "strings", "comments", "dot", "none"],
)  # fmt: skip
def test_subjects_and_their_lines(text, expected):
    """Stops in strings, comments, numbers and names end nothing."""
    assert list(subjects(text, PREFIXES, "https://base.example/")) == expected
