"""What is a topic?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

LABEL_LANGUAGES = ("en", *LANGUAGES)
"""Languages in which every topic has a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One concept of the vocabulary, of the upper level or below it.

    Attributes:
        id: stable id, used in links and in the index.
        broader: ids of the topics it belongs to; () for the upper level.
        iptc: code of the IPTC Media Topic that fits (`medtop:…`), or "".
        iptc_top: for the upper level, IPTC's top-level topic above it, or "".
        label: what people read, by language.
        terms: its other names, by language.
        weak: words that suggest it without being its name, by language.
    """

    id: str
    broader: tuple[str, ...] = ()
    iptc: str = ""
    iptc_top: str = ""
    label: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
