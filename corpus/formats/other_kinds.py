"""What is said of a file that is not what its name promises?"""

from __future__ import annotations

from corpus.errors import UnreadableError
from corpus.file_kinds import FileKind

_REMEDIES = {
    FileKind.EMPTY: "delete it or save it anew",
    FileKind.PDF: "name it .pdf",
    FileKind.HTML: "name it .html",
    FileKind.OFFICE: "save it as .docx, without a password",
    FileKind.RTF: "save it as .docx",
    FileKind.GZIP: "unpack it",
    FileKind.WARC: "name it .warc",
    FileKind.FEED: "name it .xml",
    FileKind.ZIP: "name it .zip, or copy it again if it is damaged",
}


def wrong_kind(kind: FileKind, expected: FileKind | str) -> UnreadableError:
    """Return why a file is not read as what its name says, and what to do."""
    remedy = _REMEDIES.get(kind, "leave it out")
    return UnreadableError(f"{kind}, not {expected}; {remedy}")
