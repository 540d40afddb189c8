"""How is all that cannot be made again saved and put back from a terminal?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import REJECTED

if TYPE_CHECKING:
    from backup.archive import Listed

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)
_UNITS = ("B", "kB", "MB", "GB")
_STEP = 1000


@click.command()
@click.argument("file", type=_FILE)
@click.option("--articles", type=_FOLDER, metavar="DIR", help="Folder of articles.")
@click.option("--store", type=_FOLDER, metavar="DIR", help="Folder of the store.")
@click.option("--index", type=_FOLDER, metavar="DIR", help="Folder of the index.")
@click.option(
    "--alerts",
    type=_FILE,
    metavar="FILE",
    help="The file of alerts; what was sent is beside it.",
)
@click.option(
    "--settings",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    metavar="PATH",
    help="A file or folder of settings; may be given again.",
)
def backup(
    file: Path,
    articles: Path | None,
    store: Path | None,
    index: Path | None,
    alerts: Path | None,
    settings: tuple[Path, ...],
) -> None:
    """Save what is named in FILE, a tar with digests, while everything goes on.

    Exit 0; 1 where nothing was saved; 3 where links and pipes among the articles were
    left out.
    """
    from backup.entries import Sources
    from backup.saving import save

    sources = Sources(
        articles=articles, store=store, index=index, alerts=alerts, settings=settings
    )
    if not any(sources.folders()):
        message = (
            "name what to save: --articles, --store, --index, --alerts, --settings"
        )
        raise click.UsageError(message)
    others: list[Path] = []
    files = save(file, sources, others.append)
    for path in others:
        click.echo(f"{path}: left out, as it is no file proper", err=True)
    click.echo(f"{_summary(files)} saved in {file}")
    if others:
        raise click.exceptions.Exit(REJECTED)


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--to", "folder", type=_FOLDER, metavar="DIR", help="Where its parts will be."
)
@click.option("--check", is_flag=True, help="Only compare the digests; write nothing.")
def restore(file: Path, folder: Path | None, *, check: bool) -> None:
    """Restore the backup FILE into a folder, once all of it was verified."""
    from backup import restoring

    if check:
        click.echo(f"{_summary(restoring.verify(file))}, every one as it was saved")
        return
    if folder is None:
        message = "name the folder to put it into: --to DIR"
        raise click.UsageError(message)
    click.echo(f"{_summary(restoring.restore(file, folder))} put back into {folder}")


def _summary(files: dict[str, Listed]) -> str:
    """Return how many files of which parts there are, and their size."""
    size = float(sum(file.size for file in files.values()))
    unit = 0
    while size >= _STEP and unit + 1 < len(_UNITS):
        size, unit = size / _STEP, unit + 1
    parts = dict.fromkeys(name.partition("/")[0] for name in sorted(files))
    count = f"{len(files)} file{'' if len(files) == 1 else 's'}"
    return f"{count} ({', '.join(parts)}; {size:.3g} {_UNITS[unit]})"
