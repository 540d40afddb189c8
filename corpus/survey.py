"""What do the archives among some files hold, before anything of them is read?"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from corpus.chunks import survey_file
from corpus.errors import UnreadableError
from corpus.formats.file_format import Version
from corpus.kept_pictures import KeptPictures
from corpus.versions import LastVersions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.files import File


class Survey(NamedTuple):
    """What archives hold."""

    versions: LastVersions
    pictures: KeptPictures


def survey(files: Iterable[File]) -> Survey:
    """Look through the archives among some files; what is unreadable holds nothing."""
    found = Survey(LastVersions(), KeptPictures())
    for file in files:
        with suppress(UnreadableError, OSError):
            for item in survey_file(file):
                if isinstance(item, Version):
                    found.versions.add(item)
                else:
                    found.pictures.add(file, item)
    return found
