"""Which articles are near to new ones, and which now have a new one near to them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus import LANGUAGES
from indexer.stories.blocking import may_be_one
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_ROWS = 256


class NearestPairs(NamedTuple):
    """Articles that are near to each article.

    Attributes:
        pairs: an article and one that is near to it; shape (pairs, 2).
        cosines: shape (pairs,).
    """

    pairs: NDArray[np.int64]
    cosines: NDArray[np.float64]


def update_neighbours(
    known: NearestPairs,
    fresh: NDArray[np.bool_],
    rows: NDArray[np.float32],
    langs: NDArray[np.int64],
    days: NDArray[np.int64],
) -> NearestPairs:
    """Compare new articles with all; the others' nearest are known.

    Args:
        known: the nearest few of articles that were compared before.
        fresh: which articles are new; shape (articles,).
        rows: as in `likeness.measure`.
        langs: as in `likeness.measure`.
        days: as in `likeness.measure`.

    Returns:
        What is known, a new article's nearest few of each language, and new articles
        that are nearer to another than its nearest few were.
    """
    having = np.einsum("nd,nd->n", rows, rows) > 0
    there, worst = np.flatnonzero(having), _worst(known, langs)
    found = [known]
    new = np.flatnonzero(having & fresh)
    for start in range(0, len(new), _ROWS):
        here = new[start : start + _ROWS]
        cosines = rows[here] @ rows[there].T
        near = may_be_one(days[there][None], days[here][:, None])
        cosines[~near | (langs[here][:, None] == langs[there][None])] = 0
        found += _nearest(cosines, here, there, langs)
        better = cosines > worst[there[None], langs[here][:, None]]
        i, j = np.nonzero(better & ~fresh[there][None])
        back = np.stack((there[j], here[i]), axis=1)
        found.append(NearestPairs(back, cosines[i, j].astype(np.float64)))
    pairs = np.concatenate([part.pairs for part in found])
    return NearestPairs(pairs, np.concatenate([part.cosines for part in found]))


def _worst(known: NearestPairs, langs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give the cosine that is to be beaten, by article and language; 0 for any."""
    size = len(langs) * len(LANGUAGES)
    group = known.pairs[:, 0] * len(LANGUAGES) + langs[known.pairs[:, 1]]
    full = np.bincount(group, minlength=size) >= setting("rules", "candidates")
    worst = np.full(size, np.inf)
    np.minimum.at(worst, group, known.cosines)
    return np.where(full, worst, 0.0).reshape(-1, len(LANGUAGES))


def _nearest(
    cosines: NDArray[np.float32],
    here: NDArray[np.int64],
    there: NDArray[np.int64],
    langs: NDArray[np.int64],
) -> Iterator[NearestPairs]:
    """Choose each row's best few columns of each language."""
    for lang in range(len(LANGUAGES)):
        own = np.flatnonzero(langs[there] == lang)
        few = min(setting("rules", "candidates"), len(own))
        if not few:
            continue
        part = cosines[:, own]
        at = np.argpartition(-part, few - 1, axis=1)[:, :few]
        best = np.take_along_axis(part, at, axis=1).ravel()
        pairs = np.stack((np.repeat(here, few), there[own][at].ravel()), axis=1)
        yield NearestPairs(pairs[best > 0], best[best > 0].astype(np.float64))
