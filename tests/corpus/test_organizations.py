"""Are international organizations known by their names?"""

import re
import unicodedata
from collections import defaultdict

import pytest

from corpus import (
    LANGUAGES,
    is_country,
    is_organization,
    load_organizations,
    organization_label,
)
from corpus.organizations import NAME_LANGUAGES


def test_ids_are_unique_and_fit_into_a_link():
    """Links and the index name an organization by its id."""
    ids = [organization.id for organization in load_organizations()]

    assert len(ids) == len(set(ids)) >= 120
    assert all(re.fullmatch("[A-Z0-9]+(-[A-Z0-9]+)*", value) for value in ids)


@pytest.mark.parametrize("lang", NAME_LANGUAGES)
def test_every_organization_has_names(lang):
    """Each is composed, trimmed, occurs once and means one organization."""
    owners = defaultdict(set)
    for organization in load_organizations():
        names = organization.names[lang]
        assert names
        assert len(set(names)) == len(names)
        for name in names:
            assert name == unicodedata.normalize("NFC", name).strip() != ""
            owners[name].add(organization.id)

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("lang", [*LANGUAGES, "en"])
def test_a_label_is_the_first_name(lang):
    """Readers see it in their language; the country of a locale does not matter."""
    names = {
        organization.id: organization.names for organization in load_organizations()
    }

    assert organization_label("ASEAN", lang) == names["ASEAN"][lang][0]
    assert organization_label("ASEAN", f"{lang}_XX") == names["ASEAN"][lang][0]


def test_unknown_ids_are_shown_as_they_are():
    """A label is never missing."""
    assert organization_label("NO-SUCH", "uk") == "NO-SUCH"
    assert not is_organization("NO-SUCH")
    assert is_organization("EU")


def test_the_union_is_no_country():
    """EU and UN are organizations only."""
    assert not is_country("EU")
    assert not is_country("UN")
