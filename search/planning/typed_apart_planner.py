"""Which index terms answer two words that may be one, typed apart?

`COP 28` also finds `COP28`, and `веб сайт` finds `вебсайт`. Two words that designate a
thing together mean little elsewhere, so they must stand side by side if any article has
them so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analyzers import get_analyzer
from analyzers.typed_apart import together
from search.port.plan import AllOf, DisMax, FirstMatching, Phrase, Plan, Term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzers import Token
    from analyzers.typed_apart import Joined
    from search.port.document import Channel

    Groups = Sequence[Sequence[Token]]


class Where(NamedTuple):
    """Where words are looked for: in which language's articles, and in which channel.

    Attributes:
        lang: ISO 639-1 code.
        channel: of the lemmas.
    """

    lang: str
    channel: Channel


def pairs_of_words(text: str, groups: Groups, lang: str) -> Mapping[int, Joined]:
    """Return the words that two neighbours may be, by the position of the first.

    Args:
        text: the words' text.
        groups: the tokens of each word; the first is that of the whole word.
        lang: ISO 639-1 code of the articles.
    """
    pairs: dict[int, Joined] = {}
    for (first, *_), (second, *_) in pairwise(groups):
        words = text[first.start : first.end], text[second.start : second.end]
        blank = text[first.end : second.start].isspace()
        if (
            blank
            and first.position - 1 not in pairs
            and (one := together(lang, *words))
        ):
            pairs[first.position] = one
    return pairs


def plan_pair(
    one: Joined, tokens: tuple[Token, Token], plans: tuple[Plan, Plan], where: Where
) -> Plan:
    """Plan two words, or the one that they may be.

    Args:
        one: what they may be.
        tokens: the two.
        plans: the plan of each.
        where: where they are looked for.
    """
    both = AllOf(plans)
    if not one.designation:
        return or_whole(both, one, where)
    lemmas = tuple(token.lemmas for token in tokens)
    side_by_side = Phrase(where.channel, lemmas, word=one.typed)
    return FirstMatching((or_whole(side_by_side, one, where), both))


def or_whole(plan: Plan, one: Joined, where: Where) -> Plan:
    """Return the plan of two words with that of the one that they may be."""
    lemmas = get_analyzer(where.lang).terms(one.word).lemmas
    terms = (Term(where.channel, lemma, word=one.typed) for lemma in lemmas)
    return DisMax((plan, *terms))
