"""Are suggestions written so that few lines need be read, and renewed as written?"""

from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from analyzers import LANGUAGES
from search.suggestion.suggester import LIMIT, SUGGESTIONS_FILE
from search.suggestion.suggestion import Suggestion
from search.suggestion.suggestion_file import update_suggestions, write_suggestions

KINDS = ("word", "name", "title")


def test_crowded_beginnings_are_completed_as_others(opened, monkeypatch):
    """Completions worked out in advance are those that reading every line gives."""
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
    plain = answers(opened(many))
    monkeypatch.setattr("search.suggestion.suggestion_file.CROWDED", 20)
    crowded = answers(opened(many))

    assert crowded == plain
    assert all(len(found) == LIMIT for found in plain[:12])


def test_long_texts_that_begin_alike_are_written(opened):
    """Many keys of a thousand letters in common are an index like any other."""
    many = [Suggestion("а" * 1_500 + f" {n}", "title", "uk", 1) for n in range(600)]

    assert len(opened(many).complete("аааа")) == LIMIT


HELD_BY = st.dictionaries(
    st.tuples(
        st.text("abгґ'é ", min_size=1, max_size=5),
        st.sampled_from(KINDS),
        st.sampled_from(LANGUAGES),
    ),
    st.integers(1, 30),
    max_size=30,
)


@given(HELD_BY, HELD_BY)
@settings(max_examples=150, deadline=None)
def test_a_file_is_renewed_to_what_would_be_written(tmp_path_factory, then, now):
    """What went, came or has another count makes the same bytes, heads and all."""
    folder = tmp_path_factory.mktemp("renewed")
    gone, come = (
        [Suggestion(*told, n) for told, n in own.items() if other.get(told) != n]
        for own, other in ((then, now), (now, then))
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("search.suggestion.suggestion_file.CROWDED", 3)
        for name, every in (("then", then), ("now", now)):
            write_suggestions(folder / name, [Suggestion(*s) for s in _rows(every)])

        update_suggestions(folder / SUGGESTIONS_FILE, folder / "then", gone, come)

    assert (folder / SUGGESTIONS_FILE).read_bytes() == (folder / "now").read_bytes()


def _rows(held):
    return ((*told, count) for told, count in held.items())
