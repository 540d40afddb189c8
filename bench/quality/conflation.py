"""Does each analyzer bring together the forms of a word, and no others?

Over pairs of real word forms with lemmas, as the data's own score_conflation.py
counts them. Vietnamese has no forms to bring together.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

from analyzers import get_analyzer
from analyzers.pl import has_morfeusz

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

LANGS = ("uk", "pl", "fr")
NAMES = {"P": "precision", "R": "recall", "F1": "F1"}


def conflation(shared: Path) -> dict[str, float]:
    """Return precision, recall and F1 of each language's analyzer."""
    folder = shared / "eval" / "analyzers"
    scorer = _scorer(folder / "score_conflation.py")
    return {
        f"{name} {lang}": score[key]
        for lang in LANGS
        if available(lang)
        for score in [_score(scorer, folder, lang)]
        for key, name in NAMES.items()
    }


def missing() -> frozenset[str]:
    """Return the names of the figures that a machine without Morfeusz cannot give."""
    return frozenset(
        f"{name} {lang}"
        for lang in LANGS
        if not available(lang)
        for name in NAMES.values()
    )


def available(lang: str) -> bool:
    """Return whether a language's dictionary is there on this machine."""
    return lang != "pl" or has_morfeusz()


def _scorer(path: Path) -> ModuleType:
    """Load the script that scores any analyzer."""
    spec = importlib.util.spec_from_file_location("score_conflation", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(scorer: ModuleType, folder: Path, lang: str) -> dict[str, Any]:
    gold = scorer.read(folder / f"{lang}_conflation.tsv")
    analyzer = get_analyzer(lang)
    lemmas = {form: [t for k in analyzer(form) for t in k.lemmas] for form in gold}
    result, _, _ = scorer.score(gold, lemmas)
    return dict(result)
