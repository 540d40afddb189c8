"""Are the pinned packages read as uv writes them?"""

import re

import pytest

from supply.pins import ROOT, SHIPPED, TOOLS, read_pins

TEXT = """\
Some_Package==1.0 ; python_full_version < '3.14' \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via
    #   hoptac (pyproject.toml)
    #   other
other==2.0.post1 \\
    --hash=sha256:{b}
    # via hoptac (pyproject.toml)
"""


def test_a_package_has_version_digests_and_what_needs_it(tmp_path):
    """Its name is written as registries do; a condition is none of its version."""
    text = TEXT.format(a="a" * 64, b="b" * 64)
    tmp_path.joinpath("run.txt").write_text(text)

    other, some = read_pins("run", folder=tmp_path)

    assert (other.name, other.version, other.needed_by) == (
        "other",
        "2.0.post1",
        ("hoptac",),
    )
    assert (some.name, some.version) == ("some-package", "1.0")
    assert some.needed_by == ("hoptac", "other")
    assert some.digests == ("a" * 64, "b" * 64)


def test_what_pins_no_version_is_refused(tmp_path):
    """A line that lets pip choose is no pin."""
    tmp_path.joinpath("run.txt").write_text("some-package>=1.0\n")

    with pytest.raises(ValueError, match="pins no package"):
        read_pins("run", folder=tmp_path)


@pytest.mark.parametrize("name", [*SHIPPED, *TOOLS])
def test_every_package_has_digests(name):
    """Nothing can be installed that nobody looked at, and each line is understood."""
    pins = read_pins(name)
    text = ROOT.joinpath("requirements", f"{name}.txt").read_text("utf-8")

    assert len(pins) == len(re.findall(r"^[^\s#]", text, re.MULTILINE))
    assert all(pin.digests for pin in pins)
    assert all(pin.needed_by for pin in pins if pin.name != "setuptools")
