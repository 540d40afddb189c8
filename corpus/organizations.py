"""Which international organizations are there, and what are they called?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from analyzers import LANGUAGES
from corpus.label_signs import with_one_apostrophe
from corpus.label_table import read_label_table

if TYPE_CHECKING:
    from collections.abc import Mapping

ORGANIZATION = "organization"
"""The kind of what is neither an agreement nor an initiative."""
NAME_LANGUAGES = ("en", *LANGUAGES)
"""Languages in which every organization has names."""


@dataclass(frozen=True, slots=True)
class Organization:
    """A union of states, a body of a union, or what states have agreed on.

    Attributes:
        id: stable id, used in links and in the index: `ASEAN`, `EU`.
        names: by language, in dictionary form.
        kind: `organization`, `agreement` (treaty, pact) or `initiative` (program).
    """

    id: str
    names: Mapping[str, tuple[str, ...]]
    kind: str = ORGANIZATION


@cache
def load_organizations() -> tuple[Organization, ...]:
    """Return all organizations in the order of the data."""
    file = resources.files("corpus").joinpath("data", "organizations.toml")
    rows: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["organization"]
    return tuple(
        Organization(
            row["id"],
            {lang: tuple(row[lang]) for lang in NAME_LANGUAGES},
            row.get("kind", ORGANIZATION),
        )
        for row in rows
    )


def is_organization(value: str) -> bool:
    """Return whether a value is the id of an organization."""
    return value in _by_id()


def organization_label(value: str, locale: str) -> str:
    """Return an organization's name in a locale's language, or an unknown id as it is.

    Args:
        value: its id.
        locale: `uk`, `uk_UA` and the like; other languages fall back to English.
    """
    organization = _by_id().get(value)
    if not organization:
        return value
    lang = locale.split("_", maxsplit=1)[0]
    if lang not in organization.names:
        lang = "en"
    name = _labels().get(value, {}).get(lang) or organization.names[lang][0]
    return with_one_apostrophe(name)


def organization_kind(value: str) -> str:
    """Return the kind of an organization by its id; see `Organization.kind`."""
    organization = _by_id().get(value)
    return organization.kind if organization else ORGANIZATION


@cache
def _by_id() -> Mapping[str, Organization]:
    return {organization.id: organization for organization in load_organizations()}


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    """Return by id and language the labels that are no first names; else ""."""
    return read_label_table("organization_labels.tsv", "id")
