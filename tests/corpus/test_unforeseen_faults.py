"""What goes wrong with one article ends no reading."""

import pytest

from analyzers import DictionaryError
from corpus import RuleError, reader
from corpus.formats.file_format import FileFormat
from corpus.formats.saved_page import FORMAT as TXT
from corpus.raw_article import validate

TEXT = "Делегації двох країн обговорили обмін студентами.\n"


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), RecursionError()])
def test_an_unforeseen_fault_is_of_one_article(
    write, read, json_line, monkeypatch, error
):
    """Its line is rejected with what happened, and the others are read."""

    def fail(raw):
        if raw.id == "b":
            raise error
        return validate(raw)

    monkeypatch.setattr(reader, "validate", fail)

    first, rejection, last = read(
        write("a.jsonl", "\n".join(json_line(id=name) for name in "abc"))
    )

    assert [first.id, last.id] == ["a", "c"]
    assert rejection.line == 2
    assert type(error).__name__ in rejection.reason


def test_a_fault_in_parsing_is_of_one_article(write, read, monkeypatch):
    """Formats that are parsed in this process are held to it as well."""
    broken = FileFormat(suffixes=(".txt",), cut=TXT.cut, parse=lambda *_: 1 // 0)
    monkeypatch.setattr(reader, "format_of", lambda _: broken)

    (rejection,) = read(write("a.txt", TEXT))

    assert "ZeroDivisionError" in rejection.reason


@pytest.mark.parametrize("error", [RuleError("x"), DictionaryError("x"), OSError("x")])
def test_a_fault_of_all_articles_ends_the_reading(write, read, monkeypatch, error):
    """A broken rule or a missing dictionary is no fault of an article."""

    def fail(_):
        raise error

    monkeypatch.setattr(reader, "validate", fail)

    with pytest.raises(type(error)):
        read(write("a.txt", TEXT))
