"""What do the tests of arrivals need? Builds of nothing but arrivals, a day each."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import numpy as np

from corpus import Article
from indexer.arrivals import BuildArrivals
from indexer.state import text_digest
from search.arrivals import read_arrivals
from search.generations.generation import current_folder
from search.generations.manifest import Manifest
from search.generations.publish import building, publish

START = datetime(2026, 11, 30, 6, tzinfo=UTC)
NEWS = {"a": "Угода з Францією.", "b": "Un accord.", "c": "Umowa."}


def day(number):
    """Return the time of the build of a day."""
    return START + timedelta(days=number)


def article(article_id, body="", title=""):
    """Return an article of some texts."""
    return Article(
        id=article_id, lang="fr", title=title, body=body, headline=bool(title)
    )


def publish_arrivals(index, arrivals, texts, sources=None):
    """Publish a generation of articles that are read now.

    Args:
        index: folder of the index.
        arrivals: of the build.
        texts: by id; None for an article that is not read again.
        sources: what the bytes are called that each was read from, where that is not
            its text; "" for unknown.
    """
    names = texts | (sources or {})
    state = SimpleNamespace(
        columns=SimpleNamespace(
            ids=lambda: [*texts],
            texts=lambda: [_text(index, id_, text) for id_, text in texts.items()],
        ),
        source_digests=np.array([_digest(names[id_]) for id_ in texts], np.uint8),
    )
    with building(index) as folder:
        arrivals.write(folder, state)
        publish(index, folder, Manifest(articles=len(texts), analyzers={}))


def build_on(index, number, texts, sources=None):
    """Publish a generation on a day, and return the problems there were."""
    arrivals = BuildArrivals(index, lambda: day(number))
    publish_arrivals(index, arrivals, texts, sources)
    return arrivals.problems


def arrived_on(index, ids):
    """Return on which days articles arrived and changed."""
    arrivals = read_arrivals(current_folder(index))
    found = [arrivals.of(id_) for id_ in ids]
    return [
        ((each.first - START).days, each.changed and (each.changed - START).days)
        for each in found
    ]


def _text(index, id_, text):
    if text is not None:
        return text_digest(article(id_, text))
    row = read_arrivals(current_folder(index)).row(id_)
    return row.text if row else 0


def _digest(source):
    return [*(text_digest(article("", source)) if source else 0).to_bytes(16)][::-1]
