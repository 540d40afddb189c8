"""Does what is said of names of organizations speak of names that there are?"""

from __future__ import annotations

import pytest

from analyzers import LANGUAGES
from corpus import load_organizations
from corpus.organization_context import load_organization_context


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_that_need_capitals_are_listed_ones(lang: str) -> None:
    """A misspelt one would have no effect, unseen."""
    names = {name for one in load_organizations() for name in one.names[lang]}
    context = load_organization_context(lang)

    assert {*context.capitals, *context.small} <= names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_both_needs_its_capital_and_may_lack_it(lang: str) -> None:
    """A language says either which names need it, or which do not."""
    context = load_organization_context(lang)
    assert not context.capitals or not context.small


@pytest.mark.parametrize("lang", LANGUAGES)
def test_abbreviations_that_are_words_are_listed_ones(lang: str) -> None:
    """Each is an abbreviation of the language's own names."""
    names = {name for one in load_organizations() for name in one.names[lang]}
    spelled = set(load_organization_context(lang).spelled)

    assert all(word.isupper() for word in spelled)
    assert spelled <= names
