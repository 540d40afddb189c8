"""Can an index of unknown origin run code?"""

import pickle
import shutil

import pytest

from search.engines.registry import open_storage
from search.errors import IndexDamagedError
from search.generations.generation import current_folder
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader


class Planted:
    """An object that creates a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (str(self.path), "w"))


@pytest.fixture
def index(tmp_path, publish_index, make_document):
    """Return an index of some articles."""
    publish_index(
        tmp_path / "index",
        [make_document(str(n), f"мирна угода {n}") for n in range(5)],
    )
    return tmp_path / "index"


def files(index):
    """Return the names of the files of the generation in service."""
    return sorted(path.name for path in current_folder(index).iterdir())


def test_a_payload_in_any_file_is_never_run(index, tmp_path):
    """Opening and searching an index whose files hold pickles unpickles none."""
    mark = tmp_path / "ran"
    payload = pickle.dumps(Planted(mark))
    pickle.loads(payload).close()  # noqa: S301 - it works where pickles are read
    assert mark.exists()
    mark.unlink()

    for name in files(index):
        copy = tmp_path / f"copy-{name}"
        shutil.copytree(index, copy)
        path = current_folder(copy) / name
        path.write_bytes(payload)
        try:
            reader = Reader(copy)
            list(reader.search(Query(question=parse("угода"))).hits)
            reader.suggest("уго")
        except IndexDamagedError:
            pass
        assert not mark.exists(), name


def test_the_table_of_contents_of_whoosh_is_not_read(index):
    """The only pickled file, which is for Whoosh itself, may be missing."""
    generation = current_folder(index)
    (toc,) = generation.glob("*.toc")
    toc.unlink()

    engine = open_storage().open(generation)

    assert len(list(engine.articles())) == 5
