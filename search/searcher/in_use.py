"""How long is a generation open that several requests use?"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.searcher.open_generation import OpenGeneration


class InUse:
    """An open generation, which is closed when it is retired and its last request ends.

    Attributes:
        opened: the generation.
        suspicion: why its bytes may be damaged, or "".
    """

    def __init__(self, opened: OpenGeneration) -> None:
        self.opened = opened
        self.suspicion = ""
        self._requests = 0
        self._retired = False
        self._lock = Lock()

    @property
    def suspects(self) -> tuple[str, ...]:
        """Names of the files that have to be verified before anything is answered."""
        files = self.opened.files
        return tuple(files.stamps) if self.suspicion else files.written_since()

    def begin(self) -> bool:
        """Count a request that uses it; False if it may be closed already."""
        with self._lock:
            self._requests += not self._retired
            return not self._retired

    def end(self) -> None:
        """Count the end of a request."""
        with self._lock:
            self._requests -= 1
            can_close = self._retired and not self._requests
        if can_close:
            self.opened.close()

    def retire(self) -> None:
        """Close it as soon as no request uses it."""
        with self._lock:
            can_close = not (self._retired or self._requests)
            self._retired = True
        if can_close:
            self.opened.close()
