"""Are cached patterns those that would be compiled?"""

import pytest

from indexer.tagging import compiled_patterns as module
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.country_patterns import _countries, _exceptions
from indexer.tagging.organization_patterns import _patterns


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Cache them in a folder of the test's own, and return it."""
    monkeypatch.setattr("analyzers.compiled_cache._folders", lambda: iter([tmp_path]))
    return tmp_path


@pytest.mark.parametrize("compile_patterns", [_countries, _exceptions, _patterns])
@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_cached_patterns_equal_compiled_ones(compile_patterns, lang):
    """In order and in every attribute; the second time nothing is compiled."""
    compiled = tuple(compile_patterns(lang))

    assert cached_patterns("some", lang, lambda: compiled) == compiled
    assert cached_patterns("some", lang, lambda: 1 / 0) == compiled


def test_a_change_of_what_they_depend_on_compiles_anew(monkeypatch):
    """That is the language, the lexicon, the vocabulary and the code."""
    compiled = tuple(_countries("pl"))[:3]
    cached_patterns("countries", "pl", lambda: compiled)

    assert cached_patterns("countries", "fr", tuple) == ()
    assert cached_patterns("topics", "pl", tuple) == ()
    assert cached_patterns("countries", "pl", tuple, b"more") == ()
    monkeypatch.setattr(module, "_code", lambda: "other")
    assert cached_patterns("countries", "pl", tuple) == ()


def test_a_damaged_file_is_compiled_anew(folder):
    """This holds for any damage."""
    compiled = tuple(_countries("pl"))[:3]
    cached_patterns("countries", "pl", lambda: compiled)
    (file,) = folder.iterdir()

    inside = ("[1]", "[null]", "[[1,2,3,4,5,6]]", "null")
    others = [f'{{"patterns-2": {values}}}' for values in inside]
    for broken in ("[[1]]", "{}", '"text"', *others):
        file.write_text(broken)
        assert cached_patterns("countries", "pl", lambda: compiled) == compiled
    assert cached_patterns("countries", "pl", lambda: compiled) == compiled
