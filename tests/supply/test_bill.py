"""Is the bill of materials whole, and well-formed CycloneDX?"""

import json
from datetime import UTC, datetime
from importlib import metadata

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from supply.bill import PROPERTY, make_bill
from supply.licences import is_installed
from supply.pins import SHIPPED, Pin, read_pins

MADE = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def bill():
    """Return the bill of what is installed here."""
    return make_bill(read_pins(*SHIPPED), MADE)


def test_it_is_valid(bill):
    """The schema of CycloneDX finds nothing wrong, in names of licences neither."""
    validator = JsonStrictValidator(SchemaVersion.V1_6)

    assert validator.validate_str(json.dumps(bill)) is None


def test_it_lists_each_package_as_installed(bill):
    """With its version, a licence, and the digests of its pins."""
    listed = {each["name"]: each for each in bill["components"]}
    pins = [pin for pin in read_pins(*SHIPPED) if is_installed(pin.name)]

    assert [*listed] == [pin.name for pin in pins]
    for pin in pins:
        component = listed[pin.name]
        assert component["version"] == metadata.version(pin.name)
        assert component["licenses"]
        digests = tuple(each["value"] for each in component["properties"])
        assert digests in {pin.digests, ()}
        assert {each["name"] for each in component["properties"]} <= {PROPERTY}


def test_it_says_what_needs_what(bill):
    """Every package is reached from Hoptac itself."""
    needs = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    ours = bill["metadata"]["component"]["bom-ref"]

    reached, ahead = set(), [ours]
    while ahead:
        reference = ahead.pop()
        if reference not in reached:
            reached.add(reference)
            ahead += needs[reference]

    listed = {each["bom-ref"] for each in bill["components"]}
    builders = {each for each in listed if "/setuptools@" in each}
    assert listed - builders <= reached
    assert any("/flask@" in each for each in needs[ours])


def test_models_and_data_inside_packages_are_listed(bill):
    """They have terms of their own."""
    inside = {
        part["name"]: part["type"]
        for each in bill["components"]
        for part in each.get("components", ())
    }

    assert inside["SGJP dictionary"] == "data"
    assert inside["CLDR"] == "data"


def test_the_same_packages_have_the_same_bill(bill):
    """Its number depends on what is in it, its time on whoever makes it."""
    pins = read_pins(*SHIPPED)

    assert make_bill(pins, MADE) == bill
    assert make_bill(pins[1:], MADE)["serialNumber"] != bill["serialNumber"]


def test_digests_are_those_of_the_version_that_is_installed():
    """Of another version than the pinned one nothing is claimed."""
    version = metadata.version("click")
    pins = [Pin("click", wanted, ("0" * 64,), ("hoptac",)) for wanted in (version, "0")]

    same, other = (make_bill([pin], MADE)["components"][0] for pin in pins)

    assert len(same["properties"]) == 1
    assert other["properties"] == []
    assert other["version"] == version
