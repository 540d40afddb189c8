"""Do the files of sources that come with Hoptac parse, and say where they are from?"""

from __future__ import annotations

from pathlib import Path

import pytest

from fetcher.errors import SourcesError
from fetcher.sources import read_sources

FILES = sorted((Path(__file__).parents[3] / "deploy" / "sources").glob("*.toml"))
PAGES = {
    "https://www.vietnam.vn/uk/ai-ban-dan": "vietnam.vn:ai-ban-dan",
    "https://www.vietnam.vn/ai-ban-dan": "vietnam.vn:ai-ban-dan",
    "https://mst.gov.vn/ai-ban-dan-197251025165007846.htm": "vietnam.vn:ai-ban-dan",
}


def test_there_are_some():
    """The publishers of the field have files."""
    assert len(FILES) >= 5


@pytest.fixture
def with_contact(tmp_path):
    """Return a function that reads an example after a contact was put in."""

    def read(file):
        text = file.read_text("utf-8").replace("YOUR NAME", "Us")
        own = tmp_path / file.name
        own.write_text(text.replace("YOUR.SITE", "site"), encoding="utf-8")
        return read_sources(own).sources

    return read


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_example_parses_once_a_contact_is_put_in(file, with_contact):
    """It says that nobody ran it; the rest is in order."""
    text = file.read_text("utf-8")

    assert text.startswith("# Written from public knowledge, never run.")
    assert with_contact(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_example_asks_nobody_in_a_strangers_name(file):
    """The contact that stands there is refused."""
    with pytest.raises(SourcesError, match="YOUR"):
        read_sources(file)


def test_versions_of_one_story_share_it(with_contact):
    """Also those of the ministry that the story is from."""
    file = next(file for file in FILES if file.stem == "vietnam-vn")
    sources = with_contact(file)

    stories = {
        url: next(s.story_of(url) for s in sources if s.takes(url)) for url in PAGES
    }
    assert stories == PAGES
