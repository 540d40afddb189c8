"""What does a manifest say of a build?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES, dictionaries, fingerprint
from search.generations.manifest import Manifest

if TYPE_CHECKING:
    from indexer.summary import Summary


def make_manifest(summary: Summary, inputs: str) -> Manifest:
    """Give the manifest of a build, but for what its files are.

    Args:
        summary: what the build did.
        inputs: digest of what it read.
    """
    figures = summary.to_json()
    packages = {name: v for lang in LANGUAGES for name, v in dictionaries(lang).items()}
    return Manifest(
        articles=summary.indexed,
        analyzers={lang: fingerprint(lang) for lang in LANGUAGES},
        inputs=inputs,
        dictionaries=packages,
        model=summary.model,
        languages=figures["languages"],
        stories=summary.stories,
        digest=summary.digest,
        summary=figures,
    )
