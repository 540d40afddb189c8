"""Do lines around the text go by their words, and sentences of it stay?"""

import pytest

from corpus.extraction.body import find_body

PROSE = (
    "Громада відкрила новий міст, який з'єднав два береги річки після довгої перерви.",
    "Будівельники працювали дві зими поспіль, і лише морози кілька разів їх зупиняли.",
    "Мешканці дальнього берега тепер дістаються до школи за чверть години пішки.",
)


def body_of(page_of, *lines):
    """Return the text of a page whose last paragraph but one are some lines."""
    paragraphs = [*PROSE[:2], *lines, PROSE[2]]
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    return find_body(page_of(body=f"<article><h1>Міст</h1>{html}</article>")).text


@pytest.mark.parametrize(
    "line",
    [
        "Повний доступ лише для тих, хто передплатив видання",
        "Щоб залишити коментар, зайдіть на сайт під своїм ім'ям",
        "Хочете дізнаватися більше? Ми є в усіх мережах",
        "Приєднуйтесь до нашого каналу у вайбері",
        "Світлина з архіву музею",
        "Фото ілюстративне, із соцмереж",
        "Photo d'archives de la mairie",
        "Pour laisser un commentaire, identifiez-vous",
        "Aby dodać komentarz, zaloguj się na swoje konto",
        "Bạn thấy lỗi chính tả? Hãy cho chúng tôi biết",
        "Nội dung dành riêng cho hội viên của báo",
    ],
)
def test_calls_and_credits_go(page_of, line):
    """Publishers word them much alike."""
    assert line not in body_of(page_of, line)


@pytest.mark.parametrize(
    "line",
    [
        "Фото з архіву музею показують, яким міст був сто років тому.",
        "Приєднуйтесь до міст, які вже мають такі угоди, радить мер своїм колегам.",
        "Photo d'archives en main, le maire a rappelé l'histoire du vieux pont.",
        "Коментарі мешканців були здебільшого схвальні, хоча дехто чекав на більше.",
    ],
)
def test_sentences_that_begin_alike_stay(page_of, line):
    """They are of the article."""
    assert line in body_of(page_of, line)
