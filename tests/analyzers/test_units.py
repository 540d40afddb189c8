"""Is a word a unit, which may be written after a number without a blank?"""

from __future__ import annotations

import pytest

from analyzers.units import is_unit

UNITS = [
    "р",
    "рр",
    "r",
    "km",
    "км",
    "кг",
    "MW",
    "МВт",
    "GWh",
    "кВт",
    "kV",
    "ha",
    "га",
    "mld",
    "млрд",
    "тис",
    "tr",
    "tỷ",
    "tỉ",
    "triệu",
    "đ",
    "VNĐ",
    "zł",
    "грн",
    "Md",
    "Mds",
    "h",
    "min",
    "год",
    "хв",
    "godz",
    "giờ",
    "năm",
    "kHz",
    "ГГц",
    "GB",
    "ГБ",
    "mg",
    "мкг",
    "µg",
    "hPa",
    "m2",
    "м³",
    "KM",
    "KG",
    "MLN",
    "ТИС",
    "ГРН",
]
NO_UNITS = [
    "G",
    "D",
    "M",
    "K",
    "C",
    "T",
    "N",
    "X",
    "e",
    "er",
    "й",
    "th",
    "st",
    "шт1",
    "G7",
    "E",
    "x",
    "IX",
    "GHG",
    "Kmm",
]


@pytest.mark.parametrize("word", UNITS)
def test_units_of_measure_time_and_money_are_known(word):
    """In the case in which they are written, or in capitals."""
    assert is_unit(word)


@pytest.mark.parametrize("word", NO_UNITS)
def test_letters_that_designate_are_no_units(word):
    """Single capitals and the endings of ordinals."""
    assert not is_unit(word)
