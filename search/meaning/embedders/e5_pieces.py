"""Into which pieces does the model multilingual-e5-small split a text?

Of all ways to split the text into pieces of the vocabulary, the likeliest is taken, by
dynamic programming (the unigram model of SentencePiece: Kudo 2018, Subword
Regularization).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.meaning.embedders.e5_file import ModelFile

BLANK = "\u2581"
"""What pieces have for a blank; one precedes each text."""
UNKNOWN_PENALTY = 10.0
"""How much less likely a letter that is no piece is than the unlikeliest piece."""
_BLANKS = re.compile("  +")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Splits texts as the model was taught with."""

    _file: ModelFile
    _longest: int
    _unknown_score: float

    @classmethod
    def of(cls, file: ModelFile) -> Pieces:
        """Return the pieces of a model."""
        scores = (score for _, score in file.pieces.values())
        return cls(file, max(map(len, file.pieces)), min(scores) - UNKNOWN_PENALTY)

    def split(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces, with those that start and end it.

        What goes beyond the model's most pieces is left out.
        """
        special, most = self._file.special, self._file.sizes.positions - 2
        normal = _BLANKS.sub(" ", text.translate(self._file.replacements))
        blanks = normal.replace(" ", BLANK)
        content = self._likeliest(BLANK + blanks.removeprefix(BLANK))
        return [special.start, *content[:most], special.end]

    def _likeliest(self, text: str) -> list[int]:
        """Return the numbers of the pieces that the text most likely consists of."""
        get, unknown = self._file.pieces.get, self._file.special.unknown
        size = len(text)
        best = [0.0] + [float("-inf")] * size  # of the text up to each position
        last = [(unknown, 0)] * (size + 1)  # the piece that ends there, and its start
        for start in range(size):
            score = best[start]
            if score + self._unknown_score > best[start + 1]:
                best[start + 1] = score + self._unknown_score
                last[start + 1] = unknown, start
            for end in range(start + 1, min(size, start + self._longest) + 1):
                piece = get(text[start:end])
                if piece and score + piece[1] > best[end]:
                    best[end] = score + piece[1]
                    last[end] = piece[0], start
        numbers = []
        while size:
            number, size = last[size]
            numbers.append(number)
        return numbers[::-1]
