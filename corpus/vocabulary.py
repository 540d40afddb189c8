"""Is a vocabulary in SKOS valid, and which topics does it define?

Every mistake is one line: file, line, what is wrong; what to do. rdflib reads the
Turtle; it is needed here only.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Any, NoReturn
from unicodedata import normalize

from corpus.errors import RuleError
from corpus.terminal_text import printable, quoted
from corpus.topic import LABEL_LANGUAGES, Topic
from corpus.turtle_lines import subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import Graph

_BASE = "https://hoptac.invalid/topic/"
_MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"\d{8}")
_MOST_STATEMENTS = 200_000
_TOP_CODE = re.compile(r"\d{2}0{6}")


def compile_topics(data: bytes, name: str) -> tuple[Topic, ...]:
    """Return the topics of a vocabulary in Turtle, which is validated.

    Args:
        data: the file's content.
        name: the file's name, for messages.

    Returns:
        The concepts in the order of their ids.

    Raises:
        RuleError: the first mistake that was found.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"{name}:{line}: not UTF-8; save the file as UTF-8"
        raise RuleError(reason) from error
    source = _Source(name, text, _parse(text, name))
    for iri in source.lines:
        source.check_parents(iri)
    return tuple(sorted(map(source.topic, source.lines), key=lambda topic: topic.id))


def _parse(text: str, name: str) -> Graph:
    import rdflib  # noqa: PLC0415 - slow to load, and seldom needed
    from rdflib.plugins.parsers.notation3 import BadSyntax  # noqa: PLC0415 - as above

    logging.getLogger("rdflib").setLevel(logging.ERROR)  # it warns of odd addresses
    # Written out, the number "1E99999999"^^xsd:decimal has a hundred megabytes.
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.Graph(bind_namespaces="none")
    _limit(graph)
    try:
        graph.parse(data=text, format="turtle", publicID=_BASE)
    except BadSyntax as error:
        why = quoted(" ".join(error._why.split()))  # noqa: SLF001 - of one line
        reason = f"{name}:{error.lines + 1}: no Turtle ({why}); mend or restore it"
        raise RuleError(reason) from error
    except Exception as error:  # the parser lets any kind of error escape
        why, last = quoted(" ".join(str(error).split())), text.count("\n") + 1
        reason = f"{name}:{last}: no Turtle ({why}); mend or restore it"
        raise RuleError(reason) from error
    return graph


def _limit(graph: Graph) -> None:
    """Let a graph take no more than so many statements; each takes half a kilobyte."""
    add, counted = graph.store.add, count(1)

    def add_within_limit(*statement: Any, **options: Any) -> None:
        if next(counted) > _MOST_STATEMENTS:
            reason = f"more than {_MOST_STATEMENTS:,} statements"
            raise ValueError(reason)
        add(*statement, **options)

    graph.store.add = add_within_limit  # type: ignore[method-assign]


class _Source:
    """A vocabulary's statements and the line of each of its concepts."""

    def __init__(self, name: str, text: str, graph: Graph) -> None:
        self._name = name
        self._values: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self._parents: dict[str, set[str]] = defaultdict(set)
        for subject, predicate, value in graph:
            self._values[str(subject), str(predicate)].append(value)
        prefixes = {prefix: str(iri) for prefix, iri in graph.namespaces()}
        self.lines = self._concepts(text, prefixes)
        self._ids = {_local(iri): iri for iri in self.lines}
        for iri in self.lines:
            for parent in self._get(iri, "broader"):
                self._parents[iri].add(str(parent))
            for child in self._get(iri, "narrower"):
                self._parents[str(child)].add(iri)

    def _get(self, iri: str, name: str) -> list[Any]:
        return self._values[iri, _SKOS + name]

    def _concepts(self, text: str, prefixes: Mapping[str, str]) -> dict[str, int]:
        """Return the line of each concept; an id may be described once only."""
        lines: dict[str, int] = {}
        seen: dict[str, int] = {}
        for iri, line in subjects(text, prefixes, _BASE):
            if f"{_SKOS}Concept" not in map(str, self._values[iri, _TYPE]):
                continue
            name = _local(iri)
            if name in seen:
                wrong = f"{name} is described twice, first on line {seen[name]}"
                self._fail(line, wrong, "rename one or join the two")
            if not _ID.fullmatch(name):
                wrong = f"{quoted(name)!r} cannot be an id"
                self._fail(line, wrong, "use small letters, digits and hyphens")
            lines[iri] = seen[name] = line
        if not lines:
            self._fail(1, "no skos:Concept", "describe at least one")
        return lines

    def check_parents(self, iri: str) -> None:
        """Check that a concept is on one of two levels, without a cycle."""
        line, name = self.lines[iri], _local(iri)
        for parent in sorted(self._parents[iri]):
            if parent not in self.lines:
                wrong = f"{name} has the unknown broader concept {_local(parent)}"
                self._fail(line, wrong, "describe that one or name another")
        if iri in self._ancestors(iri):
            wrong = f"{name} is broader than itself by way of a cycle"
            self._fail(line, wrong, "remove one skos:broader of it")
        for parent in sorted(self._parents[iri]):
            if self._parents[parent]:
                wrong = f"{name} stands on a third level, below {_local(parent)}"
                self._fail(line, wrong, "give it a broader concept of the upper level")

    def _ancestors(self, iri: str) -> set[str]:
        """Return all ancestors of a concept; itself among them if there is a cycle."""
        ancestors: set[str] = set()
        unvisited = set(self._parents[iri])
        while unvisited:
            parent = unvisited.pop()
            if parent not in ancestors:
                ancestors.add(parent)
                unvisited |= self._parents[parent]
        return ancestors

    def topic(self, iri: str) -> Topic:
        """Return the topic of a concept."""
        upper = not self._parents[iri]
        iptc = next(iter(self._codes(iri, "exactMatch", "closeMatch")), "")
        tops = [iptc, *self._codes(iri, "broadMatch")]
        top = next((code for code in tops if _TOP_CODE.fullmatch(code)), "")
        terms = self._terms(iri, "altLabel")
        weak = self._terms(iri, "hiddenLabel")
        return Topic(
            id=_local(iri),
            broader=tuple(sorted(map(_local, self._parents[iri]))),
            iptc=iptc and f"medtop:{iptc}",
            iptc_top=f"medtop:{top}" if upper and top else "",
            label=self._labels(iri),
            terms=terms,
            weak=weak,
        )

    def _labels(self, iri: str) -> dict[str, str]:
        labels = self._terms(iri, "prefLabel")
        for lang in LABEL_LANGUAGES:
            count = len(labels.get(lang, ()))
            if count != 1:
                wrong = f"{_local(iri)} has {count or 'no'} skos:prefLabel @{lang}"
                self._fail(self.lines[iri], wrong, "give it one in each language")
        return {lang: labels[lang][0] for lang in LABEL_LANGUAGES}

    def _terms(self, iri: str, kind: str) -> dict[str, tuple[str, ...]]:
        """Return labels by language; empty ones and other languages are refused."""
        labels: dict[str, list[str]] = defaultdict(list)
        for literal in self._get(iri, kind):
            lang, text = getattr(literal, "language", None), str(literal).strip()
            if lang not in LABEL_LANGUAGES or not text:
                wrong = f"{_local(iri)} has the skos:{kind} {quoted(literal.n3())}"
                tags = ", ".join(f"@{lang}" for lang in LABEL_LANGUAGES)
                self._fail(self.lines[iri], wrong, f"write words with one of {tags}")
            labels[lang].append(normalize("NFC", text))
        return {lang: tuple(sorted(labels[lang])) for lang in sorted(labels)}

    def _codes(self, iri: str, *relations: str) -> Iterable[str]:
        """Yield the codes of IPTC Media Topics that a concept is mapped to."""
        for value in (v for name in relations for v in self._get(iri, name)):
            if not str(value).startswith(_MEDTOP):
                continue
            code = str(value).removeprefix(_MEDTOP)
            if not _CODE.fullmatch(code):
                wrong = f"{_local(iri)} is mapped to medtop:{code}"
                self._fail(self.lines[iri], wrong, "a code has eight digits")
            yield code

    def _fail(self, line: int, wrong: str, remedy: str) -> NoReturn:
        reason = f"{self._name}:{line}: {printable(wrong)}; {remedy}"
        raise RuleError(reason)


def _local(iri: str) -> str:
    return re.split("[/#]", iri)[-1]
