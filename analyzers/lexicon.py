"""Where are words kept that a language needs?

Our own short lists lie in `data/`. A package's long list of forms is compiled
once into a directed acyclic word graph of some megabytes that
opens in milliseconds, and kept beside the environment's packages (or in the user's
cache, where those may not be written). It is named by the list's version and the
compiler's code, so a new one of either is compiled anew.
"""

from __future__ import annotations

import hashlib
import inspect
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzers.compiled_cache import read_cached, write_cached
from analyzers.errors import DictionaryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True)
class Lexicon:
    """A table from word forms to lemmas, made of a package's word list.

    Attributes:
        name: name of the compiled file.
        distribution: name of the package, as pip knows it.
        compiler: makes the table of what the package holds.
    """

    name: str
    distribution: str
    compiler: Callable[[], Mapping[str, tuple[str, ...]]]

    def get(self, form: str) -> tuple[str, ...]:
        """Give a form's lemmas, or () where the list lacks it.

        Raises:
            DictionaryError: the package or its list is missing.
        """
        return tuple(
            _restore(form, payload) for payload in self._graph.get(form.encode(), ())
        )

    @cached_property
    def _graph(self) -> Any:
        import dawg  # noqa: PLC0415 - loaded with the first list

        name = self._file_name
        graph = read_cached(name, lambda path: dawg.BytesDAWG().load(str(path)))
        if graph is None:
            graph = dawg.BytesDAWG(_payloads(self.compiler()))
            write_cached(name, lambda path: graph.save(str(path)))
        return graph

    @cached_property
    def _file_name(self) -> str:
        compiler = self.compiler
        made_by = compiler.func if isinstance(compiler, partial) else compiler
        module = inspect.getmodule(made_by)
        code = inspect.getsource(module).encode() if module else b""
        try:
            version = metadata.version(self.distribution)
        except metadata.PackageNotFoundError as error:
            reason = f"the package {self.distribution} is missing; run `make setup`"
            raise DictionaryError(reason) from error
        return f"{self.name}-{version}-{hashlib.sha256(code).hexdigest()[:12]}.dawg"


def package_text(distribution: str, file: str) -> str:
    """Read a list of a package.

    Args:
        distribution: name of the package, as pip knows it.
        file: name of the list among the package's files, in UTF-8.

    Raises:
        DictionaryError: the list is missing.
    """
    for one in metadata.files(distribution) or ():
        if one.name == file:
            return Path(str(one.locate())).read_text("utf-8")
    reason = f"{distribution} has no file {file}; install it anew"
    raise DictionaryError(reason)


def word_list(name: str) -> tuple[str, ...]:
    """Read one of our own lists: a word a line, `#` before a remark."""
    text = resources.files("analyzers").joinpath("data", name).read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _payloads(table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
    """Write a lemma as the number of characters to cut off its form and the rest."""
    for form, lemmas in table.items():
        for lemma in lemmas:
            shared = _shared(form, lemma)
            yield form, bytes([len(form) - shared]) + lemma[shared:].encode()


def _shared(first: str, second: str) -> int:
    """Count the characters that two words have in common at their start."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(first), len(second)))


def _restore(form: str, payload: bytes) -> str:
    return form[: len(form) - payload[0]] + payload[1:].decode()
