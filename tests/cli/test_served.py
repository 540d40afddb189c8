"""Does a server say what it serves?"""

from pathlib import Path

import pytest

from cli.served import served
from search.generations.manifest import Manifest


@pytest.mark.parametrize(
    ("articles", "languages", "expected"),
    [
        (4752, {"uk": 4750, "fr": 2}, "4,752 articles (fr 2, uk 4,750) of"),
        (1, {"vi": 1}, "1 article (vi 1) of"),
        (0, {}, "0 articles of"),
    ],
    ids=["many", "one", "none"],
)
def test_it_counts_articles_and_languages(articles, languages, expected):
    """The engine and the generation are named as well."""
    manifest = Manifest(
        articles=articles, analyzers={}, languages=languages, engine="opensearch"
    )

    line = served(manifest, "gen-000007", Path("/var/lib/index"))

    assert line.startswith(f"Hoptac serves {expected} gen-000007 ")
    assert line.endswith("in /var/lib/index, engine opensearch")


def test_it_is_one_harmless_line():
    """A folder's name may hold any sign; a relative one is completed."""
    line = served(Manifest(articles=1, analyzers={}), "gen-000001", Path("a\n\x1b[2Jb"))

    assert line.isprintable()
    assert f"{Path.cwd()}/a��[2Jb" in line
