"""What are countries and languages called?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from babel import Locale

_EXTRA = "country_names.toml"


def is_country(code: str) -> bool:
    """Tell whether `code` is an ISO 3166-1 alpha-2 code that CLDR names."""
    return code in country_codes()


@cache
def country_codes() -> frozenset[str]:
    """Give every ISO 3166-1 alpha-2 code; CLDR's groupings and the like are left out.

    CLDR adds to ISO's list codes of its own (`EU`, `UN`, `EZ`, private `XA`, `XB`,
    `ZZ`) and exceptional reservations (`AC`, `CP`, `CQ`, `DG`, `EA`, `IC`, `TA`, `QO`).
    """
    codes = {str(code) for code in Locale("en").territories}
    alpha2 = {code for code in codes if re.fullmatch("[A-Z]{2}", code)}
    return frozenset(alpha2 - set(_data()["not_countries"]))


@cache
def country_label(code: str, locale: str) -> str:
    """Name a country in a locale's language (CLDR's form); unknown codes stay."""
    label: str | None = Locale.parse(locale).territories.get(code)
    return label or code


@cache
def language_label(lang: str, locale: str) -> str:
    """Name a language in a locale's language (CLDR's form); unknown codes stay."""
    label: str | None = Locale.parse(locale).languages.get(lang)
    return label or lang


@cache
def country_names(lang: str) -> tuple[tuple[str, str], ...]:
    """Give `(code, name)` pairs of a language: CLDR's forms and our additions."""
    territories = Locale(lang).territories
    pairs = [(code, str(territories[code])) for code in sorted(country_codes())]
    extra: dict[str, list[str]] = _data()["names"][lang]
    pairs += [(code, name) for code, names in sorted(extra.items()) for name in names]
    return tuple(pairs)


@cache
def _data() -> dict[str, dict[str, dict[str, list[str]]]]:
    text = resources.files("corpus").joinpath("data", _EXTRA).read_text("utf-8")
    return tomllib.loads(text)
