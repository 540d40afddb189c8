"""Is a summary the same after it was written and read?"""

import json

from hypothesis import given, strategies as st

from corpus import LANGUAGES, Rejection
from indexer import Summary

COUNTS = st.integers(0, 10**6)
SUMMARIES = st.builds(
    Summary,
    read=COUNTS,
    indexed=COUNTS,
    kept=COUNTS,
    rejected=st.lists(st.builds(Rejection, st.text(), COUNTS, st.text())).map(tuple),
    languages=st.fixed_dictionaries(dict.fromkeys(LANGUAGES, COUNTS)),
    mended=st.dictionaries(st.text(), COUNTS),
    seconds=st.integers(0, 10**6).map(lambda number: number / 1000),
    unchanged=st.booleans(),
)


@given(SUMMARIES)
def test_a_summary_survives_being_written(summary):
    """What is read from JSON is what was written."""
    assert Summary.from_json(json.loads(json.dumps(summary.to_json()))) == summary


def test_every_language_is_written():
    """A language without articles is written as 0."""
    assert Summary(languages={"fr": 2}).to_json()["languages"] == {
        "uk": 0, "fr": 2, "pl": 0, "vi": 0,
    }  # fmt: skip


def test_a_rejected_file_has_no_line_number():
    """The line is null where the whole file is rejected."""
    written = Summary(rejected=(Rejection("a", 0, "r"), Rejection("a", 3, "r")))

    assert [item["line"] for item in written.to_json()["rejected"]] == [None, 3]
