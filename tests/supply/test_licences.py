"""Is a package under a licence that nobody allowed noticed?"""

import pytest

from supply.licences import (
    is_allowed,
    is_installed,
    licence_of,
    problems,
    read_rules,
    stated_licence,
)
from supply.pins import SHIPPED, TOOLS, Pin, read_pins

ALLOWED = frozenset({"MIT", "Apache-2.0", "BSD-3-Clause"})
EXPRESSIONS = {
    "MIT": True,
    "GPL-3.0-only": False,
    "MIT AND Apache-2.0": True,
    "MIT AND GPL-3.0-only": False,
    "GPL-3.0-only OR MIT": True,
    "GPL-3.0-only OR AGPL-3.0-only": False,
    "MIT AND Apache-2.0 OR GPL-3.0-only": True,
    "GPL-3.0-only AND (MIT OR Apache-2.0)": False,
    "(GPL-3.0-only OR MIT) AND BSD-3-Clause": True,
    "": False,
    "MIT AND": False,
    "(MIT": False,
    "MIT)": False,
    "MIT, Apache-2.0": False,
    "BSD": False,
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a function that installs a package with these lines in its metadata."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(*lines, name="some-package"):
        folder = tmp_path / f"{name.replace('-', '_')}-1.0.dist-info"
        folder.mkdir()
        head = ("Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0")
        folder.joinpath("METADATA").write_text("\n".join((*head, *lines, "")))
        return Pin(name, "1.0", (), ())

    return make


@pytest.mark.parametrize(
    ("expression", "expected"), [*EXPRESSIONS.items()], ids=[*EXPRESSIONS]
)
def test_an_expression_is_weighed(expression, expected):
    """Of alternatives one must be allowed, of parts all; what is none is not."""
    assert is_allowed(expression, ALLOWED) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["License-Expression: MIT", "License: BSD"], "MIT"),
        (["License: MIT License"], "MIT"),
        (["Classifier: License :: OSI Approved :: MIT License"], "MIT"),
        (["License: " + "x" * 200, "License-Expression: MIT"], "MIT"),
        (["License: Copyright\n        all of us"], ""),
        ([], ""),
        (
            [
                "Classifier: License :: OSI Approved :: MIT License",
                "Classifier: License :: OSI Approved :: BSD License",
            ],
            "",
        ),
    ],
    ids=["expression", "field", "classifier", "long", "text", "none", "two"],
)
def test_the_licence_is_that_of_the_metadata(package, lines, expected):
    """The expression comes before the field, and that before the classifier."""
    assert licence_of(package(*lines).name) == expected


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "GPL-3.0-or-later", "Secret"])
def test_a_licence_that_is_not_allowed_is_named(package, licence):
    """The sentence says which package, which licence, and what can be done."""
    (problem,) = problems([package(f"License: {licence}")], are_tools=False)

    assert problem.startswith(f"some-package: its licence is {licence!r}")
    assert ";" in problem


def test_tools_may_be_under_more(package):
    """What is only run on Hoptac may be under the GPL."""
    tool = package("License: GPL-3.0-or-later")

    assert [*problems([tool], are_tools=True)] == []


def test_metadata_that_changed_are_looked_at_again(package):
    """What was found out of a package holds as long as it says the same of itself."""
    (problem,) = problems(
        [package("License: Secret", name="simplemma")], are_tools=False
    )

    assert "no longer" in problem


def test_all_that_is_installed_is_under_a_licence_that_is_allowed():
    """Of what Hoptac runs with, and of what it is tested with."""
    shipped = read_pins(*SHIPPED)
    tools = read_pins(*TOOLS)
    names = {pin.name for pin in shipped}

    assert [*problems(shipped, are_tools=False)] == []
    others = [pin for pin in tools if pin.name not in names]
    assert [*problems(others, are_tools=True)] == []


@pytest.mark.parametrize("name", sorted(read_rules().known))
def test_each_row_is_of_a_package_and_has_a_reason(name):
    """A row that nothing needs any more is removed."""
    known = read_rules().known[name]
    pinned = {pin.name for pin in read_pins(*SHIPPED, *TOOLS)}

    assert name in pinned
    assert known.why
    if is_installed(name):
        assert stated_licence(name) == known.stated
