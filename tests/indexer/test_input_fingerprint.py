"""Does a digest change exactly when a build would give another index?"""

from indexer.input_fingerprint import inputs_digest


def test_the_same_input_has_the_same_digest(news):
    """Nothing but the input counts, so that two looks agree."""
    assert inputs_digest([news], "VN") == inputs_digest([news], "VN")
    assert len(inputs_digest([news], "VN")) == 64


def test_a_file_that_is_not_read_does_not_count(news):
    """Notes beside the articles change nothing."""
    before = inputs_digest([news], "VN")

    news.joinpath("notes.md").write_text("x")

    assert inputs_digest([news], "VN") == before


def test_the_order_of_the_paths_counts(news, tmp_path):
    """Of two articles with one id the first path's is indexed."""
    other = tmp_path / "other.txt"
    other.write_text("x")

    assert inputs_digest([news, other], "VN") != inputs_digest([other, news], "VN")


def test_a_missing_path_counts_by_its_name(news, tmp_path):
    """A path that cannot be read is no error, and is tried again when it can."""
    missing = tmp_path / "later.txt"
    before = inputs_digest([news, missing], "VN")

    missing.write_text("x")

    assert inputs_digest([news, missing], "VN") != before != inputs_digest([news], "VN")
