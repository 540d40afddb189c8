"""Are the values of a filter listed, with their names and counts?"""

import json

import pytest

from search.query.facets import FacetField


@pytest.mark.parametrize("field", FacetField)
def test_every_value_that_is_listed_can_be_searched_for(
    hoptac, sample_index, search_json, field
):
    """By its id and by its name, with the number of articles that is listed."""
    done = hoptac("values", field, "--index", sample_index, "--names", "uk")
    value, label, articles, stories = done.stdout.splitlines()[0].split("\t")

    assert done.returncode == 0
    assert int(articles) >= int(stories) > 0
    if field is not FacetField.YEAR:
        for text in (value, label):
            answer = search_json(sample_index, "", f"--{field}", text)
            assert answer["total"]["articles"] == int(articles)


def test_names_are_the_operators(hoptac, sample_index, tmp_path):
    """Listed, and taken as values, where the environment names the file."""
    file = tmp_path / "collection.toml"
    file.write_text('country.PL.en = "Our neighbor"', encoding="utf-8")
    names = {"HOPTAC_COLLECTION_FILE": str(file)}
    listed = hoptac("values", "country", "--index", sample_index, **names)
    search = ("search", "", "--index", sample_index, "--country")
    named = hoptac(*search, "our neighbor", **names)
    coded = hoptac(*search, "PL", **names)

    assert "PL\tOur neighbor\t" in listed.stdout
    assert named.returncode == 0
    assert named.stdout.splitlines()[2:] == coded.stdout.splitlines()[2:]

    file.write_text("country = 5", encoding="utf-8")
    wrong = hoptac("values", "country", "--index", sample_index, **names)
    assert wrong.returncode == 2
    assert "collection.toml: country" in wrong.stderr


def test_json_is_what_the_api_gives(hoptac, sample_index):
    """A list of objects."""
    done = hoptac("values", "lang", "--index", sample_index, "--json")

    listed = json.loads(done.stdout)
    assert {each["value"]: each["label"] for each in listed} == {
        "uk": "Ukrainian",
        "fr": "French",
        "pl": "Polish",
        "vi": "Vietnamese",
    }
    assert all(each["count"] and each["stories"] for each in listed)


def test_no_facet_is_a_mistake(hoptac, sample_index):
    """The facets are named."""
    done = hoptac("values", "author", "--index", sample_index)

    assert done.returncode == 2
    assert "country" in done.stderr
