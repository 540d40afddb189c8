"""What does the operator's file say of the collection, and is it whole?

`deploy/collection.toml` is an example. Every mistake is one sentence: the file, the
key, what is wrong, and what to write.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from corpus import is_country
from corpus.open_file import read_file
from corpus.organizations import is_organization
from search.query.facets import FacetField
from webapp.collection import ANY, Collection
from webapp.languages import INTERFACE
from webapp.setting_error import SettingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus import Topic
    from webapp.collection import Texts

MOST_BYTES = 1_000_000
"""Of a file that is read."""
MAX_NAME, MAX_DESCRIPTION, MAX_LABEL = 80, 600, 100
"""Characters of a text."""
RENAMED = (FacetField.COUNTRY, FacetField.ORGANIZATION, FacetField.TOPIC)
"""Facets whose values can be given names."""
_KEYS = ("name", "description", *RENAMED)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of the file.

    Attributes:
        file: what the file is called in messages.
        key: where the value stands, with dots.
        value: as TOML has it.
    """

    file: str
    key: str
    value: Any

    def refuse(self, reason: str) -> NoReturn:
        """Raise what says where this value stands and what is wrong with it."""
        message = f"{self.file}: {self.key}: {reason}"
        raise SettingError(message)

    def table(self, what: str) -> tuple[_Entry, ...]:
        if not isinstance(self.value, dict):
            self.refuse(f"is no table; write a table of {what}")
        return tuple(
            _Entry(self.file, f"{self.key}.{key}", value)
            for key, value in self.value.items()
        )

    @property
    def last_key(self) -> str:
        return self.key.rpartition(".")[2]


def read_collection(file: Path) -> Collection:
    """Return what a file says of the collection.

    Raises:
        SettingError: the file cannot be read, or the first mistake in it.
    """
    values = _parse(file)
    for key in values:
        if key not in _KEYS:
            reason = f"{file}: {key}: is unknown; the keys are {', '.join(_KEYS)}"
            raise SettingError(reason)
    entries = {key: _Entry(str(file), key, value) for key, value in values.items()}
    return Collection(
        _texts(entries["name"], MAX_NAME) if "name" in entries else {},
        _texts(entries["description"], MAX_DESCRIPTION)
        if "description" in entries
        else {},
        {
            field: _labels(entries[field], field)
            for field in RENAMED
            if field in entries
        },
    )


def unknown_values(
    collection: Collection, topics: tuple[Topic, ...]
) -> tuple[str, ...]:
    """Return a sentence for each value that is named and that no article can have.

    Args:
        collection: what the operator says.
        topics: the vocabulary of the index.
    """
    known = {topic.id for topic in topics}
    unknown = [
        f"{FacetField.TOPIC}.{value}: the index has no such topic"
        for value in collection.labels.get(FacetField.TOPIC, {})
        if value not in known
    ]
    unknown += [
        f"{FacetField.ORGANIZATION}.{value}: no organization has that id"
        for value in collection.labels.get(FacetField.ORGANIZATION, {})
        if not is_organization(value)
    ]
    return tuple(f"{sentence}; its name is not used" for sentence in unknown)


def _parse(file: Path) -> Mapping[str, Any]:
    try:
        data = read_file(file, MOST_BYTES)
    except OSError as error:
        reason = f"{file}: {error.strerror or error}; name a file in TOML"
        raise SettingError(reason) from error
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"{file}: line {line}: not UTF-8; save the file as UTF-8"
        raise SettingError(reason) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = f"{file}: no TOML: {error}; mend it there"
        raise SettingError(reason) from error


def _labels(entry: _Entry, field: FacetField) -> Mapping[str, Texts]:
    labels = {}
    for each in entry.table("names"):
        value = each.last_key
        if field is FacetField.COUNTRY and not is_country(value):
            right = value.upper()
            remedy = f"write {right}" if is_country(right) else "write one such as KR"
            each.refuse(f"is no ISO 3166-1 alpha-2 code; {remedy}")
        labels[value] = _texts(each, MAX_LABEL)
    _refuse_shared(entry, labels)
    return labels


def _refuse_shared(entry: _Entry, labels: Mapping[str, Texts]) -> None:
    """Refuse a name that two values have: nobody could tell them apart."""
    for lang in INTERFACE:
        owners: dict[str, str] = {}
        for value, texts in labels.items():
            name = texts.get(lang) or texts.get(ANY, "")
            other = owners.setdefault(name.casefold(), value) if name else value
            if other != value:
                entry.refuse(
                    f"{other} and {value} are both called “{name}”; "
                    "write another name for one of them"
                )


def _texts(entry: _Entry, longest: int) -> Texts:
    """Return a text in some languages, or one for all of them."""
    if isinstance(entry.value, str):
        return {ANY: _text(entry, longest)}
    texts = {}
    for each in entry.table("texts by language, or one text"):
        if each.last_key not in INTERFACE:
            known = ", ".join(INTERFACE)
            each.refuse(f"is no language of the pages; they are {known}")
        texts[each.last_key] = _text(each, longest)
    if not texts:
        entry.refuse("is empty; write a text, or leave the key out")
    return texts


def _text(entry: _Entry, longest: int) -> str:
    if not isinstance(entry.value, str):
        entry.refuse("is no text; write it in quotation marks")
    text = " ".join(unicodedata.normalize("NFC", entry.value).split())
    if not text:
        entry.refuse("is empty; write a text, or leave the key out")
    if any(unicodedata.category(sign) == "Cc" for sign in text):
        entry.refuse("has a control character; take it out")
    if len(text) > longest:
        reason = f"has {len(text)} characters; at most {longest} have room"
        entry.refuse(reason)
    return text
