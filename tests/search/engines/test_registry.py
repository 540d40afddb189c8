"""Does a URL name its engine?"""

import pytest

from search.engines.registry import ENGINES, open_storage
from search.errors import UnknownEngineError


@pytest.mark.parametrize("scheme", sorted(ENGINES))
def test_a_scheme_names_its_engine(scheme):
    """Every engine of the registry is found by its scheme."""
    assert type(open_storage(f"{scheme}:")) is type(ENGINES[scheme]({}))


@pytest.mark.parametrize("url", ["", "var/index"])
def test_the_default_engine_needs_no_scheme(url):
    """A plain path or nothing names it."""
    assert type(open_storage(url)) is type(open_storage("whoosh:"))


def test_an_unknown_engine_is_refused_with_what_there_is():
    """The error says which schemes there are."""
    with pytest.raises(UnknownEngineError, match=r"lucene:x.*whoosh:"):
        open_storage("lucene:x")
