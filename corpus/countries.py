"""What are countries and languages called?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from corpus.country_lexicon import TermKind, load_country_lexicon
from corpus.label_signs import with_one_apostrophe
from corpus.label_table import read_label_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

HOME = "VN"
"""The collection's own country, which is never offered as a partner."""

# CLDR explains some names in brackets or behind a comma: `Мʼянма (Бірма)`.
_EXPLANATION = re.compile(r"\s*\(.*\)|,.*")


def is_country(code: str) -> bool:
    """Return whether `code` is an ISO 3166-1 alpha-2 code that CLDR names, or `XK`."""
    return code in country_codes()


@cache
def country_codes() -> frozenset[str]:
    """Return every ISO 3166-1 alpha-2 code, and `XK`, the usual one of Kosovo.

    CLDR adds to ISO's list groupings (`EU`, `UN`, `EZ`), private codes (`XA`, `XB`,
    `ZZ`) and exceptional reservations (`AC`, `CP`, `CQ`, `DG`, `EA`, `IC`, `TA`, `QO`).
    """
    codes = {str(code) for code in _locale("en").territories}
    alpha2 = {code for code in codes if re.fullmatch("[A-Z]{2}", code)}
    return frozenset(alpha2 - _codes("not_countries"))


@cache
def country_label(code: str, locale: str) -> str:
    """Return what people read for a country in a locale, or an unknown code as it is.

    It is CLDR's name, or a shorter one of ours where that explains.
    """
    ours = _labels().get(code, {}).get(locale.split("_", maxsplit=1)[0])
    return ours or cldr_country_name(code, locale)


@cache
def cldr_country_name(code: str, locale: str) -> str:
    """Return CLDR's name of a country in a locale, or an unknown code as it is."""
    label: str | None = _locale(locale).territories.get(code)
    return label or code


@cache
def language_label(lang: str, locale: str) -> str:
    """Return CLDR's name of a language in a locale, or an unknown code as it is.

    It begins with a capital, as it stands in lists and menus.
    """
    label: str | None = _locale(locale).languages.get(lang)
    return with_one_apostrophe(label[:1].upper() + label[1:]) if label else lang


@cache
def country_names(lang: str) -> tuple[tuple[str, str], ...]:
    """Return the `(code, name)` pairs of a language: CLDR's names, then ours.

    CLDR's explanations in brackets are cut. A name that CLDR gives to one country and
    we to another (Polish `Kongo`) is the other's.
    """
    territories = _locale(lang).territories
    ours = [
        (country.code, name)
        for country in load_country_lexicon(lang).countries
        for name in country.terms[TermKind.NAME]
    ]
    theirs = [
        (code, _EXPLANATION.sub("", str(territories[code])).strip())
        for code in sorted(country_codes())
    ]
    owners = {name.lower(): code for code, name in (*reversed(theirs), *ours)}
    pairs = dict.fromkeys((*theirs, *ours))
    return tuple(pair for pair in pairs if owners[pair[1].lower()] == pair[0])


def no_partners() -> frozenset[str]:
    """Return the codes of territories without inhabitants, which are no partners."""
    return _codes("no_partners")


def city_states() -> frozenset[str]:
    """Return the codes of city states."""
    return _codes("city_states")


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    """Return our labels by code and language; "" where CLDR's is good."""
    return read_label_table("country_labels.tsv", "code")


@cache
def _codes(key: str) -> frozenset[str]:
    text = resources.files("corpus").joinpath("data", "country_codes.toml")
    return frozenset(tomllib.loads(text.read_text("utf-8"))[key])


def _locale(name: str) -> Locale:
    """Return the data that CLDR has of a locale."""
    from babel import Locale  # noqa: PLC0415 - `hoptac --help` names no country

    return Locale.parse(name)
