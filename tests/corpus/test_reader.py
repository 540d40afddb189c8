"""Which articles do these files and folders hold?"""

from __future__ import annotations

import gzip

import pytest

from corpus import (
    Article,
    Rejection,
    UnchangedArticle,
    chunks,
    find_files,
    read_with_digests,
    reader,
)
from corpus.formats.file_format import FileFormat
from corpus.raw_article import RawArticle, RawChunk

TEXT = "Делегації двох країн обговорили обмін студентами.\n"
TOML = f"lang = 'uk'\ntitle = 'Обмін'\nbody = '{TEXT.strip()}'\n"


def ids(items) -> list[str]:
    """Return the ids of articles, without rejections."""
    return [item.id for item in items if isinstance(item, Article)]


def test_every_suffix_has_its_reader(write, read, json_line, tmp_path):
    """Pages, hand-written files and JSON lines, packed or not, all become articles."""
    write("a.txt", TEXT)
    write("b.toml", TOML)
    write("c.jsonl", json_line(id="c1") + "\n" + json_line(id="c2") + "\n")
    write("d.jsonl.gz", gzip.compress(json_line(id="d1").encode()))

    assert ids(read(tmp_path)) == ["a", "b", "c1", "c2", "d1"]


@pytest.mark.parametrize("name", ["A.TXT", "A.Txt"])
def test_case_of_a_suffix_does_not_matter(write, read, name):
    """Files from other systems are often in capitals."""
    assert ids(read(write(name, TEXT))) == ["A"]


def test_id_is_the_path_below_the_folder_without_its_suffix(write, read, tmp_path):
    """Folders part ids with a slash, and inner dots stay."""
    write("2025/10/news.uk.txt", TEXT)

    assert ids(read(tmp_path)) == ["2025/10/news.uk"]
    assert ids(read(tmp_path / "2025")) == ["10/news.uk"]


def test_id_of_a_single_file_is_its_name(write, read):
    """A file that was named itself lies below no folder."""
    assert ids(read(write("2025/news.txt", TEXT))) == ["news"]


def test_id_in_a_toml_file_wins_over_its_name(write, read):
    """What the author wrote is meant."""
    assert ids(read(write("a.toml", "id = 'mine'\n" + TOML))) == ["mine"]


def test_hidden_files_and_folders_are_passed_over(write, read, tmp_path):
    """Editors and version control leave them there."""
    write(".draft.txt", TEXT)
    write(".git/a.txt", TEXT)
    write("b/.c/d.txt", TEXT)
    write("e.txt", TEXT)

    assert ids(read(tmp_path)) == ["e"]


def test_other_kinds_of_files_in_a_folder_are_passed_over(write, read, tmp_path):
    """A folder may have pictures and notes next to its articles."""
    for name in ("a.png", "README", "b.json", "c.txt.bak", "d.gz"):
        write(name, b"\x00")

    assert read(tmp_path) == []


def test_order_is_that_of_names(write, read, tmp_path):
    """Files of a folder come before its folders, each sorted."""
    for name in ("z/a.txt", "b.txt", "y/a.txt", "a.txt"):
        write(name, TEXT)

    assert ids(read(tmp_path)) == ["a", "b", "y/a", "z/a"]


def test_listed_files_are_those_that_are_read(write, read, tmp_path):
    """Both lists agree, in the same order."""
    for name in ("z/a.txt", "b.txt", ".c.txt", "d.png", "a.toml"):
        write(name, TOML)

    listed = [str(path) for path in find_files([tmp_path])]

    assert len(listed) == 3
    paths = [i.origin if isinstance(i, Article) else i.path for i in read(tmp_path)]
    assert paths == listed


def test_origin_is_absolute(write, read, tmp_path, monkeypatch):
    """The origin of a relative path is the absolute one."""
    file = write("in/a.txt", TEXT)
    monkeypatch.chdir(tmp_path)

    (item,) = read(file.relative_to(tmp_path))

    assert item.origin == str(file)


def test_first_of_two_articles_with_one_id_stays(write, read, tmp_path):
    """The second is refused, and the first is named."""
    first, second = write("a.toml", TOML), write("a.txt", TEXT)

    accepted, refused = read(tmp_path)

    assert accepted.origin == str(first)
    assert refused.path == str(second)
    assert str(first) in refused.reason
    assert "rename" in refused.reason


def test_duplicate_on_a_line_names_both_lines(write, read, json_line):
    """In a long file only the number helps."""
    lines = [json_line(id=name) for name in ("a", "b", "c", "b")]

    *accepted, refused = read(write("a.jsonl", "\n".join(lines)))

    assert ids(accepted) == ["a", "b", "c"]
    assert refused.line == 4
    assert "a.jsonl:2" in refused.reason


def test_file_named_twice_is_read_once(write, read):
    """The second time every article of it is a duplicate."""
    file = write("a.txt", TEXT)

    assert [type(item) for item in read(file, file)] == [Article, Rejection]


def test_refused_article_does_not_take_its_id(write, read, json_line):
    """A good article under the id of a bad one is no duplicate."""
    bad, good = json_line(id="a", title=5), json_line(id="a")

    assert ids(read(write("a.jsonl", f"{bad}\n{good}\n"))) == ["a"]


def ids_by_digest(results) -> dict[str, str]:
    """Return the ids of what was read, by its digests."""
    return {digest: item.id for item, digest in results if digest}


def test_unchanged_bytes_are_not_parsed_again(write, json_line, tmp_path):
    """Of the same bytes in the same file only the id is returned, in the same order."""
    write("a.txt", TEXT)
    write("b.toml", TOML)
    write("c.jsonl", "\n".join(json_line(id=name) for name in ("c1", "c2", "c3")))
    before = list(read_with_digests([tmp_path]))

    again = list(read_with_digests([tmp_path], ids_by_digest(before)))

    assert [item for item, _ in again] == [
        UnchangedArticle(item.id) for item, _ in before
    ]
    assert [digest for _, digest in again] == [digest for _, digest in before]


def test_lines_that_changed_are_read(write, json_line):
    """One other character is enough; lines that only moved are unchanged."""
    lines = [json_line(id=name) for name in ("a", "b", "c")]
    file = write("a.jsonl", "\n".join([*lines, ""]))
    before = ids_by_digest(read_with_digests([file]))
    write("a.jsonl", "\n".join([lines[2], lines[1] + " ", lines[0], ""]))

    kinds = [type(item) for item, _ in read_with_digests([file], before)]

    assert kinds == [UnchangedArticle, Article, UnchangedArticle]


def test_the_same_bytes_elsewhere_are_read(write, tmp_path):
    """Its file, and the name its id is made of, belong to an article."""
    file = write("x/a.txt", TEXT)
    before = ids_by_digest(read_with_digests([tmp_path]))

    (alone,) = read_with_digests([file], before)
    copied = list(read_with_digests([write("x/b.txt", TEXT)], before))

    assert type(alone.item) is type(copied[0].item) is Article
    assert {alone.digest, copied[0].digest}.isdisjoint(before)


def test_an_unchanged_id_is_read_once(write, json_line):
    """The second of two equal lines is refused, read before or not."""
    file = write("a.jsonl", f"{json_line(id='a')}\n{json_line(id='a')}\n")
    before = list(read_with_digests([file]))

    again = list(read_with_digests([file], ids_by_digest(before)))

    for first, second in (before, again):
        assert first.item.id == "a"
        assert (type(second.item), second.digest) == (Rejection, "")


def test_a_rejection_has_no_digest(write, json_line):
    """It is tried again each time."""
    file = write("a.jsonl", f"{{\n{json_line(id='a', lang='de')}\n")

    assert [digest for _, digest in read_with_digests([file])] == ["", ""]


def test_the_name_of_a_chunk_belongs_to_it(write, monkeypatch):
    """A renamed member of an archive is read again, though its bytes are the same."""

    def digest(name: str) -> str:
        archive = FileFormat(
            suffixes=(".zip",),
            cut=lambda _: iter([RawChunk(b"x", name=name)]),
            parse=lambda stem, _, __: RawArticle(id=stem, body=TEXT),
        )
        for module in (chunks, reader):
            monkeypatch.setattr(module, "format_of", lambda _: archive)
        (result,) = read_with_digests([file])
        return result.digest

    file = write("a.txt", TEXT)

    assert digest("one") == digest("one") != digest("two")


def test_what_no_format_reads_in_an_archive_is_a_rejection(write, read, monkeypatch):
    """It is named, and no other format is tried."""
    archive = FileFormat(
        suffixes=(".zip",),
        cut=lambda _: iter([RawChunk(b"x", name="a.xyz", suffix=".xyz")]),
        parse=lambda stem, _, __: RawArticle(id=stem, body=TEXT),
    )
    monkeypatch.setattr(chunks, "format_of", lambda _: archive)

    (rejection,) = read(write("a.txt", TEXT))

    assert (rejection.name, ".xyz" in rejection.reason) == ("a.xyz", True)
