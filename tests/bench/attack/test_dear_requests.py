"""Are the dearest requests filled in from data?"""

from random import Random

from bench.attack.dear_requests import DearRequest, Texts, read_catalogue

TEXTS = Texts(Random(1), {"read": ("ab", "cd"), "opening": ("(",)})


def test_blanks_are_filled_and_encoded():
    """A blank says what, how many, and what joins them."""
    filled = DearRequest("", "/en/?q={opening 2|}{read 2| OR }").fill(TEXTS)

    assert filled in {"/en/?q=%28%28ab%20OR%20cd", "/en/?q=%28%28cd%20OR%20ab"}


def test_every_kind_of_the_catalogue_has_a_name_of_its_own():
    """So that `--only` finds it."""
    names = [kind.name for kind in read_catalogue()]

    assert len(names) > 40
    assert len(set(names)) == len(names)
