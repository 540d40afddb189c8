"""Are suggestions written so that few lines are read, and updated to the same bytes?"""

from itertools import product

import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES
from search.suggestion.best_entries import LIMIT, MOST_TITLES
from search.suggestion.suggester import SUGGESTIONS_FILE
from search.suggestion.suggestion import Suggestion, entry_of
from search.suggestion.suggestion_file import update_suggestions, write_suggestions

KINDS = ("word", "phrase", "name", "title")


def test_crowded_prefixes_are_completed_as_others(open_suggestions, monkeypatch):
    """Precomputed completions equal those computed from every line."""
    many = [
        Suggestion(f"пра{one}{two}{end}", kind, lang, 1 + (7 * n) % 9973)
        for n, (one, two, end, (kind, lang)) in enumerate(
            product("абвг", "абвгдеж", ("", "а", "ння"), product(KINDS, LANGUAGES))
        )
    ]
    typed = ("п", "пр", "пра", "праа", "праба", "прагжння", "pra", "праб", "x праб")

    def answers(suggester):
        return [suggester.complete(t, lang) for t in typed for lang in ("", "uk", "pl")]

    monkeypatch.setattr("search.suggestion.suggestion_file.CROWDED", 10**6)
    plain = answers(open_suggestions(many))
    monkeypatch.setattr("search.suggestion.suggestion_file.CROWDED", 20)
    crowded = answers(open_suggestions(many))

    assert crowded == plain
    assert all(LIMIT // 2 < len(offered) <= LIMIT for offered in plain[:12])


def test_long_texts_with_a_common_prefix_are_written(open_suggestions):
    """A thousand letters that many keys share are no difficulty."""
    many = [Suggestion("а" * 1_500 + f" {n}", "title", "uk", 1) for n in range(600)]

    assert len(open_suggestions(many).complete("аааа")) == MOST_TITLES


COUNTS = st.dictionaries(
    st.tuples(
        st.text("abгґ'é ", min_size=1, max_size=5),
        st.sampled_from(KINDS),
        st.sampled_from(LANGUAGES),
    ),
    st.integers(1, 30),
    max_size=30,
)


@given(COUNTS, COUNTS)
def test_an_updated_file_is_what_would_be_written(tmp_path_factory, before, after):
    """Removals, additions and new counts lead to the same bytes, precomputed or not."""
    folder = tmp_path_factory.mktemp("updated")
    removed, added = (
        [Suggestion(*key, n) for key, n in own.items() if other.get(key) != n]
        for own, other in ((before, after), (after, before))
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("search.suggestion.suggestion_file.CROWDED", 3)
        for name, counts in (("before", before), ("after", after)):
            every = [Suggestion(*key, count) for key, count in counts.items()]
            write_suggestions(folder / name, map(entry_of, every))

        update_suggestions(
            folder / SUGGESTIONS_FILE,
            folder / "before",
            [*map(entry_of, removed)],
            [*map(entry_of, added)],
        )

    assert (folder / SUGGESTIONS_FILE).read_bytes() == (folder / "after").read_bytes()
