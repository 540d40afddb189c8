"""What does an operator see of the last build and of what was fetched?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from babel.dates import format_datetime, format_skeleton
from flask_babel import gettext as _

from corpus.errors import Kind
from corpus.store.errors import StoreError
from corpus.store.kinds import State
from corpus.store.status import store_status
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.status import SourceStatus
    from search.generations.manifest import Manifest

DAYS = 5
"""Days of which new articles are shown."""
COUNTS = ("named", "new", "corrected", "gone")
"""What is shown of the counts of a pass."""
FAILED = "failed: "
"""How the counts of failures begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildView:
    """The build of the index in service.

    Attributes:
        manifest: what the build reported.
        problem: why a newer generation cannot be used, or "".
    """

    manifest: Manifest
    problem: str = ""

    @property
    def built(self) -> str:
        """When it was built, in the visitor's language."""
        return time_label(self.manifest.created)

    @property
    def rejected(self) -> tuple[tuple[str, int], ...]:
        """What was rejected, counted by the name of its kind, the most first."""
        rejected: list[dict[str, Any]] = self.manifest.summary.get("rejected", [])
        counts = Counter(item["kind"] for item in rejected)
        return tuple((_kind_label(kind), n) for kind, n in counts.most_common())

    @property
    def problems(self) -> tuple[str, ...]:
        """What the operator should repair, a sentence each."""
        return tuple(self.manifest.summary.get("problems", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source of what was fetched.

    Attributes:
        source: how it stands in the store.
        by_day: new articles on each of the days that the page shows.
    """

    source: SourceStatus
    by_day: tuple[int, ...]

    @property
    def fetched(self) -> str:
        """When it was asked last, in the visitor's language."""
        last = self.source.last_run
        return time_label(last.isoformat()) if last else ""

    @property
    def counts(self) -> tuple[int, ...]:
        """What the last pass counted: `COUNTS`, and failures of every kind."""
        results = self.source.results
        failed = (n for kind, n in results.items() if kind.startswith(FAILED))
        return (*(results.get(kind, 0) for kind in COUNTS), sum(failed))

    @property
    def live(self) -> int:
        """Articles that stand."""
        return self.source.states.get(State.LIVE, 0)

    @property
    def alarm(self) -> str:
        """What failed or gave nothing where it used to, or ""."""
        if not self.source.failing:
            return ""
        addresses = ", ".join(self.source.failing)
        text: str = _("Failed or empty: %(addresses)s", addresses=addresses)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreView:
    """What was fetched.

    Attributes:
        days: the days that the page shows, the last one first.
        sources: all of them, those that need a look first.
        problem: why the store cannot be read, or "".
    """

    days: tuple[date, ...] = ()
    sources: tuple[SourceView, ...] = ()
    problem: str = ""

    @property
    def day_labels(self) -> tuple[str, ...]:
        """The days in the visitor's language, without their year."""
        locale = current_locale()
        return tuple(format_skeleton("MMMd", day, locale=locale) for day in self.days)


def make_store_view(folder: Path, today: date) -> StoreView:
    """Return what was fetched, as the page for operators shows it.

    Args:
        folder: of the store.
        today: the last of the days.
    """
    try:
        status = store_status(folder, days=DAYS)
    except StoreError as error:
        reason: str = _("The store cannot be read: %(reason)s", reason=str(error))
        return StoreView(problem=reason)
    days = tuple(today - timedelta(days=past) for past in range(DAYS))
    views = (
        SourceView(
            source=source, by_day=tuple(source.new_by_day.get(day, 0) for day in days)
        )
        for source in status.sources
    )
    return StoreView(
        days=days, sources=tuple(sorted(views, key=lambda view: not view.alarm))
    )


def time_label(moment: str) -> str:
    """Return a time of ISO 8601 in the visitor's language, in UTC; "" of none."""
    if not moment:
        return ""
    label: str = format_datetime(
        datetime.fromisoformat(moment), "short", locale=current_locale()
    )
    return f"{label} UTC"


def _kind_label(kind: str) -> str:
    """Return the name of a kind of rejection in the visitor's language."""
    labels = {
        Kind.UNREADABLE: _("Unreadable"),
        Kind.LANGUAGE: _("In another language"),
        Kind.NOT_AN_ARTICLE: _("No article"),
        Kind.NO_TEXT: _("Without text"),
        Kind.LIMIT: _("Over a limit"),
        Kind.REFUSED: _("Not opened"),
        Kind.RESERVED: _("Reserved by the publisher"),
        Kind.DUPLICATE: _("Read before"),
    }
    return str(labels.get(Kind(kind), kind))
