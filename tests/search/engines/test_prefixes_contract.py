"""Does an engine find the words that begin with a prefix, as people type it?"""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coopér*", {"cooperation"}),
        ("cooper*", {"cooperation"}),
        ("COOPER*", {"cooperation"}),
        ("cöoper*", {"cooperation"}),
        ("l’hydrog*", {"hydrogen"}),
        ("d'hydrog*", {"hydrogen"}),
        ("franco-mon*", {"compound"}),
        ("mon*", {"compound"}),
        ("franco-pol*", set()),
        ("péch*", {"peach"}),
        ("pêch*", {"fishing"}),
        ("pech*", {"peach", "fishing"}),
        ("alle*", set()),
        ("title:cooper*", set()),
    ],
)
def test_a_prefix_may_lack_what_people_leave_out(
    open_engine, make_document, ask, ids, text, expected
):
    """Marks; but what has some means itself. Clitics are no part of a word."""
    bodies = {
        "cooperation": "La coopération va bien.",
        "hydrogen": "Ils parlent de l’hydrogène.",
        "compound": "Un traité franco-mongol.",
        "peach": "Le péché mignon.",
        "fishing": "La pêche au thon.",
    }
    engine = open_engine(
        make_document(name, body, lang="fr") for name, body in bodies.items()
    )

    assert set(ids(ask(engine, text))) == expected
