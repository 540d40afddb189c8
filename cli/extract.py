"""What is read of files, and from where on their pages?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.options import REJECTED, jobs_option, print_other_kinds, sites_option
from corpus.terminal_text import printable, printable_json

if TYPE_CHECKING:
    from corpus import Article, Rejection


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@sites_option
@jobs_option
@click.option("--json", "as_json", is_flag=True, help="Write an object a line.")
def extract(
    paths: tuple[Path, ...], sites: Path | None, jobs: int, *, as_json: bool
) -> None:
    """Show what is read of the files and folders PATHS, and where each part is from.

    Nothing is indexed. This is how rules for a site are tried.
    """
    from corpus import Article, read_articles
    from corpus.files import count_other_kinds
    from corpus.formats.file_format import PageRules

    rejected = False
    for item in read_articles(paths, rules=PageRules(sites), processes=jobs):
        if isinstance(item, Article):
            click.echo(_json(_fields(item)) if as_json else _text(item))
            continue
        rejected = True
        if as_json:
            click.echo(_json(_rejection(item)))
        else:
            click.echo(str(item), err=True)
    print_other_kinds(count_other_kinds(paths))
    if rejected:
        raise click.exceptions.Exit(REJECTED)


def _json(fields: dict[str, Any]) -> str:
    return printable_json(json.dumps(fields, ensure_ascii=False))


def _fields(article: Article) -> dict[str, Any]:
    """Return what there is to show of an article."""
    return {
        "file": article.origin,
        "id": article.id,
        "title": article.title,
        "other_title": article.other_title,
        "published": article.published.isoformat() if article.published else None,
        "corrected": article.corrected.isoformat() if article.corrected else None,
        "lang": article.lang,
        "body": article.body,
        "url": article.url,
        "source": article.source,
        "story": article.story or article.version_key,
        "picture": article.picture,
        "alternates": list(article.alternates),
        "from": dict(article.provenance),
    }


def _rejection(rejection: Rejection) -> dict[str, Any]:
    return {
        "file": rejection.origin or rejection.path,
        "line": rejection.line or None,
        "kind": rejection.kind,
        "rejected": rejection.reason,
    }


def _text(article: Article) -> str:
    """Return an article for people: a line a field with its place, then the body."""
    fields = _fields(article)
    places = fields.pop("from")
    body = fields.pop("body")
    lines = []
    for name, value in fields.items():
        shown = " ".join(value) if isinstance(value, list) else value
        if shown:
            place = f"  [{places[name]}]" if name in places else ""
            lines.append(printable(f"{name:12} {shown}{place}"))
    place = f"  [{places['body']}]" if "body" in places else ""
    return "\n".join((*lines, f"body{place}", printable(body, "\n\t"), ""))
