"""What decides the terms of a language, and has any of it changed?

Terms are decided by the modules that a language's module and the document reader
import, directly or not, by the data files that these name, and by the dictionaries. The
modules are found by their import statements, so that none can be forgotten.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from analyzers.registry import dictionaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_DIGITS = 16
# Parsing the modules would take 60 ms at each start of a process. Whatever else looks
# like an import statement, in a docstring perhaps, only adds a module.
_IMPORT = re.compile(
    r"^[ \t]*(?:import|from)[ \t]+analyzers(?:\.(?P<module>[\w.]+))?"
    r"(?:[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n]*))?",
    re.MULTILINE,
)


@cache
def fingerprint(lang: str) -> str:
    """Return a digest of all that decides a language's terms.

    Returns:
        16 hexadecimal digits.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
        DictionaryError: a dictionary is not installed.
    """
    versions = dictionaries(lang)
    digest = hashlib.sha256()
    for file in deciding_files(lang, resources.files("analyzers")):
        digest.update(file.read_bytes())
    for distribution, version in versions.items():
        digest.update(f"{distribution}=={version}\n".encode())
    return digest.hexdigest()[:_DIGITS]


def deciding_files(lang: str, package: Traversable) -> list[Traversable]:
    """Return the source and data files that decide a language's terms, in fixed order.

    Imports inside functions and for type checking count as well.

    Args:
        lang: ISO 639-1 code of a language that has a module.
        package: folder of this package.
    """
    sources: dict[str, Traversable] = {}
    code = ""
    seen: set[str] = set()
    pending = {"document_reader", lang}
    while pending:
        module = pending.pop()
        seen.add(module)
        source = package.joinpath(f"{module.replace('.', '/')}.py")
        if source.is_file():
            sources[module] = source
            text = source.read_text("utf-8")
            pending |= {*_imported(text)} - seen
            code += text
    data = {file.name: file for file in package.joinpath("data").iterdir()}
    return [
        *(sources[module] for module in sorted(sources)),
        *(data[name] for name in sorted(data) if name in code),
    ]


def _imported(code: str) -> Iterator[str]:
    """Yield what code imports of this package, as dotted names that may be modules."""
    for match in _IMPORT.finditer(code):
        module, names = match["module"] or "", match["names"] or ""
        for name in ("", *re.findall(r"\w+", names)):
            imported = ".".join(filter(None, (module, name)))
            yield imported
            if subpackage := imported.rpartition(".")[0]:
                yield f"{subpackage}.__init__"
