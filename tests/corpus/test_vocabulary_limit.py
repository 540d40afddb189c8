"""How much of a text of odd words is read?"""

from __future__ import annotations

from corpus.raw_article import RawArticle, validate
from corpus.vocabulary_limit import MOST_WORDS, within_vocabulary

INVENTED = [f"mot{number}" for number in range(MOST_WORDS + 1)]


def test_as_many_words_as_may_be_are_read() -> None:
    """Nothing of a text with `MOST_WORDS` different words is left out."""
    text = " ".join(INVENTED[:-1])
    assert within_vocabulary(text) == text


def test_a_text_ends_before_the_first_word_too_many() -> None:
    """What stands before it is read, whatever parts the words."""
    for sign in (" ", "-", "'", "\n", "/"):
        read = within_vocabulary(sign.join(INVENTED))
        assert read.endswith(INVENTED[-2] + sign.strip())
        assert INVENTED[-1] not in read


def test_a_text_that_repeats_its_words_may_be_long() -> None:
    """Length alone is no reason to read less."""
    text = " ".join(INVENTED[:100] * 10_000)
    assert within_vocabulary(text) == text


def test_an_article_says_that_it_was_cut() -> None:
    """The summary of a build counts it among those that were mended."""
    sentence = "Le ministre a rencontré son homologue à Paris."
    whole, cut = (
        validate(RawArticle(id="a", body=f"{sentence}\n{' '.join(words)}", lang="fr"))
        for words in (INVENTED[:100], INVENTED)
    )
    assert not whole.mended
    assert any("different words" in how for how in cut.mended)
    assert cut.body.startswith(sentence)
