"""What does the manifest of a generation say about its build?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES, dictionaries, fingerprint
from search.generations.manifest import Manifest

if TYPE_CHECKING:
    from indexer.summary import Summary


def make_manifest(summary: Summary, inputs: str, home: str, engine: str) -> Manifest:
    """Return the manifest of a build; `publish` adds the generation and its files.

    Args:
        summary: what the build did.
        inputs: digest of all that it read; see `inputs_digest`.
        home: code of the country that is never a partner, "" for none.
        engine: that holds the articles.
    """
    figures = summary.to_json()
    versions = {
        package: version
        for lang in LANGUAGES
        for package, version in dictionaries(lang).items()
    }
    return Manifest(
        articles=summary.indexed,
        analyzers={lang: fingerprint(lang) for lang in LANGUAGES},
        inputs=inputs,
        dictionaries=versions,
        home=home,
        model=summary.model,
        languages=figures["languages"],
        stories=summary.stories,
        digest=summary.digest,
        summary=figures,
        engine=engine,
    )
