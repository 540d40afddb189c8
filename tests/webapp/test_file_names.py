"""Does a file's name say what is in it, on every system and for every browser?"""

from datetime import date
from urllib.parse import unquote

import pytest

from webapp.file_names import MAX_BYTES, MAX_LENGTH, content_disposition, file_name

NAMES = {
    "a search": (
        ("hoptac", "coopération · Pologne · Énergie", "2026-11-30"),
        "hoptac-coopération-Pologne-Énergie-2026-11-30.xlsx",
    ),
    "no question": (("hoptac", "", "2026-11-30"), "hoptac-2026-11-30.xlsx"),
    "nothing": ((), "hoptac.xlsx"),
    "signs only": (('"*?/\\', " .. "), "hoptac.xlsx"),
    "a path": (("../../etc/passwd",), "etc-passwd.xlsx"),
    "a drive": (("C:\\Windows\\x",), "C-Windows-x.xlsx"),
    "a hidden file": ((".bashrc",), "bashrc.xlsx"),
    "a device": (("CON",), "_CON.xlsx"),
    "a device with a suffix": (("lpt1.tar",), "_lpt1.tar.xlsx"),
    "a device within": (("con", "2026"), "con-2026.xlsx"),
    "lines": (("a\r\nSet-Cookie: b",), "a-Set-Cookie-b.xlsx"),
    "unseen marks": (("cô\u202egnp\u200b.exe\x00",), "côgnp.exe.xlsx"),
    "a quotation": (('energy "wind" -nuclear',), "energy-wind-nuclear.xlsx"),
    "percent": (("%2e%2e",), "2e-2e.xlsx"),
    "Ukrainian": (("здоров’я", "Польща"), "здоров-я-Польща.xlsx"),
    "decomposed": (("hơ\u0323p tác",), "hợp-tác.xlsx"),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_has_the_words_of_what_it_is_made_of(case):
    """Without what a system takes for something else."""
    parts, expected = NAMES[case]

    assert file_name(parts, "xlsx") == expected


@pytest.mark.parametrize("text", ["a" * 999, "слово " * 99, "hợp-tác " * 99, "𝒳" * 300])
def test_a_name_is_short_enough(text):
    """In characters and in bytes, and cut between words where it has some."""
    stem = file_name((text,), "csv").removesuffix(".csv")

    assert 0 < len(stem) <= MAX_LENGTH
    assert len(stem.encode()) <= MAX_BYTES
    assert set(stem.split("-")) <= {*text.replace("-", " ").split(), stem}


def test_the_day_is_not_cut_off_by_a_long_question():
    """What comes last says which of two files is newer."""
    name = file_name(("дуже довге питання " * 20,), "csv", day=date(2026, 11, 30))

    assert name.endswith("-2026-11-30.csv")
    assert len(name.encode()) <= MAX_BYTES + len("-2026-11-30.csv")


HEADERS = {
    "plain.csv": 'attachment; filename="plain.csv"',
    "été.csv": "attachment; filename=\"ete.csv\"; filename*=UTF-8''%C3%A9t%C3%A9.csv",
    "Łódź-đi.csv": (
        'attachment; filename="Lodz-di.csv"; '
        "filename*=UTF-8''%C5%81%C3%B3d%C5%BA-%C4%91i.csv"
    ),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_has_both_forms_of_a_name(name):
    """ASCII for old programs, then UTF-8 (RFC 6266, RFC 8187)."""
    assert content_disposition(name) == HEADERS[name]


@pytest.mark.parametrize(
    "name", ["Польща-2026-11-30.csv", "합작.csv", "hoptac-здоровʼя.csv"]
)
def test_a_header_is_ascii(name):
    """Words of another script are left out of the plain form, which is never empty."""
    header = content_disposition(name)

    plain, encoded = header.removeprefix('attachment; filename="').split('"', 1)
    assert header.isascii()
    assert len(plain) > len(".csv")
    assert unquote(encoded.partition("''")[2]) == name
