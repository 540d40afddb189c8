"""What did earlier builds find out when they compared articles?

It is kept in a generation, in one file, so that a build compares only what is new.
Articles are meant by their numbers, which are others in the next build.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.stories.near_duplicates import NearDuplicates, no_near_duplicates
from indexer.stories.pair_cache import SHARED, pair_codes
from indexer.stories.settings import setting
from indexer.stories.vector_neighbours_update import NearestPairs

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Pairs = NDArray[np.int64]

FILE = "link_state.npz"
_WORDED = ("worded_pairs", "worded_parts")
DAMAGE = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)
"""What reading a missing or damaged file raises."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinkState:
    """What is known of articles that were compared.

    Attributes:
        fresh: which articles were not compared yet; shape (articles,).
        changed: articles that came, changed or went since all were compared at once.
        given: articles whose story the input gave.
        worded: pairs that share their wording.
        reposts: articles that repeat others.
        candidates: pairs that share rare keys, the smaller number first.
        measured: pairs whose keys were compared, ascending.
        columns: what their keys say; shape (measured, `SHARED`).
        near, cosines: the articles near to an article by word vectors; see `Nearest`.
        asked: articles whose beginning was embedded.
        leads: the embeddings; shape (asked, dimensions).
    """

    fresh: NDArray[np.bool_]
    changed: int
    given: NDArray[np.int64]
    worded: NearDuplicates
    reposts: NDArray[np.int64]
    candidates: Pairs
    measured: Pairs
    columns: NDArray[np.float64]
    near: Pairs
    cosines: NDArray[np.float64]
    asked: NDArray[np.int64]
    leads: NDArray[np.float32]

    @property
    def nearest(self) -> NearestPairs | None:
        """The nearest of each article; None where no article was compared."""
        return None if self.fresh.all() else NearestPairs(self.near, self.cosines)

    def renumbered(self, to: NDArray[np.int64], articles: int) -> LinkState:
        """Give every article its new number.

        Args:
            to: by old number; -1 for an article that is not there any more.
            articles: how many there are now; those without an old number are fresh.
        """
        stays = to >= 0
        fresh = np.ones(articles, np.bool_)
        fresh[to[stays]] = self.fresh[stays]
        near = stays[self.near].all(axis=1)
        measured, columns = self._measured(to)
        asked = stays[self.asked]
        return replace(
            self,
            fresh=fresh,
            given=to[self.given[stays[self.given]]],
            worded=self.worded.renumbered(to),
            reposts=to[self.reposts[stays[self.reposts]]],
            candidates=_pairs(to, self.candidates),
            measured=measured,
            columns=columns,
            near=to[self.near[near]],
            cosines=self.cosines[near],
            asked=to[self.asked[asked]],
            leads=self.leads[asked],
        )

    def _measured(self, to: NDArray[np.int64]) -> tuple[Pairs, NDArray[np.float64]]:
        kept = (to[self.measured] >= 0).all(axis=1)
        pairs = _pairs(to, self.measured)
        order = np.argsort(pair_codes(pairs))
        return pairs[order], self.columns[kept][order]

    def after_changes(self, gone: int) -> LinkState:
        """Count what is new and gone, and forget what was compared among too few.

        What a key says depends on all articles, so that after many changes all are
        compared anew; embeddings stay.

        Args:
            gone: articles that went or changed.
        """
        changed = self.changed + max(int(self.fresh.sum()), gone)
        if changed <= setting("rules", "anew") * len(self.fresh):
            return replace(self, changed=changed)
        forgot = empty_link_state(len(self.fresh))
        return replace(forgot, asked=self.asked, leads=self.leads)


def empty_link_state(articles: int) -> LinkState:
    """Give what is known of articles that were never compared."""
    none = np.zeros((0, 2), np.int64)
    return LinkState(
        fresh=np.ones(articles, np.bool_),
        changed=0,
        given=np.zeros(0, np.int64),
        worded=no_near_duplicates(),
        reposts=np.zeros(0, np.int64),
        candidates=none,
        measured=none,
        columns=np.zeros((0, SHARED)),
        near=none,
        cosines=np.zeros(0),
        asked=np.zeros(0, np.int64),
        leads=np.zeros((0, 0), np.float32),
    )


def write_link_state(folder: Path, compared: LinkState) -> None:
    """Write the file of a generation.

    Raises:
        OSError: it cannot be written.
    """
    values: dict[str, Any] = {
        f.name: getattr(compared, f.name) for f in fields(LinkState)
    }
    values |= dict(zip(_WORDED, values.pop("worded"), strict=True))
    with (folder / FILE).open("wb") as stream:
        np.savez(stream, **values)


def read_link_state(folder: Path) -> LinkState | None:
    """Read what `write_link_state` wrote; None where it is not there or not sound."""
    try:
        with np.load(folder / FILE, allow_pickle=False) as file:
            names = [f.name for f in fields(LinkState) if f.name != "worded"]
            values = {name: file[name] for name in names}
            values["worded"] = NearDuplicates(*(file[name] for name in _WORDED))
        return LinkState(**{**values, "changed": int(values["changed"])})
    except DAMAGE:
        return None


def _pairs(to: NDArray[np.int64], pairs: Pairs) -> Pairs:
    """Renumber pairs of which both are there; the smaller number stays first."""
    found = to[pairs]
    return np.sort(found[(found >= 0).all(axis=1)], axis=1)
