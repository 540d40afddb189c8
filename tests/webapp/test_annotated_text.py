"""Is an article's text laid out whole, its matches and evidence where they stand?"""

from hypothesis import given, strategies as st

from search.port.document import Evidence, Tag
from search.presentation.result import Fragment
from webapp.annotated_text import TextRun, anchor_of, annotate, lines_of

TEXT = st.text("ab \n", max_size=30)
SNIPPETS = st.lists(st.builds(Fragment, TEXT.filter(bool), st.booleans()), max_size=6)


@st.composite
def laid_out(draw):
    """Return a snippet, tags with evidence in its text, and how it is laid out."""
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


@given(laid_out())
def test_nothing_is_lost_or_moved(made):
    """The pieces are the text, and what matched is what the snippet says."""
    snippet, _, pieces = made

    assert "".join(p.text for p in pieces) == "".join(f.text for f in snippet)
    matched = [p.match for p in pieces for _ in p.text]
    assert matched == [f.match for f in snippet for _ in f.text]
    assert all(p.text == "\n" or "\n" not in p.text for p in pieces)


@given(laid_out())
def test_each_character_tells_the_tags_it_speaks_for(made):
    """Those whose evidence covers it, and no other."""
    _, tags, pieces = made
    told = [set(p.tags) for p in pieces for _ in p.text]

    for at, numbers in enumerate(told):
        wanted = {
            number
            for number, tag in enumerate(tags, 1)
            if any(e.start <= at < e.end for e in tag.evidence)
        }
        assert numbers == wanted


@given(laid_out())
def test_each_place_has_one_name(made):
    """Evidence is named where it begins, matches in their order."""
    snippet, tags, pieces = made

    anchors = [p.anchor for p in pieces if p.anchor]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {
        anchor_of(e.field, e.start) for tag in tags for e in tag.evidence
    }
    numbers = [p.number for p in pieces if p.number]
    assert numbers == list(range(5, 5 + sum(f.match for f in snippet)))


def test_lines_are_those_of_the_text():
    """Empty ones are left out."""
    snippet = Fragment("a\n\nb ", match=False), Fragment("c", match=True)
    pieces = annotate(snippet, "body", ())

    assert lines_of(pieces) == (
        (TextRun("a"),),
        (TextRun("b "), TextRun("c", match=True, number=1)),
    )
