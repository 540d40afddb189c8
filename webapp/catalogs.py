"""How are the interface's sentences said in its languages?

Each language has a folder of catalogs in the form of GNU gettext (`.po`), one for each
part of the interface; they are read as they are, and there is nothing to compile.
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
    """Give what each language but English says, as gettext wants it."""
    return {lang: _joined(lang) for lang in INTERFACE if lang != DEFAULT}


def catalogs(lang: str) -> Iterator[tuple[str, Catalog]]:
    """Give a language's catalogs by the names of their files."""
    folder = resources.files("webapp").joinpath("translations", lang)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".po"):
            with file.open("rb") as stream:
                yield file.name, read_po(stream, locale=lang)


def _joined(lang: str) -> Translations:
    joined = Catalog(locale=lang)
    for _, catalog in catalogs(lang):
        for message in catalog:
            if message.id:
                joined[message.id] = message
    stream = BytesIO()
    write_mo(stream, joined)
    stream.seek(0)
    return Translations(stream)
