"""Which words does a collection offer, each once, in dictionary form?

A word is offered by its lemma, with the capitals that the collection usually writes,
and every form that articles have leads to it. A lemma is offered if some article has it
as a form, or has a form that can be of no other. A form of which none of the lemmas is
offered is offered itself: it is known only where it is looked up, so that an entry
depends on nothing but its own forms.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analyzers import get_analyzer
from analyzers.function_words import function_words
from analyzers.uk import fold_ge
from indexer.state.written_words import GUESSED, read_written
from search.suggestion.suggestion import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MIN_LETTERS = 3
"""Fewest letters of a word that is worth completing."""


class WrittenForm(NamedTuple):
    """A form of a word.

    Attributes:
        text: as articles write it.
        count: articles that write it so.
        opening: whether it opens sentences, so that its usual capitals are unknown.
        only: whether it can be of no other lemma.
    """

    text: str
    count: int  # type: ignore[assignment] # it hides tuple.count, which nobody calls
    opening: bool
    only: bool


def forms_by_lemma(
    texts: Sequence[str], counts: Iterable[tuple[int, int]]
) -> dict[str, list[WrittenForm]]:
    """Return the forms that may be of each lemma; a guessed one begins with `GUESSED`.

    Args:
        texts: words with their lemmas, by id; see `written_word`.
        counts: ids, each with the number of articles that have the word.
    """
    forms: defaultdict[str, list[WrittenForm]] = defaultdict(list)
    for word_id, count in counts:
        text, opening, lemmas = read_written(texts[word_id])
        if is_word(text):
            for lemma in lemmas:
                only = len(lemmas) == 1
                forms[lemma].append(WrittenForm(text, count, opening, only))
    return forms


def is_word(text: str) -> bool:
    """Return whether a text is worth completing: of letters, and long enough."""
    return len(text) >= MIN_LETTERS and text.replace("'", "").replace("-", "").isalpha()


def word_entries(
    lang: str,
    forms: dict[str, list[WrittenForm]],
    count_of: Callable[[str], int],
) -> Iterator[Entry]:
    """Yield the entries of the words of one language.

    Args:
        lang: ISO 639-1 code.
        forms: the forms of each lemma.
        count_of: returns how many articles have a lemma.
    """
    for lemma, own in forms.items():
        guessed = lemma.startswith(GUESSED)
        bare = lemma.removeprefix(GUESSED)
        attested = [form for form in own if _is_lemma(lang, form.text, bare)]
        if not attested and not any(form.only for form in own):
            continue
        text = _shown(bare, attested, own, guessed=guessed)
        kind = "function" if _key(text) in function_words(lang) else "word"
        count, counts = count_of(bare), _counts(own)
        for form_text, form_count in counts.items():
            yield Entry(text, kind, lang, count, (form_text,), form_text, form_count)
        if text.lower() not in counts:
            yield Entry(text, kind, lang, count)


def ambiguous_entries(
    lang: str, texts: Sequence[str], counts: Iterable[tuple[int, int]]
) -> Iterator[Entry]:
    """Yield the entries of the forms that may be of several lemmas.

    Args:
        lang: ISO 639-1 code.
        texts: as for `forms_by_lemma`.
        counts: as for `forms_by_lemma`.
    """
    forms: defaultdict[str, list[WrittenForm]] = defaultdict(list)
    for word_id, count in counts:
        text, opening, lemmas = read_written(texts[word_id])
        if is_word(text) and len(lemmas) > 1:
            forms[text.lower()].append(WrittenForm(text, count, opening, only=False))
    for form, own in forms.items():
        if form not in function_words(lang):
            usual = max(own, key=_usualness)
            count = max(each.count for each in own)
            yield Entry(usual.text, "form", lang, count, of=form, own=count)


def _counts(forms: Iterable[WrittenForm]) -> dict[str, int]:
    """Return how many articles have each form, however it is capitalised."""
    counts: dict[str, int] = {}
    for form in forms:
        lower = form.text.lower()
        counts[lower] = max(form.count, counts.get(lower, 0))
    return counts


def _is_lemma(lang: str, text: str, lemma: str) -> bool:
    """Return whether a form is a lemma in one of its spellings.

    A lemma without hyphens may be that of hyphened forms alone (`porte-avions`).
    """
    small = _key(text)
    if small == lemma or "-" in lemma:
        return small == lemma
    spelled = get_analyzer(lang).orthography(text.lower())
    return lemma in spelled or (
        "-" in text and spelled[0].replace("-", "").startswith(lemma)
    )


def _usualness(form: WrittenForm) -> tuple[bool, int, str]:
    return not form.opening, form.count, form.text


def _shown(
    lemma: str,
    attested: list[WrittenForm],
    forms: list[WrittenForm],
    *,
    guessed: bool,
) -> str:
    """Return a lemma as the collection writes it, or would write it."""
    usual = max(attested or forms, key=_usualness)
    if (attested or guessed) and not usual.opening:
        return usual.text
    text = usual.text if attested or guessed else _with_ligature(lemma, usual.text)
    known = [form for form in forms if not form.opening]
    capitals = sum(form.count for form in known if form.text[:1].isupper())
    if 2 * capitals <= sum(form.count for form in known):
        return text
    like = max(known, key=lambda form: (form.text[:1].isupper(), form.count, form.text))
    parts = zip(text.split("-"), f"{like.text}-".split("-"), strict=False)
    return "-".join(
        part.capitalize() if written[:1].isupper() else part for part, written in parts
    )


def _with_ligature(lemma: str, text: str) -> str:
    """Return a French lemma with the ligature that its forms are written with."""
    return lemma.replace("oe", "œ") if "œ" in text.lower() else lemma


def _key(text: str) -> str:
    """Return a form as lemmas are written."""
    return fold_ge(text.lower())
