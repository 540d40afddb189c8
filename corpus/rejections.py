"""How is it said that a file, or something in it, cannot be read?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from analyzers import AnalyzerError
from corpus.article import Rejection
from corpus.errors import CorpusError, UnreadableError
from corpus.files import printable
from corpus.whole_letters import whole_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.files import File

    Value = TypeVar("Value")


def rejection_of(file: File, error: UnreadableError, name: str = "") -> Rejection:
    """Return the rejection of a file, or of what is called `name` in it."""
    return Rejection(
        printable(file.path),
        error.line,
        error.reason,
        origin_of(file, name),
        error.kind,
        whole_letters(name),
    )


def origin_of(file: File, name: str) -> str:
    """Return the absolute path of a file, followed by a name in it if there is one."""
    return f"{file.origin}/{whole_letters(name)}" if name else file.origin


def foreseen(
    step: Callable[..., Value], *of_one_article: object, line: int = 0
) -> Value:
    """Return what a step makes of one article; its fault is that article's alone.

    Args:
        step: a function.
        of_one_article: its arguments.
        line: where the article was read, for the message.

    Raises:
        UnreadableError: there is no article, or the step failed in an unforeseen way.
        CorpusError: a rule or a data file is broken, for all articles.
    """
    try:
        return step(*of_one_article)
    except (AnalyzerError, CorpusError, MemoryError, OSError):  # of more than one
        raise
    except Exception as error:  # one article must not end all reading
        reason = f"it cannot be read ({type(error).__name__}: {error}); leave it out"
        raise UnreadableError(reason, line) from error


def os_reason(error: OSError) -> str:
    """Return why the system does not let a file be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; give the user that runs this read permission"
    return f"it cannot be read ({error.strerror or error}); check the disk"
