"""Is damage to an index detected, and reported as such?"""

import gc
import json
import random
from contextlib import suppress

import pytest
from hypothesis import example, given, settings, strategies as st

from bench.dark.mutations import is_intact, mutate
from search.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from search.generations.generation import current_folder
from search.generations.verification import verify
from search.searcher.reader import Reader


@pytest.fixture(scope="module", autouse=True)
def _frozen_heap():
    """Leave what exists out of collections: each would take seconds in a long run."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def generation(tmp_path, publish_index, make_document):
    """Return a finished generation of a few articles; tests may damage it."""
    return publish_index(
        tmp_path, [make_document(str(n), f"мирна угода {n}") for n in range(20)]
    )


@pytest.fixture(scope="module")
def restored(tmp_path_factory, publish_index, make_document):
    """Return an index folder that every test restores."""
    index = tmp_path_factory.mktemp("restored")
    publish_index(index, [make_document(str(n), f"мирна угода {n}") for n in range(20)])
    return index


def data_files(generation):
    """Return the files that are not empty, without the manifest."""
    files = [path for path in generation.iterdir() if path.name != "manifest.json"]
    return sorted(path for path in files if path.stat().st_size)


def flipped(data, offset, bit=0):
    """Return bytes with one bit flipped."""
    byte = data[offset] ^ (1 << bit)
    return data[:offset] + bytes([byte]) + data[offset + 1 :]


def test_a_whole_generation_is_verified(generation):
    """An unchanged index passes."""
    assert verify(generation).articles == 20
    assert len(data_files(generation)) >= 2


def test_every_changed_byte_is_detected(generation):
    """One hundred bytes of all files, CURRENT and the manifest included."""
    assert mutate(generation.parent, 100).failures == ()


def test_every_flipped_bit_of_current_is_detected(
    generation, publish_index, make_document
):
    """No bit of its first line can flip, and no byte be lost, without notice."""
    index = generation.parent
    publish_index(index, [make_document("a", "мир")])
    current = index / "CURRENT"
    whole = current.read_bytes()
    first_line = whole.index(b"\n") + 1

    for offset in range(first_line):
        for bit in range(8):
            current.write_bytes(flipped(whole, offset, bit))
            assert not is_intact(index), (offset, bit)
    for length in set(range(1, len(whole))) - {first_line}:
        current.write_bytes(whole[:length])
        assert not is_intact(index), length


def test_a_changed_byte_of_the_manifest_is_detected(generation):
    """Even if it remains a manifest, with another date or another count."""
    manifest = generation / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"20,", b"21,", 1))

    with pytest.raises(IndexDamagedError, match=r"manifest\.json is changed"):
        verify(generation)


@pytest.mark.parametrize("where", [0.0, 0.3, 0.7, 0.999])
def test_a_flipped_bit_is_detected(generation, where):
    """A single bit of any file suffices, and the file is named."""
    for path in data_files(generation):
        whole = path.read_bytes()
        path.write_bytes(flipped(whole, int(len(whole) * where)))

        with pytest.raises(IndexDamagedError, match=f"{path.name} is changed"):
            verify(generation)
        path.write_bytes(whole)


def test_a_truncated_file_is_detected(generation):
    """A file that lacks its last byte is named."""
    for path in data_files(generation):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])

        with pytest.raises(IndexDamagedError, match=f"{path.name} is changed"):
            verify(generation)
        path.write_bytes(whole)


def test_a_missing_file_is_detected(generation):
    """The missing file is named."""
    for path in data_files(generation):
        whole = path.read_bytes()
        path.unlink()

        with pytest.raises(IndexDamagedError, match=f"{path.name} is missing"):
            verify(generation)
        path.write_bytes(whole)


def test_a_foreign_file_is_detected(generation):
    """A file that was not published is named."""
    generation.joinpath("foreign.txt").write_text("")

    with pytest.raises(IndexDamagedError, match=r"foreign\.txt is not of this index"):
        verify(generation)


def test_a_foreign_folder_is_detected(generation):
    """A folder that was not published is damage, as a file is."""
    generation.joinpath("foreign").mkdir()

    with pytest.raises(IndexDamagedError, match="foreign"):
        verify(generation)


def test_a_missing_manifest_is_detected(generation):
    """A generation without a manifest is damaged."""
    generation.joinpath("manifest.json").unlink()

    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        verify(generation)


@pytest.mark.parametrize(
    "values",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"articles": 1}',
        json.dumps({"articles": 1, "analyzers": None, "files": None}),
        json.dumps({"articles": 1, "analyzers": {}, "files": {"a": 3}}),
    ],
)
def test_a_broken_manifest_is_damage(generation, values):
    """A manifest of another shape is damage to those who verify or read it."""
    generation.joinpath("manifest.json").write_text(values)

    with pytest.raises(IndexDamagedError):
        verify(generation)
    with pytest.raises((IndexDamagedError, IndexOutdatedError)):
        Reader(generation.parent)


@given(st.binary(max_size=40))
@example(b"")
@example(b"\xff")
@example(b"gen-")
@example(b"gen-000002")
@example(b"gen-\x00")
@example(b"gen-000001\n")
@example(b"gen-000001 " + b"0" * 64)
@example(b"../gen-000001")
@example(b"gen-000001/../gen-000001")
@example(b"manifest.json")
@example(b"gen-" + b"1" * 300)
@settings(max_examples=60, deadline=None)
def test_a_damaged_current_is_detected(restored, content):
    """Whatever else CURRENT contains, it is damage and no other error."""
    current = restored / "CURRENT"
    whole = current.read_bytes()
    if content.strip() == whole.strip():
        return
    current.write_bytes(content)

    try:
        with pytest.raises(IndexDamagedError, match="hoptac index"):
            current_folder(restored)
    finally:
        current.write_bytes(whole)


def test_a_folder_instead_of_current_is_damage(generation):
    """If CURRENT cannot be read, the index is damaged."""
    current = generation.parent / "CURRENT"
    current.unlink()
    current.mkdir()

    with pytest.raises(IndexDamagedError):
        current_folder(generation.parent)


def test_a_missing_current_is_a_missing_index(generation):
    """Without CURRENT no generation is in service."""
    generation.parent.joinpath("CURRENT").unlink()

    with pytest.raises(IndexMissingError):
        current_folder(generation.parent)


def test_a_lost_generation_is_damage(generation):
    """CURRENT must not name a generation that does not exist."""
    generation.rename(generation.parent / "elsewhere")

    with pytest.raises(IndexDamagedError):
        current_folder(generation.parent)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Whoosh leaves a file open
@given(st.integers(0), st.integers(0, 7), st.booleans())
def test_a_damaged_file_is_never_another_error_when_it_is_opened(
    restored, seed, bit, cut
):
    """A reader opens damaged files, or reports them as damaged or outdated."""
    files = sorted(current_folder(restored).iterdir())
    path = random.Random(seed).choice([f for f in files if f.stat().st_size])  # noqa: S311
    whole = path.read_bytes()
    offset = seed % len(whole)
    path.write_bytes(whole[:offset] if cut else flipped(whole, offset, bit))

    try:
        with suppress(IndexDamagedError, IndexOutdatedError):
            Reader(restored)
    finally:
        path.write_bytes(whole)
        gc.collect()  # closes here, and not in another test, what was left open
