"""Which lemmas does a form have, as an earlier build found out?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from indexer.meaning.vocabulary import Lemmas

FILE = "lemmas.json"


def write_lemmas(folder: Path, lemmas: Lemmas) -> None:
    """Write the lemmas of each language's forms.

    Raises:
        OSError: the file cannot be written.
    """
    (folder / FILE).write_text(json.dumps(lemmas, ensure_ascii=False), "utf-8")


def read_lemmas(folder: Path) -> Lemmas:
    """Read what `write_lemmas` wrote; nothing where it is missing or damaged."""
    try:
        stored = json.loads((folder / FILE).read_text("utf-8"))
        return {
            lang: {form: tuple(lemmas) for form, lemmas in forms.items()}
            for lang, forms in stored.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
