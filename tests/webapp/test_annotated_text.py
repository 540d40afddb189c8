"""Is an article's text annotated whole, with matches and evidence at their offsets?"""

from hypothesis import given, strategies as st

from search.port.document import Evidence, Tag
from search.presentation.result import Fragment
from webapp.annotated_text import TextRun, anchor_of, annotate, lines_of

TEXT = st.text("ab \n", max_size=30)
SNIPPETS = st.lists(st.builds(Fragment, TEXT.filter(bool), st.booleans()), max_size=6)


@st.composite
def annotated(draw):
    """Draw a snippet, tags with evidence in its text, and the annotated text."""
    snippet = tuple(draw(SNIPPETS))
    text = "".join(fragment.text for fragment in snippet)
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets, st.integers(0, 2)), max_size=8))
    evidence = [[], [], []]
    for one, other, tag in spans:
        start, end = sorted((one, other))
        if start < end:
            evidence[tag].append(Evidence("body", text[start:end], start, end))
    tags = [Tag(str(n), evidence=tuple(each)) for n, each in enumerate(evidence)]
    return snippet, tags, annotate(snippet, "body", tags, 5)


@given(annotated())
def test_nothing_is_lost_or_moved(drawn):
    """The runs add up to the text, and the matches are the snippet's."""
    snippet, _, runs = drawn

    assert "".join(p.text for p in runs) == "".join(f.text for f in snippet)
    matched = [p.match for p in runs for _ in p.text]
    assert matched == [f.match for f in snippet for _ in f.text]
    assert all(p.text == "\n" or "\n" not in p.text for p in runs)


@given(annotated())
def test_each_character_has_the_tags_that_it_is_evidence_of(drawn):
    """Those whose evidence covers it, and no other."""
    _, tags, runs = drawn
    tags_at = [set(p.tags) for p in runs for _ in p.text]

    for at, numbers in enumerate(tags_at):
        expected = {
            number
            for number, tag in enumerate(tags, 1)
            if any(e.start <= at < e.end for e in tag.evidence)
        }
        assert numbers == expected


@given(annotated())
def test_each_anchor_is_unique(drawn):
    """Evidence has an anchor where it begins, matches are numbered in order."""
    snippet, tags, runs = drawn

    anchors = [p.anchor for p in runs if p.anchor]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {
        anchor_of(e.field, e.start) for tag in tags for e in tag.evidence
    }
    numbers = [p.number for p in runs if p.number]
    assert numbers == list(range(5, 5 + sum(f.match for f in snippet)))


def test_lines_are_those_of_the_text():
    """Empty ones are left out."""
    snippet = Fragment("a\n\nb ", match=False), Fragment("c", match=True)
    runs = annotate(snippet, "body", ())

    assert lines_of(runs) == (
        (TextRun("a"),),
        (TextRun("b "), TextRun("c", match=True, number=1)),
    )
