"""A compound is cut at a listed first part, and a word that only begins so is not."""

from __future__ import annotations

import pytest

from analyzers.errors import UnknownLanguageError
from analyzers.orthography.first_parts import first_part, is_first_part


@pytest.mark.parametrize(
    ("form", "cut"),
    [
        ("вебсайт", ("веб", "сайт")),
        ("веб-сайту", ("веб", "сайту")),
        ("експрезидентом", ("екс", "президентом")),
        ("екс-віце-прем'єр", ("екс", "віце-прем'єр")),
        ("ексвіцемера", ("екс", "віцемера")),
        ("мінізаводу", ("міні", "заводу")),
        ("топменеджерка", ("топ", "менеджерка")),
        ("онлайнкурс", ("онлайн", "курс")),
        ("інтернет-магазин", ("інтернет", "магазин")),
        ("пресконференції", ("прес", "конференції")),
        ("супер'яхта", ("супер", "яхта")),
        ("гео-дані", ("гео", "дані")),
        ("півгодини", ("пів", "години")),
        ("пів-європи", ("пів", "європи")),
        ("пів'яблука", ("пів", "яблука")),
        ("півроку", ("пів", "року")),
    ],
)
def test_a_ukrainian_compound_is_cut_after_its_first_part(form, cut):
    assert first_part("uk", form) == cut


@pytest.mark.parametrize(
    "form",
    (
        "медіана медіація топаз топонім топити топтати топка європою радіоактивний "
        "пресувати престол пресвітер контракт контрастом контролер екслібрис ексцес "
        "експорт експресом експозиція екскурсія міністр міністрів мінімум суперник "
        "суперечка стопка телефон телеграма автомат автори автобус блокнот блокада "
        "фантом фанфара фанера смартфон бізнесмен рокот тестування метеором наноси "
        "псевдонім радіолог екологія артист артроз антипод алкоголь мотоцикл "
        "геолог метафора параметр політика панорама полігон попит проходити "
        "топ-10 веб-api "
        "півень південь півдня півночі півострів півострова півкуля півзахисту "
        "півфіналу півмісяць півтора північно-східний пів-на-пів напівфінал"
    ).split(),
)
def test_a_ukrainian_word_that_only_begins_like_a_compound_is_whole(form):
    assert first_part("uk", form) is None


def test_a_first_part_that_is_typed_as_a_word_is_known():
    assert is_first_part("uk", "веб")
    assert is_first_part("uk", "пів")


@pytest.mark.parametrize(
    ("lang", "form"), [("uk", "пан"), ("uk", "про"), ("uk", "сайт"), ("vi", "веб")]
)
def test_another_word_is_no_first_part(lang, form):
    assert not is_first_part(lang, form)


def test_an_unknown_language_is_named():
    with pytest.raises(UnknownLanguageError):
        first_part("xx", "вебсайт")
