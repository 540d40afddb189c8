"""Are countries and organizations recognised whatever characters they are typed in?"""

from pathlib import Path

import pytest

from indexer.tagging.countries import find_countries
from indexer.tagging.organizations import find_organizations

EXAMPLES = [
    tuple(line.split("\t"))
    for line in Path(__file__)
    .with_name("characters.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "countries", "organizations", "text"), EXAMPLES)
def test_a_name_is_recognised_as_it_is_meant(lang, countries, organizations, text):
    """Readers do not see that a letter is of another script."""
    fields = [("body", text)]

    found = {mention.value for mention in find_countries(lang, fields)}
    found_organizations = {each.value for each in find_organizations(lang, fields)}

    assert found == set(countries.split())
    assert found_organizations == set(organizations.split())


def test_evidence_is_what_the_text_has():
    """The reader finds it there, broken as it is."""
    text = "Уряд Фрaнцiї радився."

    (mention,) = find_countries("uk", [("body", text)])

    assert text[mention.start : mention.end] == "Фрaнцiї"
