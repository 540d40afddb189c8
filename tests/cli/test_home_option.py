"""Is the home country set by its new names and its old ones alike?"""

import pytest

OLD, NEW = "HOPTAC_HOME", "HOPTAC_HOME_COUNTRY"
CALLS = [
    ([], {NEW: "FR"}, ""),
    ([], {OLD: "FR"}, NEW),
    ([], {OLD: "fr", NEW: "FR"}, NEW),
    (["--home-country", "fr"], {}, ""),
    (["--home", "fr"], {}, "--home-country"),
    (["--home", "FR", "--home-country", "fr"], {NEW: "PL"}, "--home-country"),
    (["--home", "FR"], {NEW: "PL"}, "--home-country"),
]


@pytest.mark.parametrize(
    ("options", "settings", "new_name"),
    CALLS,
    ids=[" ".join([*options, *settings]) for options, settings, _ in CALLS],
)
def test_old_names_work_and_warn(hoptac, articles, options, settings, new_name):
    """A country is no partner of its own; who uses an old name reads the new one."""
    done = hoptac("tag", articles / "fr.txt", *options, **settings)

    assert done.returncode == 0, done.stderr
    assert '"FR"' not in done.stdout
    assert ("old name; write" in done.stderr) == bool(new_name)
    assert new_name in done.stderr


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        ([], {OLD: "FR", NEW: "PL"}),
        (["--home", "FR", "--home-country", "PL"], {}),
        (["--home-country", "", "--home", "FR"], {}),
    ],
    ids=["variables", "options", "none and one"],
)
def test_two_different_countries_are_refused(hoptac, articles, options, settings):
    """Neither name wins in silence."""
    done = hoptac("tag", articles / "fr.txt", *options, **settings)

    assert done.returncode == 2
    assert "different values" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("option", ["--home", "--home-country"])
def test_a_country_that_is_none_is_refused(hoptac, articles, option):
    """By either name."""
    done = hoptac("tag", articles / "fr.txt", option, "Paris")

    assert done.returncode == 2
    assert "ISO 3166" in done.stderr
