"""Is an article cited as each norm has it, with and without each element?"""

import re
from datetime import date

import pytest

from corpus import Article
from webapp.citation_styles import NATIONAL, cite, plain, style_name, styles_for
from webapp.citations import Citation
from webapp.languages import INTERFACE

WHOLE = {
    "id": "a",
    "lang": "pl",
    "title": "Wiatr z Laosu",
    "body": "Tekst.",
    "published": date(2025, 8, 1),
    "corrected": date(2025, 8, 24),
    "source": "Gazeta",
}
URL = "https://example.org/a"
ACCESSED = date(2026, 11, 30)
ROWS = {
    ("iso690", "en"): {
        "whole": "Wiatr z Laosu. Gazeta [online]. 1 August 2025, updated "
        f"24 August 2025 [viewed 30 November 2026]. Available from: {URL}",
        "corrected": "Wiatr z Laosu. Gazeta [online]. 1 August 2025 "
        f"[viewed 30 November 2026]. Available from: {URL}",
        "published": "Wiatr z Laosu. Gazeta [online]. [n.d.], updated 24 August 2025 "
        f"[viewed 30 November 2026]. Available from: {URL}",
        "source": "Wiatr z Laosu [online]. 1 August 2025, updated 24 August 2025 "
        f"[viewed 30 November 2026]. Available from: {URL}",
    },
    ("iso690", "fr"): {
        "whole": "Wiatr z Laosu. Gazeta [en ligne]. 1er août 2025, mis à jour le "
        "24 août 2025 [consulté le 30 novembre 2026]. "
        f"Disponible à l’adresse\u00a0: {URL}",
    },
    ("iso690", "uk"): {
        "whole": "Wiatr z Laosu. Gazeta [онлайн]. 1 серпня 2025, оновлено "
        f"24 серпня 2025 [переглянуто 30 листопада 2026]. Доступно за адресою: {URL}",
    },
    ("iso690", "vi"): {
        "whole": "Wiatr z Laosu. Gazeta [trực tuyến]. 1 tháng 8 năm 2025, cập nhật "
        "ngày 24 tháng 8 năm 2025 [truy cập ngày 30 tháng 11 năm 2026]. "
        f"Địa chỉ: {URL}",
    },
    ("apa7", "fr"): {
        "whole": f"Wiatr z Laosu. (2025, August 24). Gazeta. {URL}",
        "corrected": f"Wiatr z Laosu. (2025, August 1). Gazeta. {URL}",
        "published corrected": "Wiatr z Laosu. (n.d.). Gazeta. "
        f"Retrieved November 30, 2026, from {URL}",
        "source": f"Wiatr z Laosu. (2025, August 24). {URL}",
    },
    ("dstu8302", "vi"): {
        "whole": "Wiatr z Laosu. Gazeta. 2025. 1 серп. Дата оновлення: 24.08.2025. "
        f"URL: {URL} (дата звернення: 30.11.2026).",
        "corrected": "Wiatr z Laosu. Gazeta. 2025. 1 серп. "
        f"URL: {URL} (дата звернення: 30.11.2026).",
        "published corrected": "Wiatr z Laosu. Gazeta. [б.\u00a0р.]. "
        f"URL: {URL} (дата звернення: 30.11.2026).",
        "source": "Wiatr z Laosu. 2025. 1 серп. Дата оновлення: 24.08.2025. "
        f"URL: {URL} (дата звернення: 30.11.2026).",
    },
    ("pniso690", "en"): {
        "whole": "Wiatr z Laosu. Gazeta [online]. 1 sierpnia 2025, aktualizacja "
        f"24 sierpnia 2025 [dostęp: 30 listopada 2026]. Dostępny w: {URL}",
        "published corrected": "Wiatr z Laosu. Gazeta [online]. [b.d.] "
        f"[dostęp: 30 listopada 2026]. Dostępny w: {URL}",
    },
    ("vn", "pl"): {
        "whole": "Gazeta (2025), “Wiatr z Laosu”, ngày 1/8/2025, cập nhật ngày "
        f"24/8/2025, {URL}, truy cập ngày 30/11/2026.",
        "corrected": "Gazeta (2025), “Wiatr z Laosu”, ngày 1/8/2025, "
        f"{URL}, truy cập ngày 30/11/2026.",
        "published corrected": "Gazeta (không ngày), “Wiatr z Laosu”, "
        f"{URL}, truy cập ngày 30/11/2026.",
        "source": "“Wiatr z Laosu” (2025), ngày 1/8/2025, cập nhật ngày 24/8/2025, "
        f"{URL}, truy cập ngày 30/11/2026.",
    },
}
ALL = tuple(styles_for("en"))


def line(style, locale="en", **values):
    """Return a citation of an article as plain text."""
    article = Article(**{**WHOLE, **values})
    return plain(cite(style, Citation(article, URL, ACCESSED), locale))


@pytest.mark.parametrize(
    ("style", "locale", "missing"),
    [(*key, missing) for key, rows in ROWS.items() for missing in rows],
)
def test_each_element_has_its_place(style, locale, missing):
    """And where it is missing nothing of it is left."""
    empty = {"source": "", "published": None, "corrected": None}
    values = {name: empty[name] for name in missing.split() if name in empty}

    assert line(style, locale, **values) == ROWS[style, locale][missing]


@pytest.mark.parametrize("style", ALL)
@pytest.mark.parametrize("title", ["Why now?", "At last!", "Wait…", "He said “no.”"])
def test_a_title_that_ends_has_no_second_end(style, title):
    """A question keeps its mark, and no full stop follows."""
    text = line(style, title=title)

    assert not re.search(r"[?!….]”?\.(?!\S)", text.split("Gazeta")[0])
    assert title.rstrip("”")[-1] in text


@pytest.mark.parametrize("style", ALL)
def test_a_title_made_of_the_text_stands_in_brackets(style):
    """It is no title that the source gave."""
    assert "[Wiatr z Laosu]" in line(style, headline=False)
    assert "“[" not in line(style, headline=False)


@pytest.mark.parametrize("style", ALL)
def test_a_citation_is_one_line(style):
    """Whatever is in the texts, without doubled blanks or signs."""
    text = line(style, title="One\n two\tthree", source=" The\r\nPaper Ltd. ")

    assert "One two three" in text
    turned = line(style, title="One\u202e two\u2066three", source="The\u202a Paper")
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", turned)
    assert "  " not in text
    assert not re.search(r"(?<!\.)\.\.(?!\.)|[\r\n\t]|,,|\(\)", text)


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ('Câu "một" và "hai"', "“Câu ‘một’ và ‘hai’”"),
        ("Câu “một”", "“Câu ‘một’”"),
        ("Le « fil »", "“Le « fil »”"),
        ('Cao 5" nữa', '“Cao 5" nữa”'),
    ],
)
def test_quotation_marks_are_nested(title, quoted):
    """Where a style quotes the title, those within it are single ones."""
    assert quoted in line("vn", title=title)


@pytest.mark.parametrize("style", ALL)
def test_sources_are_in_italics_where_the_style_has_them_so(style):
    """And nothing else is; the plain text is the same."""
    runs = cite(style, Citation(Article(**WHOLE), URL, ACCESSED), "en")

    assert [run.text for run in runs if run.italic] == (
        [] if style == "vn" else ["Gazeta"]
    )


@pytest.mark.parametrize("locale", INTERFACE)
def test_a_reader_sees_the_style_of_his_country_first(locale):
    """All others follow, each once."""
    styles = styles_for(locale)

    assert styles[0] == NATIONAL.get(locale, "apa7")
    assert sorted(styles) == sorted(ALL)
    assert len({style_name(style) for style in styles}) == len(styles)


@pytest.mark.parametrize("style", ALL)
@pytest.mark.parametrize("year", [1, 999, 9999])
def test_any_day_can_be_cited(style, year):
    """However early or late."""
    assert str(year) in line(style, published=date(year, 1, 1), corrected=None)


@pytest.mark.parametrize("style", ALL)
def test_what_is_far_too_long_is_cut(style):
    """A headline of a megabyte, which some file may have, is no citation."""
    cited = line(style, title="слово " * 200_000, source="джерело " * 1_000)

    assert len(cited) < 1_500
    assert "…" in cited
