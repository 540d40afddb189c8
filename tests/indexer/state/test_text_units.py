"""Are the pairs of a text those that a reader would type as one?"""

import pytest

from analyzers import get_document_reader
from indexer.state.text_units import pairs_of, text_units


def pairs(lang, text):
    """Return the pairs of a text, as they are written in it."""
    (analyzed,) = get_document_reader(lang).read(text)
    units = text_units(analyzed)
    first, second = pairs_of(text, units, analyzed.form_index)
    return [
        text[start:end]
        for start, end in zip(
            units.starts[first].tolist(), units.ends[second].tolist(), strict=True
        )
    ]


PAIRS = {
    "two words": ("fr", "énergie solaire", ["énergie solaire"]),
    "three": ("pl", "nowa umowa handlowa", ["nowa umowa", "umowa handlowa"]),
    "a function word between": ("uk", "угода про торгівлю", ["угода про торгівлю"]),
    "two between": ("fr", "droits de la femme", ["droits de la femme"]),
    "more between": ("fr", "Vietnam depuis plus de vingt ans", ["vingt ans"]),
    "a clitic between": ("fr", "droits de l'homme", ["droits de l'homme"]),
    "a clitic before": ("fr", "l'énergie solaire", ["énergie solaire"]),
    "a comma": ("pl", "umowa, handel", []),
    "a line": ("pl", "umowa\nhandel", []),
    "a number": ("pl", "umowa 20 państw", []),
    "a hyphenated word": ("uk", "науково-технічна рада", ["науково-технічна рада"]),
    "only a hyphenated word": ("uk", "науково-технічна", []),
    "syllables": ("vi", "hợp tác quốc tế", ["hợp tác", "tác quốc", "quốc tế"]),
    "a function word after a syllable": ("vi", "hợp tác của Lào", ["hợp tác"]),
    "a function word in a compound": ("vi", "tự do", ["tự do"]),
    "nothing": ("fr", "", []),
    "only function words": ("fr", "de la", []),
}


@pytest.mark.parametrize(("lang", "text", "expected"), PAIRS.values(), ids=PAIRS)
def test_pairs_are_words_side_by_side(lang, text, expected):
    """Function words may be between them, but nothing else."""
    assert pairs(lang, text) == expected
