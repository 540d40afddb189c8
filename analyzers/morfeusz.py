"""Which readings does Morfeusz list for a Polish form?"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any, NamedTuple

_STEM_TAGS = {"praet", "adja", "conjt"}
"""Tags of first segments to which another is attached: `zrobił|em`."""
_lock = Lock()  # Morfeusz is not thread-safe


class Reading(NamedTuple):
    """One way to read a form.

    Attributes:
        lemma: dictionary form.
        tag: Morfeusz's tag, its parts joined by colons.
        names: kinds of name that it is.
    """

    lemma: str
    tag: str
    names: tuple[str, ...]

    @property
    def part_of_speech(self) -> str:
        """The tag's first part (Morfeusz: the flexeme)."""
        return self.tag.split(":", 1)[0]


def readings_of(form: str) -> list[Reading]:
    """Return the readings that Morfeusz lists for a form.

    It may segment a form (`zrobił|em`); then the first segment's readings count, if
    they are of a kind to which something can be attached.
    """
    with _lock:
        edges = _morfeusz().analyse(form)
    last = max((end for _, end, _ in edges), default=0)
    readings = [
        (end, Reading(lemma.split(":")[0], tag, tuple(names)))
        for start, end, (_, lemma, tag, names, _) in edges
        if start == 0 and tag != "ign"
    ]
    return [
        reading
        for end, reading in readings
        if end == last or reading.part_of_speech in _STEM_TAGS
    ]


def lists_compound(word: str) -> bool:
    """Return whether Morfeusz lists a hyphenated word as one."""
    with _lock:
        return any(
            start == 0 and end == 1 and text == word and tag != "ign"
            for start, end, (text, _, tag, _, _) in _morfeusz().analyse(word)
        )


@cache
def _morfeusz() -> Any:
    import morfeusz2  # noqa: PLC0415 - the dictionary takes 27 MB

    return morfeusz2.Morfeusz(generate=False)  # a generator would take 9 MB more
