"""Does an article have its words as they are written, and its pairs?"""

import pytest

from indexer.documents import analyze_article
from indexer.state import BuildState
from indexer.state.written_words import read_written, written_words


def words(article):
    """Return the words of an article, as they are written."""
    written = written_words(article)
    texts = [written.vocabulary[number] for number in written.word_ids.tolist()]
    return {text.partition("\t")[0] for text in texts if "\t" in text}


def pairs(written, texts):
    """Return the pairs of an article as they are written."""
    return {
        "".join(texts[number].partition("\t")[0] for number in row)
        for row in written.pairs.tolist()
    }


WRITTEN = {
    "small letters": ("мир", {"мир"}),
    "a name": ("бачив Париж", {"бачив", "Париж"}),
    "an abbreviation": ("бачив ЄС", {"бачив", "ЄС"}),
    "an emphasised word": ("бачив СПІВПРАЦЮ", {"бачив", "?СПІВПРАЦЮ"}),
    "what opens a sentence": ("Угода", {"?угода"}),
    "a hyphenated word": ("науково-технічний", {"науково-технічний"}),
    "apostrophes": ("здоров’я", {"здоров'я"}),
    "letters of two scripts": ("має догoвiр", {"має", "договір"}),
    "a name of two scripts": ("бачив Фрaнцію", {"бачив", "Францію"}),
    "an organization in Latin letters": ("бачив HATO", {"бачив", "НАТО"}),
    "another abbreviation": ("бачив BBC", {"бачив", "BBC"}),
    "the number of a note": ("бачив угоду¹", {"бачив", "угоду"}),
}


@pytest.mark.parametrize(("body", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_words_have_their_own_capitals(article, body, expected):
    """A capital that a word may have from opening a sentence is left open."""
    assert words(article(body, headline=False)) == expected


def test_what_stands_between_is_part_of_a_pair(article):
    """In small letters, with one blank, and clitics without."""
    written = written_words(
        article("droits\u00a0de  l’homme, accord d'association", "fr", headline=False)
    )

    texts = [written.vocabulary[number] for number in written.word_ids.tolist()]
    assert pairs(written, texts) == {"droits de l'homme", "accord d'association"}
    assert [read_written(text)[2] for text in texts if "\t" not in text] == [[], []]


def test_pairs_survive_another_order_of_words(article):
    """A state in the order of words has the pairs of one in the order of reading."""
    body = "нова угода про вільну торгівлю, стара угода"
    state = BuildState()
    before = state.article_state(
        analyze_article(article(body, headline=False), home="VN")
    )
    state.articles.append(before)

    ordered = state.in_text_order()

    (after,) = ordered.articles

    def texts(article, interner):
        return [interner.texts[number] for number in article.words.tolist()]

    assert pairs(after, texts(after, ordered.words)) == pairs(
        before, texts(before, state.words)
    )
    assert after.words.tolist() == sorted(after.words.tolist())
