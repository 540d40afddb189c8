"""What is loaded once, before the first process is forked?

Importing these takes a second; a process that is forked afterwards has them.
"""

import corpus.extraction.article as _extraction
import corpus.formats.registry as _formats
import corpus.isolation.worker as _worker

__all__ = ["_extraction", "_formats", "_worker"]
