"""What are the interface's sentences in its languages?

Each language has a folder of catalogs in the form of GNU gettext (`.po`), one for each
part of the interface. They are compiled in memory when they are first needed.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from webapp.languages import DEFAULT, INTERFACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@cache
def translations() -> Mapping[str, Translations]:
    """Return the translations into each language but English, which is the source."""
    return {lang: _merged(lang) for lang in INTERFACE if lang != DEFAULT}


def catalogs(lang: str) -> Iterator[tuple[str, Catalog]]:
    """Yield a language's catalogs with the names of their files."""
    folder = resources.files("webapp").joinpath("translations", lang)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".po"):
            with file.open("rb") as stream:
                yield file.name, read_po(stream, locale=lang)


def _merged(lang: str) -> Translations:
    merged = Catalog(locale=lang)
    for _, catalog in catalogs(lang):
        for message in catalog:
            if message.id:
                merged[message.id] = message
    stream = BytesIO()
    write_mo(stream, merged)
    stream.seek(0)
    return Translations(stream)
