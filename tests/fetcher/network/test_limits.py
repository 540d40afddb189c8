"""Limits are lowered freely and raised only on purpose."""

from __future__ import annotations

import pytest

from fetcher.errors import SourcesError
from fetcher.network.limits import INDEXES, PAGES


def test_a_limit_is_lowered_freely() -> None:
    """The others stay as they were."""
    lower = PAGES.changed(wire=1000, redirects=0, seconds=1.5)
    assert (lower.wire, lower.redirects, lower.seconds) == (1000, 0, 1.5)
    assert lower.unpacked == PAGES.unpacked


def test_a_limit_is_raised_only_on_purpose() -> None:
    """A flag must say so."""
    with pytest.raises(SourcesError, match="only be lowered"):
        PAGES.changed(wire=PAGES.wire + 1)
    assert PAGES.changed(wire=PAGES.wire + 1, beyond=True).wire == PAGES.wire + 1


@pytest.mark.parametrize("change", [{"wire": 0}, {"seconds": -1}, {"redirects": -1}])
def test_a_limit_is_above_zero(change: dict[str, float]) -> None:
    """But for redirects, of which there may be none."""
    with pytest.raises(SourcesError, match="above zero"):
        PAGES.changed(beyond=True, **change)


def test_a_limit_has_a_known_name() -> None:
    """A mistyped name changes nothing in silence."""
    with pytest.raises(SourcesError, match="no limit is called"):
        PAGES.changed(bytes=1)


def test_the_limits_are_those_of_the_manual() -> None:
    """What is promised to publishers and operators."""
    assert (PAGES.wire, PAGES.unpacked, PAGES.wire_pdf) == (5e6, 20e6, 50e6)
    assert (PAGES.head, PAGES.redirects, PAGES.seconds) == (65536, 5, 30)
    assert INDEXES.unpacked == 50e6
