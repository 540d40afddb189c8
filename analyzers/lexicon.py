"""How is a package's long list of word forms looked up?

It is compiled once into a directed acyclic word graph (DAWG) of some megabytes, which
opens in milliseconds, and cached. The cached file is named by the list's version and
the compiler's code, so that a new one of either compiles the list anew.
"""

from __future__ import annotations

import hashlib
import inspect
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzers.compiled_cache import read_cached, write_cached
from analyzers.errors import DictionaryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True)
class Lexicon:
    """A table from word forms to lemmas, compiled from a package's word list.

    Attributes:
        name: name of the table, with which the cached file's name begins.
        distribution: name of the package, as pip knows it.
        compiler: makes the table from the package's files.
    """

    name: str
    distribution: str
    compiler: Callable[[], Mapping[str, tuple[str, ...]]]

    def get(self, form: str) -> tuple[str, ...]:
        """Return a form's lemmas, () where the list does not have the form.

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
        function = compiler.func if isinstance(compiler, partial) else compiler
        module = inspect.getmodule(function)
        code = inspect.getsource(module).encode() if module else b""
        try:
            version = metadata.version(self.distribution)
        except metadata.PackageNotFoundError as error:
            reason = f"the package {self.distribution} is missing; run `make setup`"
            raise DictionaryError(reason) from error
        return f"{self.name}-{version}-{hashlib.sha256(code).hexdigest()[:12]}.dawg"


def package_text(distribution: str, file: str) -> str:
    """Return the text of an installed package's file, which is in UTF-8.

    Args:
        distribution: name of the package, as pip knows it.
        file: name of the file, without its folder.

    Raises:
        DictionaryError: the package has no such file.
    """
    for path in metadata.files(distribution) or ():
        if path.name == file:
            return Path(str(path.locate())).read_text("utf-8")
    reason = f"{distribution} has no file {file}; install it anew"
    raise DictionaryError(reason)


def _payloads(table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
    """Yield each form with each of its lemmas.

    A lemma is encoded as the number of characters to remove from the form's end, and
    the characters to append. Few distinct payloads keep the graph small.
    """
    for form, lemmas in table.items():
        for lemma in lemmas:
            shared = _shared_prefix(form, lemma)
            yield form, bytes([len(form) - shared]) + lemma[shared:].encode()


def _shared_prefix(first: str, second: str) -> int:
    """Return the number of characters that two words share at their beginning."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(first), len(second)))


def _restore(form: str, payload: bytes) -> str:
    return form[: len(form) - payload[0]] + payload[1:].decode()
