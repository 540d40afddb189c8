"""What do the tests of discovery need? A source that takes everything."""

from __future__ import annotations

import re

import pytest

from fetcher.sources import Source


@pytest.fixture
def source() -> Source:
    """Return a source in Kyiv whose stories are named in their addresses."""
    return Source(
        name="Gazeta",
        zone="Europe/Kyiv",
        story=(re.compile(r"/(?:uk|fr)/(?P<story>[a-z0-9-]+)$"),),
        story_group="gazeta",
    )
