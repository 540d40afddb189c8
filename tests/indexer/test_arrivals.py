"""Does each article keep the time at which it arrived, whatever is rebuilt?"""

import pytest

from indexer import build_index, up_to_date
from indexer.arrivals import UNKNOWN
from indexer.state import text_digest
from search.arrivals import read_arrivals
from search.generations.generation import current_folder
from tests.indexer.arrival_builds import NEWS, article, day


def test_arrivals_go_from_build_to_build(build, arrived):
    """Articles keep their first day, read again or not; new ones have the build's."""
    build(0, NEWS)
    build(1, NEWS | {"a": None, "d": "Wiadomość."})
    build(2, dict.fromkeys("abcd"))

    assert arrived("abcd") == [(0, None)] * 3 + [(1, None)]


def test_another_text_is_a_correction(build, arrived):
    """The first day stays, and the day of the correction is that of its build."""
    build(0, NEWS)
    build(1, NEWS | {"a": "Угода з Польщею."})
    build(2, NEWS | {"a": "Угода з Польщею."})

    assert arrived("ab") == [(0, 1), (0, None)]


@pytest.mark.parametrize("blanks", ["\n\n", "  ", "\u00a0"], ids=repr)
def test_other_blanks_are_no_correction(build, arrived, blanks):
    """Only words and signs are the text."""
    build(0, NEWS)
    build(1, {id_: text.replace(" ", blanks) for id_, text in NEWS.items()})

    assert arrived("abc") == [(0, None)] * 3


def test_what_only_hoptac_reads_differently_is_no_correction(build, arrived):
    """A new version may cut a page otherwise; its publisher did not touch it."""
    build(0, NEWS, {"a": "page"})
    build(1, NEWS | {"a": "Угода."}, {"a": "page"})
    build(2, NEWS | {"a": "Угода!"}, {"a": "changed page"})

    assert arrived("a") == [(0, 2)]


def test_a_text_of_unknown_bytes_is_a_correction(build, arrived):
    """Articles that were mended have no digest of their bytes."""
    build(0, NEWS, {"a": ""})
    build(1, NEWS | {"a": "Угода."}, {"a": ""})

    assert arrived("a") == [(0, 1)]


def test_what_comes_back_has_arrived_before(build, arrived):
    """An article that was away is no news; nor is it a correction."""
    build(0, NEWS)
    build(1, {"b": NEWS["b"]})
    build(2, {"b": NEWS["b"]})
    build(3, NEWS)

    assert arrived("abc") == [(0, None)] * 3


def test_what_is_away_for_long_is_forgotten(build, arrived):
    """What comes back after more than a year is news."""
    build(0, NEWS)
    build(1, {"b": NEWS["b"]})
    build(500, {"b": NEWS["b"]})
    build(501, NEWS)

    assert arrived("ab") == [(501, None), (0, None)]


def test_another_name_is_the_same_article(build, arrived):
    """A file that is renamed has arrived before, and so when it is named back."""
    others = {"b": NEWS["b"], "c": NEWS["c"]}
    build(0, NEWS)
    build(1, others | {"z": NEWS["a"]})
    assert arrived("z") == [(0, None)]

    build(2, NEWS)
    assert arrived("a") == [(0, None)]


def test_a_copy_is_another_article(build, arrived):
    """The same text under a second name arrives itself; of two, one was renamed."""
    build(0, NEWS)
    build(1, NEWS | {"z": NEWS["a"]})
    assert arrived("az") == [(0, None), (1, None)]

    build(2, {"x": NEWS["b"], "y": NEWS["b"]})
    assert sorted(arrived("xy"), key=str) == [(0, None), (2, None)]


def test_texts_are_told_apart_by_their_parts():
    """Words may not move from the headline to the text unnoticed."""
    assert text_digest(article("a", "c", "a b")) != text_digest(
        article("a", "b c", "a")
    )


@pytest.mark.parametrize("force", [False, True], ids=["changed", "everything"])
def test_a_build_carries_arrivals_on(news, tmp_path, force):
    """So that an index which is built anew altogether knows what is new in it."""
    index = tmp_path / "index"
    first = build_index([news], index, clock=lambda: day(0))
    assert up_to_date([news], index, home="VN")  # time alone makes no generation

    text = news.joinpath("a.txt").read_text("utf-8")
    news.joinpath("a.txt").write_text(text.replace("Франція", "Польща"), "utf-8")
    news.joinpath("d.txt").write_text("Польща відкрила новий міст.", "utf-8")
    build_index([news], index, clock=lambda: day(1), force=force)

    arrivals = read_arrivals(current_folder(index))
    assert arrivals.of("a") == (day(0), day(1))
    assert [arrivals.of(id_) for id_ in "bcd"] == [(day(n), None) for n in (0, 0, 1)]
    assert UNKNOWN not in first.problems


def test_the_digest_of_an_index_does_not_know_when_it_was_built(news, tmp_path):
    """The same articles are the same content, whenever they arrived."""
    digests = {
        build_index([news], tmp_path / str(n), clock=lambda n=n: day(n)).digest
        for n in range(2)
    }

    assert len(digests) == 1
