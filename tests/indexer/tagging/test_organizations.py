"""Are organizations recognised in every form, and only they?"""

from pathlib import Path

import pytest

from indexer.tagging.organizations import find_organizations

WRITTEN = [
    tuple(line.split("\t"))
    for line in Path(__file__)
    .with_name("organizations.tsv")
    .read_text("utf-8")
    .splitlines()
]
"""Language, ids and text, as the press writes names; without ids, what is no name."""


def organization_ids(lang, text):
    """Return the organizations in a text."""
    return [mention.value for mention in find_organizations(lang, [("body", text)])]


@pytest.mark.parametrize(
    ("lang", "text", "ids"),
    [
        ("uk", "Саміт АСЕАН відкрито.", "ASEAN"),
        ("uk", "Члени Європейського Союзу радилися.", "EU"),
        ("uk", "Розмова з Європейською комісією.", "EU"),
        ("uk", "ООН і НАТО мовчать.", "UN NATO"),
        ("fr", "Un rapport de l'ONU.", "UN"),
        ("fr", "L’Union européenne réagit.", "EU"),
        ("fr", "Le sommet de l'OTAN.", "NATO"),
        ("pl", "Szczyt NATO trwa.", "NATO"),
        ("pl", "Kraje Unii Europejskiej głosują.", "EU"),
        ("pl", "Raport ONZ czeka.", "UN"),
        ("vi", "Hội nghị ASEAN đã khai mạc.", "ASEAN"),
        ("vi", "Báo cáo của Liên hợp quốc.", "UN"),
        ("vi", "Liên minh châu Âu đồng ý.", "EU"),
    ],
)
def test_an_organization_is_recognised(lang, text, ids):
    """Names are found in any case, abbreviations as they are written."""
    assert organization_ids(lang, text) == ids.split()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Un ours eu froid."),
        ("pl", "Ręce do góry."),
        ("uk", "Професійні союзи."),
        ("vi", "Các liên minh khác nhau."),
        ("fr", "Il a eu tort, on le sait."),
    ],
)
def test_common_words_are_no_organization(lang, text):
    """Abbreviations in small letters are words."""
    assert organization_ids(lang, text) == []


@pytest.mark.parametrize(("lang", "ids", "text"), WRITTEN)
def test_names_are_told_from_words_however_they_are_written(lang, ids, text):
    """Capitals and accents may be missing, where no common phrase is like the name."""
    assert sorted(organization_ids(lang, text)) == sorted(ids.split())
