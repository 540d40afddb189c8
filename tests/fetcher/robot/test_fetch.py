"""Which sources does a pass ask?"""

from __future__ import annotations

import pytest

from fetcher.errors import SourcesError
from fetcher.robot.fetch import choose
from fetcher.sources import Contact, Source, Sources

SOURCES = Sources(Contact("A", "mailto:a@a.test"), (Source(name="Own"),))


def test_sources_are_chosen_in_any_case_of_letters():
    """All, if none is named."""
    assert choose(SOURCES, ("own",)) == choose(SOURCES, ()) == SOURCES.sources


@pytest.mark.parametrize(
    ("name", "said"), [("Nope", "known are Own"), ("OWNS", "did you mean 'Own'")]
)
def test_names_are_shown_as_the_file_writes_them(name, said):
    """So that they can be copied."""
    with pytest.raises(SourcesError, match=said):
        choose(SOURCES, (name,))
