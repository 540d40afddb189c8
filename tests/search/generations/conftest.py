"""What do the tests of generations need? Generations of one small file."""

from search.generations.manifest import Manifest
from search.generations.publish import building, publish

MANIFEST = Manifest(articles=0, analyzers={"uk": "x"})


def generations(index):
    """Return the names of the generations in an index folder."""
    return sorted(path.name for path in index.glob("gen-*"))


def publish_file(index, text="a"):
    """Publish a generation of one small file."""
    with building(index) as folder:
        folder.joinpath("data").write_text(text)
        publish(index, folder, MANIFEST)
    return folder
