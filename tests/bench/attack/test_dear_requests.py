"""Are the dearest requests filled in from data?"""

from random import Random

from bench.attack.dear_requests import DearRequest, Texts, make_texts, read_catalogue
from bench.load.site import make_site
from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.settings import Settings

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


def test_every_address_of_the_catalogue_is_there(tmp_path):
    """Whoever asks for what there is not costs nothing; dear ones may take too long."""
    make_site(tmp_path, 40, seed=1)
    reader = Reader(tmp_path / "index")
    client = create_app(reader, Settings(rate=0, log=False)).test_client()
    texts, found = make_texts(reader, Random(1)), {}
    for kind in read_catalogue():
        with client.get(kind.fill(texts)) as answer:
            found[kind.name] = answer.status_code
    reader.close()

    assert {name for name, status in found.items() if status not in {200, 503}} == set()
    assert 200 in found.values()
