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
    organization_kind,
    organization_label,
    organizations,
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


LABELS = ("en", "uk", "fr", "pl", "vi")


def is_short(label):
    """Return whether a label is an abbreviation or one word."""
    return not re.search("[ -]", label)


def test_labels_are_of_one_kind_in_all_languages():
    """All are full names, or all are what everybody says, such as `NATO`."""
    mixed = [
        labels
        for one in load_organizations()
        for labels in [[organization_label(one.id, lang) for lang in LABELS]]
        if len(set(map(is_short, labels))) > 1
    ]

    assert mixed == []


@pytest.mark.parametrize(
    ("value", "labels"),
    [
        ("EU", ("European Union", "Європейський Союз", "Union européenne",
                "Unia Europejska", "Liên minh châu Âu")),
        ("USMCA", ("United States-Mexico-Canada Agreement (USMCA)",
                   "Угода США – Мексика – Канада (USMCA)",
                   "Accord Canada-États-Unis-Mexique (ACEUM)",
                   "Umowa Stany Zjednoczone–Meksyk–Kanada (USMCA)",
                   "Hiệp định Mỹ - Mexico - Canada (USMCA)")),
        ("NATO", ("NATO", "НАТО", "OTAN", "NATO", "NATO")),
    ],
)  # fmt: skip
def test_a_label_says_what_an_abbreviation_stands_for(value, labels):
    """What few know is written out, with its abbreviation behind it."""
    assert tuple(organization_label(value, lang) for lang in LABELS) == labels


@pytest.mark.parametrize("lang", LABELS)
def test_labels_are_as_one_prints_them(lang):
    """They differ, begin with a capital, and have one kind of apostrophe."""
    labels = [organization_label(one.id, lang) for one in load_organizations()]

    assert len(set(labels)) == len(labels)
    assert not [label for label in labels if label[0].islower()]
    assert lang not in {"uk", "fr"} or not [x for x in labels if "'" in x]


def test_every_label_is_of_an_organization():
    """A line for an id that is not there would say nothing."""
    assert organizations._labels().keys() <= {one.id for one in load_organizations()}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("EVFTA", "agreement"),
        ("CPTPP", "agreement"),
        ("JETP", "initiative"),
        ("ASEAN", "organization"),
        ("NO-SUCH", "organization"),
    ],
)
def test_treaties_and_programs_have_a_kind(value, kind):
    """They are listed with organizations and are none."""
    assert organization_kind(value) == kind


def test_there_are_three_kinds():
    """A mistyped one would be found here."""
    kinds = {one.kind for one in load_organizations()}

    assert kinds == {"organization", "agreement", "initiative"}


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
