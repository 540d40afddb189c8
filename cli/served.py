"""What does a server say that it serves?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.terminal_text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from search.generations.manifest import Manifest


def served(manifest: Manifest, generation: str, index_dir: Path) -> str:
    """Return a line on what is served.

    Args:
        manifest: of the generation in service.
        generation: its name.
        index_dir: folder of the index.
    """
    languages = ", ".join(
        f"{lang} {count:,}" for lang, count in sorted(manifest.languages.items())
    )
    articles = (
        "1 article" if manifest.articles == 1 else f"{manifest.articles:,} articles"
    )
    place = printable(str(index_dir.absolute()))
    return (
        f"Hoptac serves {articles}{f' ({languages})' if languages else ''} of "
        f"{generation} in {place}, engine {manifest.engine}"
    )
